import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { EXIT, Problem } from "../model/problem.ts";
import type { Log } from "../run/ports.ts";
import { isReply, type Question } from "./envelope.ts";
import type { GeneratorWork } from "./generator-work.ts";

/** Characters of the generator's error output that are kept as evidence. */
const TAIL = 4000;
/** Seconds; the default of GeneratorOptions. */
const SILENCE_SECONDS = 15;

export interface GeneratorOptions {
  /** The generator's entry: generator.ts in the source tree, generator.js beside the bundles. */
  readonly url: URL;
  readonly work: GeneratorWork;
  readonly log: Log;
  /** All of its variables; none unless given. Node takes none of ours for it: no inspector, preload or token. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Seconds without any sign of life after which it counts as broken; default 15. */
  readonly silenceSeconds?: number;
}

interface Pending {
  readonly resolve: (body: unknown) => void;
  readonly reject: (problem: Problem) => void;
  readonly silence: NodeJS.Timeout;
}

/**
 * The process that sends the load, apart from ours so that our work does not disturb its clock. It ends when disposed,
 * and by itself when our process ends in whatever way.
 */
export class GeneratorProcess implements AsyncDisposable {
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private readonly silenceMs: number;
  private readonly pending = new Map<number, Pending>();
  private asked = 0;
  private tail = "";
  private broken: Problem | undefined;

  constructor({ url, work, log, environment = {}, silenceSeconds = SILENCE_SECONDS }: GeneratorOptions) {
    this.silenceMs = silenceSeconds * 1000;
    this.child = fork(fileURLToPath(url), [work], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      execArgv: [],
      env: environment,
    });
    log.debug(`load generator: process ${this.child.pid ?? "not started"}`);
    this.exited = once(this.child, "exit").catch(() => undefined);
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.tail = (this.tail + text).slice(-TAIL);
    });
    this.child.on("message", (message) => this.receive(message));
    this.child.on("error", (error) => this.fail(`could not be run: ${error.message}`));
    this.child.on("close", (status, signal) => this.fail(`ended with ${signal ?? `status ${status}`}`));
  }

  /** Its process id; undefined when it could not be started or is no longer usable. */
  get pid(): number | undefined {
    return this.broken === undefined ? this.child.pid : undefined;
  }

  /** Why it can no longer be asked. */
  get failure(): Problem | undefined {
    return this.broken;
  }

  /** Resolves to the answer's body, not yet decoded. Rejects with a Problem when the generator dies or falls silent. */
  ask(body: unknown): Promise<unknown> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.asked;
    const silence = setTimeout(() => this.fail(`has been silent for ${this.silenceMs / 1000} s`), this.silenceMs);
    this.pending.set(id, { resolve, reject, silence });
    const question: Question = { id, body };
    this.child.send(question, (error) => {
      // It is dying or deaf; its end tells more than the broken channel does.
      if (error !== null) this.child.kill("SIGKILL");
    });
    return promise;
  }

  /** Gives the generator up: it is killed, and everything asked of it fails with the Problem returned. */
  fail(reason: string): Problem {
    if (this.broken !== undefined) return this.broken;
    const problem = new Problem({
      code: "generator-died",
      message: `the load generator (process ${this.child.pid ?? "not started"}) ${reason}; expected it to send load until the run ends`,
      hint: "Run it again; if it happens again, the machine may be short of memory.",
      ...(this.tail === "" ? {} : { detail: this.tail }),
      exitStatus: EXIT.unmeasured,
    });
    this.broken = problem;
    for (const { reject, silence } of this.pending.values()) {
      clearTimeout(silence);
      reject(problem);
    }
    this.pending.clear();
    this.child.kill("SIGKILL");
    return problem;
  }

  /** Kills it: it holds nothing that would need an orderly end. What is still asked of it fails. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.fail("was stopped");
    if (this.child.pid !== undefined) await this.exited;
  }

  private receive(message: unknown): void {
    if (!isReply(message)) {
      this.fail("broke its protocol: it sent something that is not a reply");
      return;
    }
    const pending = this.pending.get(message.id);
    if (pending === undefined) return;
    pending.silence.refresh();
    if (message.kind === "alive") return;
    clearTimeout(pending.silence);
    this.pending.delete(message.id);
    pending.resolve(message.body);
  }
}
