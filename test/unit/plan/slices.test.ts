import { expect, test } from "vitest";
import { requestsPerSlice, roundGoesOn, warmUpGoesOn } from "../../../src/plan/slices.ts";
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

test("a round goes on for its time, then for 10 pairs and 60 requests, never beyond 30 s", () => {
  expect(roundGoesOn({ seconds: 5, pairs: 50, requests: 900 }, 6)).toBe(true);
  expect(roundGoesOn({ seconds: 6, pairs: 50, requests: 900 }, 6)).toBe(false);
  expect(roundGoesOn({ seconds: 6, pairs: 9, requests: 900 }, 6)).toBe(true);
  expect(roundGoesOn({ seconds: 6, pairs: 10, requests: 59 }, 6)).toBe(true);
  expect(roundGoesOn({ seconds: 30, pairs: 2, requests: 8 }, 6)).toBe(false);
});

test("warm-up takes 3 s and 1,000 requests, at most 8 s", () => {
  expect(warmUpGoesOn({ seconds: 2.9, requests: 5000 })).toBe(true);
  expect(warmUpGoesOn({ seconds: 3, requests: 1000 })).toBe(false);
  expect(warmUpGoesOn({ seconds: 5, requests: 999 })).toBe(true);
  expect(warmUpGoesOn({ seconds: 8, requests: 10 })).toBe(false);
});

function never(): never {
  throw new Error("the builder has one request");
}
