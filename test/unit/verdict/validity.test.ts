import { expect, test } from "vitest";
import type { Block } from "../../../src/model/measurement.ts";
import { validBlocks } from "../../../src/verdict/validity.ts";
import { aBlock, aBlockCell, aRound, aScenario } from "../../support/builders.ts";

const scenarios = [aScenario({ gate: ["p50", "p95", "p99"] })];

/** Blocks of p50 and p95; `lacking` says in which the p95 cannot gate, and how. */
function blocksWith(count: number, lacking: (index: number) => "absent" | "small" | "fine"): Block[] {
  return Array.from({ length: count }, (_, index) => {
    const p95 = aBlockCell({ metric: "p95", gateable: lacking(index) !== "small" });
    const p99 = aBlockCell({ metric: "p99", gateable: false });
    return aBlock({
      index,
      rounds: [aRound({ cells: [aBlockCell(), p99, ...(lacking(index) === "absent" ? [] : [p95])] })],
    });
  });
}

const indices = (blocks: readonly Block[]) => validBlocks(blocks, scenarios).map(({ index }) => index);

test("every block counts while all gated cells are there; one that never gates is not expected", () => {
  expect(indices(blocksWith(5, () => "fine"))).toEqual([0, 1, 2, 3, 4]);
  expect(indices(blocksWith(5, () => "small"))).toEqual([0, 1, 2, 3, 4]);
});

test("a block that lacks one is replaced, at most three times", () => {
  expect(indices(blocksWith(8, (i) => (i < 3 ? "absent" : "fine")))).toEqual([3, 4, 5, 6, 7]);
  expect(indices(blocksWith(8, (i) => (i < 4 ? "absent" : "fine")))).toHaveLength(8);
  expect(indices(blocksWith(8, (i) => (i === 5 ? "small" : "fine")))).toEqual([0, 1, 2, 3, 4, 6, 7]);
});

test("blocks and rounds that are invalid do not count", () => {
  const blocks = blocksWith(6, () => "fine");
  const broken = blocks.map((block) => {
    if (block.index === 2) return { ...block, invalid: "head: exited" };
    return block.index === 4 ? { ...block, rounds: [aRound({ cells: [], invalid: "nothing was measured" })] } : block;
  });
  expect(indices(broken)).toEqual([0, 1, 3, 5]);
});

test("head alone counts by head's values", () => {
  const alone = blocksWith(4, () => "fine").map((block) => ({
    ...block,
    arms: ["head" as const],
    rounds: block.rounds.map((round) => ({
      ...round,
      cells: round.cells.map((cell) => ({ ...cell, base: null, change: null })),
    })),
  }));
  expect(indices(alone)).toEqual([0, 1, 2, 3]);
});

test("no blocks, no valid blocks", () => {
  expect(indices([])).toEqual([]);
});
