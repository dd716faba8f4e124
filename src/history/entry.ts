import { cellKey } from "../model/cell.ts";
import type { HistoryCell, HistoryEntry } from "../model/history.ts";
import type { Measurement } from "../model/measurement.ts";
import type { Finding } from "../model/verdict.ts";
import { measuredCells } from "./measured-cells.ts";

/** A run of main, measured and judged. */
export interface RunInput {
  readonly measurement: Measurement;
  readonly findings: readonly Finding[];
  /** Identity of the workflow run and of its attempt, and the commit of main that was measured. */
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
}

/** What a run of main leaves for later ones. Cells whose verdict is invalid are left out. */
export function toEntry({ measurement, findings, run, attempt, sha }: RunInput): HistoryEntry {
  const byCell = new Map(findings.map((finding) => [cellKey(finding), finding]));
  const cells = measuredCells(measurement).flatMap(({ head, changes: _, ...cell }): HistoryCell[] => {
    const finding = byCell.get(cellKey(cell));
    if (finding?.verdict === "invalid") return [];
    // What was accepted by a waiver begins a new level, too: later runs would be suspected for it.
    const begins = finding?.gated === true && (isProvenChange(finding) || finding.waiver !== undefined);
    return [{ ...cell, value: head, proven: begins }];
  });
  return { run, attempt, sha, at: measurement.startedAt, environment: measurement.environment, cells };
}

/** Whether head was proven to differ from base. */
export function isProvenChange({ verdict }: Finding): boolean {
  return verdict === "regression" || verdict === "improvement";
}
