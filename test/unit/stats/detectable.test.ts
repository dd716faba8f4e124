import { expect, test } from "vitest";
import { detectableErrors } from "../../../src/stats/detectable.ts";
import { studentTQuantile } from "../../../src/stats/student-t.ts";

test("the quantiles of the corrected alpha and of the power add up", () => {
  const expected = studentTQuantile(1 - 0.004 / 16, 7) + studentTQuantile(0.8, 7);
  expect(detectableErrors({ alpha: 0.004, cells: 16, df: 7 })).toBeCloseTo(expected, 10);
});

test("more cells, less alpha and more power need a larger effect, more blocks a smaller one", () => {
  const size = { alpha: 0.01, cells: 4, df: 9 };
  const usual = detectableErrors(size);
  expect(detectableErrors({ ...size, cells: 40 })).toBeGreaterThan(usual);
  expect(detectableErrors({ ...size, alpha: 0.001 })).toBeGreaterThan(usual);
  expect(detectableErrors({ ...size, power: 0.95 })).toBeGreaterThan(usual);
  expect(detectableErrors({ ...size, df: 19 })).toBeLessThan(usual);
});

test("a single block can find nothing", () => {
  expect(detectableErrors({ alpha: 0.01, cells: 1, df: 0 })).toBe(Number.POSITIVE_INFINITY);
});
