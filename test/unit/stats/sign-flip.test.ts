import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../src/stats/random.ts";
import { clip, type FamilyCell, signFlipTest } from "../../../src/stats/sign-flip.ts";

const test1 = (family: readonly FamilyCell[], seed = 1) => signFlipTest(family, seededRandom(seed));

const familyOf = (blocks: number, change: fc.Arbitrary<number>) =>
  fc.array(
    fc.record({
      changes: fc.array(change, { minLength: blocks, maxLength: blocks }),
      s0: fc.constantFrom(0.005, 0.0075, 0.0125),
    }),
    { minLength: 1, maxLength: 5 },
  );
const anyChange = fc.double({ min: -0.2, max: 0.2, noNaN: true });
/** Many ties: quantised values, zeros. */
const roundChange = fc.integer({ min: -3, max: 3 }).map((n) => n / 50);
const families = fc
  .integer({ min: 1, max: 7 })
  .chain((blocks) => fc.oneof(familyOf(blocks, anyChange), familyOf(blocks, roundChange)));

/** The definition, word by word: all sign vectors, one maximum at a time. */
function byDefinition(family: readonly FamilyCell[]): number[] {
  const blocks = family[0]?.changes.length ?? 0;
  const vectors = Array.from({ length: 2 ** blocks }, (_, s) =>
    Array.from({ length: blocks }, (_, b) => ((s >> b) & 1 ? -1 : 1)),
  );
  const cells = family.map(({ changes, s0 }, index) => {
    const clipped = clip(changes);
    const t = (signs: readonly number[]) => {
      const signed = clipped.map((change, b) => change * (signs[b] ?? 1));
      const mean = signed.reduce((sum, x) => sum + x, 0) / blocks;
      const variance = signed.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, blocks - 1);
      return mean / Math.sqrt(variance / blocks + s0 ** 2);
    };
    return { index, all: vectors.map(t) };
  });
  cells.sort((a, b) => (b.all[0] ?? 0) - (a.all[0] ?? 0));
  const ps = new Array<number>(family.length);
  let largest = 0;
  for (const [k, { index, all }] of cells.entries()) {
    const bar = (all[0] ?? 0) - 1e-9;
    const reached = vectors.filter((_, s) => cells.slice(k).some((cell) => (cell.all[s] ?? 0) >= bar));
    largest = Math.max(largest, reached.length / vectors.length);
    ps[index] = largest;
  }
  return ps;
}

test("agrees with the definition of step-down max-T for every family, ties included", () => {
  fc.assert(
    fc.property(families, (family) => {
      const expected = byDefinition(family);
      for (const [i, { worse }] of test1(family).entries()) expect(worse).toBeCloseTo(expected[i] ?? NaN, 12);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("exchanging the arms exchanges worse and better", () => {
  fc.assert(
    fc.property(families, (family) => {
      const swapped = family.map((cell) => ({ ...cell, changes: cell.changes.map((change) => -change) }));
      const flipped = test1(swapped).map(({ worse, better }) => ({ worse: better, better: worse }));
      for (const [i, p] of test1(family).entries()) {
        expect(p.worse).toBeCloseTo(flipped[i]?.worse ?? NaN, 12);
        expect(p.better).toBeCloseTo(flipped[i]?.better ?? NaN, 12);
      }
    }),
    { seed: 1 },
  );
});

test("does not depend on the order of the blocks, on the order of the cells, or on the scale", () => {
  fc.assert(
    fc.property(families, (family) => {
      const original = test1(family).map(({ worse }) => worse);
      const reordered = test1(family.map((cell) => ({ ...cell, changes: cell.changes.toReversed() })));
      const rescaled = test1(family.map(({ changes, s0 }) => ({ changes: changes.map((x) => x * 8), s0: s0 * 8 })));
      const otherOrder = test1(family.toReversed()).toReversed();
      for (const [i, p] of original.entries()) {
        expect(reordered[i]?.worse).toBeCloseTo(p, 12);
        expect(rescaled[i]?.worse).toBeCloseTo(p, 12);
        expect(otherOrder[i]?.worse).toBeCloseTo(p, 12);
      }
    }),
    { seed: 1 },
  );
});

describe("the smallest p", () => {
  const slower = (blocks: number) => Array.from({ length: blocks }, (_, b) => 0.05 + 0.001 * b);

  test("is 2^-K, and one block without change doubles it exactly", () => {
    expect(test1([{ changes: slower(8), s0: 0.005 }])[0]?.worse).toBe(1 / 256);
    expect(test1([{ changes: [0, ...slower(7)], s0: 0.005 }])[0]?.worse).toBe(2 / 256);
  });

  test("is never 0, also where vectors are drawn", () => {
    expect(test1([{ changes: slower(20), s0: 0.005 }])[0]?.worse).toBe(1 / 16_384);
  });

  test("is reached beside a cell whose changes are all equal, thanks to s0", () => {
    const slowed = { changes: [0.04, 0.06, 0.05, 0.05, 0.06, 0.04, 0.05, 0.05], s0: 0.005 };
    const quantised = { changes: [0.001, -0.001, 0.001, 0.001, -0.001, 0.001, -0.001, 0.001], s0: 0.005 };
    expect(test1([slowed, quantised])[0]?.worse).toBe(1 / 256);
    expect(test1([slowed, { ...quantised, s0: 0 }])[0]?.worse).toBeGreaterThan(1 / 256);
  });
});

test("drawn vectors come close to all of them, and the same seed gives the same p", () => {
  const random = seededRandom(5);
  const family = Array.from({ length: 6 }, () => ({
    changes: Array.from({ length: 15 }, () => random() - 0.42),
    s0: 0.005,
  }));
  const [first, again, other] = [test1(family, 1), test1(family, 1), test1(family, 2)];
  expect(first).toEqual(again);
  for (const [i, { worse }] of first.entries()) {
    const exact = byDefinition(family)[i] ?? NaN;
    expect(Math.abs(worse - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 16_384) + 1e-4);
    expect(other[i]?.worse).toBeCloseTo(worse, 1);
  }
});

test("equal cells cost nothing: all of them get the p of one", () => {
  const cell = { changes: [0.05, 0.04, 0.06, 0.05, 0.01, 0.05], s0: 0.005 };
  const [alone] = test1([cell]);
  expect(test1(Array.from({ length: 20 }, () => cell))).toEqual(Array.from({ length: 20 }, () => alone));
});

test("wild blocks are cut to three times the median size, both ways", () => {
  expect(clip([0.01, -0.02, 0.01, -5, 0.01])).toEqual([0.01, -0.02, 0.01, -0.03, 0.01]);
  expect(clip([0, 0, 0, 5])).toEqual([0, 0, 0, 5]);
});

test("nothing to test is no error", () => {
  expect(test1([])).toEqual([]);
  expect(test1([{ changes: [], s0: 0.005 }])).toEqual([{ worse: 1, better: 1 }]);
  expect(test1([{ changes: [0.5], s0: 0 }])).toEqual([{ worse: 0.5, better: 1 }]);
});
