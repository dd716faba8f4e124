import { machineKey } from "../history/comparability.ts";
import type { Compare } from "../model/config.ts";
import type { Block, MeasuredScenario, Measurement, Round, Source } from "../model/measurement.ts";
import { isFailureKind } from "../verdict/failures.ts";
import { STORED_ONLY } from "./prepare.ts";

/** What is known of a foreign run from GitHub and from main's config, whatever its document says. */
export interface ForeignRun {
  /** 1-based. */
  readonly attempt: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly head: { readonly sha: string; readonly label: string };
  /** What base is called. */
  readonly baseLabel: string;
  /** By main's config. */
  readonly compare: Compare;
}

/** More than any run holds, and few enough that judging them takes seconds. */
const MOST_SCENARIOS = 100;
const MOST_REQUESTS = 500;
const MOST_BLOCKS = 500;

/** In place of a stranger's words. */
const DOES_NOT_COUNT = "the run says that it does not count";
const NO_BASE = "the run had no base";
const ITS_OWN_LOAD = "a load that its own config describes";

export type Accepted =
  | { readonly ok: true; readonly measurement: Measurement }
  /** One clause, without text of the document. */
  | { readonly ok: false; readonly reason: string };

/**
 * A stranger's measurement with its numbers and names alone: every sentence in it is dropped or replaced by one of ours,
 * since Loadline's own comment would say it; what GitHub knows better is taken from there. What belongs to no scenario
 * that the document names is left out, and a document that is larger than any run's is refused.
 */
export function acceptForeign(measurement: Measurement, run: ForeignRun): Accepted {
  const { scenarios, base, part: _part, attempt: _attempt, sources, ...rest } = measurement;
  const reason = whyRefused(measurement);
  if (reason !== undefined) return { ok: false, reason };
  const known = new Map(scenarios.map((each) => [each.name, new Set(requestsIn(each, measurement.blocks))]));
  const blocks = measurement.blocks.map((block) => acceptBlock(block, known));
  const baseAbsent = whyBaseAbsent(measurement, run.compare);
  return {
    ok: true,
    measurement: {
      ...rest,
      startedAt: run.startedAt,
      compare: run.compare,
      ...(run.attempt === 1 ? {} : { attempt: run.attempt }),
      head: run.head,
      base: baseAbsent === null ? { sha: base?.sha ?? null, label: run.baseLabel } : null,
      baseAbsent,
      scenarios: scenarios.map(acceptScenario),
      blocks: run.compare === "stored" ? blocks.map(headAlone) : blocks,
      warnings: [],
      ...(sources === undefined ? {} : { sources: acceptSources(sources) }),
    },
  };
}

/** That base is absent is believed where no block booted it, and no number is of it: comparing less is weaker. */
function whyBaseAbsent({ base, baseAbsent, blocks }: Measurement, compare: Compare): string | null {
  if (compare === "stored") return STORED_ONLY;
  if (base !== null && baseAbsent === null) return null;
  return blocks.some(hasBase) ? null : NO_BASE;
}

function hasBase({ arms, rounds }: Block): boolean {
  return arms.includes("base") || rounds.some(({ cells }) => cells.some(({ base }) => base !== null));
}

/** Its requests by name; those of a load script are the ones that have values. */
function requestsIn(scenario: MeasuredScenario, blocks: readonly Block[]): readonly string[] {
  if (!isScripted(scenario)) return scenario.requests;
  const rounds = blocks.flatMap(({ rounds }) => rounds.filter((round) => round.scenario === scenario.name));
  return [...new Set(rounds.flatMap(({ cells }) => cells.flatMap(({ request }) => request ?? [])))];
}

/** Whether a script of the team's own sent the load, whose file then stands for its requests. */
export function isScripted({ engine }: MeasuredScenario): boolean {
  return engine !== "autocannon";
}

function whyRefused({ scenarios, blocks }: Measurement): string | undefined {
  const requests = scenarios.reduce((sum, scenario) => sum + requestsIn(scenario, blocks).length, 0);
  if (scenarios.length === 0) return "it holds no scenario";
  if (scenarios.length > MOST_SCENARIOS) return `it holds more than ${MOST_SCENARIOS} scenarios`;
  if (requests > MOST_REQUESTS) return `it holds more than ${MOST_REQUESTS} requests`;
  if (blocks.length > MOST_BLOCKS) return `it holds more than ${MOST_BLOCKS} blocks`;
  if (isRepeated(scenarios.map(({ name }) => name))) return "it names a scenario twice";
  return scenarios.some((scenario) => isRepeated(scenario.requests)) ? "it names a request twice" : undefined;
}

function isRepeated(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

function acceptScenario({ load, ...scenario }: MeasuredScenario): MeasuredScenario {
  return load === undefined ? scenario : { ...scenario, load: ITS_OWN_LOAD };
}

type Known = ReadonlyMap<string, ReadonlySet<string>>;

function acceptBlock(block: Block, known: Known): Block {
  const seen = new Set<string>();
  const rounds = block.rounds.flatMap((round) => {
    const requests = known.get(round.scenario);
    if (requests === undefined || seen.has(round.scenario)) return [];
    seen.add(round.scenario);
    return [acceptRound(round, requests)];
  });
  return { ...block, rounds, invalid: block.invalid === null ? null : DOES_NOT_COUNT };
}

function acceptRound(round: Round, requests: ReadonlySet<string>): Round {
  const failures = round.failures.filter(({ request }) => requests.has(request));
  return {
    ...round,
    cells: round.cells.filter(({ request }) => request === null || requests.has(request)),
    failures: failures.map((failure) => (isFailureKind(failure.kind) ? failure : { ...failure, kind: "other" })),
    invalid: round.invalid === null ? null : DOES_NOT_COUNT,
    notes: [],
  };
}

/** What counts of a block where head is compared with main's stored runs only. */
function headAlone(block: Block): Block {
  return {
    ...block,
    arms: ["head"],
    rounds: block.rounds.map((round) => ({
      ...round,
      cells: round.cells.map(({ within, ...cell }) => ({
        ...cell,
        base: null,
        change: null,
        ...(within === undefined ? {} : { within: { change: null, head: within.head } }),
      })),
      failures: round.failures.filter(({ arm }) => arm === "head"),
    })),
  };
}

/** Machines are told apart, and have no name. */
function acceptSources(sources: readonly Source[]): Source[] {
  const kinds = [...new Set(sources.map(({ environment }) => machineKey(environment)))];
  return sources.map((source) => {
    const kind = kinds.indexOf(machineKey(source.environment)) + 1;
    return { ...source, environment: { ...source.environment, cpuModel: `kind ${kind}` } };
  });
}
