import { mean as meanOf } from "simple-statistics";
import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { BlockCell } from "../model/measurement.ts";
import type { MetricId } from "../model/metric.ts";
import type { RoundRecord } from "../model/sample.ts";
import { median, quantile } from "../stats/quantile.ts";
import { errorRates, type PairedRound, type Samples } from "./paired-samples.ts";
import { ERROR_RATE_APART, ERRORS_EVERYWHERE, FEWEST, reachesBeyond } from "./sample-size.ts";

/** What an estimator sees: a round, and the samples of its request (of all requests for a metric of the scenario). */
export interface Scope {
  readonly record: RoundRecord;
  readonly round: PairedRound;
  readonly samples: Samples;
}

/** A metric's values in one round. `gateable` implies a value on every arm measured, and a change if both were. */
export type Estimate = Pick<BlockCell, "base" | "head" | "change" | "gateable">;

type Statistic = (values: Float64Array) => number;

/** One row per metric: from a round to its value per arm, and head's change against base. */
export const ESTIMATORS: Readonly<Record<MetricId, (scope: Scope) => Estimate>> = {
  mean: (scope) => latency(scope, mean, byPairs(scope, mean), enoughForPairs(scope)),
  "pooled-mean": (scope) => latency(scope, mean, pooled(scope, mean), fewest(scope) >= FEWEST.requestsForMean),
  p50: (scope) => percentile(scope, 0.5, byPairs),
  p90: (scope) => percentile(scope, 0.9, (s, statistic) => byGroups(s, statistic, 0.9)),
  p95: (scope) => percentile(scope, 0.95, (s, statistic) => byGroups(s, statistic, 0.95)),
  p99: (scope) => percentile(scope, 0.99, pooled),
  rps: requestRate,
  errors: errorShare,
  cpu: cpuPerRequest,
  rss: ({ record, round }) => compared(round.arms, record.peakRssBytes, undefined, true),
};

/** Whether an arm's rate of errors says too little about the other's, or the requests of every arm mostly failed. */
export function errorsEverywhere(samples: Samples): boolean {
  const rates = Object.values(errorRates(samples));
  return rates.length > 0 && rates.every((rate) => rate > ERRORS_EVERYWHERE);
}

/** An arm with too few requests for the quantile has none, whatever the other one has. */
function percentile(
  scope: Scope,
  q: number,
  change: (scope: Scope, statistic: Statistic) => number | undefined,
): Estimate {
  const shown: Statistic = (values) =>
    reachesBeyond(values.length, q, FEWEST.beyondToShow) ? quantile(values, q) : Number.NaN;
  const gates = reachesBeyond(fewest(scope), q, FEWEST.beyondToGate) && enoughForPairs(scope);
  return latency(
    scope,
    shown,
    change(scope, (values) => quantile(values, q)),
    gates,
  );
}

function latency(scope: Scope, statistic: Statistic, change: number | undefined, gates: boolean): Estimate {
  const { round, samples } = scope;
  if (errorsEverywhere(samples)) return compared(round.arms, {}, undefined, false);
  return compared(
    round.arms,
    perArm(round.arms, (arm) => statistic(pool(samples, arm))),
    change,
    gates && alike(samples),
  );
}

/** Median over the pairs of the pair's log-ratio: 1.4 to 2.5 times quieter than comparing the arms' pooled values. */
function byPairs({ samples }: Scope, statistic: Statistic): number | undefined {
  return medianOfLogRatios(samples.pairs, statistic);
}

/** The same over groups of neighbouring pairs that are large enough for the quantile; pooled where they are too few. */
function byGroups(scope: Scope, statistic: Statistic, q: number): number | undefined {
  const groups: { base: Float64Array[]; head: Float64Array[] }[] = [];
  let open = { base: [] as Float64Array[], head: [] as Float64Array[] };
  for (const { base, head } of scope.samples.pairs) {
    if (base !== undefined) open.base.push(base);
    if (head !== undefined) open.head.push(head);
    const n = Math.min(sizeOf(open.base), sizeOf(open.head));
    if (!reachesBeyond(n, q, FEWEST.beyondPerGroup)) continue;
    groups.push(open);
    open = { base: [], head: [] };
  }
  if (groups.length < FEWEST.groups) return pooled(scope, statistic);
  groups.at(-1)?.base.push(...open.base);
  groups.at(-1)?.head.push(...open.head);
  return medianOfLogRatios(
    groups.map(({ base, head }) => ({ base: concat(base), head: concat(head) })),
    statistic,
  );
}

