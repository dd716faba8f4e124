import { expect, test } from "vitest";
import { moderateVariances } from "../../../src/stats/moderated-variance.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { normal } from "../../support/simulation.ts";

const random = seededRandom(1);

/** The mean square of df normal numbers. */
function meanSquare(df: number): number {
  return Array.from({ length: df }, () => normal(random) ** 2).reduce((sum, square) => sum + square, 0) / df;
}

test("variances that differ by chance only count as many more degrees of freedom, and none becomes tiny", () => {
  const variances = Array.from({ length: 200 }, () => ({ variance: meanSquare(4), df: 4, expected: 1 }));
  const moderated = moderateVariances(variances);
  expect(moderated[0]?.df).toBeGreaterThan(12);
  expect(Math.min(...variances.map(({ variance }) => variance))).toBeLessThan(0.2);
  expect(Math.min(...moderated.map(({ variance }) => variance))).toBeGreaterThan(0.5);
});

test("one that is far larger than all others stays as large", () => {
  const variances = [
    ...Array.from({ length: 20 }, () => ({ variance: meanSquare(4), df: 4, expected: 1 })),
    { variance: 100, df: 4, expected: 1 },
  ];
  expect(moderateVariances(variances).at(-1)?.variance).toBe(100);
});

test("what is expected of each is taken into account", () => {
  const variances = Array.from({ length: 50 }, (_, index) => ({
    variance: meanSquare(4) * (index + 1),
    df: 4,
    expected: index + 1,
  }));
  const [first, last] = [moderateVariances(variances)[0], moderateVariances(variances).at(-1)];
  expect((last?.variance ?? 0) / (first?.variance ?? 1)).toBeGreaterThan(10);
});

test("few variances are left as they are", () => {
  const variances = [{ variance: 2, df: 4, expected: 1 }];
  expect(moderateVariances(variances)).toEqual(variances);
});
