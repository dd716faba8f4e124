import { describe, expect, test } from "vitest";
import { signedRankDistribution, signedRankInterval, signedRankRule } from "../../../src/stats/signed-rank.ts";

test.each([
  [6, 1, 1 - 2 / 64],
  [7, 3, 1 - 6 / 128],
  [8, 4, 1 - 10 / 256],
  [10, 9, 1 - 50 / 1024],
  [12, 14, 1 - 2 * (87 / 4096)],
  [20, 53, undefined],
])("of %i values, the interval reaches 95 %% at rank %i", (n, rank, level) => {
  const rule = signedRankRule(n);
  expect(rule.rank).toBe(rank);
  if (level !== undefined) expect(rule.level).toBeCloseTo(level, 12);
  expect(rule.level).toBeGreaterThanOrEqual(0.95);
});

test.each([
  [1, 0],
  [2, 0.5],
  [3, 0.75],
  [4, 0.875],
  [5, 0.9375],
])("%i values cannot reach 95 %%: the widest interval with its own level", (n, level) => {
  expect(signedRankRule(n)).toEqual({ rank: 1, level });
});

test("the level is the exact share of sign vectors, counted one by one", () => {
  const n = 9;
  const sums = Array.from({ length: 2 ** n }, (_, subset) =>
    Array.from({ length: n }, (_, bit) => ((subset >> bit) & 1 ? bit + 1 : 0)).reduce((sum, rank) => sum + rank, 0),
  );
  for (const [w, probability] of signedRankDistribution(n).entries())
    expect(probability).toBeCloseTo(sums.filter((sum) => sum === w).length / 2 ** n, 15);
});

describe("the interval", () => {
  test("is read from both ends of the Walsh averages", () => {
    const averages = Array.from({ length: 36 }, (_, i) => i);
    expect(signedRankInterval(averages, { rank: 4, level: 0.96 })).toEqual({ low: 3, high: 32, level: 0.96 });
  });

  test("of a single value is that value, at level 0", () => {
    expect(signedRankInterval([0.5], signedRankRule(1))).toEqual({ low: 0.5, high: 0.5, level: 0 });
  });

  test("of nothing is nothing", () => {
    expect(signedRankInterval([], signedRankRule(0))).toEqual({ low: NaN, high: NaN, level: 0 });
  });
});
