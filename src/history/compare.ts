import { mean, median, medianAbsoluteDeviation } from "simple-statistics";
import { cellKey } from "../model/cell.ts";
import type { HistoryCell, HistoryEntry } from "../model/history.ts";
import type { Measurement } from "../model/measurement.ts";
import { METRICS, type Metric } from "../model/metric.ts";
import type { HistoryComparison } from "../model/verdict.ts";
import { holm } from "../stats/holm.ts";
import { predictionDetectable, predictionHalfWidth, predictionP } from "../stats/prediction-interval.ts";
import { machineKey } from "./comparability.ts";
import { type MeasuredCell, measuredCells } from "./measured-cells.ts";
import { lastAttempts, mergeEntries } from "./merge.ts";

/** Stored values that a test needs. */
const NEEDED = 5;

/** Values of the same machine from which on those of others are left out. */
const ENOUGH_OF_SAME_MACHINE = 8;

/** The level of the shown interval, and the family-wise rate for which the smallest visible change is given. */
const LEVEL = 0.95;
const FAMILY_RATE = 0.01;

/**
 * Robust standard deviations beyond which one of n stored values is an outlier: 3.5 (Iglewicz and Hoaglin 1993) for
 * many, more for few. With 3.5 throughout, values that are merely large would go too, the rest would look too alike, and
 * 8 normal values would give 2.9 % false alarms at a nominal 1 %; so it stays near 1 % for a family of 16 cells
 * (test/statistical/history.test.ts).
 */
const outlierLimit = (n: number): number => 3.5 * (1 + 30 / n);

/** Makes the median absolute deviation of normal values estimate their standard deviation. */
const MAD_TO_SD = 1.4826;

export interface HistoryInput {
  readonly entries: readonly HistoryEntry[];
  readonly measurement: Measurement;
  /** How many stored runs are used at most, the newest. */
  readonly runs: number;
}

/**
 * Head's value of each cell against main's stored values of the same load: one stored run is one draw of machine and
 * boots, and the next one is tested against their prediction interval, on the log scale for ratios. P values are
 * corrected by Holm over the cells that have a test. By `cellKey`; cells without a value of head are not in it.
 */
export function compareWithHistory(input: HistoryInput): ReadonlyMap<string, HistoryComparison> {
  const cells = measuredCells(input.measurement).filter((cell) => Number.isFinite(scaled(cell, cell.head)));
  const histories = storedValues(input.entries);
  const machine = machineKey(input.measurement.environment);
  const compared = cells.map((cell) => {
    const sample = chooseSample(histories.get(cellKey(cell)) ?? [], { cell, machine, runs: input.runs });
    const x = scaled(cell, cell.head);
    return {
      cell,
      sample,
      x,
      p: sample.values.length < NEEDED ? null : predictionP(x, sample.values, leastSd(METRICS[cell.metric])),
    };
  });
  const corrected = holm(compared.flatMap(({ p }) => (p === null ? [] : [p])));
  const family = corrected.length;
  let tested = 0;
  return new Map(
    compared.map(({ cell, sample, x, p }) => {
      const own = p === null ? null : (corrected[tested++] ?? null);
      return [cellKey(cell), describe({ metric: METRICS[cell.metric], sample, x, p: own, family })];
    }),
  );
}

/** A cell's value in one stored run. */
interface Stored {
  readonly cell: HistoryCell;
  readonly machine: string;
}

/** The stored values of each cell, oldest first, from its last proven change on. */
function storedValues(entries: readonly HistoryEntry[]): ReadonlyMap<string, readonly Stored[]> {
  const histories = new Map<string, Stored[]>();
  for (const { environment, cells } of lastAttempts(mergeEntries(entries, entries.length))) {
    const machine = machineKey(environment);
    for (const cell of cells) {
      const key = cellKey(cell);
      const known = histories.get(key);
      // A proven change begins a new level: runs before it would make every later one look changed.
      if (known === undefined || cell.proven) histories.set(key, [{ cell, machine }]);
      else known.push({ cell, machine });
    }
  }
  return histories;
}

interface Sample {
  /** Logs for ratios; outliers removed. */
  readonly values: readonly number[];
  readonly comparable: boolean;
  /** Values that were left out because they are of another load. */
  readonly otherLoad: number;
}

interface Wanted {
  readonly cell: MeasuredCell;
  readonly machine: string;
  readonly runs: number;
}

/**
 * Values of the same machine where there are enough, else of all machines. Runs under another load are never used: a
 * value under 64 users says nothing about one under 16.
 */
function chooseSample(history: readonly Stored[], { cell, machine, runs }: Wanted): Sample {
  const finite = history.filter((stored) => Number.isFinite(scaled(stored.cell, stored.cell.value)));
  const sameLoad = finite.filter((stored) => stored.cell.scenarioHash === cell.scenarioHash);
  const sameMachine = sameLoad.filter((stored) => stored.machine === machine);
  const used = (sameMachine.length >= ENOUGH_OF_SAME_MACHINE ? sameMachine : sameLoad).slice(-runs);
  const values = used.map((stored) => scaled(stored.cell, stored.cell.value));
  const comparable = used.every((stored) => stored.machine === machine);
  // Over several machines the fewer of one kind would count as outliers, and a run on such a one as changed.
  const otherLoad = finite.length - sameLoad.length;
  return { values: comparable ? withoutOutliers(values) : values, comparable, otherLoad };
}

function withoutOutliers(values: readonly number[]): readonly number[] {
  if (values.length === 0) return values;
  const all = [...values];
  const limit = outlierLimit(all.length) * MAD_TO_SD * medianAbsoluteDeviation(all);
  const centre = median(all);
  const inside = all.filter((value) => Math.abs(value - centre) <= limit);
  // Where more than half are equal, how far the others may be is unknown; and a test that was possible stays possible.
  return limit === 0 || inside.length < NEEDED ? values : inside;
}

interface Described {
  readonly metric: Metric;
  readonly sample: Sample;
  readonly x: number;
  readonly p: number | null;
  readonly family: number;
}

function describe({ metric, sample: { values, comparable, otherLoad }, x, p, family }: Described): HistoryComparison {
  const back = metric.scale === "ratio" ? Math.expm1 : (value: number) => value;
  const centre = values.length === 0 ? null : mean([...values]);
  const test = p === null ? null : { alpha: FAMILY_RATE, cells: family, leastSd: leastSd(metric) };
  return {
    runs: values.length,
    needed: NEEDED,
    comparable,
    typical: mapped(centre, metric.scale === "ratio" ? Math.exp : back),
    spread: mapped(test && predictionHalfWidth(values, LEVEL, leastSd(metric)), back),
    change: mapped(centre === null ? null : x - centre, back),
    p,
    // Without spread any change would be "visible": that is not knowledge.
    detectable: mapped(test && (predictionDetectable(values, test) || null), back),
    ...(otherLoad === 0 ? {} : { otherLoad }),
  };
}

/**
 * Runs without a single error all have the same rate, and the next one may have a few of them by chance; without any
 * spread, though, no number of errors could ever be told from that.
 */
function leastSd({ scale, floor }: Metric): number {
  return scale === "difference" ? floor / 4 : 0;
}

/** Null also for what overflows: a stored value may be anything that is finite. */
function mapped(value: number | null, map: (value: number) => number): number | null {
  const result = value === null ? null : map(value);
  return Number.isFinite(result) ? result : null;
}

/** On the scale of the test; not finite where the value has none, as for a latency of 0. */
function scaled({ metric }: { readonly metric: Metric["id"] }, value: number): number {
  return METRICS[metric].scale === "ratio" ? Math.log(value) : value;
}
