import { expect, test } from "vitest";
import type { Block } from "../../../src/model/measurement.ts";
import type { Waiver } from "../../../src/model/waiver.ts";
import { decide } from "../../../src/verdict/stopping.ts";
import { aBlock, aBlockCell, aRound, aScenario } from "../../support/builders.ts";

const SPREAD = [1, -1, 0.5, -0.5, 0.8, -0.8, 0.2, -0.2];

function decisionOn(
  changes: readonly { mean: number; spread: number }[],
  overrides: { alpha?: number; blocks?: Block[]; ceiling?: number } = {},
) {
  const scenarios = changes.map((_, i) => aScenario({ name: `scenario ${i}`, gate: ["p50"] }));
  const blocks = SPREAD.map((factor, index) => {
    const rounds = changes.map(({ mean, spread }, i) =>
      aRound({ scenario: `scenario ${i}`, cells: [aBlockCell({ base: 1, head: Math.exp(mean + spread * factor) })] }),
    );
    return aBlock({ index, rounds });
  });
  const look = { alpha: overrides.alpha ?? 0.004 };
  const waived =
    overrides.ceiling === undefined ? undefined : { waivers: [waiverUpTo(overrides.ceiling)], at: "2026-11-23" };
  return decide({ scenarios, blocks: overrides.blocks ?? blocks, look, seed: 1, baseAbsent: null }, waived);
}

/** Of the first scenario's p50. */
function waiverUpTo(size: number): Waiver {
  const cell = { scenario: "scenario 0", request: null, metric: "p50" } as const;
  return { ...cell, ceiling: { kind: "change", size }, text: "", expires: "2027-01-31", reason: "", line: 1 };
}

const quiet = { mean: 0, spread: 0.003 };

test("a regression stops, whatever the other cells say", () => {
  expect(
    decisionOn([
      { mean: 0.05, spread: 0.005 },
      { mean: 0, spread: 0.3 },
    ]),
  ).toBe("stop");
});

test("a regression that a waiver accepts does not stop while another cell is open", () => {
  const slower = { mean: 0.05, spread: 0.005 };
  const open = { mean: 0.03, spread: 0.1 };
  expect(decisionOn([slower, open], { ceiling: 0.12 })).toBe("go on");
  expect(decisionOn([slower, quiet], { ceiling: 0.12 })).toBe("stop");
  expect(decisionOn([slower, open], { ceiling: 0.03 })).toBe("stop");
  expect(decisionOn([quiet, slower], { ceiling: 0.12 })).toBe("stop");
});

test("everything clearly below its floor stops", () => {
  expect(decisionOn([quiet, { mean: 0.01, spread: 0.01 }])).toBe("stop");
});

test("one cell that could still pass its floor goes on", () => {
  expect(decisionOn([quiet, { mean: 0.019, spread: 0.01 }])).toBe("go on");
  expect(decisionOn([quiet, { mean: 0.03, spread: 0.1 }])).toBe("go on");
});

test("an improvement goes on until it is proven", () => {
  expect(decisionOn([quiet, { mean: -0.05, spread: 0.005 }])).toBe("stop");
  expect(decisionOn([quiet, { mean: -0.05, spread: 0.005 }], { alpha: 0.001 })).toBe("go on");
});

test("with nothing to compare it goes on", () => {
  expect(decisionOn([quiet], { blocks: [] })).toBe("go on");
  expect(decisionOn([quiet], { blocks: [aBlock({ rounds: [], invalid: "head: exited" })] })).toBe("go on");
});
