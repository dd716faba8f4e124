import { expect, test } from "vitest";
import { simulateRun, USUAL_NOISE } from "../support/simulation.ts";
import { countTrials, tolerance } from "../support/trials.ts";

/** `least`: the share of pull requests in which the slowdown must be found. */
test.each([
  ["standard", 16, 0.015, 0.05, 0.95],
  ["standard", 16, 0.015, 0.1, 0.99],
  ["standard", 16, 0.025, 0.05, 0.9],
  ["standard", 16, 0.025, 0.1, 0.99],
  ["quick", 10, 0.015, 0.05, 0.9],
  ["quick", 10, 0.015, 0.1, 0.98],
] as const)("%s, %i blocks, deviation %d: a slowdown by %d is found in %d", (effort, kMax, sd, slowdown, least) => {
  const name = `${effort}, sd ${sd}, slowdown of ${slowdown} found`;
  const { share, trials } = countTrials(name, 150, (seed) => {
    const { judgement } = simulateRun(effort, kMax, { ...USUAL_NOISE, sd }, slowdown, seed);
    return judgement.findings.some(({ scenario, verdict }) => scenario === "list" && verdict === "regression");
  });
  expect(share).toBeGreaterThanOrEqual(least - tolerance(least, trials));
});

test("an unchanged pull request is let pass at the first look, mostly", () => {
  const { share } = countTrials("standard, sd 0.015, done after 8 blocks", 150, (seed) => {
    return simulateRun("standard", 16, USUAL_NOISE, 0, seed).blocks === 8;
  });
  expect(share).toBeGreaterThan(0.8);
});
