import type { Arm } from "../model/arm.ts";
import type { App, HotspotSettings } from "../model/config.ts";
import type { Stage } from "../model/load-stage.ts";
import type { Slice } from "../model/sample.ts";
import type { EngineId, Scenario } from "../model/scenario.ts";

export interface Clock {
  /** Seconds on a monotonic clock. */
  now(): number;
  /** ISO 8601, UTC. */
  date(): string;
  sleep(seconds: number): Promise<void>;
  /** Aborts after so many seconds. */
  timeout(seconds: number): AbortSignal;
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
  /** A file's text in a commit that is not checked out; undefined where it is not there. */
  readAt(sha: string, path: string): Promise<string | undefined>;
}

export interface Checkout extends AsyncDisposable {
  readonly arm: Arm;
  readonly directory: string;
  /** Full hash of the commit, or of the commit below the uncommitted changes. */
  readonly sha: string | null;
  readonly label: string;
  /** A file's text; undefined when it is not there. Paths that leave the worktree are refused. */
  read(path: string): Promise<string | undefined>;
  /**
   * Puts tracked files back to how they were at the first call, and returns the paths of those that had changed since.
   * What is not tracked stays. Throws a Problem when that fails.
   */
  restore(): Promise<readonly string[]>;
}

/** CPU and memory of a service's whole process tree, ended children included. */
export interface ServiceUsage {
  /** Cumulative seconds, in ticks of 10 ms. */
  readonly cpuSeconds: number;
  /** The largest seen when usage was read, since the boot or the last `resetPeak`. */
  readonly peakRssBytes: number;
  /** Resident now. */
  readonly rssBytes: number;
}

type Variables = Readonly<Record<string, string>>;

export interface ServiceRunner {
  /** Runs the app's install and build commands in the checkout, once per arm. Throws a Problem with the log's tail. */
  prepare(checkout: Checkout, app: App): Promise<void>;
  /**
   * Resets, starts and waits until ready. Throws a Problem with the log's tail. `added` comes before what the service has
   * in lists (NODE_OPTIONS, PYTHONPATH), else in its place. Reset and start have `limitSeconds` together, one at least.
   */
  boot(checkout: Checkout, app: App, added?: Variables, limitSeconds?: number): Promise<RunningService>;
}

