import type { Random } from "./random.ts";

/** Changes along a chain, and their standard errors; of each the same number. */
export interface NoisySeries {
  /** Index of the first change among those of the chain, so that several series of one chain see the same signs. */
  readonly first: number;
  readonly changes: readonly number[];
  /** Each above 0. */
  readonly errors: readonly number[];
}

/** Neighbouring changes of a series: `from` is the first of them, `to` the one behind the last. */
export interface SeriesWindow {
  readonly from: number;
  readonly to: number;
  /** Their sum in standard errors of the sum. */
  readonly z: number;
}

/** Changes of which all signs must agree for p = 2^-10 < 0.001: no shorter window can be told from chance by its signs. */
export const SHORTEST_WINDOW = 10;

/** Up to this many changes all sign vectors are used, else as many as time allows, at most as many as these have. */
const EXACT_CHANGES = 14;
const FEWEST_VECTORS = 2_000;

/** Sums of windows that a test may take, in one or two seconds; hundreds of cells get the fewest vectors and take longer. */
const MOST_SUMS = 3e8;

/** How often random vectors are glanced at. */
const GLANCE = 250;

/** A bar that random vectors reach more often has no p up to 0.001: by chance, less than once in 10^9 (Poisson). */
const hopeless = (vectors: number): number => 8 + 0.004 * vectors;

/** Rounding differs between sign vectors whose z is the same number on paper; ties count against the series. */
const TIE = 1e-9;

/** The window of at least ten changes with the largest standardised sum; undefined for a series without one. */
export function largestWindow(series: NoisySeries): SeriesWindow | undefined {
  let best: SeriesWindow | undefined;
  const sums = prefixSums(series.changes);
  const weights = weightsOf(series);
  let at = 0;
  for (let from = 0; from + SHORTEST_WINDOW <= series.changes.length; from++) {
    for (let to = from + SHORTEST_WINDOW; to <= series.changes.length; to++) {
      const z = ((sums[to] ?? 0) - (sums[from] ?? 0)) * (weights[at++] ?? 0);
      if (best === undefined || z > best.z) best = { from, to, z };
    }
  }
  return best;
}

/** P of a series' largest window: corrected over all windows of the series, and over those of all series. */
export interface WindowP {
  readonly own: number;
  readonly family: number;
}

/**
 * For each series the p of its largest window, by random exchange of the two commits of each link, the same for all
 * series: without change each link is as likely to have the other sign, whatever its error. The family's p is Westfall
 * and Young's step-down max-T (1993, algorithm 2.8). The identity is among the vectors, so that no p is 0. Both are 1
 * for a series without a window, and where the first vectors show that no series has a small one.
 */
export function windowTest(series: readonly NoisySeries[], random: Random): WindowP[] {
  const observed = series.map((one) => largestWindow(one)?.z ?? Number.NEGATIVE_INFINITY);
  const order = series.map((_, index) => index).sort((a, b) => (observed[b] ?? 0) - (observed[a] ?? 0));
  const tested = order.filter((index) => Number.isFinite(observed[index]));
  const scans = tested.flatMap((index) => scanOf(series[index]));
  const vectors = signVectors(scans, random);
  const bars = tested.map((index) => (observed[index] ?? 0) - TIE * (1 + Math.abs(observed[index] ?? 0)));
  const counts = countLargest(scans, bars, vectors);
  const result = series.map((): WindowP => ({ own: 1, family: 1 }));
  if (counts === undefined) return result;
  let family = 0;
  for (const [rank, index] of tested.entries()) {
    family = Math.max(family, (counts.family[rank] ?? 0) / vectors.count);
    result[index] = { own: (counts.own[rank] ?? 0) / vectors.count, family };
  }
  return result;
}

/** How often each bar, in descending order, is reached by its own series, and by any series from it on. */
interface Counts {
  readonly own: Float64Array;
  readonly family: Float64Array;
}

