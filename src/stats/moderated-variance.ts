import { median } from "./quantile.ts";

/** A variance with its degrees of freedom, and its size up to a factor by what is known beforehand. */
export interface NoisyVariance {
  readonly variance: number;
  readonly df: number;
  /** At least 0; nothing is learnt from what has 0. */
  readonly expected: number;
}

export interface ModeratedVariance {
  readonly variance: number;
  readonly df: number;
}

/** Below so many variances their common size is not estimated. */
const FEWEST = 5;

/** Most that all others count, in the variance's own degrees of freedom. */
const MOST_PRIOR = 4;

/**
 * Moderates many variances of few degrees of freedom by each other (Smyth 2004, section 6.2): each is taken together
 * with the common size of all, which counts as many degrees of freedom as the spread of their logs around it allows;
 * the more alike they are, the more. The common factor comes from the median, which a few changed functions do not move.
 * None gets smaller by that: one that is truly larger than all others stays so (cf. Phipson et al. 2016).
 */
export function moderateVariances(variances: readonly NoisyVariance[]): readonly ModeratedVariance[] {
  const known = variances.filter(({ variance, df, expected }) => variance > 0 && df > 0 && expected > 0);
  if (known.length < FEWEST) return variances;
  const logs = known.map(({ variance, expected }) => Math.log(variance / expected));
  const df = median(known.map((each) => each.df));
  const centre = median(logs);
  // The median of |x| of a normal x is 0.6745 standard deviations.
  const spread = (median(logs.map((log) => Math.abs(log - centre))) / 0.6745) ** 2;
  const prior = priorDf(spread - trigamma(df / 2), MOST_PRIOR * df);
  const common = Math.exp(centre) / medianOfMeanSquare(df);
  return variances.map((each) => ({
    variance: Math.max(each.variance, (prior * common * each.expected + each.df * each.variance) / (prior + each.df)),
    df: prior + each.df,
  }));
}

/** The d with trigamma(d / 2) = excess, at most `most`: what spreads less than chance does is all alike. */
function priorDf(excess: number, most: number): number {
  if (excess <= trigamma(most / 2)) return most;
  let [low, high] = [1e-3, most];
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (trigamma(middle / 2) > excess) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** The median of chi-square over its degrees of freedom (Wilson and Hilferty 1931). */
function medianOfMeanSquare(df: number): number {
  return (1 - 2 / (9 * df)) ** 3;
}

/** The second derivative of log gamma, x > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12). */
function trigamma(x: number): number {
  let [sum, at] = [0, x];
  for (; at < 8; at++) sum += 1 / (at * at);
  const inverse = 1 / (at * at);
  return sum + 1 / at + inverse / 2 + (inverse / at) * (1 / 6 - inverse * (1 / 30 - inverse / 42));
}
