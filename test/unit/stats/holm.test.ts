import { expect, test } from "vitest";
import { holm } from "../../../src/stats/holm.ts";

test("each p is multiplied by the number of hypotheses that are left, and never falls below a smaller one's", () => {
  const corrected = holm([0.04, 0.01, 0.03, 0.02]);
  expect(corrected.map((p) => Number(p.toFixed(12)))).toEqual([0.06, 0.04, 0.06, 0.06]);
});

test("no p exceeds 1, and a single one stays as it is", () => {
  expect(holm([0.5, 0.9, 0.7])).toEqual([1, 1, 1]);
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});
