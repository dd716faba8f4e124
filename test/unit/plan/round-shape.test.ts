import { expect, test } from "vitest";
import { roundShape } from "../../../src/plan/round-shape.ts";
import { aScenario } from "../../support/builders.ts";

const scenario = aScenario({ users: 8 });

test.each([
  { slicing: "drain", cut: "count" },
  { slicing: "clock", cut: "clock" },
] as const)("$slicing: one step of slices that are cut by $cut", ({ slicing, cut }) => {
  const shape = roundShape({ scenario, slicing, secondsPerArm: 5, arms: 2, seed: 1 });
  expect(shape).toMatchObject({ cut, steps: [{ stages: undefined, seconds: 10, pairs: 10, requests: 60 }] });
});

test("an engine that cannot slice plays two whole loads on each arm", () => {
  const shape = roundShape({ scenario, slicing: "none", secondsPerArm: 5, arms: 2, seed: 1 });
  expect(shape).toMatchObject({
    cut: "whole",
    steps: [{ stages: [{ seconds: 2.5, users: 8 }], pairs: 2, requests: 0 }],
  });
});
