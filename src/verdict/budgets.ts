import { mean, sampleStandardDeviation } from "simple-statistics";
import { type HeldBudget, heldBudgets } from "../config/held-budgets.ts";
import type { Block, Round, WithinRun } from "../model/measurement.ts";
import { METRICS, type Metric, type MetricId } from "../model/metric.ts";
import type { Budget, Scenario } from "../model/scenario.ts";
import type { BudgetOutcome, BudgetResult } from "../model/verdict.ts";
import { studentTQuantile } from "../stats/student-t.ts";
import { requestNames } from "./request-names.ts";
import { wholeBlocks } from "./validity.ts";

/** Level of the one-sided bounds. */
const LEVEL = 0.99;

/** Fewer blocks than this give bounds so wide that the reader is told. */
const USUAL_BLOCKS = 5;

/** An error rate beyond this many times its budget breaks it, whatever the spread of the blocks. */
const OUTRIGHT = 5;

/**
 * Judges head's blocks against absolute limits: of each scenario, of its requests, and `ofService`. Bounds are those of
 * the block mean by Student's t, on the log scale; for errors on the proportions.
 */
export function judgeBudgets(
  scenarios: readonly Scenario[],
  blocks: readonly Block[],
  ofService: readonly Budget[] = [],
): BudgetResult[] {
  const whole = wholeBlocks(blocks);
  return heldBudgets(scenarios, ofService, (scenario) => requestNames(scenario, blocks)).map((held) => {
    const cells = headCells(held, whole, scenarios);
    return judgeBudget(held, cells, whole);
  });
}

function judgeBudget(held: HeldBudget, values: readonly HeadValue[], blocks: readonly Block[]): BudgetResult {
  const { budget, level, scenario, request } = held;
  const { metric, text, op, limit, line } = budget;
  const inside = boundsWithin(values);
  const { value, low, high } = inside ?? boundsOf(values, METRICS[metric]);
  const outcome = outcomeOf(budget, { value, low, high });
  const reason = inside === null ? reasonFor(outcome, values.length, blocks.length) : WITHIN;
  return { scenario, request, metric, level, text, op, limit, line, value, low, high, outcome, reason };
}

/** Why such bounds are other than those over blocks. */
const WITHIN = "bounds from within one run: what differs from boot to boot is not in them";

interface HeadValue {
  readonly value: number;
  /** Bounds from within the round that it is from. */
  readonly within: WithinRun | null;
}

/** One value for each block that has one. */
function headCells(
  { budget: { metric }, scenario, request }: HeldBudget,
  blocks: readonly Block[],
  scenarios: readonly Scenario[],
): HeadValue[] {
  if (scenario === null) {
    const measured = scenarios.filter(({ profile, soak }) => METRICS[metric].profiles.includes(profile) && !soak);
    const regular = blocks.filter(({ soak }) => soak !== true);
    const values = regular.flatMap((block) => serviceValue(metric, block, measured.length) ?? []);
    return values.map((value) => ({ value, within: null }));
  }
  return blocks.flatMap(({ rounds }) => {
    const round = rounds.find((candidate) => candidate.scenario === scenario);
    const value = round && headValue(round, metric, request);
    const cell = round?.cells.find((candidate) => candidate.metric === metric && candidate.request === request);
    return value == null ? [] : [{ value, within: cell?.within?.head ?? null }];
  });
}

function headValue({ invalid, cells }: Round, metric: MetricId, request: string | null): number | null {
  // Errors everywhere leave nothing to compare, and break a budget of errors all the same; so does what was seen of a
  // soak until it was cut short.
  if (invalid !== null && metric !== "errors" && !METRICS[metric].unit.endsWith("per minute")) return null;
  return cells.find((cell) => cell.metric === metric && cell.request === request)?.head ?? null;
}

/**
 * Over all scenarios of a block: CPU time by all requests, the largest peak of memory. Null where a scenario's value is
 * missing, for it may have been the largest.
 */
function serviceValue(metric: MetricId, { rounds }: Block, scenarios: number): number | null {
  const values = rounds.flatMap((round) => {
    const value = headValue(round, metric, null);
    return value === null ? [] : [{ value, requests: round.requests.head ?? 0 }];
  });
  if (values.length < scenarios) return null;
  if (metric !== "cpu") return Math.max(...values.map(({ value }) => value));
  const requests = values.reduce((sum, each) => sum + each.requests, 0);
  return requests === 0 ? null : values.reduce((sum, each) => sum + each.value * each.requests, 0) / requests;
}

interface Bounds {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Of values that each have their bounds from within: the means, as of a change that a re-run measured once more. Null
 * where one has none.
 */
function boundsWithin(found: readonly HeadValue[]): Bounds | null {
  const bounds = found.flatMap(({ within }) => within ?? []);
  if (found.length === 0 || bounds.length < found.length) return null;
  return {
    value: mean(found.map(({ value }) => value)),
    low: mean(bounds.map(({ low }) => low)),
    high: mean(bounds.map(({ high }) => high)),
  };
}

function boundsOf(found: readonly HeadValue[], { scale, unit }: Metric): Bounds {
  if (found.length === 0) return { value: null, low: null, high: null };
  const values = found.map(({ value }) => value);
  const [to, from] = scale === "ratio" ? [Math.log, Math.exp] : [identity, identity];
  const scaled = values.map((value) => to(value));
  const centre = mean(scaled);
  if (scaled.length < 2) return { value: from(centre), low: null, high: null };
  const error = sampleStandardDeviation(scaled) / Math.sqrt(scaled.length);
  const reach = studentTQuantile(LEVEL, scaled.length - 1) * error;
  const lowest = unit === "fraction" ? 0 : Number.NEGATIVE_INFINITY;
  return { value: from(centre), low: Math.max(lowest, from(centre - reach)), high: from(centre + reach) };
}

/** What a limit makes of a value and its bounds. */
export function outcomeOf(
  { metric, op, limit }: Pick<Budget, "metric" | "op" | "limit">,
  { value, low, high }: Bounds,
): BudgetOutcome {
  if (value === null) return "unknown";
  if (metric === "errors" && op === "<" && value > OUTRIGHT * limit) return "broken";
  if (low === null || high === null) return "near";
  const [best, worst] = op === "<" ? [low, high] : [-high, -low];
  const bound = op === "<" ? limit : -limit;
  if (best > bound) return "broken";
  return worst < bound ? "met" : "near";
}

function reasonFor(outcome: BudgetOutcome, values: number, blocks: number): string | null {
  if (values === 0)
    return blocks === 0
      ? "no block could be measured"
      : "head has no such value: too few requests, or it was not measurable";
  if (values === 1) return "a single block has no interval";
  if (values < USUAL_BLOCKS) return `from ${values} blocks only: its bounds are wide`;
  if (outcome === "near") return `the budget lies within the value's ${LEVEL * 100} % bounds`;
  return null;
}

function identity(value: number): number {
  return value;
}
