import { normalQuantile } from "./normal.ts";
import { median } from "./quantile.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface SlopeEstimate {
  /** The median of the slopes between all pairs of points: y per unit of x. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The Theil-Sen slope (Sen 1968) with Sen's interval of the given level: the order statistics of the pairwise slopes at
 * (N ± z σ)/2, where σ² = n(n − 1)(2n + 5)/18 is the variance of Kendall's score without ties. Neighbouring points of a
 * running service resemble each other, which makes that interval too narrow, so σ² is multiplied by
 * (1 + r)/(1 − r) for a lag-1 correlation r > 0 of the residuals (Yue & Wang 2004). Null below 4 points or where all x
 * are equal.
 */
export function theilSen(points: readonly Point[], level: number): SlopeEstimate | null {
  const n = points.length;
  const slopes = pairwiseSlopes(points);
  if (n < 4 || slopes.length === 0) return null;
  const slope = median(slopes);
  const residuals = points.map(({ x, y }) => y - slope * x);
  const r = Math.min(0.95, Math.max(0, lagOne(residuals)));
  const sigma = Math.sqrt(((n * (n - 1) * (2 * n + 5)) / 18) * ((1 + r) / (1 - r)));
  const reach = normalQuantile(0.5 + level / 2) * sigma;
  const sorted = slopes.toSorted((a, b) => a - b);
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? slope;
  const low = at(Math.floor((sorted.length - reach) / 2));
  const high = at(Math.ceil((sorted.length + reach) / 2));
  return { slope, low: Math.min(low, slope), high: Math.max(high, slope) };
}

function pairwiseSlopes(points: readonly Point[]): number[] {
  return points.flatMap((from, i) =>
    points.slice(i + 1).flatMap((to) => (to.x === from.x ? [] : [(to.y - from.y) / (to.x - from.x)])),
  );
}

/** Correlation of each value with the next; 0 where they do not vary. */
function lagOne(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviations = values.map((value) => value - mean);
  const variance = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
  const covariance = deviations.reduce((sum, deviation, i) => sum + deviation * (deviations[i + 1] ?? 0), 0);
  return variance === 0 ? 0 : covariance / variance;
}
