import { quantileSorted } from "simple-statistics";

/**
 * The q-quantile (0 to 1) of values in any order, linearly interpolated: type 7 of Hyndman and Fan (1996), the default
 * of R and NumPy. NaN without values.
 */
export function quantile(values: readonly number[] | Float64Array, q: number): number {
  if (values.length === 0) return Number.NaN;
  // A typed array sorts by value, and several times faster than an array with a comparator.
  return quantileSorted(Array.from(new Float64Array(values).sort()), q);
}

/** The middle value, or the mean of the two middle ones; NaN without values. */
export function median(values: readonly number[] | Float64Array): number {
  return quantile(values, 0.5);
}
