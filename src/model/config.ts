import type { Budget, Scenario } from "./scenario.ts";
import type { Waiver } from "./waiver.ts";

export type Effort = "quick" | "standard" | "thorough";

/**
 * What head is compared with: base, measured beside it; or main's stored runs alone, for a service whose base cannot be
 * built.
 */
export const COMPARES = ["paired", "stored"] as const;
export type Compare = (typeof COMPARES)[number];

/** What can fail the build. */
export const FAIL_REASONS = ["regression", "budget", "inconclusive", "suspected", "invalid"] as const;
export type FailReason = (typeof FAIL_REASONS)[number];

export interface Readiness {
  /** Undefined: ready when the port accepts a TCP connection. */
  readonly path: string | undefined;
  /** Statuses that count as ready; without an entry every 2xx and 3xx does. */
  readonly status: readonly number[];
  readonly timeoutSeconds: number;
}

/** How the service is installed, built, started, known ready, reset and stopped. Commands are given to `sh -c`. */
export interface App {
  /** Folder below the worktree's root in which all commands run; "." by default. */
  readonly directory: string;
  readonly install: string | undefined;
  readonly build: string | undefined;
  /** `{{port}}` and `{{arm}}` are filled in here, in `env` and in `reset`. Empty where `url` is given. */
  readonly start: string;
  /** Origin of a service that somebody else runs: nothing is started, and there is only head. */
  readonly url: string | undefined;
  /** IPv4 address at which it is reached, and must listen; absent: 127.0.0.1. */
  readonly host?: string;
  readonly ready: Readiness;
  readonly env: Readonly<Record<string, string>>;
  /** Names of variables of the caller's environment that the service gets. */
  readonly passEnv: readonly string[];
  /** Runs for each arm before each boot. */
  readonly reset: string | undefined;
  /** A fixed port, for a service that cannot take one; implies `exclusive`. */
  readonly port: number | undefined;
  /** True for a service that cannot run twice on one machine: one arm at a time within a block. */
  readonly exclusive: boolean;
  /** Seconds between SIGTERM and SIGKILL when it is stopped. */
  readonly stopTimeoutSeconds: number;
}

/** For which scenarios both revisions are profiled once everything is judged; auto: those with a proven change. */
export const HOTSPOT_MODES = ["auto", "always", "never"] as const;

export const PYTHON_PROFILERS = ["cprofile", "py-spy"] as const;

/** How it is found out which functions a change came from. No part of what is measured or judged. */
export interface HotspotSettings {
  readonly when: (typeof HOTSPOT_MODES)[number];
  /** Seconds that it may take in all. */
  readonly limitSeconds: number;
  /** Path at which a Go service gives its CPU profile. */
  readonly pprof: string | undefined;
  /** What profiles a Python service. */
  readonly python: (typeof PYTHON_PROFILERS)[number];
  /** What the service gets beside `app.env` while it is profiled. */
  readonly env: Readonly<Record<string, string>>;
}

/** The complete, validated config; every default filled in. */
export interface Config {
  readonly app: App;
  readonly effort: Effort;
  readonly compare: Compare;
  readonly failOn: readonly FailReason[];
  /** Limits of the whole service: on every scenario, and on its memory and CPU time as a whole. */
  readonly budgets: readonly Budget[];
  readonly waivers: readonly Waiver[];
  readonly scenarios: readonly Scenario[];
  readonly hotspots: HotspotSettings;
  readonly history: {
    /** How many stored runs of main are kept and compared with; 5 to 30. */
    readonly runs: number;
  };
}
