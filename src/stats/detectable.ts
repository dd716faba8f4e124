import { studentTQuantile } from "./student-t.ts";

export interface TestSize {
  /** Family-wise error rate of the test, one-sided. */
  readonly alpha: number;
  /** Cells that share it; at least 1. */
  readonly cells: number;
  /** Degrees of freedom of the standard deviation; at least 1. */
  readonly df: number;
  /** Probability with which the change is to be found. */
  readonly power?: number;
}

/**
 * How many standard errors an effect must measure to be found with the given power (0.8 by default): the usual sum of
 * two t quantiles, with Bonferroni's share of alpha. It approximates the step-down test from above. Infinite without
 * degrees of freedom.
 */
export function detectableErrors({ alpha, cells, df, power = 0.8 }: TestSize): number {
  if (df < 1) return Number.POSITIVE_INFINITY;
  return studentTQuantile(1 - Math.min(0.5, alpha / cells), df) + studentTQuantile(power, df);
}
