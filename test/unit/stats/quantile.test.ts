import { expect, test } from "vitest";
import { median, quantile } from "../../../src/stats/quantile.ts";

test("quantiles are interpolated as in R's type 7, whatever the order of the values", () => {
  expect(quantile([5, 1, 4, 2, 3], 0.9)).toBeCloseTo(4.6, 12);
  expect(quantile(Float64Array.of(10, 9, 2), 0.25)).toBe(5.5);
  expect(quantile([3], 0.99)).toBe(3);
});

test("values are sorted as numbers and left as they were", () => {
  const values = [10, 9, 100, 1];
  expect(median(values)).toBe(9.5);
  expect(values).toEqual([10, 9, 100, 1]);
});

test("without values there is no quantile", () => {
  expect(quantile([], 0.5)).toBeNaN();
});
