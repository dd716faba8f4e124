import type { Arm, PerArm } from "./arm.ts";
import type { FailureCount } from "./measurement.ts";
import type { Scenario } from "./scenario.ts";

/** `Slice.status` where there was no HTTP status. */
export const NO_STATUS = { lost: 0, timedOut: 1, refused: 2, uncaptured: 3, rejected: 4, raised: 5 } as const;

/**
 * About 100 ms of load on one arm, or a whole load shape. The arrays have one element per request, in order of completion.
 * A pair is the two slices with the same `pair` number, one on each arm, alike in what they were cut by.
 */
export interface Slice {
  readonly pair: number;
  readonly arm: Arm;
  /** When the gate opened and when the last request in flight had ended: seconds on the generator's monotonic clock. */
  readonly opened: number;
  readonly drained: number;
  /** Why this slice must not count, e.g. the drain's deadline passed; the whole pair is then discarded. */
  readonly spoiled?: string;
  /** True where it was the load generator that spoiled it. */
  readonly generatorFailed?: boolean;
  /** The step of the round that it belongs to; the run sets it. */
  readonly step?: number;
  /** When the request was sent, or was to be sent where requests arrive at a rate: seconds on the same clock as `opened`. */
  readonly start: Float64Array;
  /** Seconds from `start` to the last byte of the response; of a failed request until it failed. */
  readonly latency: Float64Array;
  /** Index into `names`. */
  readonly name: Uint16Array;
  /** 1 where the response had an expected status, or where the load script called it a success. */
  readonly ok: Uint8Array;
  /** The HTTP status, or a value of NO_STATUS. */
  readonly status: Uint16Array;
  readonly names: readonly string[];
  /** A sign of a rate limiter seen in this slice: "429" or "Retry-After: 1". */
  readonly limiter?: string;
  /** What the generator has to tell of a slice that counts, without figures that differ from slice to slice. */
  readonly notes?: readonly string[];
}

/** What the two slices of a pair have in common: the number of requests, the length in time, or a whole load shape. */
export type Cut = "count" | "clock" | "whole";

/** A round over time, in stretches of the same length. */
export interface Timeline {
  readonly binSeconds: number;
  /** In order of time, the first one from the round's begin; those without any request included. */
  readonly bins: readonly TimelineBin[];
  /** Failed requests of each kind over the whole round. */
  readonly failures: readonly FailureCount[];
  /** Pairs of slices that counted, and that did not. */
  readonly pairs: number;
  readonly discarded: number;
}

/** What was seen of each arm in one stretch. */
export type TimelineBin = PerArm<ArmBin>;

export interface ArmBin {
  /** By the request's name. */
  readonly requests: ReadonlyMap<string, RequestBin>;
  /** Resident memory of the process tree, the mean of the readings; null without any. */
  readonly rssBytes: number | null;
}

export interface RequestBin {
  readonly sent: number;
  readonly failed: number;
  /** Latencies of the successes: how many lie in each bucket of stats/sketch.ts. */
  readonly latencies: ReadonlyMap<number, number>;
}

/** Cumulative CPU seconds of an arm's process tree since its boot, read after a pair of slices. */
export interface CpuMark {
  readonly pair: number;
  readonly cpuSeconds: PerArm<number>;
}

/** Everything seen in one round: one scenario's slices on the arms of one block. */
export interface RoundRecord {
  readonly scenario: Scenario;
  readonly cut: Cut;
  readonly slices: readonly Slice[];
  /** Where samples are too many to be kept: what they come to, over time; `slices` are then the newest ones only. */
  readonly timeline?: Timeline;
  /** What was told when the load ended, worded like notes of slices. */
  readonly notes?: readonly string[];
  /** First mark before the first slice (pair −1), then one after each pair; empty where CPU cannot be read. */
  readonly cpuMarks: readonly CpuMark[];
  readonly peakRssBytes: PerArm<number>;
  /** CPU time used by the arm whose gate was closed, as a share of the CPU time used by the open one; 0.05 is 5 %. */
  readonly spill: number | undefined;
  /** Wall-clock seconds of the round, and how many of them were gaps between slices. */
  readonly seconds: number;
  readonly gapSeconds: number;
  /** Seconds with the gate open, over all arms. */
  readonly loadSeconds: number;
}
