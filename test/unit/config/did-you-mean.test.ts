import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, editDistance } from "../../../src/config/did-you-mean.ts";

const KEYS = ["profile", "requests", "request", "users", "timeout", "gate"];

test.each([
  ["usres", "users"],
  ["Users", "users"],
  ["time-out", "timeout"],
  ["reqest", "request"],
  ["requets", "requests"],
  ["gates", "gate"],
])("takes %s for %s", (word, meant) => {
  expect(didYouMean(word, KEYS)).toBe(meant);
});

test.each(["", "headers", "x", "xy", "__proto__", "u".repeat(41)])("knows nothing close to %j", (word) => {
  expect(didYouMean(word, KEYS)).toBeUndefined();
});

test.each([
  ["", "", 0],
  ["abc", "abc", 0],
  ["abc", "acb", 1],
  ["abc", "ab", 1],
  ["abc", "xabc", 1],
  ["kitten", "sitting", 3],
])("counts the edits from %j to %j: %d", (left, right, edits) => {
  expect(editDistance(left, right)).toBe(edits);
});

test("the distance is symmetric, 0 only for equal words, and at most the longer word", () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (left, right) => {
      const distance = editDistance(left, right);
      expect(distance).toBe(editDistance(right, left));
      expect(distance === 0).toBe(left === right);
      expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
    }),
    { seed: 1 },
  );
});
