import { defaultConfig } from "../config/default-config.ts";
import { scenarioIdentity } from "../config/identity.ts";
import type { Compare, Config } from "../model/config.ts";
import type { HistoryEntry } from "../model/history.ts";
import type { MeasuredScenario, Measurement } from "../model/measurement.ts";
import type { RequestSpec, Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";
import { loadInWords } from "../plan/load-in-words.ts";
import { isScripted } from "./foreign-measurement.ts";

/** By what a foreign measurement is judged. */
export interface ForeignRules {
  readonly config: Config;
  /** One for each that was measured. */
  readonly scenarios: readonly Scenario[];
  /** What was measured, the load in words where it is main's. */
  readonly measured: readonly MeasuredScenario[];
  /** What the reader must know of how the measurement differs from main's config. */
  readonly warnings: readonly Warning[];
}

export interface RulesInput {
  /** Of the default branch; or why it has none that can be used: one clause. */
  readonly main: { readonly config: Config } | { readonly unusable: string };
  readonly measurement: Measurement;
  /** How the run compared, by its own account. */
  readonly compared: Compare;
  /** Of main's stored runs. */
  readonly history: readonly HistoryEntry[];
  readonly digest: (text: string) => string;
}

/**
 * Gates, floors, margins, budgets, waivers and fail-on are main's: what a pull request may loosen for itself it may not
 * loosen here. What was requested is the measurement's; a load that is not main's is told.
 */
export function rulesOf({ main, measurement, compared, history, digest }: RulesInput): ForeignRules {
  const config = "config" in main ? main.config : { ...defaultConfig("load"), scenarios: [] };
  const judged = measurement.scenarios.map((measured): Judged => {
    const known = config.scenarios.find(({ name }) => name === measured.name);
    if (known === undefined) return { measured, scenario: unknown(measured, measurement), note: UNKNOWN };
    const note = loadNote(measured, known, mainsHash(known, history, digest));
    const load = note === undefined ? loadInWords(known) : {};
    return { measured: { ...measured, ...load }, scenario: heldTo(known, measured), note };
  });
  const loads = judged.flatMap(({ measured: { name: scenario }, note: text }): Warning[] =>
    text === undefined || "unusable" in main ? [] : [{ code: "foreign-load", scenario, text }],
  );
  return {
    config,
    scenarios: judged.map(({ scenario }) => scenario),
    measured: judged.map(({ measured }) => measured),
    warnings: [...leftOut(main, measurement, compared), ...loads],
  };
}

interface Judged {
  readonly measured: MeasuredScenario;
  readonly scenario: Scenario;
  /** Why its load is not known to be main's. */
  readonly note: string | undefined;
}

/** What a run did where main's config has it otherwise. */
const OTHERWISE: Readonly<Record<Compare, string>> = {
  stored: "The run compared head with main's stored runs only; main's config asks for base.",
  paired: "The run compared head with base; by main's config only main's stored runs count.",
};

const UNKNOWN = "main's config does not have this scenario: it is judged by the defaults.";

/** What is told first, like what a pull request's own config loosens. */
function leftOut(main: RulesInput["main"], { scenarios }: Measurement, compared: Compare): Warning[] {
  if ("unusable" in main) {
    const text = `Everything is judged by the defaults, without budgets, because ${main.unusable}.`;
    return [{ code: "loosened", text }];
  }
  const measured = new Set(scenarios.map(({ name }) => name));
  const missing = main.config.scenarios.filter(({ name }) => !measured.has(name)).map(({ name }) => name);
  return [
    ...(missing.length === 0
      ? []
      : [{ code: "loosened", text: `The run did not measure what main's config has: ${missing.join(", ")}.` }]),
    ...(main.config.compare === compared ? [] : [{ code: "loosened", text: OTHERWISE[compared] }]),
  ];
}

/** Main's scenario with the load that was measured. Another profile has other metrics, so its gates are the defaults. */
function heldTo(known: Scenario, measured: MeasuredScenario): Scenario {
  const { script: _, ...rest } = known;
  const sent = sentBy(measured, known);
  if (known.profile === measured.profile) return { ...rest, ...sent };
  const [usual] = defaultConfig(measured.profile).scenarios;
  if (usual === undefined) return known;
  return { ...usual, ...sent, name: known.name, budgets: known.budgets, line: known.line };
}

/** What was requested, with main's budgets of single requests, whether they were sent by the config or by a script. */
function sentBy(measured: MeasuredScenario, known?: Scenario): Pick<Scenario, "requests" | "script"> {
  if (!isScripted(measured)) {
    const scripted = new Map(Object.entries(known?.script?.budgets ?? {}));
    const own = (name: string) => known?.requests.find((request) => request.name === name);
    return {
      requests: measured.requests.map((name) => own(name) ?? { ...spec(name), budgets: scripted.get(name) ?? [] }),
    };
  }
  const [file = ""] = measured.requests;
  const budgets = Object.fromEntries((known?.requests ?? []).map((request) => [request.name, request.budgets]));
  const script = known?.script ?? { file, args: [], env: {}, tags: [], python: undefined, budgets };
  return { requests: [], script };
}

function unknown(measured: MeasuredScenario, { blocks }: Measurement): Scenario {
  const [usual] = defaultConfig(measured.profile).scenarios;
  if (usual === undefined) throw new Error("the least config has a scenario");
  // A climb of requests per second has its capacity under another name.
  const byRate = blocks.some(({ rounds }) =>
    rounds.some(
      ({ scenario, cells }) => scenario === measured.name && cells.some(({ metric }) => metric === "capacity-rps"),
    ),
  );
  const gate = usual.gate.map((metric) => (metric === "capacity" && byRate ? "capacity-rps" : metric));
  return { ...usual, ...sentBy(measured), name: measured.name, gate };
}

/** Of a request only its name is known. */
function spec(name: string): RequestSpec {
  return { name, method: "GET", path: "/", headers: {}, body: undefined, expect: ["2xx"], budgets: [] };
}

function loadNote(measured: MeasuredScenario, known: Scenario, expected: string | undefined): string | undefined {
  if (expected === undefined)
    return "files belong to its load, which could not be compared with that of main's config.";
  if (expected === measured.hash && known.profile === measured.profile) return undefined;
  return "its load is not that of main's config: other requests, users or settings.";
}

/** What main's load is known by; where files belong to it, by what main's newest run has stored. */
function mainsHash(
  scenario: Scenario,
  history: readonly HistoryEntry[],
  digest: (text: string) => string,
): string | undefined {
  const { data, requests, name, script } = scenario;
  const sendsFile = requests.some(({ body }) => body !== undefined && "file" in body);
  if (script === undefined && !sendsFile && !(data && "file" in data)) return digest(scenarioIdentity(scenario));
  const stored = history.toReversed().flatMap(({ cells }) => cells.filter((cell) => cell.scenario === name));
  return stored[0]?.scenarioHash;
}
