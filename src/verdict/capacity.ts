import type { Arm } from "../model/arm.ts";
import { METRICS } from "../model/metric.ts";
import type { RoundRecord, Slice } from "../model/sample.ts";
import type { Limit, StressPlan } from "../model/scenario.ts";
import { quantile } from "../stats/quantile.ts";
import { ERRORS_EVERYWHERE } from "./sample-size.ts";

/** How far one arm could be loaded. */
export interface Capacity {
  /** The level at which the first limit is reached, interpolated between two steps; a lower bound where none was. */
  readonly level: number;
  /** Successful requests per second there. */
  readonly rps: number;
  /** What was reached first: the limit as written, or what made the step count as broken; null: nothing was. */
  readonly broke: string | null;
  /** True where the lowest level was too much already: the capacity is then a guess below it. */
  readonly belowFirst: boolean;
}

/** What one step showed of an arm. */
interface StepSeen {
  readonly level: number;
  readonly rps: number;
  /** Each limit's value; NaN where there is none. */
  readonly values: readonly number[];
  /** A breakdown that no limit needs to name. */
  readonly collapsed: string | null;
}

/** Steps in a row that must be broken: a single one may be a stall of the machine's. */
const IN_A_ROW = 2;

/** The capacity of one arm; null where it was not measured at all. */
export function capacityOf(arm: Arm, { slices, scenario }: RoundRecord): Capacity | null {
  const { stress } = scenario;
  const steps = stress === undefined ? [] : stepsOf(arm, slices, stress);
  const broken = steps.findIndex((_, i) => isBroken(steps, i, stress?.until ?? []));
  const last = steps.at(-1);
  if (last === undefined || stress === undefined) return null;
  const bad = steps[broken];
  if (bad === undefined) return { level: last.level, rps: last.rps, broke: null, belowFirst: false };
  return between(steps[broken - 1], bad, stress.until);
}

/** Whether a climb needs its next level: some arm has not been seen to break. */
export function climbGoesOn(record: RoundRecord, arms: readonly Arm[]): boolean {
  const { stress } = record.scenario;
  if (stress === undefined) return true;
  return arms.some((arm) => {
    const steps = stepsOf(arm, record.slices, stress);
    return !steps.some((_, i) => i + IN_A_ROW <= steps.length && isBroken(steps, i, stress.until));
  });
}

function stepsOf(arm: Arm, slices: readonly Slice[], { levels, until }: StressPlan): StepSeen[] {
  return levels.flatMap((level, step) => {
    const own = slices.filter((slice) => slice.arm === arm && slice.step === step);
    return own.length === 0 ? [] : [stepSeen(level, own, until)];
  });
}

function stepSeen(level: number, slices: readonly Slice[], until: readonly Limit[]): StepSeen {
  const hung = slices.some(({ spoiled }) => spoiled !== undefined);
  const good = slices.flatMap(({ latency, ok }) => [...latency].filter((_, i) => ok[i] === 1));
  const sent = slices.reduce((sum, { latency }) => sum + latency.length, 0);
  const seconds = slices.reduce((sum, { opened, drained }) => sum + drained - opened, 0);
  const errors = sent === 0 ? 1 : 1 - good.length / sent;
  const mostFailed = errors > ERRORS_EVERYWHERE ? "more than half of its requests failed" : null;
  const rps = good.length / seconds;
  const values = until.map(({ metric }) => {
    if (metric === "errors") return errors;
    if (metric === "rps") return rps;
    if (good.length === 0) return Number.NaN;
    const q = METRICS[metric].quantile;
    return q === undefined ? good.reduce((sum, value) => sum + value, 0) / good.length : quantile(good, q);
  });
  return { level, rps, values, collapsed: hung ? "it hung" : mostFailed };
}

/** Broken, and so are those that follow it as far as there are any. */
function isBroken(steps: readonly StepSeen[], from: number, until: readonly Limit[]): boolean {
  return steps
    .slice(from, from + IN_A_ROW)
    .every(({ values, collapsed }) => collapsed !== null || until.some((limit, i) => isBeyond(limit, values[i])));
}

function isBeyond({ op, limit }: Limit, value = Number.NaN): boolean {
  return op === ">" ? value > limit : value < limit;
}

/**
 * Where the first limit is reached between the last good and the first bad level: by the line through the logarithms of
 * level and latency, through the errors themselves for errors; below the lowest level by the line through zero.
 * Without that, blocks would end on the same step again and again, and equal values take a test its power.
 */
function between(good: StepSeen | undefined, bad: StepSeen, until: readonly Limit[]): Capacity {
  const reached = until.flatMap((limit, i) =>
    isBeyond(limit, bad.values[i])
      ? [{ share: shareOf(limit, good?.values[i] ?? 0, bad.values[i] ?? 0), broke: limit.text }]
      : [],
  );
  const first = reached.toSorted((a, b) => a.share - b.share)[0] ?? { share: 0.5, broke: bad.collapsed ?? "" };
  const { share, broke } = first;
  if (good === undefined) return { level: bad.level * share, rps: bad.rps * share, broke, belowFirst: true };
  const level = good.level * (bad.level / good.level) ** share;
  return { level, rps: good.rps + (bad.rps - good.rps) * share, broke, belowFirst: false };
}

/** How far from the good value to the bad one the limit lies, just above 0 to 1. */
function shareOf({ limit }: Limit, good: number, bad: number): number {
  const line = good > 0 && bad > 0 && limit > 0 ? Math.log : (value: number) => value;
  const share = (line(limit) - line(good)) / (line(bad) - line(good));
  return Number.isFinite(share) ? Math.min(1, Math.max(0.01, share)) : 0.5;
}