function pooled({ samples }: Scope, statistic: Statistic): number | undefined {
  return logRatio(statistic(pool(samples, "base")), statistic(pool(samples, "head")));
}

/** Successful requests per second with the gate open. */
function requestRate({ round, samples }: Scope): Estimate {
  const seconds = round.pairs.map((pair) => perArm(round.arms, (arm) => openSeconds(pair[arm])));
  const total = perArm(round.arms, (arm) => seconds.reduce((sum, pair) => sum + (pair[arm] ?? 0), 0));
  const rates = perArm(round.arms, (arm) => pool(samples, arm).length / (total[arm] ?? 0));
  const ratios = samples.pairs.map((pair, i) => {
    const rate = (arm: Arm) => (pair[arm]?.length ?? 0) / (seconds[i]?.[arm] ?? 0);
    return logRatio(rate("base"), rate("head"));
  });
  const gates = enoughForPairs({ round, samples }) && alike(samples);
  return compared(round.arms, rates, medianOf(ratios), gates);
}

function openSeconds(slice: { readonly opened: number; readonly drained: number } | undefined): number {
  return slice === undefined ? 0 : slice.drained - slice.opened;
}

/** On the difference scale. */
function errorShare({ round, samples }: Scope): Estimate {
  const rates = errorRates(samples);
  const { base = null, head = null } = rates;
  const asked = Math.min(...round.arms.map((arm) => samples.sent[arm] ?? 0));
  const counts = !errorsEverywhere(samples) && asked >= FEWEST.beyondToShow;
  const change = base === null || head === null || errorsEverywhere(samples) ? null : head - base;
  return { base, head, change, gateable: counts };
}

/** All CPU of the arm's process tree over the whole round, gaps and discarded pairs included, by all its requests. */
function cpuPerRequest({ record, round, samples }: Scope): Estimate {
  const used = perArm(round.arms, (arm) => {
    const marks = record.cpuMarks.flatMap(({ cpuSeconds }) => cpuSeconds[arm] ?? []);
    return (marks.at(-1) ?? Number.NaN) - (marks[0] ?? Number.NaN);
  });
  const sent = perArm(round.arms, (arm) =>
    record.slices.reduce((sum, slice) => (slice.arm === arm ? sum + slice.latency.length : sum), 0),
  );
  const each = perArm(round.arms, (arm) => (used[arm] ?? 0) / (sent[arm] ?? 0));
  const ticks = round.arms.every((arm) => (used[arm] ?? 0) >= FEWEST.cpuSeconds - 1e-9);
  return compared(round.arms, each, undefined, ticks && alike(samples));
}

/** Values that are not positive numbers are not values; the change is log(head/base) of them unless it is given. */
function compared(arms: readonly Arm[], values: PerArm<number>, change: number | undefined, gates: boolean): Estimate {
  const base = positive(values.base);
  const head = positive(values.head);
  const ratio = base === null || head === null ? null : (change ?? Math.log(head / base));
  const complete = arms.every((arm) => (arm === "base" ? base : head) !== null);
  return { base, head, change: ratio, gateable: gates && complete };
}

function alike(samples: Samples): boolean {
  const { base, head } = errorRates(samples);
  return base === undefined || head === undefined || Math.abs(head - base) <= ERROR_RATE_APART;
}

function enoughForPairs({ round }: Pick<Scope, "round" | "samples">): boolean {
  return round.pairs.length >= FEWEST.pairs && round.arms.every((arm) => (round.all.sent[arm] ?? 0) >= FEWEST.requests);
}

/** Successful requests of the arm that has fewer. */
function fewest({ round, samples }: Scope): number {
  return Math.min(...round.arms.map((arm) => samples.pairs.reduce((sum, pair) => sum + (pair[arm]?.length ?? 0), 0)));
}

function medianOfLogRatios(pairs: readonly PerArm<Float64Array>[], statistic: Statistic): number | undefined {
  return medianOf(pairs.map(({ base, head }) => base && head && logRatio(statistic(base), statistic(head))));
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

function logRatio(base: number, head: number): number | undefined {
  return positive(base) === null || positive(head) === null ? undefined : Math.log(head / base);
}

function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
}

function mean(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : meanOf(Array.from(values));
}

function pool({ pairs }: Samples, arm: Arm): Float64Array {
  return concat(pairs.flatMap((pair) => pair[arm] ?? []));
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(sizeOf(parts));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function sizeOf(parts: readonly Float64Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function perArm(arms: readonly Arm[], value: (arm: Arm) => number): PerArm<number> {
  return Object.fromEntries(ARMS.filter((arm) => arms.includes(arm)).map((arm) => [arm, value(arm)]));
}
