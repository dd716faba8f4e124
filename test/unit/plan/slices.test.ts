import { expect, test } from "vitest";
import { roundShape } from "../../../src/plan/round-shape.ts";
import {
  FEWEST_OF_ROUND,
  requestsPerSlice,
  secondsPerSlice,
  stepGoesOn,
  warmUpGoesOn,
} from "../../../src/plan/slices.ts";
import { aScenario } from "../../support/builders.ts";

const [request] = aScenario().requests;

test.each([
  { users: 8, p50: 0.003, list: 1, requests: 200, why: "75 ms at the median latency" },
  { users: 8, p50: 0.5, list: 1, requests: 16, why: "at least two requests a user" },
  { users: 4, p50: 0.015, list: 3, requests: 24, why: "whole request lists" },
  { users: 4, p50: 0, list: 1, requests: 8, why: "nothing known yet" },
])("$users users at $p50 s with $list requests: $requests ($why)", ({ users, p50, list, requests }) => {
  const scenario = aScenario({ users, requests: Array.from({ length: list }, () => request ?? never()) });
  expect(requestsPerSlice(scenario, p50)).toBe(requests);
});

test("a slice by the clock is as long as eight latencies, and a round has its pairs within 30 s however slow they are", () => {
  expect(secondsPerSlice(0)).toBe(0.4);
  expect(secondsPerSlice(0.1)).toBeCloseTo(0.8);
  expect(secondsPerSlice(10) * FEWEST_OF_ROUND.pairs * 2).toBeLessThanOrEqual(30);
});

test("a round goes on for its time, then for 10 pairs and 60 requests, never beyond 30 s", () => {
  const { steps } = roundShape({ scenario: aScenario(), slicing: "drain", secondsPerArm: 3, arms: 2, seed: 1 });
  const [step] = steps;
  const goesOn = (seconds: number, pairs: number, requests: number) =>
    stepGoesOn({ seconds, pairs, requests }, step ?? never());
  expect(goesOn(5, 50, 900)).toBe(true);
  expect(goesOn(6, 50, 900)).toBe(false);
  expect(goesOn(6, 9, 900)).toBe(true);
  expect(goesOn(6, 10, 59)).toBe(true);
  expect(goesOn(30, 2, 8)).toBe(false);
});

test("warm-up takes 3 s and 1,000 requests, at most 8 s", () => {
  expect(warmUpGoesOn({ seconds: 2.9, requests: 5000 }, 8)).toBe(true);
  expect(warmUpGoesOn({ seconds: 3, requests: 1000 }, 8)).toBe(false);
  expect(warmUpGoesOn({ seconds: 5, requests: 999 }, 8)).toBe(true);
  expect(warmUpGoesOn({ seconds: 8, requests: 10 }, 8)).toBe(false);
  expect(warmUpGoesOn({ seconds: 5, requests: 999 }, 4)).toBe(false);
});

function never(): never {
  throw new Error("the builder has one request");
}
