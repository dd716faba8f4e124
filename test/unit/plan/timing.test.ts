import { expect, test } from "vitest";
import { blocksThatFit, secondsPerArm } from "../../../src/plan/timing.ts";
import { aScenario } from "../../support/builders.ts";

const standard = { effort: "standard", limitSeconds: 360, overheadSeconds: 5 } as const;

test.each([
  { scenarios: 1, seconds: 8 },
  { scenarios: 2, seconds: 5.5 },
  { scenarios: 4, seconds: 3 },
])("a standard run with $scenarios scenarios loads each arm for $seconds s a round", ({ scenarios, seconds }) => {
  expect(secondsPerArm({ ...standard, scenarios: several(scenarios) })).toBeCloseTo(seconds, 5);
});

test("rounds shrink below the usual length only where the fewest blocks would not fit", () => {
  expect(secondsPerArm({ ...standard, scenarios: several(8) })).toBeCloseTo((0.95 * 45 - 5) / 16, 5);
  expect(secondsPerArm({ ...standard, scenarios: several(40) })).toBe(1);
});

test("blocks that fit are counted from the mean of those measured", () => {
  expect(blocksThatFit(360, 30, [30])).toBe(12);
  expect(blocksThatFit(360, 100, [30, 34, 36])).toBe(3 + 7);
  expect(blocksThatFit(60, 70, [70])).toBe(1);
});

function several(count: number) {
  return Array.from({ length: count }, () => aScenario());
}
