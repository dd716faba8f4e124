/**
 * Counts of values in buckets of equal ratio, after DDSketch (Masson, Rim & Lee, VLDB 2019): a quantile of the counts is
 * within 1 % of that of the values, whatever their number.
 */
const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
/** Smaller values share the lowest bucket. */
const LEAST = 1e-6;

export function bucketOf(value: number): number {
  return Math.ceil(Math.log(Math.max(value, LEAST)) / LOG_GROWTH);
}

/** The nearest-rank quantile; NaN without values. */
export function sketchQuantile(counts: ReadonlyMap<number, number>, q: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= rank) return (2 * GROWTH ** bucket) / (GROWTH + 1);
  }
  return Number.NaN;
}

/** The counts of both together. */
export function mergeSketches(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const merged = new Map(one);
  for (const [bucket, count] of other) merged.set(bucket, (merged.get(bucket) ?? 0) + count);
  return merged;
}
