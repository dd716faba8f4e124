import { mean, sampleStandardDeviation } from "simple-statistics";
import type { Block } from "../model/measurement.ts";
import { METRICS, type Metric } from "../model/metric.ts";
import type { Budget, Scenario } from "../model/scenario.ts";
import type { BudgetOutcome, BudgetResult } from "../model/verdict.ts";
import { studentTQuantile } from "../stats/student-t.ts";
import { wholeBlocks } from "./validity.ts";

/** Level of the one-sided bounds. */
const LEVEL = 0.99;

/** Fewer blocks than this give bounds so wide that the reader is told. */
const USUAL_BLOCKS = 5;

/** An error rate beyond this many times its budget breaks it, whatever the spread of the blocks. */
const OUTRIGHT = 5;

/**
 * Judges head's blocks against the scenarios' absolute limits. A metric that each request has is judged for each
 * request. Bounds are those of the block mean by Student's t, on the log scale; for errors on the proportions.
 */
export function judgeBudgets(scenarios: readonly Scenario[], blocks: readonly Block[]): BudgetResult[] {
  const whole = wholeBlocks(blocks);
  return scenarios.flatMap((scenario) =>
    scenario.budgets.flatMap((budget) => {
      const requests = METRICS[budget.metric].per === "request" ? scenario.requests.map(({ name }) => name) : [null];
      return requests.map((request) => judgeBudget(scenario.name, request, budget, whole));
    }),
  );
}

function judgeBudget(scenario: string, request: string | null, budget: Budget, blocks: readonly Block[]): BudgetResult {
  const { metric, text, limit, line } = budget;
  const values = headValues(scenario, request, budget, blocks);
  const { value, low, high } = boundsOf(values, METRICS[metric]);
  const outcome = outcomeOf(budget, value, low, high);
  const reason = reasonFor(outcome, values.length, blocks.length);
  return { scenario, request, metric, text, limit, line, value, low, high, outcome, reason };
}

function headValues(scenario: string, request: string | null, { metric }: Budget, blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ rounds }) => {
    const round = rounds.find((candidate) => candidate.scenario === scenario);
    // Errors everywhere leave nothing to compare, and break a budget of errors all the same.
    const counts = round?.invalid === null || metric === "errors";
    const cell = round?.cells.find((candidate) => candidate.metric === metric && candidate.request === request);
    return (counts ? cell?.head : null) ?? [];
  });
}

interface Bounds {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function boundsOf(values: readonly number[], { scale }: Metric): Bounds {
  if (values.length === 0) return { value: null, low: null, high: null };
  const [to, from] = scale === "ratio" ? [Math.log, Math.exp] : [identity, identity];
  const scaled = values.map((value) => to(value));
  const centre = mean(scaled);
  if (scaled.length < 2) return { value: from(centre), low: null, high: null };
  const error = sampleStandardDeviation(scaled) / Math.sqrt(scaled.length);
  const reach = studentTQuantile(LEVEL, scaled.length - 1) * error;
  const lowest = scale === "difference" ? 0 : Number.NEGATIVE_INFINITY;
  return { value: from(centre), low: Math.max(lowest, from(centre - reach)), high: from(centre + reach) };
}

function outcomeOf({ metric, op, limit }: Budget, value: number | null, low: number | null, high: number | null) {
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
