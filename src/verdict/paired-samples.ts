import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { Cut, RequestBin, RoundRecord, Slice, Timeline } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";

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
  /** Pairs of which a slice was spoiled, missing, empty or, where pairs are cut by count, of another size. */
  readonly discarded: number;
  /** All requests together. */
  readonly all: Samples;
  readonly byRequest: ReadonlyMap<string, Samples>;
}

/**
 * Pairs are matched by number, whatever the order of the slices. Both slices of a pair count or neither, by rules that
 * do not look at which arm is slower.
 */
export function pairRound(record: RoundRecord): PairedRound {
  return record.timeline === undefined ? pairSlices(record) : countsOf(record, record.timeline);
}

/** Of a round whose samples were not kept there are only the counts. */
function countsOf({ scenario }: RoundRecord, { bins, discarded }: Timeline): PairedRound {
  const arms = ARMS.filter((arm) => bins.some((bin) => (bin[arm]?.requests.size ?? 0) > 0));
  const total = (request: string | null, value: (bin: RequestBin) => number): PerArm<number> =>
    Object.fromEntries(
      arms.map((arm) => {
        const all = bins.flatMap((bin) => [...(bin[arm]?.requests ?? [])]);
        const wanted = all.filter(([name]) => request === null || name === request);
        return [arm, wanted.reduce((sum, [, bin]) => sum + value(bin), 0)];
      }),
    );
  const countsFor = (request: string | null): Samples => ({
    pairs: [],
    sent: total(request, ({ sent }) => sent),
    failed: total(request, ({ failed }) => failed),
  });
  const seen = bins.flatMap((bin) => arms.flatMap((arm) => [...(bin[arm]?.requests.keys() ?? [])]));
  const byRequest = namesIn(scenario, seen).map((name) => [name, countsFor(name)] as const);
  return { arms, pairs: [], discarded, all: countsFor(null), byRequest: new Map(byRequest) };
}

function pairSlices({ slices, scenario, cut }: RoundRecord): PairedRound {
  const arms = ARMS.filter((arm) => slices.some((slice) => slice.arm === arm));
  const byNumber = Map.groupBy(slices, ({ pair }) => pair);
  const matched = [...byNumber.values()].map((group) => matchPair(group, arms, cut));
  const pairs = matched.filter((pair) => pair !== undefined);
  const seen = pairs.flatMap((pair) => arms.flatMap((arm) => namesOf(pair[arm])));
  const byRequest = namesIn(scenario, seen).map((name) => [name, samplesOf(pairs, arms, name)] as const);
  return {
    arms,
    pairs,
    discarded: matched.length - pairs.length,
    all: samplesOf(pairs, arms, null),
    byRequest: new Map(byRequest),
  };
}

/** Those of the config, or what a load script sent. */
function namesIn({ script, requests }: Scenario, seen: readonly string[]): readonly string[] {
  return script === undefined ? requests.map(({ name }) => name) : [...new Set(seen)].sort();
}

function namesOf(slice: Slice | undefined): string[] {
  return [...new Set(slice?.name)].flatMap((index) => slice?.names[index] ?? []);
}

/** Share of the requests that failed, for each arm. */
export function errorRates({ sent, failed }: Samples): PerArm<number> {
  const rates = ARMS.flatMap((arm) => {
    const total = sent[arm] ?? 0;
    return total > 0 ? [[arm, (failed[arm] ?? 0) / total]] : [];
  });
  return Object.fromEntries(rates);
}

function matchPair(group: readonly Slice[], arms: readonly Arm[], cut: Cut): PerArm<Slice> | undefined {
  const slices = arms.flatMap((arm) => group.filter((slice) => slice.arm === arm).slice(0, 1));
  const sizes = new Set(slices.map(({ latency }) => latency.length));
  const alike = cut !== "count" || sizes.size === 1;
  const counts = slices.length === arms.length && alike && !sizes.has(0);
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
  const successes = new Float64Array(slice.latency.length);
  let [count, good] = [0, 0];
  for (let i = 0; i < slice.latency.length; i++) {
    if (request !== null && slice.name[i] !== wanted) continue;
    count += 1;
    if (slice.ok[i] === 1) successes[good++] = slice.latency[i] ?? 0;
  }
  return { count, successes: successes.subarray(0, good) };
}
