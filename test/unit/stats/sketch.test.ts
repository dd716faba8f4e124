import { expect, test } from "vitest";
import { quantile } from "../../../src/stats/quantile.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { bucketOf, mergeSketches, sketchQuantile } from "../../../src/stats/sketch.ts";

function sketchOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
  return counts;
}

test("quantiles are within 2 % of those of the values, merged or not", () => {
  const random = seededRandom(1);
  const values = Array.from({ length: 5000 }, () => 0.001 * Math.exp(4 * random()));
  const merged = mergeSketches(sketchOf(values.slice(0, 1000)), sketchOf(values.slice(1000)));
  for (const q of [0.1, 0.5, 0.95, 0.99]) {
    expect(Math.abs(sketchQuantile(merged, q) / quantile(values, q) - 1)).toBeLessThan(0.02);
  }
  expect(sketchQuantile(sketchOf(values), 0.5)).toBe(sketchQuantile(merged, 0.5));
});

test("nothing has no quantile", () => {
  expect(sketchQuantile(new Map(), 0.5)).toBeNaN();
});
