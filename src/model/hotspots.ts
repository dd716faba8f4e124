import type { CallProfile } from "./call-profile.ts";

/** One stretch of load under a profiler. */
export interface ProfileWindow {
  readonly profile: CallProfile;
  /** Requests that the profile covers; above 0. */
  readonly requests: number;
  /** Which boot of the service it is of: windows of one boot resemble each other more than those of two. */
  readonly boot: number;
  /** CPU seconds that the service used in it by the system's own account, if known. */
  readonly cpuSeconds?: number;
}

/** What takes out that a window ran faster or slower as a whole. */
export type Scaling =
  /** Nothing: cost per request as the profiler told it. */
  | "none"
  /** The system's own account of CPU per request, split up by the profile's shares. */
  | "cpu"
  /** The typical change of all larger functions; it hides a change that all of them share. */
  | "size";

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A function that calls another. */
export interface Caller {
  readonly name: string;
  readonly file: string | null;
  /** As of a change; absent where it is not known. */
  readonly line?: number;
  readonly share: number;
}

/** A function, file or package, and how its own cost per request changed. */
export interface CostChange {
  /** Null for a file or package. */
  readonly name: string | null;
  /** Null for a package, and for what has no file. */
  readonly file: string | null;
  /** The dependency or the runtime; null: the workspace's own. */
  readonly package: string | null;
  /** Line of its definition in head's profiles; null for what is no one function of head, or where it is not known. */
  readonly line: number | null;
  /** How many functions of that name and file it is, where they cannot be told apart; absent: one. */
  readonly together?: number;
  /** Own cost per request as a share of all of base's cost per request, in base and in head. */
  readonly base: number;
  readonly head: number;
  /** head − base, with the simultaneous interval over all that were compared; null where noise cannot be judged. */
  readonly growth: number;
  readonly bounds: Bounds | null;
  /** Share of the whole change of the service; null where that has the other sign or is no larger than noise. */
  readonly shareOfGrowth: number | null;
  /** Corrected over all that were compared (Holm), two-sided; null where noise cannot be judged. */
  readonly p: number | null;
  /** Whether it is beyond noise, large enough, and a large enough part of the whole change. */
  readonly named: boolean;
  /** Calls per request; null where they were not counted, or not of this function alone. */
  readonly calls: { readonly base: number; readonly head: number } | null;
  /** Who calls it, first where it changed most; with the share of its cost in calls from there, in base and head together. */
  readonly callers: readonly Caller[];
  /** The first function of the workspace up the first callers; null for the workspace's own, and where there is none. */
  readonly within: { readonly name: string; readonly file: string; readonly line: number | null } | null;
}

/** Where the cost per request changed between two sets of profiles; what grew most comes first, what fell most last. */
export interface ProfileComparison {
  readonly kind: CallProfile["kind"];
  readonly scaling: Scaling;
  readonly functions: readonly CostChange[];
  readonly files: readonly CostChange[];
  readonly packages: readonly CostChange[];
  /** Change of the whole cost per request as measured, without scaling: 0.1 is 10 % more. */
  readonly total: { readonly change: number; readonly bounds: Bounds | null };
  /**
   * Growth of one function, as a share of base's cost, that would have been named in 8 of 10 cases, for 9 of 10
   * functions. Null where noise cannot be judged.
   */
  readonly detectable: number | null;
  /** What noise was judged by: several boots of both arms, several windows of one boot, or nothing. */
  readonly judgedBy: "boots" | "windows" | null;
  readonly boots: { readonly base: number; readonly head: number };
  readonly windows: { readonly base: number; readonly head: number };
  readonly requests: { readonly base: number; readonly head: number };
}

/** Which way a scenario's cost went. */
export type Direction = "growth" | "decline";

/** How long it took to find out where time went, profiling and reading, and how long it might have. Seconds. */
export interface ProfilingTime {
  readonly seconds: number;
  readonly limitSeconds: number;
}

/** What profiling found for one scenario whose regression or improvement had been proven. */
export interface ScenarioHotspots {
  readonly scenario: string;
  readonly direction: Direction;
  readonly comparison: ProfileComparison;
}