/** Disposing ends the whole process group. */
export interface RunningService extends AsyncDisposable {
  readonly arm: Arm;
  /** Origin without a trailing slash, e.g. http://127.0.0.1:40123. */
  readonly url: string;
  /** The process that was started; its children belong to it. Undefined where that is not ours. */
  readonly pid: number | undefined;
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

export type Target = Pick<RunningService, "arm" | "url">;

/** How an engine cuts the load. Which of `requests`, `seconds` and `whole` a slice follows is what makes its pairs alike. */
export interface SlicePlan {
  /** Requests per slice over all users: what an engine that drains by count goes by. */
  readonly requests: number;
  /** Seconds per slice: what an engine that cuts by the clock goes by. */
  readonly seconds: number;
  /** Each slice plays all of it on its arm, with every sample's intended start; absent: slices alternate within a load. */
  readonly whole?: WholeLoad;
  /** Which arm's slice comes first in a pair. */
  readonly first: (pair: number) => Arm;
  /** Seconds after its last request at which a slice that has not drained is spoiled; in all it may take twice as long. */
  readonly drainSeconds: number;
}

/** A load that must not be cut, such as arrivals at a rate, or a spike. */
export interface WholeLoad {
  /** At least one, played one after the other. */
  readonly stages: readonly Stage[];
}

/** A load generator; it lives as long as the run, so that it is warm when measuring starts. `slicing` says who holds the clock: see docs/decisions on the engine protocol. */
export interface Engine extends AsyncDisposable {
  readonly id: EngineId;
  readonly caps: EngineCaps;
  /** Set where the load is a script of the team's. */
  readonly scripts?: Scripts;
  /** `targets` has one arm or both, in the order in which they are to be connected. */
  open(targets: readonly Target[], scenario: Scenario, plan: SlicePlan): Promise<EngineSession>;
}

/** What an engine knows of its scripts. */
export interface Scripts {
  /**
   * Paths, below the folders that it is given, that the text of a script at `path` may bring in; the first that is there
   * counts. A command is a script without a path: "".
   */
  imports(path: string, text: string): readonly (readonly string[])[];
  /**
   * Called after install and build, before anything is booted: throws a Problem where the script cannot be played here, and
   * returns the scenario with what the script says of itself.
   */
  adopt(scenario: Scenario): Promise<Scenario>;
}

/**
 * What an engine can do. `drain`: a slice is a number of requests, and ends when all are answered. `clock`: a slice is a
 * stretch of time, so that the two of a pair have different counts. `none`: it plays whole loads only.
 */
export interface EngineCaps {
  readonly slicing: "drain" | "clock" | "none";
  /** Whether it can send at a rate, timed from the intended start. */
  readonly openLoop: boolean;
}

/** Disposing ends the generator, whatever state it is in. */
export interface EngineSession extends AsyncDisposable {
  /** Endless: each pull sends one slice. Ends only when the generator can send no more; throws a Problem if it died. */
  slices(): AsyncIterable<Slice>;
  /** Ends the load in an orderly way, where its tool has one, and returns what is then to be told, worded like notes of slices. */
  end?(): Promise<readonly string[]>;
}

/** Sees where a service spends its CPU time, without a change of its code. */
export interface Profiler {
  /** Before a boot of an arm. Disposing leaves nothing behind. */
  prepare(arm: Arm, settings: HotspotSettings): Promise<ProfilerSession>;
}

export interface ProfilerSession extends AsyncDisposable {
  /** What the boot adds to the service's variables. */
  readonly variables: Variables;
  /** Once it is warm. Throws a Problem where it runs nothing that can be profiled. */
  attach(service: RunningService): Promise<AttachedProfiler>;
}

/** What a profile is written in: V8's JSON, Python's marshalled stats, pprof's protobuf, or py-spy's stacks as text. */
export type ProfileFormat = "cpuprofile" | "prof" | "pprof" | "py-spy";

/** Of a service that is under a profiler. Any call may throw a Problem. */
export interface AttachedProfiler {
  readonly format: ProfileFormat;
  /** Users at once that its profiles bear; undefined: as many as the scenario has. */
  readonly users: number | undefined;
  readonly windowSeconds: number;
  /** True: what a window saw is written when the next request comes after it. */
  readonly lags: boolean;
  /** A window is one slice of load; its number is unique within the boot. */
  begin(window: number): Promise<void>;
  end(window: number): Promise<void>;
  /** Everything that was recorded since it was attached. */
  stop(): Promise<readonly RecordedProfile[]>;
  /**
   * Once it has stopped: counts calls while `load` runs, where it can. As the profiled processes gave it, one text each,
   * in a form of the profiler's own: untrusted.
   */
  countCalls?(load: () => Promise<void>): Promise<readonly string[]>;
}

/** A profile of one process or thread. */
export interface RecordedProfile {
  readonly format: ProfileFormat;
  /** As the profiled process gave it: untrusted. */
  readonly bytes: Uint8Array;
  /** Which one: a name for a file, such as "4711.0". */
  readonly process: string;
  /** The windows that it holds. */
  readonly windows: readonly RecordedWindow[];
}

export interface RecordedWindow {
  readonly window: number;
  /** Where in the profile it lies: seconds of its own clock; absent: the profile is this window. */
  readonly span?: { readonly from: number; readonly to: number };
  /** How long was recorded, from the window's begin on; absent: until its end. */
  readonly seconds?: number;
  /** Requests that were profiled, where the profiler counts them itself. */
  readonly requests?: number;
  /** How many of their files a profiler of the service's own overwrote, which are in this one all the same. */
  readonly overwritten?: number;
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
  readonly profiler: Profiler;
  /** What draws flame graphs in a browser, to be put into their pages. */
  readonly flameGraphScript: () => Promise<string>;
  /** A short hash in hexadecimal. */
  readonly digest: (text: string) => string;
}
