import type { Arm } from "../../model/arm.ts";
import { EXIT, Problem } from "../../model/problem.ts";
import { type ToolCommand, ToolProcess } from "../tool-process.ts";
import type { Relay } from "./relay.ts";

/** Seconds that it has for ending when it is asked to. */
const GRACE_SECONDS = 1;
const MOST_OUTPUT = 16 * 2 ** 20;

export interface ArmToolParts {
  readonly scenario: string;
  readonly arm: Arm;
  readonly relay: Relay;
  /** The relay's address for this arm. */
  readonly url: string;
  readonly users: number;
  /** Seconds within which the first request must come. */
  readonly startSeconds: number;
  readonly command: Omit<ToolCommand, "hasSocket" | "mostOutput">;
  /** Called whenever another process runs, or none. */
  readonly changed: () => void;
}

/** The tool that loads one arm: started again when it ends well, and a failure when it does not. */
export class ArmTool implements AsyncDisposable {
  private readonly parts: ArmToolParts;
  private readonly broken = Promise.withResolvers<Problem>();
  private tool: ToolProcess | undefined;
  private sentBefore = 0;
  private stops = false;
  private stopped: Promise<void> | undefined;
  private restarts = 0;
  private failed: Problem | undefined;

  constructor(parts: ArmToolParts) {
    this.parts = parts;
  }

  /** The leader of its process group; undefined while none runs. */
  get pid(): number | undefined {
    return this.tool?.pid;
  }

  get failure(): Problem | undefined {
    return this.failed;
  }

  /** Whether it was started again since this was last asked. */
  takeRestarted(): boolean {
    const restarted = this.restarts > 0;
    this.restarts = 0;
    return restarted;
  }

  /** Starts it and waits for its first requests. Throws a Problem where none comes. */
  async open(): Promise<void> {
    const { arm, relay, users, startSeconds } = this.parts;
    this.start();
    const came = await Promise.race([relay.arrived(arm, users, startSeconds), this.broken.promise]);
    if (came instanceof Problem) throw came;
    if (came.requests === 0) throw this.silent(came.connections, came.notes);
  }

  /** After a failure that was the service's doing. */
  async startAgain(): Promise<void> {
    const { arm, relay } = this.parts;
    this.failed = undefined;
    this.sentBefore = (await relay.arrived(arm)).requests;
    this.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stops = true;
    this.stopped ??= this.tool?.stop(GRACE_SECONDS);
    await this.stopped;
  }

  private start(): void {
    if (this.stops) return;
    const tool = new ToolProcess({ ...this.parts.command, hasSocket: false, mostOutput: MOST_OUTPUT });
    this.tool = tool;
    this.parts.changed();
    void tool.ended.then((how) => this.ended(tool, how)).catch((error: unknown) => this.fail(asProblem(error)));
  }

  private async ended(tool: ToolProcess, how: string): Promise<void> {
    await tool[Symbol.asyncDispose]();
    if (this.stops) return;
    const { arm, relay } = this.parts;
    const { requests } = await relay.arrived(arm);
    const sent = requests - this.sentBefore;
    this.sentBefore = requests;
    if (how === "ended with status 0" && sent > 0 && !tool.floods) {
      this.restarts++;
      this.start();
      return;
    }
    this.tool = undefined;
    this.parts.changed();
    this.fail(this.problemOf(tool, how, requests));
    await relay.ask("done", { kind: "spoil", arm, reason: `the command ${how}` });
  }

  private fail(problem: Problem): void {
    this.failed = problem;
    this.broken.resolve(problem);
  }

  private problemOf(tool: ToolProcess, how: string, requests: number): Problem {
    const { scenario, arm } = this.parts;
    const { output } = tool;
    const printed = output === "" ? {} : { detail: output };
    const common = { arm, exitStatus: EXIT.unmeasured, ...printed };
    if (tool.floods) {
      const message = `${scenario}: the command printed more than ${MOST_OUTPUT / 2 ** 20} MiB; expected little, as reading it takes time from the load`;
      return new Problem({ code: "command-floods", message, hint: "Add > /dev/null to it.", ...common });
    }
    const when = requests === 0 ? " before it sent a request" : "";
    const message = `${scenario}: the command ${how}${when}; expected it to send load until it is stopped, or to end with status 0`;
    const hint =
      how === "ended with status 127"
        ? "The shell did not find it: install it in the job, before Loadline."
        : "What it printed says why; try it by itself.";
    return new Problem({ code: "command-failed", message, hint, ...common });
  }

  private silent(connections: number, notes: readonly string[]): Problem {
    const { scenario, arm, url, startSeconds } = this.parts;
    const output = this.tool?.output ?? "";
    const seen = [`${connections} connections`, ...notes].join("; ");
    return new Problem({
      code: "command-silent",
      message: `${scenario}: expected the command to send a request to ${url} within ${startSeconds} s, got none (${seen})`,
      hint: "Give it the address as {{url}}, or {{host}} and {{port}}; it must speak HTTP/1.1 without TLS.",
      arm,
      ...(output === "" ? {} : { detail: output }),
      exitStatus: EXIT.usage,
    });
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
