import { expect, test } from "vitest";
import {
  predict,
  predictionDetectable,
  predictionHalfWidth,
  predictionP,
} from "../../../src/stats/prediction-interval.ts";

/** Their squared deviations add up to 0.11375. */
const past = [4.1, 3.9, 4, 4.2, 3.8, 4.05, 3.95, 4.1];

test("mean, deviation and error of the next value", () => {
  const prediction = predict(past);
  expect(prediction?.mean).toBeCloseTo(4.0125, 12);
  expect(prediction?.sd).toBeCloseTo(Math.sqrt(0.01625), 12);
  expect(prediction?.error).toBeCloseTo(Math.sqrt(0.01625) * Math.sqrt(1 + 1 / 8), 7);
  expect(prediction?.df).toBe(7);
});

test("a value at the end of the interval has the p of its level", () => {
  const half = predictionHalfWidth(past, 0.95) ?? NaN;
  expect(half).toBeCloseTo(2.364624 * Math.sqrt(0.01625) * Math.sqrt(1 + 1 / 8), 5);
  expect(predictionP(4.0125 + half, past)).toBeCloseTo(0.05, 10);
  expect(predictionP(4.0125 - half, past)).toBeCloseTo(0.05, 10);
  expect(predictionP(4.0125, past)).toBeCloseTo(1, 10);
});

test("equal past values never give a p of 0", () => {
  expect(predictionP(1, [1, 1, 1, 1])).toBe(1);
  expect(predictionP(2, [1, 1, 1, 1])).toBe(0.2);
});

test("fewer than two values predict nothing", () => {
  expect(predict([1])).toBeNull();
  expect(predictionP(1, [1])).toBeNull();
  expect(predictionHalfWidth([], 0.95)).toBeNull();
  expect(predictionDetectable([1], { alpha: 0.01, cells: 1 })).toBeNull();
});

test.each([
  [0.03, 0.15],
  [0.085, 0.5],
  [0.15, 1.04],
])("20 runs that vary by %d show a one-sided change of about %d among 16 cells at 1 %%", (sd, change) => {
  const spread = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? sd : -sd) * Math.sqrt(19 / 20));
  const shift = predictionDetectable(spread, { alpha: 0.01, cells: 16, sides: 1 }) ?? NaN;
  expect(Math.expm1(shift)).toBeCloseTo(change, 1.8);
  expect(predictionDetectable(spread, { alpha: 0.01, cells: 16 })).toBeGreaterThan(shift);
});
