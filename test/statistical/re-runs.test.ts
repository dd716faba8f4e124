import { describe, expect, test } from "vitest";
import { type SimulatedRun, simulateAttempts, USUAL_NOISE } from "../support/simulation.ts";
import { tolerance } from "../support/trials.ts";

const TRIALS = 100;
const KMAX = { quick: 10, standard: 16 };
const RATE = { quick: 0.05, standard: 0.01 };

describe("an unchanged pull request that is run 3 times", () => {
  test.each([
    ["quick", 0.015],
    ["quick", 0.04],
    ["standard", 0.04],
  ] as const)("%s, deviation %d: turns red at most as often as all attempts may spend", (effort, sd) => {
    const runs = trials({ effort, sd, slowdown: 0, attempts: 3 });
    const red = runs.filter((attempts) => attempts.some(isRed)).length;
    const stuck = runs.filter((attempts) => attempts.every(isRed)).length;
    console.log(`${effort}, sd ${sd}: until red, ${red} of ${TRIALS}; until green, ${stuck} of ${TRIALS} still red`);
    const total = RATE[effort] * (1 + 1 / 2 + 1 / 4);
    expect(red / TRIALS).toBeLessThanOrEqual(total + tolerance(total, TRIALS));
    const last = RATE[effort] / 4;
    expect(stuck / TRIALS).toBeLessThanOrEqual(last + tolerance(last, TRIALS));
  });
});

test("a slowdown of 5 % is found more often once a second attempt has added its blocks", () => {
  const runs = trials({ effort: "quick", sd: 0.06, slowdown: 0.05, attempts: 2 });
  const first = runs.filter(([one]) => one !== undefined && isRed(one)).length;
  const second = runs.filter(([, two]) => two !== undefined && isRed(two)).length;
  const missed = runs.filter(([one]) => one !== undefined && !isRed(one));
  const mended = missed.filter(([, two]) => two !== undefined && isRed(two)).length;
  console.log(`+5 %, sd 6 %: found ${first} of ${TRIALS} in attempt 1, ${second} after 2; ${mended} of the missed`);
  expect(second / TRIALS).toBeGreaterThan(first / TRIALS + tolerance(first / TRIALS, TRIALS));
});

interface Trials {
  readonly effort: "quick" | "standard";
  /** Standard deviation of a block's log-ratio. */
  readonly sd: number;
  readonly slowdown: number;
  readonly attempts: number;
}

function trials({ effort, sd, slowdown, attempts }: Trials): SimulatedRun[][] {
  const noise = { ...USUAL_NOISE, sd };
  return Array.from({ length: TRIALS }, (_, trial) => [
    ...simulateAttempts({ effort, kMax: KMAX[effort], noise, slowdown, seed: trial + 1 }).take(attempts),
  ]);
}

function isRed({ judgement }: SimulatedRun): boolean {
  return judgement.failed.length > 0;
}