/** Undefined when the first vectors already show that no p is small. */
function countLargest(scans: readonly Scan[], bars: readonly number[], vectors: SignVectors): Counts | undefined {
  const counts: Counts = { own: new Float64Array(scans.length), family: new Float64Array(scans.length) };
  for (let index = 0; index < vectors.count; index++) {
    const glance = vectors.random && index > 0 && index % GLANCE === 0;
    if (glance && counts.own.every((count) => count > hopeless(index))) return undefined;
    countOne(scans, bars, vectors.next(index), counts);
  }
  return counts;
}

function countOne(scans: readonly Scan[], bars: readonly number[], signs: Float64Array, { own, family }: Counts): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let rank = scans.length - 1; rank >= 0; rank--) {
    const bar = bars[rank] ?? 0;
    const z = scans[rank]?.(signs) ?? largest;
    if (z >= bar) own[rank] = (own[rank] ?? 0) + 1;
    largest = Math.max(largest, z);
    if (largest >= bar) family[rank] = (family[rank] ?? 0) + 1;
  }
}

/** The largest z of a series under given signs. */
interface Scan {
  (signs: Float64Array): number;
  readonly windows: number;
  readonly end: number;
}

function scanOf(series: NoisySeries | undefined): Scan[] {
  if (series === undefined) return [];
  const { first, changes } = series;
  const size = changes.length;
  const values = Float64Array.from(changes);
  const weights = weightsOf(series);
  const sums = new Float64Array(size + 1);
  const scan = (signs: Float64Array): number => {
    for (let k = 0; k < size; k++) sums[k + 1] = (sums[k] ?? 0) + (values[k] ?? 0) * (signs[first + k] ?? 0);
    return largestZ(sums, weights);
  };
  return [Object.assign(scan, { windows: weights.length, end: first + size })];
}

/** From the sums up to each change, and the weight of each window. */
function largestZ(sums: Float64Array, weights: Float64Array): number {
  let [largest, at] = [Number.NEGATIVE_INFINITY, 0];
  for (let from = 0; from + SHORTEST_WINDOW < sums.length; from++) {
    const start = sums[from] ?? 0;
    for (let to = from + SHORTEST_WINDOW; to < sums.length; to++) {
      const z = ((sums[to] ?? 0) - start) * (weights[at++] ?? 0);
      if (z > largest) largest = z;
    }
  }
  return largest;
}

/** What turns each window's sum into standard errors, in the order in which windows are visited. */
function weightsOf({ changes, errors }: NoisySeries): Float64Array {
  const variances = prefixSums(errors.map((error) => error * error));
  const weights: number[] = [];
  for (let from = 0; from + SHORTEST_WINDOW <= changes.length; from++) {
    for (let to = from + SHORTEST_WINDOW; to <= changes.length; to++) {
      weights.push(1 / Math.sqrt((variances[to] ?? 0) - (variances[from] ?? 0)));
    }
  }
  return Float64Array.from(weights);
}

function prefixSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return sums;
}

/** Signs of every link; index 0 is the identity. The array is reused. */
interface SignVectors {
  readonly count: number;
  /** Drawn rather than enumerated. */
  readonly random: boolean;
  next(index: number): Float64Array;
}

function signVectors(scans: readonly Scan[], random: Random): SignVectors {
  const links = Math.max(0, ...scans.map(({ end }) => end));
  const signs = new Float64Array(links).fill(1);
  const exact = links <= EXACT_CHANGES;
  const sums = scans.reduce((total, { windows }) => total + windows, 0);
  const affordable = Math.max(FEWEST_VECTORS, Math.floor(MOST_SUMS / Math.max(1, sums)));
  return {
    count: exact ? 2 ** links : Math.min(2 ** EXACT_CHANGES, affordable),
    random: !exact,
    next: (index) => {
      for (let link = 0; link < links; link++) {
        const negative = exact ? (index >> link) & 1 : index > 0 && random() < 0.5;
        signs[link] = negative ? -1 : 1;
      }
      return signs;
    },
  };
}
