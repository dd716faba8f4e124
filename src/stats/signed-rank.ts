/** How the interval of the signed-rank test is read from n values' Walsh averages. */
export interface SignedRankRule {
  /** The interval's ends are the Walsh averages of this rank (1 is the smallest) from below and from above. */
  readonly rank: number;
  /** Probability with which the interval holds the centre of symmetric values, exact for values without ties. */
  readonly level: number;
}

export interface SignedRankInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * The narrowest interval whose exact level is at least `atLeast`; where n values cannot reach it (n < 6 for 95 %), the
 * widest there is: all Walsh averages, level 1 - 2^(1-n). With P(W <= c) from the exact null distribution of Wilcoxon's
 * W, the interval of rank c + 1 has level 1 - 2 P(W <= c) (Hollander, Wolfe and Chicken 2014, section 3.3).
 */
export function signedRankRule(n: number, atLeast = 0.95): SignedRankRule {
  if (n < 1) return { rank: 1, level: 0 };
  const probabilities = signedRankDistribution(n);
  let rule: SignedRankRule = { rank: 1, level: 1 - 2 ** (1 - n) };
  let below = 0;
  for (const [w, probability] of probabilities.entries()) {
    below += probability;
    const level = 1 - 2 * below;
    if (level < atLeast) break;
    rule = { rank: w + 1, level };
  }
  return rule;
}

/** The centre's interval from the Walsh averages in ascending order, by the rule for their number of values. */
export function signedRankInterval(
  sortedWalshAverages: readonly number[],
  { rank, level }: SignedRankRule,
): SignedRankInterval {
  const low = sortedWalshAverages.at(rank - 1) ?? Number.NaN;
  const high = sortedWalshAverages.at(-rank) ?? Number.NaN;
  return { low, high, level };
}

/**
 * P(W = w) for w = 0 ... n(n + 1)/2 under the null hypothesis: W is the sum of a random subset of the ranks 1 ... n,
 * each rank being in it with probability 1/2.
 */
export function signedRankDistribution(n: number): number[] {
  let probabilities = [1];
  for (let rank = 1; rank <= n; rank++) {
    const without = probabilities;
    const size = without.length + rank;
    probabilities = Array.from({ length: size }, (_, w) => ((without[w] ?? 0) + (without[w - rank] ?? 0)) / 2);
  }
  return probabilities;
}
