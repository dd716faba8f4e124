import type { Arm, PerArm } from "./arm.ts";
import type { Scenario } from "./scenario.ts";

/** `Slice.status` where there was no HTTP status. */
export const NO_STATUS = { lost: 0, timedOut: 1, refused: 2 } as const;

/**
 * About 100 ms of load on one arm. The arrays have one element per request, in order of completion.
 * A pair is the two slices with the same `pair` number, one on each arm, with the same number of requests.
 */
export interface Slice {
  readonly pair: number;
  readonly arm: Arm;
  /** When the gate opened and when the last request in flight had ended: seconds on the generator's monotonic clock. */
  readonly opened: number;
  readonly drained: number;
  /** Why this slice must not count, e.g. the drain's deadline passed; the whole pair is then discarded. */
  readonly spoiled?: string;
  /** Seconds, on the same clock as `opened`. */
  readonly start: Float64Array;
  /** Seconds from sending to the last byte of the response; of a failed request until it failed. */
  readonly latency: Float64Array;
  /** Index into `names`. */
  readonly name: Uint16Array;
  /** 1 where the response had an expected status. */
  readonly ok: Uint8Array;
  /** The HTTP status, or a value of NO_STATUS. */
  readonly status: Uint16Array;
  readonly names: readonly string[];
  /** A sign of a rate limiter seen in this slice: "429" or "Retry-After: 1". */
  readonly limiter?: string;
}

/** Cumulative CPU seconds of an arm's process tree since its boot, read after a pair of slices. */
export interface CpuMark {
  readonly pair: number;
  readonly cpuSeconds: PerArm<number>;
}

/** Everything seen in one round: one scenario's slices on the arms of one block. */
export interface RoundRecord {
  readonly scenario: Scenario;
  readonly slices: readonly Slice[];
  /** First mark before the first slice (pair −1), then one after each pair; empty where CPU cannot be read. */
  readonly cpuMarks: readonly CpuMark[];
  readonly peakRssBytes: PerArm<number>;
  /** CPU time used by the arm whose gate was closed, as a share of the CPU time used by the open one; 0.05 is 5 %. */
  readonly spill: number | undefined;
  /** Wall-clock seconds of the round, and how many of them were gaps between slices. */
  readonly seconds: number;
  readonly gapSeconds: number;
}
