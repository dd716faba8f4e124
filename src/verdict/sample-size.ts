/**
 * How many requests it takes. A quantile q of n requests rests on the n(1 - q) that lie beyond it; a round on its pairs
 * of slices and requests per arm.
 */
export const FEWEST = {
  /** Beyond the quantile, for it to gate … */
  beyondToGate: 30,
  /** … to be shown … */
  beyondToShow: 10,
  /** … and for a group of neighbouring pairs to have a p90 or p95 of its own. */
  beyondPerGroup: 5,
  /** Groups, below which the quantile is taken over the whole round. */
  groups: 5,
  /** Beyond the p99 of a spike's peak: its requests resemble each other, so their number says less, and blocks decide. */
  beyondPeakToShow: 1,
  beyondPeakToGate: 3,
  /** Pairs and requests per arm, below which only the pooled mean gates … */
  pairs: 10,
  requests: 60,
  /** … and requests per arm below which nothing does. */
  requestsForMean: 30,
  /** CPU seconds per arm and round for a cpu cell to gate: 200 ticks of 10 ms. */
  cpuSeconds: 2,
  /** CPU seconds per third of a round for the JIT rule: 50 ticks. */
  cpuSecondsPerThird: 0.5,
} as const;

/** Error rates further apart than this share leave the latencies of the successes incomparable. */
export const ERROR_RATE_APART = 0.05;

/** Above this error rate on every arm nothing is comparable; above it on one arm alone the errors are what differs. */
export const ERRORS_EVERYWHERE = 0.5;

/** Whether n(1 - q) reaches `count`; 300 requests have 30 beyond their p90 although 300 (1 - 0.9) rounds below 30. */
export function reachesBeyond(n: number, q: number, count: number): boolean {
  return n * (1 - q) >= count - 1e-9;
}
