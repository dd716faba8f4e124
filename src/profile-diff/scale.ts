import type { ProfileWindow, Scaling } from "../model/hotspots.ts";
import { median } from "../stats/quantile.ts";

/** Costs of one window by subject, and what they are divided by to be comparable. */
export interface WindowCosts {
  readonly window: ProfileWindow;
  readonly costs: ReadonlyMap<string, number>;
  readonly total: number;
  /** Calls by subject, where they are counted. */
  readonly calls: ReadonlyMap<string, number>;
}

/** Windows of both arms; the first `bases` are base's. */
export interface ArmedWindows {
  readonly windows: readonly WindowCosts[];
  readonly bases: number;
}

/** Smallest share of the cost by which a function says how fast its window ran, and how many such functions that takes. */
const TELLING_SHARE = 0.003;
const FEWEST_TELLING = 5;

/** Calls per request that differ by no more are the same: a boundary of a window can cut a request. */
const SAME_CALLS = 0.01;

/** How windows are made comparable: the factor of each, and what it comes from. */
export interface Scale {
  readonly scaling: Scaling;
  readonly factors: readonly number[];
}

/**
 * A tracing profiler slows its service several times over, by an amount that drifts, so that its windows are scaled by
 * their size; those of a sampling one by the system's account of CPU where there is one.
 */
export function scaleOf(armed: ArmedWindows): Scale {
  const { windows } = armed;
  if (windows.every(({ window }) => window.profile.perSample === null)) {
    const keys = telling(armed);
    if (keys.length >= FEWEST_TELLING) return { scaling: "size", factors: bySize(windows, keys) };
  } else if (windows.every(({ window }) => (window.cpuSeconds ?? 0) > 0)) {
    const factors = windows.map(({ window: { requests, cpuSeconds = 0 }, total }) => {
      return total > 0 ? cpuSeconds / requests / total : 0;
    });
    return { scaling: "cpu", factors };
  }
  return { scaling: "none", factors: windows.map(({ window }) => 1 / window.requests) };
}

/**
 * The median-of-ratios size factor of DESeq (Anders and Huber 2010): a window's size is the median ratio of its
 * functions to their geometric means over windows.
 */
function bySize(windows: readonly WindowCosts[], keys: readonly string[]): readonly number[] {
  const logs = keys.map((key) => windows.map(({ costs }) => Math.log(costs.get(key) ?? 0)));
  const references = logs.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  return windows.map((_, index) => {
    const size = Math.exp(median(logs.map((values, at) => (values[index] ?? 0) - (references[at] ?? 0))));
    return 1 / size;
  });
}

/**
 * Functions that are in every window, large enough to be timed well, and called as often per request in both arms. The
 * median supposes that most functions are unchanged; a change that calls half of the service more often would turn it
 * round, and is known by just that.
 */
function telling({ windows, bases }: ArmedWindows): readonly string[] {
  const [first] = windows;
  if (first === undefined) return [];
  const shareOf = (key: string) => windows.reduce((sum, { costs, total }) => sum + (costs.get(key) ?? 0) / total, 0);
  return [...first.costs.keys()].filter((key) => {
    if (windows.some(({ costs }) => (costs.get(key) ?? 0) <= 0)) return false;
    if (shareOf(key) < TELLING_SHARE * windows.length) return false;
    const [base, head] = [callsPerRequest(windows.slice(0, bases), key), callsPerRequest(windows.slice(bases), key)];
    return Math.abs(head - base) <= SAME_CALLS * Math.max(base, head);
  });
}

function callsPerRequest(windows: readonly WindowCosts[], key: string): number {
  const calls = windows.reduce((sum, window) => sum + (window.calls.get(key) ?? 0), 0);
  return calls / windows.reduce((sum, { window }) => sum + window.requests, 0);
}
