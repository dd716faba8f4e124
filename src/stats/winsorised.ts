import { median } from "./quantile.ts";

/** How many robust standard deviations from the median a value stays as it is (Huber 1964). */
const FAR = 1.5;

/** The median of |x − median| is this part of a normal distribution's standard deviation. */
const MAD_OF_NORMAL = 0.6745;

/**
 * Values with the far ones pulled in to 1.5 robust standard deviations from the median: their mean is one step of
 * Huber's estimator, nearly as precise as the mean for normal values, and a window in which the machine did something
 * else does not drown the others. As they are where most of them are equal.
 */
export function winsorised(values: readonly number[]): readonly number[] {
  const centre = median(values);
  const reach = (FAR * median(values.map((value) => Math.abs(value - centre)))) / MAD_OF_NORMAL;
  if (!(reach > 0)) return values;
  return values.map((value) => Math.min(centre + reach, Math.max(centre - reach, value)));
}
