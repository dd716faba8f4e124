import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { RoundRecord, Slice } from "../model/sample.ts";

/** The successful latencies (seconds) and the counts of one request, or of all requests together, over a round's pairs. */
export interface Samples {
  /** Per counted pair and arm, in order of completion; an expected status is a success, everything else is not in here. */
  readonly pairs: readonly PerArm<Float64Array>[];
  readonly sent: PerArm<number>;
  readonly failed: PerArm<number>;
}

/** A round sorted for comparison: only pairs whose slices both count. */
export interface PairedRound {
  /** The arms that were measured. */
  readonly arms: readonly Arm[];
  readonly pairs: readonly PerArm<Slice>[];
  /** Pairs of which a slice was spoiled, missing or of another size. */
  readonly discarded: number;
  /** All requests together. */
  readonly all: Samples;
  readonly byRequest: ReadonlyMap<string, Samples>;
}

/**
 * Pairs are matched by number, whatever the order of the slices. Both slices of a pair count or neither, by rules that
 * do not look at which arm is slower.
 */
export function pairRound({ slices, scenario }: RoundRecord): PairedRound {
  const arms = ARMS.filter((arm) => slices.some((slice) => slice.arm === arm));
  const byNumber = Map.groupBy(slices, ({ pair }) => pair);
  const matched = [...byNumber.values()].map((group) => matchPair(group, arms));
  const pairs = matched.filter((pair) => pair !== undefined);
  const byRequest = scenario.requests.map(({ name }) => [name, samplesOf(pairs, arms, name)] as const);
  return {
    arms,
    pairs,
    discarded: matched.length - pairs.length,
    all: samplesOf(pairs, arms, null),
    byRequest: new Map(byRequest),
  };
}

/** Share of the requests that failed, for each arm. */
export function errorRates({ sent, failed }: Samples): PerArm<number> {
  const rates = ARMS.flatMap((arm) => {
    const total = sent[arm] ?? 0;
    return total > 0 ? [[arm, (failed[arm] ?? 0) / total]] : [];
  });
  return Object.fromEntries(rates);
}

function matchPair(group: readonly Slice[], arms: readonly Arm[]): PerArm<Slice> | undefined {
  const slices = arms.flatMap((arm) => group.filter((slice) => slice.arm === arm).slice(0, 1));
  const sizes = new Set(slices.map(({ latency }) => latency.length));
  const counts = slices.length === arms.length && sizes.size === 1 && !sizes.has(0);
  if (!counts || slices.some(({ spoiled }) => spoiled !== undefined)) return undefined;
  return Object.fromEntries(slices.map((slice) => [slice.arm, slice]));
}

function samplesOf(pairs: readonly PerArm<Slice>[], arms: readonly Arm[], request: string | null): Samples {
  const sent: Partial<Record<Arm, number>> = {};
  const failed: Partial<Record<Arm, number>> = {};
  const latencies = pairs.map((pair) => {
    const ofPair: Partial<Record<Arm, Float64Array>> = {};
    for (const arm of arms) {
      const slice = pair[arm];
      if (slice === undefined) continue;
      const { count, successes } = select(slice, request);
      ofPair[arm] = successes;
      sent[arm] = (sent[arm] ?? 0) + count;
      failed[arm] = (failed[arm] ?? 0) + count - successes.length;
    }
    return ofPair;
  });
  return { pairs: latencies, sent, failed };
}

function select(slice: Slice, request: string | null): { count: number; successes: Float64Array } {
  const wanted = request === null ? -1 : slice.names.indexOf(request);
  if (request !== null && wanted === -1) return { count: 0, successes: new Float64Array() };
  const ofRequest = (i: number) => request === null || slice.name[i] === wanted;
  const count = slice.name.reduce((sum, _, i) => (ofRequest(i) ? sum + 1 : sum), 0);
  return { count, successes: slice.latency.filter((_, i) => slice.ok[i] === 1 && ofRequest(i)) };
}
