import type { ClusteredMean } from "./clustered-mean.ts";

/** How one mean of costs differs from another: the change is a ratio where both are above 0. */
export interface RelativeChange {
  /** At least 0. */
  readonly base: number;
  readonly head: number;
  /** Of log(head / base); where one side is 0, of the other side relative to its size. */
  readonly variance: number;
  /** 0: the variance is not known. */
  readonly df: number;
}

/**
 * Costs vary in proportion to their size, whatever they are measured by, so that changes are judged on the scale of
 * logs, with variances by the delta method.
 */
export function relativeChange(base: ClusteredMean, head: ClusteredMean): RelativeChange {
  const arms = [base, head].filter(({ mean }) => mean > 0);
  const variance = arms.reduce((sum, arm) => sum + arm.variance / arm.mean ** 2, 0);
  const known = base.df > 0 && head.df > 0;
  return { base: base.mean, head: head.mean, variance, df: known ? base.df + head.df : 0 };
}

/** How many standard errors the change measures. */
export function standardErrors({ base, head }: RelativeChange, variance: number): number {
  if (base === head || !(variance > 0)) return 0;
  if (base > 0 && head > 0) return Math.log(head / base) / Math.sqrt(variance);
  return Math.sign(head - base) / Math.sqrt(variance);
}

/** head − base, between bounds so many standard errors away. */
export function differenceBounds({ base, head }: RelativeChange, reach: number): { low: number; high: number } {
  if (base > 0 && head > 0) return { low: head * Math.exp(-reach) - base, high: head * Math.exp(reach) - base };
  const half = reach * Math.max(base, head);
  return { low: head - base - half, high: head - base + half };
}
