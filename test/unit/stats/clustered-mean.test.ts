import { expect, test } from "vitest";
import { clusteredMean } from "../../../src/stats/clustered-mean.ts";
import { differenceBounds, relativeChange, standardErrors } from "../../../src/stats/relative-change.ts";

test("between boots: the mean of their means, and the variance of that", () => {
  expect(
    clusteredMean([
      [1, 1],
      [3, 3],
    ]),
  ).toEqual({ mean: 2, variance: 1, df: 1 });
  expect(
    clusteredMean([
      [5, 5],
      [5, 5],
      [8, 8],
    ]),
  ).toEqual({ mean: 6, variance: 1, df: 2 });
});

test("windows that vary more than boots have the larger variance", () => {
  expect(
    clusteredMean([
      [0, 4],
      [0, 4],
    ]),
  ).toEqual({ mean: 2, variance: 2, df: 1 });
});

test("one boot has the variance of its windows, one window none", () => {
  expect(clusteredMean([[1, 3]])).toEqual({ mean: 2, variance: 1, df: 1 });
  expect(clusteredMean([[7]])).toEqual({ mean: 7, variance: 0, df: 0 });
  expect(clusteredMean([])).toEqual({ mean: 0, variance: 0, df: 0 });
});

test("a change of both sides is a ratio, its bounds are as far in logs either way", () => {
  const change = relativeChange({ mean: 2, variance: 0.04, df: 2 }, { mean: 4, variance: 0.16, df: 2 });
  expect(change).toEqual({ base: 2, head: 4, variance: 0.02, df: 4 });
  expect(standardErrors(change, 0.04)).toBeCloseTo(Math.log(2) / 0.2, 12);
  const { low, high } = differenceBounds(change, Math.log(2));
  expect([low, high]).toEqual([0, 6]);
});

test("what is new or gone is measured against the side that it is on", () => {
  const none = { mean: 0, variance: 0, df: 2 };
  const some = { mean: 4, variance: 0.16, df: 2 };
  expect(standardErrors(relativeChange(none, some), 0.01)).toBeCloseTo(10, 12);
  expect(standardErrors(relativeChange(some, none), 0.01)).toBeCloseTo(-10, 12);
  expect(differenceBounds(relativeChange(some, none), 0.5)).toEqual({ low: -6, high: -2 });
});
