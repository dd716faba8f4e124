import { quantileSorted } from "simple-statistics";

/** The n(n + 1)/2 means of all pairs of values, each value with itself included, in ascending order (Walsh 1949). */
export function walshAverages(values: readonly number[]): number[] {
  const averages = values.flatMap((value, i) => values.slice(i).map((other) => (value + other) / 2));
  return Array.from(Float64Array.from(averages).sort());
}

/**
 * The Hodges-Lehmann estimate of the centre, the median of the Walsh averages: nearly as precise as the mean for normal
 * values and hardly moved by a wild one (Hodges and Lehmann 1963). NaN without values.
 */
export function hodgesLehmann(sortedWalshAverages: readonly number[]): number {
  return sortedWalshAverages.length === 0 ? Number.NaN : quantileSorted(sortedWalshAverages, 0.5);
}
