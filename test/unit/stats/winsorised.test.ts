import { expect, test } from "vitest";
import { winsorised } from "../../../src/stats/winsorised.ts";

test("a far value is pulled in to one and a half robust deviations, the others stay", () => {
  const values = [10, 11, 9, 10, 12, 8, 500];
  // The median is 10, and that of the distances from it 1.
  expect(winsorised(values)).toEqual([10, 11, 9, 10, 12, 8, 10 + 1.5 / 0.6745]);
});

test("where most are equal nothing is known of the spread, and all stay", () => {
  expect(winsorised([1, 1, 1, 7])).toEqual([1, 1, 1, 7]);
  expect(winsorised([])).toEqual([]);
});
