import type { Block } from "../model/measurement.ts";
import { type Family, familyOf } from "../model/profile.ts";
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
  const families = byFamily(scenarios).filter(([family]) => family !== "soak");
  if (families.length === 0) return blocksOf("soak", blocks);
  const valid = families.map(([family, own]) => {
    const whole = blocksOf(family, blocks);
    const { rows } = chooseRows(collectSeries(own, whole), whole);
    return new Set(rows.flatMap((row) => whole[row] ?? []));
  });
  return blocks.filter((block) => valid.every((of) => of.has(block)));
}

/** Scenarios that are judged together, at an error rate of their own. */
export function byFamily(scenarios: readonly Scenario[]): (readonly [Family, readonly Scenario[]])[] {
  return [...Map.groupBy(scenarios, ({ profile }) => familyOf(profile))];
}

/** The blocks in which a family is measured, without those that are invalid as a whole. */
function blocksOf(family: Family, blocks: readonly Block[]): Block[] {
  return wholeBlocks(blocks).filter(({ soak = false }) => soak === (family === "soak"));
}

/** Blocks that are not invalid as a whole. */
export function wholeBlocks(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ invalid }) => invalid === null);
}

/** `series` over `whole`, blocks that are not invalid as a whole. Each job that measured may replace three. */
export function chooseRows(series: readonly Series[], whole: readonly Block[]): Validity {
  const blocks = whole.length;
  let kept = series.filter(({ configured, gates }) => configured && gates.includes(true));
  const givenUp: Series[] = [];
  const jobs = new Set(whole.map(({ source }) => source)).size;
  const most = Math.min(MOST_REPLACED * jobs, Math.floor(blocks / 2));
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
