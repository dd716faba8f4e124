import type { Bounds } from "../model/hotspots.ts";
import { type Clusters, clusteredMean } from "../stats/clustered-mean.ts";
import { detectableErrors } from "../stats/detectable.ts";
import { holm } from "../stats/holm.ts";
import { type ModeratedVariance, moderateVariances } from "../stats/moderated-variance.ts";
import { quantile } from "../stats/quantile.ts";
import { differenceBounds, type RelativeChange, relativeChange, standardErrors } from "../stats/relative-change.ts";
import { studentTQuantile, studentTTwoSided } from "../stats/student-t.ts";
import type { Subject } from "./costs.ts";

/** Comparable costs of one subject in every window. */
export interface RawChange {
  readonly subject: Subject;
  readonly base: Clusters;
  readonly head: Clusters;
  /** Variance of an arm's mean up to a factor common to all subjects. */
  readonly expected: { readonly base: number; readonly head: number };
}

export interface JudgedChange {
  readonly subject: Subject;
  /** Shares of base's whole cost. */
  readonly base: number;
  readonly head: number;
  readonly growth: number;
  readonly bounds: Bounds | null;
  readonly shareOfGrowth: number | null;
  readonly p: number | null;
  readonly named: boolean;
}

export interface JudgedChanges {
  /** What grew most first, what fell most last. */
  readonly changes: readonly JudgedChange[];
  readonly detectable: number | null;
}

/** Family-wise error rate, two-sided, over all functions; as much again for all files, and for all packages: 1 %. */
const ALPHA = 0.01 / 3;

/** Smallest share of either arm's cost that is compared: what is smaller can hardly be told from noise, and is no hotspot. */
const COMPARED_SHARE = 0.005;

/** What is named makes up at least so much of the whole change. */
const LEAST_OF_CHANGE = 0.1;

/** Time in which V8 ran no JavaScript that it knows of. */
const NEVER_NAMED = "(program)";

/**
 * Ranks by growth, and names what is beyond noise: the simultaneous interval (Bonferroni) excludes 0 by a moderated t of
 * the log ratio, the change is at least `leastShare` of base's cost, and at least a tenth of the whole change.
 */
export function judgeChanges(rows: readonly RawChange[], leastShare: number): JudgedChanges {
  const all = rows.map((row) => ({ row, change: relativeChange(clusteredMean(row.base), clusteredMean(row.head)) }));
  const whole = { base: sum(all, "base"), head: sum(all, "head") };
  const compared = all.filter(({ change: { base, head } }) => {
    return base >= COMPARED_SHARE * whole.base || head >= COMPARED_SHARE * whole.head;
  });
  const noise = moderateVariances(
    compared.map(({ row, change }) => ({
      variance: change.variance,
      df: change.df,
      expected: expectedOf(row, change),
    })),
  );
  const family = compared.length;
  const reach = remembered((df) => studentTQuantile(1 - ALPHA / 2 / family, df));
  const errors = remembered((df) => detectableErrors({ alpha: ALPHA / 2, cells: family, df }));
  const ps = holm(compared.map(({ change }, index) => pOf(change, noise[index])));
  const net = whole.base > 0 ? (whole.head - whole.base) / whole.base : 0;
  const changes = compared.map(({ row, change }, index): JudgedChange => {
    const [base, head] = [change.base / whole.base, change.head / whole.base];
    const growth = head - base;
    const half = inLogs(noise[index], reach);
    const { low, high } = differenceBounds(change, half);
    const bounds = Number.isFinite(half) ? { low: low / whole.base, high: high / whole.base } : null;
    const large = Math.abs(growth) >= Math.max(leastShare, LEAST_OF_CHANGE * Math.abs(net));
    const beyond = bounds !== null && (bounds.low > 0 || bounds.high < 0);
    return {
      subject: row.subject,
      base,
      head,
      growth,
      bounds,
      shareOfGrowth: Math.abs(net) >= leastShare && net * growth > 0 ? growth / net : null,
      p: bounds === null ? null : (ps[index] ?? null),
      named: beyond && large && row.subject.name !== NEVER_NAMED,
    };
  });
  const sizes = compared
    .map(({ change }, index) => (change.base / whole.base) * Math.expm1(inLogs(noise[index], errors)))
    .filter(Number.isFinite);
  return {
    changes: changes.sort((a, b) => b.growth - a.growth || b.head - a.head),
    detectable: sizes.length === 0 ? null : Math.max(leastShare, quantile(sizes, DETECTABLE_FOR)),
  };
}

/** The part of functions for which what could have been seen is at most that. */
const DETECTABLE_FOR = 0.9;

function expectedOf({ expected }: RawChange, { base, head }: RelativeChange): number {
  return (base > 0 ? expected.base / base ** 2 : 0) + (head > 0 ? expected.head / head ** 2 : 0);
}

/** So many standard errors of a log ratio; infinite where nothing is known of the noise. */
function inLogs(noise: ModeratedVariance | undefined, errors: (df: number) => number): number {
  if (noise === undefined || noise.df <= 0) return Number.POSITIVE_INFINITY;
  return errors(noise.df) * Math.sqrt(noise.variance);
}

/** Functions have few different degrees of freedom between them, and a quantile takes its time. */
function remembered(compute: (df: number) => number): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const value = known.get(df) ?? compute(df);
    known.set(df, value);
    return value;
  };
}

function pOf(change: RelativeChange, noise: ModeratedVariance | undefined): number {
  if (noise === undefined || noise.df <= 0) return 1;
  return studentTTwoSided(standardErrors(change, noise.variance), noise.df);
}

function sum(all: readonly { readonly change: RelativeChange }[], arm: "base" | "head"): number {
  return all.reduce((total, { change }) => total + change[arm], 0);
}
