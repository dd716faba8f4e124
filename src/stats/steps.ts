import { studentTTwoSided } from "./student-t.ts";

/** A measured change with its standard error. */
export interface NoisyChange {
  readonly change: number;
  /** At least 0. */
  readonly error: number;
  /** Degrees of freedom of `error`, above 0. */
  readonly df: number;
}

/** One change or a few neighbouring ones that are no chance: `from` is the first of them, `to` the one behind the last. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly error: number;
  readonly df: number;
  /** Two-sided, corrected over all places and lengths (Bonferroni). */
  readonly p: number;
}

export interface StepSearch {
  /** Changes at these indices are known already, and no step goes over them. */
  readonly known: ReadonlySet<number>;
  /** What an error is taken for at least. */
  readonly leastError: number;
  readonly alpha: number;
  /** Series that are searched at the same time, this one included. */
  readonly family: number;
  /** Smallest step. */
  readonly least: number;
}

/** A change that took more than three links is a creep. */
const LONGEST = 3;

/** Links of one chain that vary in their noise by 30 % are as alike as this. */
const PRIOR_DF = 8;

/**
 * Steps in the level of a chain, without overlap, in order. The shortest are taken first, as they say best where it
 * was, and of equally long ones the clearest.
 *
 * Apache Otava splits a series of independent values; here the levels are sums of links, of which each is the estimate
 * of one step and independent of the others, so that every place has its own t test in place of a split.
 */
export function findSteps(series: readonly NoisyChange[], search: StepSearch): readonly Step[] {
  const pooled = poolErrors(series);
  const lengths = Array.from({ length: LONGEST }, (_, index) => index + 1);
  const tests = lengths.reduce((sum, length) => sum + Math.max(0, series.length - length + 1), 0) * search.family;
  const found: Step[] = [];
  for (const length of lengths) {
    const steps = series.flatMap((_, from): Step[] => {
      const to = from + length;
      if (to > series.length || isKnown(search.known, from, to)) return [];
      const step = testOf(series.slice(from, to), pooled, search.leastError);
      return [{ from, to, ...step, p: Math.min(1, step.p * tests) }];
    });
    const clear = steps.filter(({ p, change }) => p < search.alpha && Math.abs(change) >= search.least);
    for (const step of clear.toSorted((a, b) => a.p - b.p || a.from - b.from)) {
      if (!found.some((other) => step.from < other.to && other.from < step.to)) found.push(step);
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

function isKnown(known: ReadonlySet<number>, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (known.has(index)) return true;
  return false;
}

/** What all changes together say of the error of one. */
function poolErrors(series: readonly NoisyChange[]): number {
  const df = series.reduce((sum, each) => sum + each.df, 0);
  const squares = series.reduce((sum, each) => sum + each.df * each.error ** 2, 0);
  return df > 0 ? Math.sqrt(squares / df) : 0;
}

/**
 * A moderated t test (Smyth 2004): the error of a single link has few degrees of freedom, and among many one is too
 * small by chance; so each counts together with what all of them say, as if that were PRIOR_DF more.
 */
function testOf(window: readonly NoisyChange[], pooled: number, leastError: number): Omit<Step, "from" | "to"> {
  const prior = PRIOR_DF * pooled ** 2;
  const variance = window.reduce((sum, { error, df }) => {
    return sum + Math.max(leastError ** 2, (prior + df * error ** 2) / (PRIOR_DF + df));
  }, 0);
  const change = window.reduce((sum, each) => sum + each.change, 0);
  const error = Math.sqrt(variance);
  const df = PRIOR_DF + window.reduce((sum, each) => sum + each.df, 0);
  const p = error > 0 ? studentTTwoSided(change / error, df) : 1;
  return { change, error, df, p };
}
