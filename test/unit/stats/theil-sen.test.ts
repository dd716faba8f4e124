import { expect, test } from "vitest";
import { normalQuantile } from "../../../src/stats/normal.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { theilSen } from "../../../src/stats/theil-sen.ts";
import { normal } from "../../support/simulation.ts";
import { countTrials, tolerance } from "../../support/trials.ts";

test("a line is its own slope, with an interval of nothing", () => {
  const points = Array.from({ length: 20 }, (_, x) => ({ x, y: 3 - 2 * x }));
  const found = theilSen(points, 0.99);
  expect(found?.slope).toBeCloseTo(-2, 12);
  expect([found?.low, found?.high]).toEqual([found?.slope, found?.slope]);
});

test("a fifth of wild points moves it little", () => {
  const points = Array.from({ length: 30 }, (_, x) => ({ x, y: x % 5 === 0 ? 1000 * Math.sin(x) : 0.5 * x }));
  expect(theilSen(points, 0.99)?.slope).toBeCloseTo(0.5, 0);
});

test("too few points and a single moment have no slope", () => {
  expect(
    theilSen(
      [1, 2, 3].map((x) => ({ x, y: x })),
      0.99,
    ),
  ).toBeNull();
  expect(
    theilSen(
      [1, 2, 3, 4].map((y) => ({ x: 7, y })),
      0.99,
    ),
  ).toBeNull();
});

test("agrees with Sen's ranks worked out by hand for ten points", () => {
  // 45 slopes, sigma² = 10 · 9 · 25 / 18 = 125, z = 1.96: (45 ± 21.9)/2 are the 12th and 34th of the sorted slopes.
  const ys = [1, 3, 2, 5, 4, 6, 8, 7, 9, 10];
  const slopes = ys
    .flatMap((y, i) => ys.slice(i + 1).map((other, k) => (other - y) / (k + 1)))
    .toSorted((a, b) => a - b);
  const found = theilSen(
    ys.map((y, x) => ({ x, y })),
    0.95,
  );
  expect(found?.slope).toBe(slopes[22]);
  expect([found?.low, found?.high]).toEqual([slopes[11], slopes[34]]);
});

test("the interval of 99 % has the true slope in it at least that often, also where neighbours resemble each other", () => {
  for (const memory of [0, 0.6]) {
    const { share, trials } = countTrials(`slope covered, memory ${memory}`, 400, (seed) => {
      const random = seededRandom(seed);
      let error = 0;
      const points = Array.from({ length: 60 }, (_, x) => {
        error = memory * error + normal(random);
        return { x, y: 0.1 * x + error };
      });
      const found = theilSen(points, 0.99);
      return found !== null && found.low <= 0.1 && 0.1 <= found.high;
    });
    expect(share).toBeGreaterThan(0.99 - tolerance(0.99, trials) - 0.02);
  }
});

test("the normal quantile is the usual one", () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 5);
  expect(normalQuantile(0.995)).toBeCloseTo(2.575829, 5);
});
