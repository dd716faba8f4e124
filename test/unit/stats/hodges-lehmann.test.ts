import fc from "fast-check";
import { expect, test } from "vitest";
import { hodgesLehmann, walshAverages } from "../../../src/stats/hodges-lehmann.ts";

const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 15 });

test("the Walsh averages of three values", () => {
  expect(walshAverages([1, 3, 8])).toEqual([1, 2, 3, 4.5, 5.5, 8]);
});

test("the estimate is their median, and a wild value hardly moves it", () => {
  expect(hodgesLehmann(walshAverages([1, 3, 8]))).toBe(3.75);
  expect(hodgesLehmann(walshAverages([0.01, 0.02, 0.03, 0.02, 0.01, 0.02, 0.03, 50]))).toBeLessThan(0.03);
  expect(hodgesLehmann([])).toBeNaN();
});

test("it follows shifts and signs", () => {
  const estimate = (list: number[]) => hodgesLehmann(walshAverages(list));
  fc.assert(
    fc.property(values, fc.double({ min: -5, max: 5, noNaN: true }), (list, shift) => {
      expect(estimate(list.map((value) => value + shift))).toBeCloseTo(estimate(list) + shift, 9);
      expect(estimate(list.map((value) => -value))).toBeCloseTo(-estimate(list), 9);
    }),
    { seed: 1 },
  );
});
