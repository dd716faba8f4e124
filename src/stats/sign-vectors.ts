import type { Random } from "./random.ts";

/** Up to this many blocks all 2^K sign vectors are used; beyond, as many as 14 blocks have. */
const EXACT_BLOCKS = 14;

/** Blocks per table: 32 rows of partial sums for 600 cells fit a core's cache. */
const GROUP_BLOCKS = 5;

/** The sign vectors of a test, given as the sums of the signed changes. */
export interface SignVectors {
  readonly count: number;
  /** Calls with every cell's sum over the blocks, for each sign vector in turn; the identity is index 0. The array is reused. */
  forEachSums(visit: (sums: Float64Array, index: number) => void): void;
}

/** Partial sums of a few neighbouring blocks: row r holds, for each cell, the sum in which block b is negated where bit b of r is set. */
interface Group {
  readonly rows: number;
  readonly table: Float64Array;
}

/**
 * All 2^K sign vectors while K <= 14, else the identity and 16,383 random ones (with replacement, as Phipson and Smyth
 * 2010 allow). `changes` has one list per cell, K blocks each.
 */
export function signVectors(changes: readonly (readonly number[])[], random: Random): SignVectors {
  const cells = changes.length;
  const blocks = changes[0]?.length ?? 0;
  const groups = Array.from({ length: Math.ceil(blocks / GROUP_BLOCKS) }, (_, g) =>
    tabulate(changes.map((cell) => cell.slice(g * GROUP_BLOCKS, (g + 1) * GROUP_BLOCKS))),
  );
  const exact = blocks <= EXACT_BLOCKS;
  return {
    count: 2 ** Math.min(blocks, EXACT_BLOCKS),
    forEachSums(visit) {
      const sums = new Float64Array(cells);
      for (let index = 0; index < this.count; index++) {
        sums.fill(0);
        let rest = index;
        for (const { rows, table } of groups) {
          const row = exact || index === 0 ? rest % rows : Math.floor(random() * rows);
          rest = Math.floor(rest / rows);
          addRow(sums, table, row * cells);
        }
        visit(sums, index);
      }
    },
  };
}

function tabulate(changes: readonly (readonly number[])[]): Group {
  const rows = 2 ** (changes[0]?.length ?? 0);
  const table = new Float64Array(rows * changes.length);
  for (let row = 0; row < rows; row++) {
    for (const [cell, values] of changes.entries()) {
      const signed = values.map((value, bit) => ((row >> bit) & 1 ? -value : value));
      table[row * changes.length + cell] = signed.reduce((sum, value) => sum + value, 0);
    }
  }
  return { rows, table };
}

function addRow(sums: Float64Array, table: Float64Array, offset: number): void {
  for (let cell = 0; cell < sums.length; cell++) sums[cell] = (sums[cell] ?? 0) + (table[offset + cell] ?? 0);
}
