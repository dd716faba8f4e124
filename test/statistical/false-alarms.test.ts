import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../src/stats/random.ts";
import { signFlipTest } from "../../src/stats/sign-flip.ts";
import { normal, simulateRun, USUAL_NOISE } from "../support/simulation.ts";
import { countTrials, tolerance } from "../support/trials.ts";

const CELLS = 16;

/** Families of cells without a change: each makes a block's changes of all cells. */
const UNCHANGED: Readonly<Record<string, (random: Random) => number[]>> = {
  "normal, independent": (random) => cells(() => normal(random)),
  "normal, of very different sizes": (random) => cells((j) => 10 ** (j % 4) * 0.01 * normal(random)),
  "correlated at 0.9": (random) => {
    const shared = Math.sqrt(0.9) * normal(random);
    return cells(() => shared + Math.sqrt(0.1) * normal(random));
  },
  "one block in ten 20 times as wild": (random) => {
    const scale = random() < 0.1 ? 20 : 1;
    return cells(() => scale * normal(random));
  },
  "without a mean (Cauchy)": (random) => cells(() => Math.tan(Math.PI * (random() - 0.5))),
  "quantised, with ties and zeros": (random) => cells(() => Math.round(1.5 * normal(random))),
};

function cells(change: (cell: number) => number): number[] {
  return Array.from({ length: CELLS }, (_, j) => 0.01 * change(j));
}

/** The smallest corrected p of a family of 16 unchanged cells. */
function smallestP(block: (random: Random) => number[], blocks: number, seed: number): number {
  const random = seededRandom(seed);
  const rows = Array.from({ length: blocks }, () => block(random));
  const family = Array.from({ length: CELLS }, (_, j) => ({ changes: rows.map((row) => row[j] ?? 0), s0: 0.005 }));
  return Math.min(...signFlipTest(family, random).map(({ worse }) => worse));
}

describe("an unchanged family of 16 cells alarms at most as often as alpha says", () => {
  test.each(Object.entries(UNCHANGED))("%s", (name, block) => {
    const { share, trials } = countTrials(
      `${name}, p <= 0.05 with 8 blocks`,
      800,
      (seed) => smallestP(block, 8, seed) <= 0.05,
    );
    expect(share).toBeLessThanOrEqual(0.05 + tolerance(0.05, trials));
  });

  test("and, where no ties make it stricter, about as often", () => {
    const block = UNCHANGED["correlated at 0.9"];
    if (block === undefined) throw new Error("no such family");
    const { share, trials } = countTrials("correlated, p <= 0.25", 800, (seed) => smallestP(block, 8, seed) <= 0.25);
    expect(share).toBeGreaterThan(0.25 - tolerance(0.25, trials));
  });

  test("also with 16 blocks, whose sign vectors are drawn", () => {
    const block = UNCHANGED["normal, independent"];
    if (block === undefined) throw new Error("no such family");
    const { share, trials } = countTrials("16 blocks, p <= 0.05", 200, (seed) => smallestP(block, 16, seed) <= 0.05);
    expect(share).toBeLessThanOrEqual(0.05 + tolerance(0.05, trials));
  });
});

describe("an unchanged pull request of 4 scenarios with 4 metrics", () => {
  test.each([
    ["standard", 16, 0.015, 0.01],
    ["standard", 16, 0.04, 0.01],
    ["quick", 10, 0.015, 0.05],
    ["quick", 10, 0.04, 0.05],
  ] as const)("%s, %i blocks, deviation %d: at most %d are alarmed over all looks", (effort, kMax, sd, rate) => {
    const name = `${effort}, sd ${sd}, false alarms`;
    const { share, trials } = countTrials(name, 200, (seed) => {
      return simulateRun(effort, kMax, { ...USUAL_NOISE, sd }, 0, seed).judgement.failed.length > 0;
    });
    expect(share).toBeLessThanOrEqual(rate + tolerance(rate, trials));
  });
});
