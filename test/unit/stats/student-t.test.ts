import oracle from "@stdlib/stats-base-dists-t";
import { describe, expect, test } from "vitest";
import { studentTCdf, studentTQuantile, studentTTwoSided } from "../../../src/stats/student-t.ts";

const DEGREES = [1, 2, 3, 5, 7, 11, 19, 50, 300];

describe.each(DEGREES)("with %i degrees of freedom", (df) => {
  test("the distribution function agrees with an independent implementation", () => {
    for (const t of [-40, -8, -3, -1, -0.3, -1e-3, 0, 0.1, 1, 2.5, 6, 30]) {
      expect(Math.abs(studentTCdf(t, df) - oracle.cdf(t, df)), `t = ${t}`).toBeLessThan(1e-12);
    }
  });

  test("quantiles agree with it, far into the tails", () => {
    for (const p of [1e-6, 6.7e-6, 0.001, 0.01, 0.2, 0.5, 0.7, 0.975, 0.9999]) {
      const expected = oracle.quantile(p, df);
      expect(Math.abs(studentTQuantile(p, df) - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-10);
    }
  });
});

test("tables' values", () => {
  expect(studentTQuantile(0.975, 10)).toBeCloseTo(2.228139, 6);
  expect(studentTTwoSided(2.228139, 10)).toBeCloseTo(0.05, 6);
  expect(studentTTwoSided(-2.228139, 10)).toBeCloseTo(0.05, 6);
});

test("the ends and impossible arguments", () => {
  expect([studentTQuantile(0, 4), studentTQuantile(1, 4)]).toEqual([-Infinity, Infinity]);
  expect([studentTCdf(-Infinity, 4), studentTCdf(Infinity, 4)]).toEqual([0, 1]);
  expect([studentTQuantile(1.1, 4), studentTQuantile(0.5, 0), studentTCdf(1, 0), studentTCdf(NaN, 3)]).toEqual([
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
});
