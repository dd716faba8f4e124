import { expect, test } from "vitest";
import { sparkline, thinned } from "../../../src/report/sparkline.ts";

test.each([
  [[0, 0.05, 0.1], 0.04, "▁▃▇"],
  [[0.1, 0, 0.1], 0.04, "▇▁▇"],
  [[0, 0.001, -0.001], 0.04, "▃▃▃"],
  [[0, 0.02], 0.04, "▂▅"],
  [[0, 0, 0], 0, "▃▃▃"],
  [[], 0.04, ""],
])("%j over at least %d is drawn as %s", (values, span, line) => {
  expect(sparkline(values, span)).toBe(line);
});

test("a long line is thinned out evenly, its ends stay", () => {
  const values = Array.from({ length: 101 }, (_, index) => index);
  expect(thinned(values, 5)).toEqual([0, 25, 50, 75, 100]);
  expect(thinned(values, 101)).toBe(values);
  expect(sparkline(values, 1)).toMatch(/^▁.{28}▇$/);
});
