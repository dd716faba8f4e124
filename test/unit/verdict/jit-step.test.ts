import { expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import type { CpuMark } from "../../../src/model/sample.ts";
import { jitStep } from "../../../src/verdict/jit-step.ts";
import { aRecord } from "../../support/simulate-round.ts";

/** 30 pairs of 100 requests; `cost` is an arm's CPU milliseconds per request in a pair. */
function recordWith(cost: (arm: Arm, pair: number) => number) {
  const used = { base: 3, head: 4 };
  const cpuMarks: CpuMark[] = [{ pair: -1, cpuSeconds: { ...used } }];
  for (let pair = 0; pair < 30; pair++) {
    for (const arm of ["base", "head"] as const) used[arm] += (cost(arm, pair) * 100) / 1000;
    cpuMarks.push({ pair, cpuSeconds: { ...used } });
  }
  return aRecord({ pairs: 30, perSlice: 100 }, () => ({ latency: 0.001 }), { cpuMarks });
}

test("both arms getting cheaper by more than 20 % within the round is a step", () => {
  expect(jitStep(recordWith((_, pair) => (pair < 15 ? 2 : 1)))).toBe(true);
  expect(jitStep(recordWith((_, pair) => (pair < 15 ? 1 : 1.3)))).toBe(true);
});

test("one arm alone, arms that move apart, and smaller changes are none", () => {
  expect(jitStep(recordWith((arm, pair) => (arm === "head" && pair < 15 ? 2 : 1)))).toBe(false);
  expect(jitStep(recordWith((arm, pair) => ((arm === "head") === pair < 15 ? 2 : 1)))).toBe(false);
  expect(jitStep(recordWith((_, pair) => (pair < 15 ? 1.15 : 1)))).toBe(false);
});

test("it takes 50 ticks of CPU in each third to say so", () => {
  expect(jitStep(recordWith((_, pair) => (pair < 15 ? 0.9 : 0.45)))).toBe(false);
  expect(jitStep(recordWith((_, pair) => (pair < 15 ? 1.1 : 0.55)))).toBe(true);
});

test("without CPU readings there is no step", () => {
  expect(jitStep({ ...recordWith(() => 1), cpuMarks: [] })).toBe(false);
  expect(jitStep({ ...recordWith((_, pair) => (pair < 15 ? 2 : 1)), slices: [] })).toBe(false);
});
