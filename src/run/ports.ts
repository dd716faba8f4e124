import type { Arm } from "../model/arm.ts";
import type { App } from "../model/config.ts";
import type { Slice } from "../model/sample.ts";
import type { EngineId, Scenario } from "../model/scenario.ts";

export interface Clock {
  /** Seconds on a monotonic clock. */
  now(): number;
  /** ISO 8601, UTC. */
  date(): string;
  sleep(seconds: number): Promise<void>;
}

export interface Log {
  info(text: string): void;
  warn(text: string): void;
  debug(text: string): void;
  /** What a service or one of its commands wrote; `title` is ours. */
  untrusted(title: string, text: string): void;
}

/** A revision to be measured: a commit, or the user's own tree with its uncommitted changes. */
export type Revision =
  | { readonly kind: "commit"; readonly sha: string; readonly label: string }
  | { readonly kind: "tree"; readonly label: string };

export interface Workspace {
  /** A worktree of its own for the arm, of the same path length for both; the user's tree is not touched. */
  checkout(arm: Arm, revision: Revision): Promise<Checkout>;
}

export interface Checkout extends AsyncDisposable {
  readonly arm: Arm;
  readonly directory: string;
  /** Full hash of the commit, or of the commit below the uncommitted changes. */
  readonly sha: string | null;
  readonly label: string;
  /** A file's text; undefined when it is not there. Paths that leave the worktree are refused. */
  read(path: string): Promise<string | undefined>;
}

/** CPU and memory of a service's whole process tree, ended children included. */
export interface ServiceUsage {
  /** Cumulative seconds, in ticks of 10 ms. */
  readonly cpuSeconds: number;
  /** The largest seen when usage was read, since the boot or the last `resetPeak`. */
  readonly peakRssBytes: number;
}

export interface ServiceRunner {
  /** Runs the app's install and build commands in the checkout, once per arm. Throws a Problem with the log's tail. */
  prepare(checkout: Checkout, app: App): Promise<void>;
  /** Resets, starts and waits until ready. Throws a Problem with the log's tail. */
  boot(checkout: Checkout, app: App): Promise<RunningService>;
}

/** Disposing ends the whole process group. */
export interface RunningService extends AsyncDisposable {
  readonly arm: Arm;
  /** Origin without a trailing slash, e.g. http://127.0.0.1:40123. */
  readonly url: string;
  /** Seconds from start to ready. */
  readonly bootSeconds: number;
  /** Undefined where the platform cannot tell. */
  usage(): ServiceUsage | undefined;
  /** Forgets the peak of memory so far, so that each round has its own. */
  resetPeak(): void;
  /** CPU seconds with a resolution of nanoseconds, of threads alive now: for differences over milliseconds only. */
  busySeconds(): number | undefined;
  /** Why it no longer runs or no longer listens; undefined while it does. */
  failure(): string | undefined;
  /** Settles within half a second of the moment from which `failure` has an answer; never rejects. */
  readonly failed: Promise<void>;
  /** The end of its output: untrusted text. */
  logTail(): string;
}

export interface Target {
  readonly arm: Arm;
  readonly url: string;
}

/** How an engine cuts the load. */
export interface SlicePlan {
  /** Requests per slice over all users. */
  readonly requests: number;
  /** Which arm's slice comes first in a pair. */
  readonly first: (pair: number) => Arm;
  /** Seconds after its last request at which a slice that has not drained is spoiled; in all it may take twice as long. */
  readonly drainSeconds: number;
}

/** A load generator; it lives as long as the run, so that it is warm when measuring starts. `slicing` says who holds the clock: see docs/decisions on the engine protocol. */
export interface Engine extends AsyncDisposable {
  readonly id: EngineId;
  readonly caps: { readonly slicing: "drain" | "clock" | "none" };
  /** `targets` has one arm or both, in the order in which they are to be connected. */
  open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession>;
}

/** Disposing ends the generator, whatever state it is in. */
export interface EngineSession extends AsyncDisposable {
  /** Endless: each pull sends one slice. Ends only when the generator can send no more; throws a Problem if it died. */
  slices(): AsyncIterable<Slice>;
}

/** What happens in a run, for a progress display. `share` is how much of the planned run is over, 0 to 1. */
export type ProgressEvent =
  | { readonly kind: "step"; readonly text: string }
  | { readonly kind: "block"; readonly block: number; readonly of: number; readonly secondsLeft: number }
  | {
      readonly kind: "round";
      readonly block: number;
      readonly of: number;
      readonly scenario: string;
      readonly secondsLeft: number;
    }
  | { readonly kind: "look"; readonly blocks: number; readonly verdict: string; readonly goesOn: boolean };

export interface Progress {
  report(event: ProgressEvent): void;
}

/** Everything that a run needs of the world. */
export interface RunPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  readonly workspace: Workspace;
  readonly services: ServiceRunner;
  readonly engineOf: (scenario: Scenario) => Engine;
  /** A short hash in hexadecimal. */
  readonly digest: (text: string) => string;
}
