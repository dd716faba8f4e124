import { fileURLToPath } from "node:url";
import type { Scenario, Workers } from "../../model/scenario.ts";
import type { Engine, EngineSession, Log, Scripts, SlicePlan, Target } from "../../run/ports.ts";
import { RequestNames } from "../request-names.ts";
import { LocustCluster } from "./cluster.ts";
import { LocustConnection } from "./connection.ts";
import { pythonImports } from "./imports.ts";
import { findLocust, type LocustProgram } from "./interpreter.ts";
import { LocustSession } from "./session.ts";

export interface LocustEngineOptions {
  /** An entry of the same installation: the engine's own Python file lies below its folder. */
  readonly generatorUrl: URL;
  readonly log: Log;
  /** What every script gets of the runner's variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds for which workers are waited for, at the beginning of each session; 120 by default. */
  readonly workerSeconds?: number;
}

/** Modules of ours that workers get from their master, in the order in which they need each other. */
const MODULES = ["arm", "channel", "slices", "cluster", "driver", "twins", "locust"].map(
  (name) => `loadline_${name}.py`,
);
const WORKER_SECONDS = 120;
/** A master that waits for so many starts nothing of its own accord. */
const NEVER = "1000000";

/**
 * Locust with the team's own locustfile, unchanged, in slices of equal counts. Each session has a Locust of its own, in
 * which every user of one arm has a twin on the other. It is judged by its samples: its exit status says nothing, as no
 * host at all is 0.
 */
export function createLocustEngine(options: LocustEngineOptions): Engine {
  return new LocustEngine(options);
}

class LocustEngine implements Engine {
  readonly id = "locust";
  readonly caps = { slicing: "drain", openLoop: false } as const;
  readonly scripts: Scripts;
  private readonly options: LocustEngineOptions;
  private readonly programs = new Map<string, LocustProgram>();
  private readonly names = new Map<string, RequestNames>();
  private readonly connections = new Set<LocustConnection>();
  private readonly clusters = new Map<string, LocustCluster>();

  constructor(options: LocustEngineOptions) {
    this.options = options;
    this.scripts = { imports: pythonImports, adopt: (scenario) => this.adopt(scenario) };
  }

  async open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession> {
    const { name, script } = scenario;
    if (script === undefined) throw new Error(`the scenario ${name} has no locustfile`);
    const program = this.programs.get(name) ?? (await this.find(scenario));
    const directory = script.found?.folder ?? ".";
    const { workers } = script;
    if (workers !== undefined) return await this.openCluster({ program, directory, workers }, targets, scenario, plan);
    const connection = await LocustConnection.open(
      {
        command: program.command,
        args: [...program.args, ...this.argumentsFor(scenario, plan)],
        directory,
        environment: { ...this.environment(scenario), ...sessionVariables(targets, scenario, plan) },
      },
      name,
    );
    this.connections.add(connection);
    this.options.log.debug(`${name}: Locust runs as process ${connection.pid ?? "unknown"}`);
    const close = () => connection.release();
    return new LocustSession({ connection, close, targets, plan, names: this.namesOf(name) });
  }

  private async openCluster(
    { program, directory, workers }: ClusterPlace,
    targets: readonly Target[],
    scenario: Scenario,
    plan: SlicePlan,
  ): Promise<EngineSession> {
    const { name, timeoutSeconds: timeout } = scenario;
    const known = this.clusters.get(name);
    const command = {
      command: program.command,
      args: [...program.args, ...this.masterArguments(scenario, workers)],
      directory,
      environment: { ...this.environment(scenario), ...masterVariables(workers) },
    };
    const cluster =
      known === undefined || known.isBroken
        ? await LocustCluster.start(command, scenario, workers, this.options.log)
        : known;
    this.clusters.set(name, cluster);
    const session = { targets, users: usersOf(scenario, plan), seed: seedOf(plan), timeout };
    await cluster.open(session, this.options.workerSeconds ?? WORKER_SECONDS);
    const close = () => cluster.close();
    return new LocustSession({ connection: cluster, close, targets, plan, names: this.namesOf(name) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.connections].map((connection) => connection[Symbol.asyncDispose]()));
    this.connections.clear();
    await Promise.all([...this.clusters.values()].map((cluster) => cluster[Symbol.asyncDispose]()));
    this.clusters.clear();
  }

  private async adopt(scenario: Scenario): Promise<Scenario> {
    await this.find(scenario);
    return scenario;
  }

  private async find(scenario: Scenario): Promise<LocustProgram> {
    const program = await findLocust(scenario, this.environment(scenario));
    this.options.log.debug(`${scenario.name}: Locust ${program.version} of ${program.command}`);
    this.programs.set(scenario.name, program);
    return program;
  }

  private environment({ script }: Scenario): Record<string, string> {
    // Whatever it writes beside the team's files would make the checkout another one.
    return { ...this.options.environment, PYTHONDONTWRITEBYTECODE: "1", ...script?.env };
  }

  private argumentsFor(scenario: Scenario, plan: SlicePlan): string[] {
    const count = String(usersOf(scenario, plan));
    return [...this.files(scenario, ["loadline_locust.py"]), ...["-u", count, "-r", count, "--run-time", "0"]];
  }

  private masterArguments(scenario: Scenario, { host, port }: Workers): string[] {
    const bound = ["--master-bind-host", host, "--master-bind-port", String(port)];
    return [...this.files(scenario, MODULES), "--master", ...bound, "--expect-workers", NEVER];
  }

  private files({ script }: Scenario, modules: readonly string[]): string[] {
    const { args = [], tags = [], file = "" } = script ?? {};
    const folder = new URL("./engines/locust/", this.options.generatorUrl);
    const paths = [...modules.map((module) => fileURLToPath(new URL(module, folder))), file];
    return [
      ...["--loglevel", "WARNING", ...args, "-f", paths.join(","), "--headless", "--only-summary"],
      ...(tags.length === 0 ? [] : ["--tags", ...tags]),
    ];
  }

  private namesOf(scenario: string): RequestNames {
    const names = this.names.get(scenario) ?? new RequestNames();
    this.names.set(scenario, names);
    return names;
  }
}

interface ClusterPlace {
  readonly program: LocustProgram;
  readonly directory: string;
  readonly workers: Workers;
}

function usersOf({ users }: Scenario, { whole }: SlicePlan): number {
  const [stage] = whole?.stages ?? [];
  return stage !== undefined && "users" in stage ? stage.users : users;
}

/** Any number that differs from round to round and is the same for the same seed. */
function seedOf({ first }: SlicePlan): number {
  const bits = Array.from({ length: 32 }, (_, pair) => (first(pair) === "base" ? "1" : "0")).join("");
  return Number.parseInt(bits, 2);
}

function sessionVariables(
  targets: readonly Target[],
  { timeoutSeconds }: Scenario,
  plan: SlicePlan,
): Record<string, string> {
  const session = { targets, timeout: timeoutSeconds, seed: seedOf(plan) };
  return { LOADLINE_FD: "3", LOADLINE_SESSION: JSON.stringify(session) };
}

function masterVariables({ count }: Workers): Record<string, string> {
  return {
    LOADLINE_FD: "3",
    LOADLINE_SESSION: JSON.stringify({ workers: count }),
    // Whether users are there is seen from their workers' answers.
    LOCUST_WAIT_FOR_WORKERS_REPORT_AFTER_RAMP_UP: "0",
  };
}
