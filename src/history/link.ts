import { mean, sampleStandardDeviation } from "simple-statistics";
import { cellKey } from "../model/cell.ts";
import type { HistoryLink, LinkCell } from "../model/history.ts";
import { isProvenChange, type RunInput } from "./entry.ts";
import { measuredCells } from "./measured-cells.ts";

/**
 * What a run of main adds to the chain: the mean of the paired changes of each cell with its standard error. One block
 * tells no error, so it makes no link. Undefined without a base commit, or without any cell.
 */
export function toLink({ measurement, findings, run, attempt, sha }: RunInput): HistoryLink | undefined {
  const baseSha = measurement.base?.sha ?? null;
  if (baseSha === null) return undefined;
  const byCell = new Map(findings.map((finding) => [cellKey(finding), finding]));
  const cells = measuredCells(measurement).flatMap(({ head: _, changes, ...cell }): LinkCell[] => {
    const finding = byCell.get(cellKey(cell));
    if (finding?.verdict === "invalid" || changes.length < 2) return [];
    const values = [...changes];
    const error = sampleStandardDeviation(values) / Math.sqrt(values.length);
    const proven = finding?.gated === true && isProvenChange(finding);
    return [{ ...cell, change: mean(values), error, blocks: values.length, proven }];
  });
  if (cells.length === 0) return undefined;
  return { run, attempt, sha, at: measurement.startedAt, baseSha, cells };
}
