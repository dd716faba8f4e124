import { expect, test } from "vitest";
import { seededRandom, shuffle } from "../../../src/stats/random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(0)).not.toEqual(draw(1));
});

test("the numbers are those of the authors' xoshiro128**, computed apart", () => {
  const numbers = Array.from({ length: 6 }, seededRandom(20_261_123)).map((number) => number * 2 ** 32);
  expect(numbers).toEqual([3_011_256_474, 3_805_685_634, 3_020_893_698, 4_035_170_393, 3_981_310_638, 138_584_490]);
});

test("numbers are uniform in [0, 1) and do not follow each other", () => {
  const random = seededRandom(3);
  const numbers = Array.from({ length: 100_000 }, random);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const counts = Array.from({ length: 10 }, (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length);
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt(9000));
  const lagged = numbers.slice(1).reduce((sum, number, i) => sum + (number - 0.5) * ((numbers[i] ?? 0) - 0.5), 0);
  expect(Math.abs(lagged / numbers.length / (1 / 12))).toBeLessThan(0.013);
});

test("shuffling keeps the items, leaves the input alone and reaches every order equally often", () => {
  const random = seededRandom(1);
  const items = ["a", "b", "c"];
  const orders = Map.groupBy(
    Array.from({ length: 6000 }, () => shuffle(items, random).join("")),
    (order) => order,
  );
  expect(items).toEqual(["a", "b", "c"]);
  expect([...orders.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  for (const { length } of orders.values()) expect(Math.abs(length - 1000)).toBeLessThan(4 * Math.sqrt(833));
});
