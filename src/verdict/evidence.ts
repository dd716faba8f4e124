import { mean, sampleStandardDeviation } from "simple-statistics";
import { detectableErrors } from "../stats/detectable.ts";
import { hodgesLehmann, walshAverages } from "../stats/hodges-lehmann.ts";
import { seededRandom } from "../stats/random.ts";
import { clip, type StepDownP, signFlipTest } from "../stats/sign-flip.ts";
import { signedRankInterval, signedRankRule } from "../stats/signed-rank.ts";
import { onTestScale, type Series } from "./series.ts";

/** What the blocks say about one cell. Changes are log-ratios or differences, positive where head is worse. */
export interface Evidence {
  /** Hodges-Lehmann estimate of the change. */
  readonly estimate: number;
  /** Signed-rank interval of the change, with its exact level. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Standard error of the mean clipped change; 0 for a single block. */
  readonly error: number;
  /** Smallest change that could have been found, on the test's scale; at least the floor. Null for a single block. */
  readonly detectable: number | null;
  /** Corrected within the family; null where the cell belongs to none. */
  readonly p: StepDownP | null;
  readonly blocks: number;
  readonly blocksWorse: number;
  /** Base and head were equal in every block. */
  readonly unchanged: boolean;
  /** Its interval comes from within the run of a single block, and stands in for a test over blocks. */
  readonly withinRun: boolean;
}

export interface FamilyTest {
  /** Indices of the blocks. */
  readonly rows: readonly number[];
  /** Alpha of the look. */
  readonly alpha: number;
  readonly seed: number;
}

/** The floor's share of the standard error that is added to every cell's own. */
const S0_PER_FLOOR = 0.25;

/** Tests the cells as one family on the same blocks, in each of which every one of them has a change. */
export function testFamily(family: readonly Series[], test: FamilyTest): Map<Series, Evidence> {
  const { rows, alpha, seed } = test;
  const cells = family.map((series) => ({ series, changes: changesOf(series, rows) }));
  // A cell that never moved says nothing, and would only make the correction stricter for the others.
  const moved = cells.filter(({ changes }) => changes.some((change) => change !== 0));
  const ps = signFlipTest(
    moved.map(({ series, changes }) => ({ changes, s0: S0_PER_FLOOR * onTestScale(series.definition, series.floor) })),
    seededRandom(seed),
  );
  const pOf = new Map(moved.map(({ series }, i) => [series, ps[i] ?? null]));
  const weigh = weigher(rows.length, alpha, moved.length);
  return new Map(cells.map(({ series, changes }) => [series, weigh(series, changes, pOf.get(series) ?? null)]));
}

/** A cell outside any family, on the blocks in which it has a change; null without any. */
export function describeAlone(series: Series, { rows, alpha }: FamilyTest): Evidence | null {
  const changes = changesOf(series, rows);
  return changes.length === 0 ? null : weigher(changes.length, alpha, 1)(series, changes, null);
}

/**
 * A cell that is measured once in a run, by the interval that it has from within; null without one. Where a re-run added
 * its own, the means of estimates and bounds: each counts alike, and none makes the interval narrower.
 */
export function describeWithin({ entries, definition }: Series): Evidence | null {
  const sign = definition.better === "lower" ? 1 : -1;
  const found = entries.flatMap((entry) => {
    const within = entry?.within?.change ?? null;
    if (entry?.change == null || within === null) return [];
    const ends = [sign * within.low, sign * within.high];
    return [{ change: sign * entry.change, low: Math.min(...ends), high: Math.max(...ends), level: within.level }];
  });
  const [first] = found;
  if (first === undefined) return null;
  return {
    estimate: mean(found.map(({ change }) => change)),
    low: mean(found.map(({ low }) => low)),
    high: mean(found.map(({ high }) => high)),
    level: first.level,
    error: 0,
    detectable: null,
    p: null,
    blocks: found.length,
    blocksWorse: found.filter(({ change }) => change > 0).length,
    unchanged: false,
    withinRun: true,
  };
}

/** What depends only on the number of blocks and cells is computed once. */
function weigher(blocks: number, alpha: number, cells: number) {
  const rule = signedRankRule(blocks);
  const errorsToFind = detectableErrors({ alpha, cells: Math.max(1, cells), df: blocks - 1 });
  return (series: Series, changes: readonly number[], p: StepDownP | null): Evidence => {
    const averages = walshAverages(changes);
    const error = blocks > 1 ? sampleStandardDeviation(clip(changes)) / Math.sqrt(blocks) : 0;
    const floor = onTestScale(series.definition, series.floor);
    return {
      estimate: hodgesLehmann(averages),
      ...signedRankInterval(averages, rule),
      error,
      detectable: blocks > 1 ? Math.max(floor, errorsToFind * error) : null,
      p,
      blocks,
      blocksWorse: changes.filter((change) => change > 0).length,
      unchanged: changes.every((change) => change === 0),
      withinRun: false,
    };
  };
}

/** The changes of the blocks that have one, oriented so that positive is worse. */
function changesOf({ entries, definition }: Series, rows: readonly number[]): number[] {
  const sign = definition.better === "lower" ? 1 : -1;
  return rows.flatMap((row) => {
    const change = entries[row]?.change ?? null;
    return change === null ? [] : [sign * change];
  });
}
