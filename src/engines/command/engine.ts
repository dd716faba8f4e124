import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Arm } from "../../model/arm.ts";
import { EXIT, Problem } from "../../model/problem.ts";
import type { LoadScript, Scenario } from "../../model/scenario.ts";
import type { Engine, EngineSession, Log, Scripts, SlicePlan, Target } from "../../run/ports.ts";
import { KeptGenerator } from "../kept-generator.ts";
import { RequestNames } from "../request-names.ts";
import { ArmTool } from "./arm-tool.ts";
import { Relay } from "./relay.ts";
import { CommandSession } from "./session.ts";
import { fileWords, fillWords, programOf, wordVariables } from "./tool-words.ts";

const run = promisify(execFile);
/** A virtual machine starts slowly. */
const START_SECONDS = 30;

export interface CommandEngineOptions {
  /** The generator's entry, whose process is the relay. */
  readonly generatorUrl: URL;
  readonly log: Log;
  /** What every command gets of the runner's variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds within which a command must send its first request; 30 by default. */
  readonly startSeconds?: number;
}

/**
 * Any load tool, one of it for each arm, through a relay with a port per arm: the relay holds requests while the arm's
 * gate is closed, and measures them. What the tool itself says counts for nothing.
 */
export function createCommandEngine(options: CommandEngineOptions): Engine {
  return new CommandEngine(options);
}

class CommandEngine implements Engine {
  readonly id = "command";
  readonly caps = { slicing: "drain", openLoop: false } as const;
  readonly scripts: Scripts = {
    imports: (path, text) => (path === "" ? fileWords(text) : []),
    adopt: (scenario) => this.adopt(scenario),
  };
  private readonly options: CommandEngineOptions;
  private readonly generator: KeptGenerator;
  private readonly names = new Map<string, RequestNames>();
  private readonly tools = new Set<ArmTool>();
  private opened = 0;

  constructor(options: CommandEngineOptions) {
    this.options = options;
    const { generatorUrl: url, log } = options;
    this.generator = new KeptGenerator({ url, work: "relay", log });
  }

  async open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession> {
    for (const { url } of targets) refuseTls(url, scenario.name);
    const relay = new Relay(await this.generator.running(), ++this.opened);
    await using stack = new AsyncDisposableStack();
    const { timeoutSeconds } = scenario;
    const { ports } = await relay.ask("ports", { kind: "open", targets, timeoutSeconds });
    stack.use(relay);
    const tools = new Map<Arm, ArmTool>();
    const changed = (): void => {
      const pids = [...tools.values()].flatMap(({ pid }) => pid ?? []);
      relay.ask("done", { kind: "tools", pids }).catch((error: unknown) => {
        // Whoever waits for the relay is told that it died.
        if (!(error instanceof Problem)) throw error;
      });
    };
    for (const { arm, port } of ports) {
      const tool = stack.use(this.tool({ arm, port, relay, scenario, plan, changed }));
      tools.set(arm, tool);
      this.tools.add(tool);
    }
    await Promise.all([...tools.values()].map((tool) => tool.open()));
    this.options.log.debug(
      `${scenario.name}: ${[...tools].map(([arm, { pid }]) => `${arm} by process ${pid}`).join(", ")}`,
    );
    stack.move();
    return new CommandSession({ relay, tools, targets, plan, names: this.namesOf(scenario.name) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.tools].map((tool) => tool[Symbol.asyncDispose]()));
    this.tools.clear();
    await this.generator[Symbol.asyncDispose]();
  }

  private tool(input: ToolInput): ArmTool {
    const { arm, port, relay, plan, scenario, changed } = input;
    const script = scriptOf(scenario);
    const users =
      Math.max(...(plan.whole?.stages ?? []).map((stage) => ("users" in stage ? stage.users : 0)), 0) || scenario.users;
    const words = { arm, port, users };
    const set = Object.entries(script.env).map(([name, value]) => [name, fillWords(value, words)]);
    return new ArmTool({
      scenario: scenario.name,
      arm,
      relay,
      startSeconds: this.options.startSeconds ?? START_SECONDS,
      url: `http://127.0.0.1:${port}`,
      users,
      command: {
        command: "/bin/sh",
        args: ["-c", fillWords(script.command, words)],
        directory: script.found?.folder ?? ".",
        environment: { ...this.options.environment, ...wordVariables(words), ...Object.fromEntries(set) },
      },
      changed,
    });
  }

  /** Says before anything is booted that the program is not there. */
  private async adopt(scenario: Scenario): Promise<Scenario> {
    const script = scriptOf(scenario);
    const program = programOf(script.command);
    if (program === undefined) return scenario;
    const env = { ...this.options.environment, ...script.env };
    const found = await run("/bin/sh", ["-c", 'command -v "$1"', "sh", program], {
      cwd: script.found?.folder,
      env,
    }).catch(() => undefined);
    if (found !== undefined) return scenario;
    throw new Problem({
      code: "command-missing",
      message: `${scenario.name}: expected ${program} to be a program on PATH or beside the config, found none`,
      hint: "Install it in the job, before Loadline; a file must be executable and committed.",
      exitStatus: EXIT.usage,
    });
  }

  private namesOf(scenario: string): RequestNames {
    const names = this.names.get(scenario) ?? new RequestNames();
    this.names.set(scenario, names);
    return names;
  }
}

interface ToolInput {
  readonly arm: Arm;
  readonly port: number;
  readonly relay: Relay;
  readonly scenario: Scenario;
  readonly plan: SlicePlan;
  readonly changed: () => void;
}

function scriptOf({ name, script }: Scenario): LoadScript & { readonly command: string } {
  if (script?.command === undefined) throw new Error(`the scenario ${name} has no command`);
  return { ...script, command: script.command };
}

function refuseTls(url: string, scenario: string): void {
  if (url.startsWith("http://")) return;
  throw new Problem({
    code: "command-tls",
    message: `${scenario}: expected an address with http:// beside the engine command, got ${url}`,
    hint: "The relay between the tool and the service reads HTTP/1.1 without TLS; autocannon, k6 and Locust need no relay.",
    exitStatus: EXIT.usage,
  });
}
