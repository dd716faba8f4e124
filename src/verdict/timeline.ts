import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { ArmBin, RequestBin, Slice, Timeline, TimelineBin } from "../model/sample.ts";
import { bucketOf } from "../stats/sketch.ts";
import { FailureTally } from "./failures.ts";

/** So many stretches at most, none shorter than this many seconds: memory is bounded, whatever the length of a round. */
const MOST_BINS = 600;
const SHORTEST = 1;

/** Builds a round's timeline from its slices as they come. */
export class TimelineBuilder {
  private readonly binSeconds: number;
  private readonly bins: Partial<Record<Arm, OpenBin>>[] = [];
  private readonly failures = new FailureTally();
  private pairs = 0;
  private discarded = 0;

  /** @param seconds that the round is to last */
  constructor(seconds: number) {
    this.binSeconds = Math.max(SHORTEST, Math.ceil(seconds / MOST_BINS));
  }

  /** The slices of one pair, `at` seconds after the round began; both count or neither. */
  addPair(slices: readonly Slice[], at: number, arms: number): void {
    const counts = slices.length === arms && slices.every(({ spoiled, latency }) => !spoiled && latency.length > 0);
    if (!counts) {
      this.discarded++;
      return;
    }
    this.pairs++;
    for (const slice of slices) {
      this.binAt(at, slice.arm).add(slice);
      this.failures.add(slice);
    }
  }

  addMemory(arm: Arm, at: number, bytes: number): void {
    this.binAt(at, arm).memory.push(bytes);
  }

  build(): Timeline {
    const { binSeconds, pairs, discarded } = this;
    const bins = this.bins.map((bin): TimelineBin => perArm((arm) => bin[arm]?.closed()));
    return { binSeconds, bins, failures: this.failures.counts(), pairs, discarded };
  }

  private binAt(at: number, arm: Arm): OpenBin {
    const index = Math.min(MOST_BINS, Math.floor(at / this.binSeconds));
    while (this.bins.length <= index) this.bins.push({});
    const bin = this.bins[index];
    const open = bin?.[arm] ?? new OpenBin();
    if (bin !== undefined) bin[arm] = open;
    return open;
  }
}

interface OpenRequest {
  sent: number;
  failed: number;
  readonly latencies: Map<number, number>;
}

class OpenBin {
  readonly requests = new Map<string, OpenRequest>();
  readonly memory: number[] = [];

  add(slice: Slice): void {
    for (const [i, seconds] of slice.latency.entries()) {
      const request = this.requestNamed(slice.names[slice.name[i] ?? 0] ?? "");
      request.sent++;
      if (slice.ok[i] !== 1) {
        request.failed++;
        continue;
      }
      const bucket = bucketOf(seconds);
      request.latencies.set(bucket, (request.latencies.get(bucket) ?? 0) + 1);
    }
  }

  closed(): ArmBin {
    const requests: ReadonlyMap<string, RequestBin> = this.requests;
    return { requests, rssBytes: meanOf(this.memory) };
  }

  private requestNamed(name: string): OpenRequest {
    const known = this.requests.get(name) ?? { sent: 0, failed: 0, latencies: new Map<number, number>() };
    this.requests.set(name, known);
    return known;
  }
}

function perArm<T>(value: (arm: Arm) => T | undefined): PerArm<T> {
  return Object.fromEntries(
    ARMS.flatMap((arm) => {
      const found = value(arm);
      return found === undefined ? [] : [[arm, found]];
    }),
  );
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** One timeline of arms that were measured one after the other, for the same time each. */
export function joinTimelines(one: Timeline, other: Timeline): Timeline {
  const length = Math.min(one.bins.length, other.bins.length);
  return {
    binSeconds: one.binSeconds,
    bins: Array.from({ length }, (_, i) => ({ ...one.bins[i], ...other.bins[i] })),
    failures: [...one.failures, ...other.failures],
    pairs: Math.min(one.pairs, other.pairs),
    discarded: Math.max(one.discarded, other.discarded),
  };
}
