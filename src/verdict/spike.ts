import type { Slice } from "../model/sample.ts";
import type { SpikePlan } from "../model/scenario.ts";
import { quantile } from "../stats/quantile.ts";

/** Back is what is no slower than this many times the median before the peak, … */
const BACK = 1.2;
/** … with a rate of errors no more than this above the one before. */
const ERRORS_BACK = 0.01;
/** Seconds of the window that slides over the time after the peak, and of its steps. */
const WINDOW = 0.5;
const STEP = 0.1;
/** Windows in a row that must be back, and requests that a window needs. */
const IN_A_ROW = 5;
const FEWEST = 5;
/** Seconds at either end of the time before that are not its typical state. */
const SETTLING = 0.25;

/** What one arm did in a spike. */
export interface SpikeSeen {
  /** Latencies of the successes that started in the peak, seconds. */
  readonly peak: Float64Array;
  /** Share of the requests of the peak that failed. */
  readonly peakErrors: number;
  readonly peakSent: number;
  /** Seconds from the end of the peak until it is back, at least half a step; null where there is nothing to compare with. */
  readonly recovery: number | null;
  /** True where it was not back at the end: `recovery` is then how long it was watched. */
  readonly neverBack: boolean;
}

interface Window {
  /** Seconds after the peak, of its middle. */
  readonly at: number;
  /** How many times the median before; infinite where nothing succeeded. */
  readonly slowness: number;
  readonly errors: number;
}

/** Phases are cut by each request's (intended) start. */
export function spikeSeen(slice: Slice, { beforeSeconds, peakSeconds, afterSeconds }: SpikePlan): SpikeSeen {
  const at = (from: number, to: number) => requestsIn(slice, slice.opened + from, slice.opened + to);
  const settle = Math.min(SETTLING, beforeSeconds / 4);
  const before = at(settle, beforeSeconds);
  const end = beforeSeconds + peakSeconds;
  const peak = at(beforeSeconds, end);
  const seen = { peak: peak.good, peakErrors: peak.errors, peakSent: peak.sent };
  if (before.good.length < FEWEST) return { ...seen, recovery: null, neverBack: false };
  const usual = quantile([...before.good], 0.5);
  const windows: Window[] = [];
  for (let from = 0; from + WINDOW <= afterSeconds + 1e-9; from += STEP) {
    const { good, errors, sent } = at(end + from, end + from + WINDOW);
    const slowness = good.length === 0 ? Number.POSITIVE_INFINITY : quantile([...good], 0.5) / usual;
    if (sent >= FEWEST || slowness === Number.POSITIVE_INFINITY)
      windows.push({ at: from + WINDOW / 2, slowness, errors });
  }
  return { ...seen, ...recoveryOf(windows, before.errors, afterSeconds) };
}

function recoveryOf(
  windows: readonly Window[],
  errorsBefore: number,
  watched: number,
): Pick<SpikeSeen, "recovery" | "neverBack"> {
  const isBack = ({ slowness, errors }: Window) => slowness <= BACK && errors <= errorsBefore + ERRORS_BACK;
  const back = windows.findIndex((_, i) => {
    const run = windows.slice(i, i + IN_A_ROW);
    return run.length === IN_A_ROW && run.every(isBack);
  });
  const first = windows[back];
  if (first === undefined) return { recovery: watched, neverBack: true };
  const last = windows[back - 1];
  if (last === undefined) return { recovery: STEP / 2, neverBack: false };
  return { recovery: Math.max(STEP / 2, crossing(last, first)), neverBack: false };
}

/** Where slowness passes the bound on its way from a window that is not back to one that is. */
function crossing(last: Window, first: Window): number {
  const share =
    last.slowness > BACK && Number.isFinite(last.slowness)
      ? Math.log(last.slowness / BACK) / Math.log(last.slowness / first.slowness)
      : 0.5;
  return last.at + (first.at - last.at) * (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5);
}

function requestsIn(slice: Slice, from: number, to: number) {
  const good: number[] = [];
  let sent = 0;
  for (const [i, start] of slice.start.entries()) {
    if (start < from || start >= to) continue;
    sent += 1;
    if (slice.ok[i] === 1) good.push(slice.latency[i] ?? 0);
  }
  return { good: Float64Array.from(good), errors: sent === 0 ? 0 : 1 - good.length / sent, sent };
}
