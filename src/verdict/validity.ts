import type { Block } from "../model/measurement.ts";
import type { Scenario } from "../model/scenario.ts";
import { collectSeries, type Series } from "./series.ts";

/** Blocks that may be replaced because they lack a gated cell; beyond, the cell is given up. */
const MOST_REPLACED = 3;

/** Which blocks the family is judged on, and which of its cells had to be given up. */
export interface Validity {
  /** Indices of the blocks in which every cell that was kept may gate. */
  readonly rows: readonly number[];
  /** Cells that may gate in all these blocks: the family. */
  readonly kept: readonly Series[];
  /** Cells that lacked in too many blocks. */
  readonly givenUp: readonly Series[];
}

/**
 * The blocks that count towards a look: none that is invalid as a whole, none that lacks a gated cell. A cell that
 * never gates, as a percentile of too few requests, is not expected; one that lacks in more than three blocks, or in
 * more than half of them, is given up and no longer makes a block invalid.
 */
export function validBlocks(blocks: readonly Block[], scenarios: readonly Scenario[]): Block[] {
  const whole = wholeBlocks(blocks);
  const { rows } = chooseRows(collectSeries(scenarios, whole), whole.length);
  return whole.filter((_, row) => rows.includes(row));
}

/** Blocks that are not invalid as a whole. */
export function wholeBlocks(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ invalid }) => invalid === null);
}

/** `series` over `blocks` blocks that are not invalid as a whole. */
export function chooseRows(series: readonly Series[], blocks: number): Validity {
  let kept = series.filter(({ configured, gates }) => configured && gates.includes(true));
  const givenUp: Series[] = [];
  const most = Math.min(MOST_REPLACED, Math.floor(blocks / 2));
  for (;;) {
    const rows = Array.from({ length: blocks }, (_, row) => row).filter((row) => kept.every(({ gates }) => gates[row]));
    const worst = kept.reduce<Series | undefined>(
      (found, next) => (lacking(next) > (found === undefined ? 0 : lacking(found)) ? next : found),
      undefined,
    );
    if (blocks - rows.length <= most || worst === undefined) return { rows, kept, givenUp };
    kept = kept.filter((cell) => cell !== worst);
    givenUp.push(worst);
  }
}

function lacking({ gates }: Series): number {
  return gates.filter((may) => !may).length;
}
