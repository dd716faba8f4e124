import { fileURLToPath } from "node:url";
import type { Scenario } from "../../model/scenario.ts";
import type { Engine, EngineSession, Log, Scripts, SlicePlan, Target } from "../../run/ports.ts";
import { RequestNames } from "../request-names.ts";
import { GatedSession, type Lane } from "./gated-session.ts";
import { scriptImports } from "./imports.ts";
import { inspectScript } from "./inspect.ts";
import { K6Process, type K6Start } from "./k6-process.ts";
import { gatedLoad, type Load, rateOf, usersOf, wholeLoad } from "./load.ts";
import { findK6 } from "./program.ts";
import type { ScriptOptions } from "./script-options.ts";
import { holdThresholds, unjudgedNotes } from "./thresholds.ts";
import { UserGate } from "./user-gate.ts";
import { WholeSession } from "./whole-session.ts";

export interface K6EngineOptions {
  /** An entry of the same installation: the engine's own scripts lie below its folder. */
  readonly generatorUrl: URL;
  readonly log: Log;
  /** What every script gets of the runner's variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Variables by which k6 would take another load than the one that it is told. */
const SHAPING = ["K6_VUS", "K6_DURATION", "K6_ITERATIONS", "K6_STAGES", "K6_OUT", "K6_CONFIG"];

/**
 * k6 with the team's own script, unchanged. Each arm has a k6 of its own, so that the script's address is one arm's and
 * no request has to be led to another. Closed loops are played in slices by the clock: every user asks Loadline before
 * it goes on where its arm's slice is over. Rates and shapes are played whole.
 */
export function createK6Engine(options: K6EngineOptions): Engine {
  return new K6Engine(options);
}

class K6Engine implements Engine {
  readonly id = "k6";
  readonly caps = { slicing: "clock", openLoop: true } as const;
  readonly scripts: Scripts;
  private readonly options: K6EngineOptions;
  private readonly known = new Map<string, ScriptOptions>();
  private readonly names = new Map<string, RequestNames>();
  private readonly processes = new Set<K6Process>();

  constructor(options: K6EngineOptions) {
    this.options = options;
    this.scripts = { imports: scriptImports, adopt: (scenario) => this.adopt(scenario) };
  }

  async open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession> {
    const options = this.known.get(scenario.name) ?? (await this.inspect(scenario));
    const held = unjudgedNotes(holdThresholds(options.thresholds, scenario.line).unjudged);
    const { whole } = plan;
    if (whole === undefined) {
      const load = gatedLoad(options, scenario.users);
      const notes = [...held, ...load.notes, ...reshaped(options)];
      return await this.openGated(targets, scenario, plan, load, notes);
    }
    const load = wholeLoad(options, whole.stages, plan.drainSeconds);
    return new WholeSession({
      ...{ scenario: scenario.name, targets, plan },
      seconds: whole.stages.reduce((sum, { seconds }) => sum + seconds, 0),
      play: (target) => this.start(this.startOf(target, scenario, load)),
      notes: [...held, ...load.notes],
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.processes].map((process) => process[Symbol.asyncDispose]()));
    this.processes.clear();
  }

  private async openGated(
    targets: readonly Target[],
    scenario: Scenario,
    plan: SlicePlan,
    load: Load,
    notes: readonly string[],
  ): Promise<EngineSession> {
    const lanes: Lane[] = [];
    try {
      for (const target of targets) {
        const gate = new UserGate(load.users, () => performance.now() / 1000);
        const start = this.startOf(target, scenario, load);
        const process = await this.start({ ...start, hear: (message, release) => gate.hear(message, release) });
        lanes.push({ arm: target.arm, process, gate });
      }
      return await GatedSession.open({ scenario: scenario.name, lanes, targets, plan, notes });
    } catch (error) {
      for (const { process } of lanes) await process[Symbol.asyncDispose]();
      throw error;
    }
  }

  private async start(start: K6Start): Promise<K6Process> {
    const process = await K6Process.open(start);
    this.processes.add(process);
    void process.over.then(() => this.processes.delete(process));
    this.options.log.debug(`${start.scenario}: k6 runs as process ${process.pid ?? "unknown"}`);
    return process;
  }

  private startOf({ url }: Target, scenario: Scenario, load: Load): K6Start {
    const { script, name, timeoutSeconds } = scenario;
    const options = this.known.get(name);
    const texts = Object.values(script?.found?.texts ?? {});
    const says = (pattern: RegExp) => texts.length === 0 || texts.some((text) => pattern.test(text));
    const entry = fileURLToPath(new URL("./engines/k6/loadline_k6.js", this.options.generatorUrl));
    const folder = script?.found?.folder ?? ".";
    return {
      scenario: name,
      directory: folder,
      args: [
        ...["run", "-a", "", "-q", "--no-color", "--log-format", "json", "--log-output", "stderr"],
        ...(script?.args ?? []),
        entry,
      ],
      environment: { ...this.environment(scenario), BASE_URL: url },
      session: {
        ...{ script: `${folder}/${script?.file ?? ""}`, url, timeout: timeoutSeconds * 1000 },
        ...{ scenarios: load.scenarios, functions: load.functions },
        thresholds: holdThresholds(options?.thresholds ?? [], scenario.line).judgedByK6,
        gated: load.gated,
        thinks: says(/\bsleep\b|\bsetTimeout\b/),
        groups: says(/\bgroup\b/),
      },
      names: this.namesOf(name),
    };
  }

  /** Users, rate and budgets are the script's where the config leaves them to it. */
  private async adopt(scenario: Scenario): Promise<Scenario> {
    const options = await this.inspect(scenario);
    const { budgets } = holdThresholds(options.thresholds, scenario.line);
    const adopted = { ...scenario, budgets: [...scenario.budgets, ...budgets] };
    if (scenario.script?.ownUsers !== true) return adopted;
    const perSecond = rateOf(options);
    if (perSecond === undefined) return { ...adopted, users: usersOf(options) };
    const { scenarios } = options;
    const maxConnections = scenarios.reduce((sum, { mostUsers }) => sum + mostUsers, 0);
    return { ...adopted, users: usersOf(options), rate: { perSecond, arrivals: "constant", maxConnections } };
  }

  private async inspect(scenario: Scenario): Promise<ScriptOptions> {
    const { name, script } = scenario;
    if (script?.file === undefined) throw new Error(`the scenario ${name} has no script`);
    const folder = script.found?.folder ?? ".";
    const environment = { ...this.environment(scenario), BASE_URL: "http://127.0.0.1" };
    const version = await findK6(name, folder, environment);
    this.options.log.debug(`${name}: k6 ${version}`);
    const options = await inspectScript(name, folder, script.file, environment);
    this.known.set(name, options);
    return options;
  }

  private environment({ script }: Scenario): Record<string, string> {
    const own = { ...this.options.environment, ...script?.env };
    const kept = Object.entries(own).filter(([name]) => !SHAPING.includes(name));
    return { ...Object.fromEntries(kept), K6_NO_USAGE_REPORT: "true" };
  }

  private namesOf(scenario: string): RequestNames {
    const names = this.names.get(scenario) ?? new RequestNames();
    this.names.set(scenario, names);
    return names;
  }
}

/** What of the script's shape slices leave out. */
function reshaped({ scenarios }: ScriptOptions): string[] {
  return scenarios
    .filter(({ shaped }) => shaped)
    .map(({ name }) => `the stages of its scenario ${name} are left out: it plays the highest of them`);
}
