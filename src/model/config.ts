import type { Scenario } from "./scenario.ts";

export type Effort = "quick" | "standard" | "thorough";

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
  /** `{{port}}` and `{{arm}}` are filled in here, in `env` and in `reset`. */
  readonly start: string;
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

/** The complete, validated config; every default filled in. */
export interface Config {
  readonly app: App;
  readonly effort: Effort;
  readonly failOn: readonly FailReason[];
  readonly scenarios: readonly Scenario[];
  readonly history: {
    /** How many stored runs of main are kept and compared with; 5 to 30. */
    readonly runs: number;
  };
}
