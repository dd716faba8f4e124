import { mean, sampleStandardDeviation } from "simple-statistics";
import { cellKey } from "../model/cell.ts";
import type { HistoryCell, HistoryEntry } from "../model/history.ts";
import type { Result } from "../model/result.ts";
import { measuredCells } from "./measured-cells.ts";

export interface EntryInput {
  readonly result: Result;
  /** Identity of the workflow run and of its attempt, and the commit of main that was measured. */
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What a run of main leaves for later ones. Cells whose verdict is invalid are left out. */
export function toEntry({ result, run, attempt, sha, at }: EntryInput): HistoryEntry {
  const { measurement } = result;
  const findings = new Map(result.findings.map((finding) => [cellKey(finding), finding]));
  const cells = measuredCells(measurement).flatMap(({ head, changes, ...cell }): HistoryCell[] => {
    const finding = findings.get(cellKey(cell));
    if (finding?.verdict === "invalid") return [];
    const changed = finding?.verdict === "regression" || finding?.verdict === "improvement";
    return [{ ...cell, value: head, link: linkOf(changes), proven: changed && finding.gated }];
  });
  return { run, attempt, sha, baseSha: measurement.base?.sha ?? null, at, environment: result.environment, cells };
}

/** Mean of the paired changes with its standard error; one block tells no error, so it makes no link. */
function linkOf(changes: readonly number[]): HistoryCell["link"] {
  if (changes.length < 2) return null;
  const values = [...changes];
  return { change: mean(values), error: sampleStandardDeviation(values) / Math.sqrt(values.length) };
}
