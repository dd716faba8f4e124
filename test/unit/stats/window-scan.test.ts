import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../../src/stats/random.ts";
import { largestWindow, type NoisySeries, SHORTEST_WINDOW, windowTest } from "../../../src/stats/window-scan.ts";

const test1 = (series: readonly NoisySeries[], seed = 1) => windowTest(series, seededRandom(seed));

const steady = (changes: readonly number[], first = 0): NoisySeries => ({
  first,
  changes,
  errors: changes.map(() => 0.01),
});

/** The definition, word by word: every window, each summed anew. */
function largest({ changes, errors, first }: NoisySeries, signs: readonly number[]): number {
  const zs = changes.flatMap((_, from) =>
    changes.slice(from + SHORTEST_WINDOW - 1).map((__, length) => {
      const to = from + SHORTEST_WINDOW + length;
      const sum = changes.slice(from, to).reduce((total, x, k) => total + x * (signs[first + from + k] ?? 1), 0);
      return sum / Math.sqrt(errors.slice(from, to).reduce((total, e) => total + e * e, 0));
    }),
  );
  return Math.max(...zs);
}

/** All sign vectors, and step-down max-T from the largest to the smallest. */
function byDefinition(series: readonly NoisySeries[]): { own: number; family: number }[] {
  const links = Math.max(...series.map(({ first, changes }) => first + changes.length));
  const vectors = Array.from({ length: 2 ** links }, (_, s) =>
    Array.from({ length: links }, (__, k) => ((s >> k) & 1 ? -1 : 1)),
  );
  const all = series.map((one) => vectors.map((signs) => largest(one, signs)));
  const observed = all.map(([identity]) => (identity ?? 0) - 1e-9 * (1 + Math.abs(identity ?? 0)));
  const order = series.map((_, index) => index).sort((a, b) => (observed[b] ?? 0) - (observed[a] ?? 0));
  const result = series.map(() => ({ own: 1, family: 1 }));
  let family = 0;
  for (const [rank, index] of order.entries()) {
    const bar = observed[index] ?? 0;
    const reached = (among: readonly number[]) =>
      vectors.filter((_, s) => among.some((each) => (all[each]?.[s] ?? 0) >= bar)).length / vectors.length;
    family = Math.max(family, reached(order.slice(rank)));
    result[index] = { own: reached([index]), family };
  }
  return result;
}

const aSeries = (length: number, first: number): fc.Arbitrary<NoisySeries> =>
  fc.record({
    first: fc.constant(first),
    changes: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: length, maxLength: length }),
    errors: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: length, maxLength: length }),
  });

test("agrees with the definition for series of other lengths and beginnings, ties included", () => {
  const families = fc.tuple(aSeries(12, 0), aSeries(11, 1), aSeries(10, 0));
  fc.assert(
    fc.property(families, (family) => {
      for (const [index, expected] of byDefinition(family).entries()) {
        const { own, family: corrected } = test1(family)[index] ?? { own: -1, family: -1 };
        expect(own).toBeCloseTo(expected.own, 12);
        expect(corrected).toBeCloseTo(expected.family, 12);
      }
    }),
    { seed: 1, numRuns: 8 },
  );
});

test("the largest window holds the changes for the worse and leaves the others out", () => {
  const changes = [...Array<number>(5).fill(-0.01), ...Array<number>(12).fill(0.01), ...Array<number>(4).fill(-0.01)];
  expect(largestWindow(steady(changes))).toEqual({ from: 5, to: 17, z: expect.closeTo(Math.sqrt(12), 9) });
  expect(largestWindow(steady(Array<number>(9).fill(1)))).toBeUndefined();
});

test("ten links for the worse have p = 2^-10, nine have none to be told", () => {
  expect(test1([steady(Array<number>(10).fill(0.01))])).toEqual([{ own: 1 / 1024, family: 1 / 1024 }]);
  expect(test1([steady(Array<number>(9).fill(0.01))])).toEqual([{ own: 1, family: 1 }]);
  expect(test1([])).toEqual([]);
});

test("a clear series among flat ones keeps its own p, and the family's is no smaller", () => {
  const flat = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 0.01 : -0.01));
  const [clear, other] = test1([steady(Array<number>(30).fill(0.01)), steady(flat)]);
  expect(clear?.own).toBeLessThan(0.001);
  expect(clear?.family).toBeGreaterThanOrEqual(clear?.own ?? 1);
  expect(other?.own).toBeGreaterThan(0.01);
});

test("random vectors find the p of all vectors", () => {
  // One series begins one link later than it could: the vectors are drawn, the p is that of its ten links.
  const long = steady(Array<number>(10).fill(0.01), 10);
  expect(test1([long])[0]?.own).toBeGreaterThan(0.5 / 1024);
  expect(test1([long])[0]?.own).toBeLessThan(2 / 1024);
});

test("the same seed gives the same p", () => {
  const series = [steady(Array.from({ length: 25 }, (_, index) => 0.004 + 0.01 * Math.sin(index)))];
  expect(test1(series, 7)).toEqual(test1(series, 7));
});
