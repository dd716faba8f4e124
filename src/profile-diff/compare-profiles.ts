import type { Bounds, CostChange, ProfileComparison, ProfileWindow } from "../model/hotspots.ts";
import { type Clusters, clusteredMean } from "../stats/clustered-mean.ts";
import { differenceBounds, relativeChange } from "../stats/relative-change.ts";
import { studentTQuantile } from "../stats/student-t.ts";
import { winsorised } from "../stats/winsorised.ts";
import { type CallCounts, contextOf } from "./context.ts";
import { type Level, ownCosts, type Subject, subjectKey, subjectOf } from "./costs.ts";
import { type JudgedChange, judgeChanges, type RawChange } from "./judge-changes.ts";
import { scaleOf, type WindowCosts } from "./scale.ts";

/** What a named change measures at least, as a share of base's cost: a sampling profiler sees less than a tracing one. */
const LEAST_SHARE = { traced: 0.01, sampled: 0.02 } as const;

/**
 * Where the cost per request changed between the profiles of two revisions, which must be of the same profiler and
 * placed (`placeProfile`), their functions told apart (`tellApart`), their windows taken in turns on one machine. With one window on a side changes are ranked
 * and none is named, as nothing is known of the noise.
 */
export function compareProfiles(
  base: readonly ProfileWindow[],
  head: readonly ProfileWindow[],
  counts?: CallCounts,
): ProfileComparison {
  const windows = [...base, ...head].map((window) => ({ window, own: ownCosts(window.profile) }));
  const onLevel = (level: Level) => windows.map(({ window, own }) => windowCosts(window, own, level));
  const functions = onLevel("function");
  const { scaling, factors } = scaleOf({ windows: functions, bases: base.length });
  const judged = (level: Level) => judgeChanges(rawChanges(onLevel(level), factors, base.length), leastShare(base));
  const context = contextOf(base, head, counts);
  const { changes, detectable } = judged("function");
  return {
    kind: base[0]?.profile.kind ?? "pstats",
    scaling,
    functions: changes.map((each): CostChange => ({ ...withoutContext(each), ...context(each.subject) })),
    files: judged("file").changes.map(withoutContext),
    packages: judged("package").changes.map(withoutContext),
    total: totalChange(functions, base.length),
    detectable,
    judgedBy: judgedBy(base, head),
    boots: { base: bootsOf(base).length, head: bootsOf(head).length },
    windows: { base: base.length, head: head.length },
    requests: { base: requestsOf(base), head: requestsOf(head) },
  };
}

function withoutContext({ subject, ...change }: JudgedChange): CostChange {
  const { name, file, package: owner } = subject;
  return { name, file, package: owner, ...change, line: null, calls: null, callers: [], within: null };
}

function leastShare(windows: readonly ProfileWindow[]): number {
  return windows.every(({ profile }) => profile.perSample === null) ? LEAST_SHARE.traced : LEAST_SHARE.sampled;
}

interface LevelCosts extends WindowCosts {
  readonly subjects: ReadonlyMap<string, Subject>;
}

function windowCosts(window: ProfileWindow, own: Float64Array, level: Level): LevelCosts {
  const costs = new Map<string, number>();
  const subjects = new Map<string, Subject>();
  const calls = new Map<string, number>();
  let total = 0;
  for (const [index, each] of window.profile.functions.entries()) {
    const cost = own[index] ?? 0;
    if (cost <= 0) continue;
    const subject = subjectOf(each, level);
    const key = subjectKey(subject);
    subjects.set(key, subject);
    costs.set(key, (costs.get(key) ?? 0) + cost);
    calls.set(key, (calls.get(key) ?? 0) + (each.calls ?? 0));
    total += cost;
  }
  return { window, costs, total, calls, subjects };
}

/** One row for every subject that costs anything in any window; the first `bases` windows are base's. */
function rawChanges(windows: readonly LevelCosts[], factors: readonly number[], bases: number): readonly RawChange[] {
  const subjects = new Map(windows.flatMap((each) => [...each.subjects]));
  return [...subjects].map(([key, subject]) => {
    const values = windows.map(({ costs }, index) => (costs.get(key) ?? 0) * (factors[index] ?? 0));
    const noise = values.map((value, index) => {
      const { perSample } = windows[index]?.window.profile ?? { perSample: null };
      // The variance of a Poisson number of samples; a tracing profiler's noise is taken to grow with the cost itself.
      return perSample === null ? value * value : value * perSample * (factors[index] ?? 0);
    });
    const arm = (from: number, to?: number) => clustersOf(windows.slice(from, to), values.slice(from, to));
    const expected = {
      base: meanOf(noise.slice(0, bases)) / bases,
      head: meanOf(noise.slice(bases)) / (windows.length - bases),
    };
    return { subject, base: arm(0, bases), head: arm(bases), expected };
  });
}

/** One arm's values, by boot. */
function clustersOf(windows: readonly WindowCosts[], values: readonly number[]): Clusters {
  const byBoot = Map.groupBy(values.keys(), (index) => windows[index]?.window.boot ?? 0);
  return [...byBoot.values()].map((indices) => winsorised(indices.map((index) => values[index] ?? 0)));
}

/** Level of the interval around the change of the whole. */
const LEVEL = 0.95;

function totalChange(windows: readonly WindowCosts[], bases: number): { change: number; bounds: Bounds | null } {
  const perRequest = windows.map(({ total, window }) => total / window.requests);
  const arm = (from: number, to?: number) => clustersOf(windows.slice(from, to), perRequest.slice(from, to));
  const whole = relativeChange(clusteredMean(arm(0, bases)), clusteredMean(arm(bases)));
  const change = whole.head / whole.base - 1;
  if (whole.df <= 0) return { change, bounds: null };
  const reach = studentTQuantile((1 + LEVEL) / 2, whole.df) * Math.sqrt(whole.variance);
  const { low, high } = differenceBounds(whole, reach);
  return { change, bounds: { low: low / whole.base, high: high / whole.base } };
}

function judgedBy(base: readonly ProfileWindow[], head: readonly ProfileWindow[]): ProfileComparison["judgedBy"] {
  if (base.length < 2 || head.length < 2) return null;
  return bootsOf(base).length > 1 && bootsOf(head).length > 1 ? "boots" : "windows";
}

function bootsOf(windows: readonly ProfileWindow[]): readonly number[] {
  return [...new Set(windows.map(({ boot }) => boot))];
}

function requestsOf(windows: readonly ProfileWindow[]): number {
  return windows.reduce((sum, { requests }) => sum + requests, 0);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
