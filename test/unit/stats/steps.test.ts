import { expect, test } from "vitest";
import { findSteps, type NoisyChange, type StepSearch } from "../../../src/stats/steps.ts";

const SEARCH: StepSearch = { known: new Set(), leastError: 0.001, alpha: 0.001, family: 1, least: 0.02 };

/** Twenty changes of ±0.002 with an error of 0.003; some are replaced. */
function series(replaced: Readonly<Record<number, number>> = {}, error = 0.003): NoisyChange[] {
  return Array.from({ length: 20 }, (_, index) => ({
    change: replaced[index] ?? (index % 2 === 0 ? 0.002 : -0.002),
    error,
    df: 7,
  }));
}

const places = (found: ReturnType<typeof findSteps>) => found.map(({ from, to }) => [from, to]);

test("a step lies in its own change, and steps come in order", () => {
  expect(places(findSteps(series({ 4: 0.05, 11: -0.06 }), SEARCH))).toEqual([
    [4, 5],
    [11, 12],
  ]);
  expect(findSteps(series(), SEARCH)).toEqual([]);
  expect(findSteps([], SEARCH)).toEqual([]);
});

test("what two or three changes did together is one step, what four did is none", () => {
  expect(places(findSteps(series({ 4: 0.015, 5: 0.016 }, 0.002), SEARCH))).toEqual([[4, 6]]);
  expect(places(findSteps(series({ 4: 0.01, 5: 0.011, 6: 0.01 }, 0.002), { ...SEARCH, least: 0.03 }))).toEqual([
    [4, 7],
  ]);
  expect(findSteps(series({ 4: 0.008, 5: 0.008, 6: 0.008, 7: 0.008 }, 0.002), { ...SEARCH, least: 0.03 })).toEqual([]);
});

test("p is that of a moderated t, times all places, lengths and series", () => {
  const [step] = findSteps(series({ 4: 0.03 }), { ...SEARCH, alpha: 1, family: 3 });
  // Equal errors moderate to themselves; t = 10 with 15 degrees of freedom has p = 4.997e-8 (integrated); 20 + 19 + 18 windows.
  expect(step?.error).toBeCloseTo(0.003, 12);
  expect(step?.df).toBe(15);
  expect(step?.p).toBeCloseTo(4.997e-8 * 57 * 3, 8);
});

test("a change whose error is small by chance counts with what all say of it", () => {
  const lucky = series().with(4, { change: 0.03, error: 1e-9, df: 1 });
  const [step] = findSteps(lucky, SEARCH);
  expect(step?.error).toBeGreaterThan(0.0025);
  expect(findSteps(lucky.with(4, { change: 0.0201, error: 1e-9, df: 1 }), { ...SEARCH, family: 50 })).toEqual([]);
});

test("no step goes over a change that is known, nor is smaller than it must be", () => {
  expect(findSteps(series({ 4: 0.05 }), { ...SEARCH, known: new Set([4]) })).toEqual([]);
  expect(findSteps(series({ 4: 0.05 }), { ...SEARCH, least: 0.051 })).toEqual([]);
});

test("series without any error have none to be clear of", () => {
  expect(findSteps(series({ 4: 0.05 }, 0), { ...SEARCH, leastError: 0 })).toEqual([]);
});
