import { median } from "./quantile.ts";
import type { Random } from "./random.ts";
import { type SignVectors, signVectors } from "./sign-vectors.ts";

/** One cell of the family. */
export interface FamilyCell {
  /** Paired change per block, positive where head is worse; the same blocks in the same order for all cells. */
  readonly changes: readonly number[];
  /** Added in quadrature to the standard error, so that equal changes do not give an infinite t. */
  readonly s0: number;
}

/** Corrected one-sided p values, each at least 1/number of sign vectors. */
export interface StepDownP {
  readonly worse: number;
  readonly better: number;
}

/** Rounding differs between sign vectors whose t is the same number on paper; ties count against the cell. */
const TIE = 1e-9;

/**
 * Westfall and Young's step-down max-T (1993, algorithm 2.8) under random exchange of the arms, for both directions:
 * with t_(1) >= ... >= t_(C), p_(i) is the largest over k <= i of the share of sign vectors s for which the maximum of
 * t_(k)(s) ... t_(C)(s) reaches t_(k). All cells see the same vectors, which is what accounts for their correlation.
 * The identity is among them, so no p is 0 (Phipson and Smyth 2010). Exact while the vectors are all enumerated.
 */
export function signFlipTest(cells: readonly FamilyCell[], random: Random): StepDownP[] {
  const blocks = cells[0]?.changes.length ?? 0;
  if (blocks === 0) return cells.map(() => ({ worse: 1, better: 1 }));
  const clipped = cells.map(({ changes, s0 }) => ({ changes: clip(changes), s0 }));
  const order = descendingByT(clipped);
  const vectors = signVectors(
    order.map((index) => clipped[index]?.changes ?? []),
    random,
  );
  const counts = countMaxima(
    order.map((index) => clipped[index] ?? { changes: [], s0: 0 }),
    vectors,
  );
  const worse = stepDown(counts.worse, vectors.count);
  const better = stepDown(counts.better.toReversed(), vectors.count).toReversed();
  const result = new Array<StepDownP>(cells.length);
  for (const [rank, index] of order.entries()) result[index] = { worse: worse[rank] ?? 1, better: better[rank] ?? 1 };
  return result;
}

/**
 * Changes beyond three times the median size are cut to it, so that one wild block cannot drown the others in its
 * standard deviation. Depends on sizes only, so the test stays exact. Nothing is cut where that median is 0.
 */
export function clip(changes: readonly number[]): readonly number[] {
  const limit = 3 * median(changes.map(Math.abs));
  return limit > 0 ? changes.map((change) => Math.max(-limit, Math.min(limit, change))) : changes;
}

/**
 * What t needs beside the sum of the signed changes. With K blocks, t = mean / sqrt(sd^2 / K + s0^2) is the same number
 * as sum / sqrt(spread - sum^2 share); sums of squares do not change with the signs, so neither do these.
 */
interface Scale {
  readonly spread: number;
  readonly share: number;
}

function scaleOf({ changes, s0 }: FamilyCell): Scale {
  const blocks = changes.length;
  const share = blocks > 1 ? 1 / (blocks - 1) : 0;
  const squares = changes.reduce((sum, change) => sum + change * change, 0);
  return { spread: blocks * squares * share + (blocks * s0) ** 2, share };
}

/** Where all changes are equal and s0 is 0, t would be infinite, or rounding take the root of less than nothing. */
const SMALLEST = 1e-300;

function tStatistic(sum: number, spread: number, share: number): number {
  return sum / Math.sqrt(Math.max(SMALLEST, spread - sum * sum * share));
}

function descendingByT(cells: readonly FamilyCell[]): number[] {
  const ts = cells.map((cell) => {
    const { spread, share } = scaleOf(cell);
    const sum = cell.changes.reduce((total, change) => total + change, 0);
    return tStatistic(sum, spread, share);
  });
  return ts.map((_, index) => index).sort((a, b) => (ts[b] ?? 0) - (ts[a] ?? 0));
}

/**
 * For every cell, in descending order of t, the number of sign vectors in which the maximum of its own and all smaller
 * t reaches its t; and the same for the negated changes, whose order is the reverse and whose maxima are minima here.
 */
function countMaxima(cells: readonly FamilyCell[], vectors: SignVectors): { worse: number[]; better: number[] } {
  const size = cells.length;
  const scales = cells.map(scaleOf);
  const spreads = Float64Array.from(scales, ({ spread }) => spread);
  const share = scales[0]?.share ?? 0;
  const [worse, better] = [new Float64Array(size), new Float64Array(size)];
  const [worseBar, betterBar] = [new Float64Array(size), new Float64Array(size)];
  const ts = new Float64Array(size);
  vectors.forEachSums((sums, index) => {
    for (let j = 0; j < size; j++) ts[j] = tStatistic(sums[j] ?? 0, spreads[j] ?? 0, share);
    if (index === 0) {
      worseBar.set(ts.map((t) => t - TIE * (1 + Math.abs(t))));
      betterBar.set(ts.map((t) => t + TIE * (1 + Math.abs(t))));
    }
    countBetter(ts, betterBar, better);
    countWorse(ts, worseBar, worse);
  });
  return { worse: Array.from(worse), better: Array.from(better) };
}

/** Adds 1 to each count whose bar is reached from above by the smallest t so far, from the largest observed t on. */
function countBetter(ts: Float64Array, bars: Float64Array, counts: Float64Array): void {
  let lowest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < ts.length; j++) {
    lowest = Math.min(lowest, ts[j] ?? 0);
    if (lowest <= (bars[j] ?? 0)) counts[j] = (counts[j] ?? 0) + 1;
  }
}

/** Adds 1 to each count whose bar is reached by the largest t so far, from the smallest observed t on. */
function countWorse(ts: Float64Array, bars: Float64Array, counts: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let j = ts.length - 1; j >= 0; j--) {
    highest = Math.max(highest, ts[j] ?? 0);
    if (highest >= (bars[j] ?? 0)) counts[j] = (counts[j] ?? 0) + 1;
  }
}

function stepDown(counts: readonly number[], vectors: number): number[] {
  let largest = 0;
  return counts.map((count) => {
    largest = Math.max(largest, count / vectors);
    return largest;
  });
}
