import type { Arm } from "../model/arm.ts";
import type { ArmBin, Timeline } from "../model/sample.ts";
import { mergeSketches, sketchQuantile } from "../stats/sketch.ts";
import { type Point, type SlopeEstimate, theilSen } from "../stats/theil-sen.ts";

/** Share of the time at the beginning that is left out: caches fill and heaps grow in any service. */
const SETTLING = 0.2;
/** Points through which the line is laid at most: more of them only resemble each other more. */
const MOST_POINTS = 60;
/** Level of the interval of each slope. */
export const SLOPE_LEVEL = 0.99;

/** Slope of p50 per minute, as a fraction of its median; null where there is too little. */
export function latencySlope(timeline: Timeline, arm: Arm): SlopeEstimate | null {
  const points = pointsOf(timeline, arm, (bins) => {
    const latencies = bins.flatMap((bin) => [...bin.requests.values()]).map((request) => request.latencies);
    return sketchQuantile(latencies.reduce(mergeSketches, new Map()), 0.5);
  });
  const typical = sortedMiddle(points.map(({ y }) => y));
  return theilSen(
    points.map(({ x, y }) => ({ x, y: y / typical })),
    SLOPE_LEVEL,
  );
}

/** Slope of resident memory in bytes per minute; null where there is too little. */
export function memorySlope(timeline: Timeline, arm: Arm): SlopeEstimate | null {
  const points = pointsOf(timeline, arm, (bins) => {
    const known = bins.flatMap(({ rssBytes }) => rssBytes ?? []);
    return known.reduce((sum, bytes) => sum + bytes, 0) / known.length;
  });
  return theilSen(points, SLOPE_LEVEL);
}

/** The value of neighbouring stretches at their time in minutes; the beginning and stretches without a value left out. */
function pointsOf(timeline: Timeline, arm: Arm, value: (bins: readonly ArmBin[]) => number): Point[] {
  const { bins, binSeconds } = timeline;
  const first = Math.ceil(bins.length * SETTLING);
  const width = Math.max(1, Math.ceil((bins.length - first) / MOST_POINTS));
  const points: Point[] = [];
  for (let from = first; from < bins.length; from += width) {
    const group = bins.slice(from, from + width);
    const y = value(group.flatMap((bin) => bin[arm] ?? []));
    if (Number.isFinite(y)) points.push({ x: ((from + group.length / 2) * binSeconds) / 60, y });
  }
  return points;
}

function sortedMiddle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
