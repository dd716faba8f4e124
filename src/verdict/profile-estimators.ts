import type { Arm, PerArm } from "../model/arm.ts";
import type { RoundRecord, Timeline } from "../model/sample.ts";
import { quantile } from "../stats/quantile.ts";
import { mergeSketches, sketchQuantile } from "../stats/sketch.ts";
import type { SlopeEstimate } from "../stats/theil-sen.ts";
import { type Capacity, capacityOf } from "./capacity.ts";
import { compared, type Estimate, NOTHING, perArm, type Scope } from "./estimate.ts";
import type { PairedRound } from "./paired-samples.ts";
import { FEWEST, reachesBeyond } from "./sample-size.ts";
import { latencySlope, memorySlope, SLOPE_LEVEL } from "./soak.ts";
import { type SpikeSeen, spikeSeen } from "./spike.ts";

/** Users at the limit, where the load is a closed loop. */
export function capacity(scope: Scope): Estimate {
  return scope.record.scenario.rate === undefined ? carried(scope, ({ level }) => level) : NOTHING;
}

/** Successful requests per second at the limit; where requests arrive at a rate, the rate that is carried. */
export function capacityRate(scope: Scope): Estimate {
  const { rate } = scope.record.scenario;
  return carried(scope, ({ level, rps }) => (rate === undefined ? rps : level));
}

/**
 * Where neither arm broke, both carried all that was asked of them, which is no change; where one did not, its capacity
 * is a lower bound, and so is the change.
 */
function carried({ record, round }: Scope, value: (capacity: Capacity) => number): Estimate {
  const found = new Map(round.arms.map((arm) => [arm, capacityOf(arm, record)]));
  const all = [...found.values()];
  const values = perArm(round.arms, (arm) => {
    const known = found.get(arm);
    return known == null ? Number.NaN : value(known);
  });
  const unbroken = all.every((known) => known?.broke === null);
  return compared(round.arms, values, unbroken ? 0 : undefined, true);
}

/** Over the successes that started in the peak. */
export function peakP99({ record, round }: Scope): Estimate {
  const peaks = spikesOf(record, round);
  const p99 = perArm(round.arms, (arm) => {
    const latencies = peaks[arm]?.peak ?? new Float64Array();
    return reachesBeyond(latencies.length, 0.99, FEWEST.beyondPeakToShow) ? quantile(latencies, 0.99) : Number.NaN;
  });
  const gates = round.arms.every((arm) => reachesBeyond(peaks[arm]?.peak.length ?? 0, 0.99, FEWEST.beyondPeakToGate));
  return compared(round.arms, p99, undefined, gates);
}

/** Share of the requests of the peak that failed. */
export function peakErrors({ record, round }: Scope): Estimate {
  const peaks = spikesOf(record, round);
  const [base, head] = [peaks.base?.peakErrors ?? null, peaks.head?.peakErrors ?? null];
  const enough = round.arms.every((arm) => (peaks[arm]?.peakSent ?? 0) >= FEWEST.beyondToShow);
  return { base, head, change: base === null || head === null ? null : head - base, gateable: enough };
}

/** Where no arm was back at the end, nothing is known of the change; where one was not, its time is a lower bound. */
export function recovery({ record, round }: Scope): Estimate {
  const spikes = spikesOf(record, round);
  const seconds = perArm(round.arms, (arm) => spikes[arm]?.recovery ?? Number.NaN);
  const allLost = round.arms.every((arm) => spikes[arm]?.neverBack === true);
  const estimate = compared(round.arms, seconds, undefined, true);
  return allLost ? { ...estimate, change: null, gateable: false } : estimate;
}

/** Slope of p50 per minute. */
export function slopeOfLatency(scope: Scope): Estimate {
  return slope(scope, latencySlope);
}

/** Slope of resident memory per minute. */
export function slopeOfMemory(scope: Scope): Estimate {
  return slope(scope, memorySlope);
}

/** Each arm's slope, and the difference with the widest interval that the two allow. */
function slope({ record, round }: Scope, of: (timeline: Timeline, arm: Arm) => SlopeEstimate | null): Estimate {
  const { timeline } = record;
  const slopeOf = (arm: Arm) => (timeline === undefined || !round.arms.includes(arm) ? null : of(timeline, arm));
  const [base, head] = [slopeOf("base"), slopeOf("head")];
  const level = SLOPE_LEVEL;
  const change =
    base === null || head === null ? null : { low: head.low - base.high, high: head.high - base.low, level };
  return {
    base: base?.slope ?? null,
    head: head?.slope ?? null,
    change: base === null || head === null ? null : head.slope - base.slope,
    gateable: round.arms.every((arm) => (arm === "base" ? base : head) !== null),
    within: { change, head: head === null ? null : { low: head.low, high: head.high, level } },
  };
}

/** A quantile of a round of which only the counts over time were kept; shown, never gated. Undefined for any other. */
export function overTime({ record, round, request }: Scope, q: number): Estimate | undefined {
  const { timeline } = record;
  if (timeline === undefined || request === null) return undefined;
  const values = perArm(round.arms, (arm) => {
    const sketches = timeline.bins.flatMap((bin) => bin[arm]?.requests.get(request)?.latencies ?? []);
    return sketchQuantile(sketches.reduce(mergeSketches, new Map()), q);
  });
  return compared(round.arms, values, undefined, false);
}

/** What each arm did; the first pair that counts, as a spike is played once per round. */
export function spikesOf({ scenario }: RoundRecord, { pairs, arms }: PairedRound): PerArm<SpikeSeen> {
  const { spike } = scenario;
  const [first] = pairs;
  if (spike === undefined || first === undefined) return {};
  return Object.fromEntries(
    arms.flatMap((arm) => {
      const slice = first[arm];
      return slice === undefined ? [] : [[arm, spikeSeen(slice, spike)]];
    }),
  );
}
