import { type CellId, cellKey } from "../model/cell.ts";
import type { BlockCell, Measurement } from "../model/measurement.ts";
import { median } from "../stats/quantile.ts";

/** One cell of a measurement over its blocks that count. */
export interface MeasuredCell extends CellId {
  /** Median of head's values, in the metric's unit. */
  readonly head: number;
  /** Paired changes, one per block that has one. */
  readonly changes: readonly number[];
  readonly scenarioHash: string;
}

/** Every cell for which head has a value in a block and round that count. */
export function measuredCells({ blocks, scenarios }: Measurement): MeasuredCell[] {
  const hashes = new Map(scenarios.map(({ name, hash }) => [name, hash]));
  const found = new Map<string, { id: CellId; heads: number[]; changes: number[] }>();
  const rounds = blocks.filter(({ invalid }) => invalid === null).flatMap((block) => block.rounds);
  for (const { scenario, cells } of rounds.filter(({ invalid }) => invalid === null)) {
    for (const cell of cells) collect(scenario, cell, found);
  }
  return [...found.values()].flatMap(({ id, heads, changes }) => {
    const scenarioHash = hashes.get(id.scenario);
    return scenarioHash === undefined ? [] : [{ ...id, head: median(heads), changes, scenarioHash }];
  });
}

function collect(
  scenario: string,
  { request, metric, head, change }: BlockCell,
  found: Map<string, { id: CellId; heads: number[]; changes: number[] }>,
): void {
  if (head === null || !Number.isFinite(head)) return;
  const id = { scenario, request, metric };
  const key = cellKey(id);
  const cell = found.get(key) ?? { id, heads: [], changes: [] };
  cell.heads.push(head);
  if (change !== null && Number.isFinite(change)) cell.changes.push(change);
  found.set(key, cell);
}
