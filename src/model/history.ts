import type { Environment } from "./measurement.ts";
import type { MetricId } from "./metric.ts";

/** One cell of one stored run. */
export interface HistoryCell {
  readonly scenario: string;
  readonly request: string | null;
  readonly metric: MetricId;
  /** Head's median over the blocks, in the metric's unit. */
  readonly value: number;
  /** Paired change against the run's base (log-ratio or difference) and its standard error, where base was measured. */
  readonly link: { readonly change: number; readonly error: number } | null;
  /** True when that link was a proven regression or improvement: the cell's history starts anew here. */
  readonly proven: boolean;
  /** Hash of what shapes the scenario's load. */
  readonly scenarioHash: string;
}

/** One run of main. Its identity is (run, attempt, sha). */
export interface HistoryEntry {
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
  readonly baseSha: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly environment: Environment;
  readonly cells: readonly HistoryCell[];
}

/** What main's baseline artifact holds: the newest entries, oldest first. */
export interface HistoryDocument {
  readonly schema: 1;
  readonly entries: readonly HistoryEntry[];
}
