import { METRICS, type MetricId } from "../model/metric.ts";
import type { Finding, Interval } from "../model/verdict.ts";

/** Largest factor between the estimate and an even half or double that is still called so: −46 to −54 %. */
const EVEN = 1.08;
/** Beyond this factor between the estimate and an end of its interval it is "about" that, … */
const CLOSE = 1.2;
/** … and beyond this one there are no words, only numbers. */
const ROUGH = 1.6;
/** Changes below these have no words that say more than a percentage. */
const LEAST = { ofTime: 1.5, ofUsers: 1.2 };

/**
 * A proven change in the words people use, where it is large and known well enough for them: "call time halved",
 * "1.9× as many users", "11× as fast". They follow the estimate; half and double must lie in its interval, too.
 */
export function inWords({ metric, change, interval }: Finding): string | undefined {
  if (change === null || interval === null || METRICS[metric].scale !== "ratio") return undefined;
  const factor = 1 + change;
  const spread = spreadOf(factor, interval);
  if (spread > ROUGH) return undefined;
  const about = spread > CLOSE ? "about " : "";
  if (metric === "capacity")
    return isSmall(factor, LEAST.ofUsers) ? undefined : `${about}${times(factor)} as many users`;
  if (isSmall(factor, LEAST.ofTime)) return undefined;
  const subject = SUBJECTS[metric] ?? METRICS[metric].label;
  if (isEven(0.5, factor, interval)) return `${subject} ${about}halved`;
  if (isEven(2, factor, interval)) return `${subject} ${about}doubled`;
  if (!isLatency(metric)) return factor < 1 ? undefined : `${about}${times(factor)} as much`;
  return factor < 1 ? `${about}${times(1 / factor)} as fast` : `takes ${about}${times(factor)} as long`;
}

/** Whether the metric is how long a call takes. */
export function isLatency(metric: MetricId): boolean {
  return METRICS[metric].unit === "seconds" && metric !== "cpu";
}

const SUBJECTS: Readonly<Partial<Record<MetricId, string>>> = {
  mean: "call time",
  "pooled-mean": "call time",
  p50: "call time",
  rps: "throughput",
  recovery: "recovery",
  "capacity-rps": "throughput at the limit",
};

/** The larger factor between the estimate and an end of its interval, at least 1. */
function spreadOf(factor: number, { low, high }: Interval): number {
  return low <= -1 ? Number.POSITIVE_INFINITY : Math.max(factor / (1 + low), (1 + high) / factor);
}

function isSmall(factor: number, least: number): boolean {
  return factor > 1 / least && factor < least;
}

function isEven(target: number, factor: number, { low, high }: Interval): boolean {
  return 1 + low <= target && target <= 1 + high && !(factor / target > EVEN || target / factor > EVEN);
}

function times(factor: number): string {
  return `${factor < 9.95 ? factor.toFixed(1) : factor.toFixed(0)}×`;
}
