import { describe, expect, test } from "vitest";
import { hodgesLehmann, walshAverages } from "../../src/stats/hodges-lehmann.ts";
import { predictionP } from "../../src/stats/prediction-interval.ts";
import { type Random, seededRandom } from "../../src/stats/random.ts";
import { signedRankInterval, signedRankRule } from "../../src/stats/signed-rank.ts";
import { judgeBudgets } from "../../src/verdict/budgets.ts";
import { aBlock, aBlockCell, aRound, aScenario } from "../support/builders.ts";
import { normal } from "../support/simulation.ts";
import { countTrials, tolerance } from "../support/trials.ts";

const TRUTH = 0.05;

/** Symmetric errors around the truth. */
const ERRORS: Readonly<Record<string, (random: Random) => number>> = {
  normal: (random) => normal(random),
  "one in ten 20 times as wild": (random) => (random() < 0.1 ? 20 : 1) * normal(random),
  Cauchy: (random) => Math.tan(Math.PI * (random() - 0.5)),
  uniform: (random) => random() - 0.5,
};

function draw(error: (random: Random) => number, blocks: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: blocks }, () => TRUTH + 0.02 * error(random));
}

describe("the signed-rank interval holds the truth at its own exact level", () => {
  test.each(Object.keys(ERRORS).flatMap((name) => [5, 8, 12, 16].map((blocks) => [name, blocks] as const)))(
    "%s errors, %i blocks",
    (name, blocks) => {
      const rule = signedRankRule(blocks);
      const { share, trials } = countTrials(
        `${name}, ${blocks} blocks, ${(rule.level * 100).toFixed(1)} %`,
        3000,
        (seed) => {
          const { low, high } = signedRankInterval(walshAverages(draw(ERRORS[name] ?? normal, blocks, seed)), rule);
          return low <= TRUTH && TRUTH <= high;
        },
      );
      expect(Math.abs(share - rule.level)).toBeLessThanOrEqual(tolerance(rule.level, trials));
    },
  );
});

test("ties make it wider, never too narrow", () => {
  const rule = signedRankRule(8);
  const { share, trials } = countTrials("quantised errors, 8 blocks", 3000, (seed) => {
    const random = seededRandom(seed);
    const values = Array.from({ length: 8 }, () => Math.round(1.5 * normal(random)));
    const { low, high } = signedRankInterval(walshAverages(values), rule);
    return low <= 0 && 0 <= high;
  });
  expect(share).toBeGreaterThanOrEqual(rule.level - tolerance(rule.level, trials));
});

test("the estimate has no bias", () => {
  const { share, trials } = countTrials("estimate above the truth", 3000, (seed) => {
    return hodgesLehmann(walshAverages(draw(normal, 8, seed))) > TRUTH;
  });
  expect(Math.abs(share - 0.5)).toBeLessThanOrEqual(tolerance(0.5, trials));
});

test("one new value has p <= 0.05 against past ones in 5 of 100 cases", () => {
  const { share, trials } = countTrials("prediction, 20 past runs, p <= 0.05", 3000, (seed) => {
    const [x = 0, ...past] = draw(normal, 21, seed);
    return (predictionP(x, past) ?? 1) <= 0.05;
  });
  expect(Math.abs(share - 0.05)).toBeLessThanOrEqual(tolerance(0.05, trials));
});

test("a service exactly at its budget breaks it in 1 of 100 cases", () => {
  const limit = Math.exp(TRUTH);
  const scenario = aScenario({ budgets: [{ metric: "p50", op: "<", limit, text: "p50", line: 1 }] });
  const { share, trials } = countTrials("budget at the truth, broken", 3000, (seed) => {
    const blocks = draw(normal, 8, seed).map((value, index) =>
      aBlock({ index, rounds: [aRound({ cells: [aBlockCell({ base: null, head: Math.exp(value) })] })] }),
    );
    return judgeBudgets([scenario], blocks)[0]?.outcome === "broken";
  });
  expect(Math.abs(share - 0.01)).toBeLessThanOrEqual(tolerance(0.01, trials));
});
