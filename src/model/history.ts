import type { CellId } from "./cell.ts";
import type { Environment } from "./measurement.ts";

/** One cell of one stored run. */
export interface HistoryCell extends CellId {
  /** Head's median over the blocks, in the metric's unit. */
  readonly value: number;
  /** True when this run proved a regression or improvement, or a waiver was needed: the cell's history starts anew here. */
  readonly proven: boolean;
  /** Hash of what shapes the scenario's load. */
  readonly scenarioHash: string;
}

/** Which run of main something comes from. Its identity is (run, attempt, sha). */
export interface RunOfMain {
  readonly run: number;
  readonly attempt: number;
  /** The commit that was measured. */
  readonly sha: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** The values of one run of main. */
export interface HistoryEntry extends RunOfMain {
  readonly environment: Environment;
  readonly cells: readonly HistoryCell[];
}

/** The paired change of one cell: head and base were measured on the same machine. */
export interface LinkCell extends CellId {
  /** Mean over the blocks, log(head/base) or head − base; not oriented. */
  readonly change: number;
  /** Its standard error. */
  readonly error: number;
  /** Blocks that it comes from; null: documents of the first schema do not say. */
  readonly blocks: number | null;
  /** True when it was proven a regression or an improvement in its own run. */
  readonly proven: boolean;
  readonly scenarioHash: string;
}

/** What a run of main measured against the commit that was stored before it. */
export interface HistoryLink extends RunOfMain {
  readonly baseSha: string;
  readonly cells: readonly LinkCell[];
}

/** What main's baseline artifact holds, oldest first. Links are small and kept for longer than entries. */
export interface HistoryDocument {
  readonly schema: 2;
  readonly entries: readonly HistoryEntry[];
  readonly links: readonly HistoryLink[];
}
