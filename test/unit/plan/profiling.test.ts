import { describe, expect, test } from "vitest";
import {
  bootsToProfile,
  FEWEST_BOOTS,
  foreseenOverhead,
  loadOfBoot,
  requestsOfWindow,
  steadyLoad,
} from "../../../src/plan/profiling.ts";
import { aRequest, aScenario } from "../../support/builders.ts";

describe("the boots of a profiling pass", () => {
  test.each([
    ["one scenario of a quick boot", 60, 5, 1],
    ["two scenarios", 60, 5, 2],
    ["a slow boot", 60, 12, 1],
    ["much time", 600, 5, 2],
  ])("with %s are three at least, and fit", (_, seconds, overheadSeconds, scenarios) => {
    const boots = bootsToProfile({ seconds, overheadSeconds, scenarios }) ?? 0;
    expect(boots).toBeGreaterThanOrEqual(FEWEST_BOOTS);
    let left = seconds;
    for (let boot = 0; boot < boots; boot++) {
      const load = loadOfBoot({ seconds: left, overheadSeconds, scenarios }, boots - boot) ?? 0;
      expect(load).toBeGreaterThanOrEqual(1.5);
      left -= overheadSeconds + 2 * scenarios * load;
    }
    expect(left).toBeGreaterThanOrEqual(0);
  });

  test("are none where three do not fit", () => {
    expect(bootsToProfile({ seconds: 60, overheadSeconds: 18, scenarios: 1 })).toBeUndefined();
  });

  test("are foreseen to take what blocks took, but for a long warm-up and the load", () => {
    const blocks = [
      { bootSeconds: 3, warmUpSeconds: 9 },
      { bootSeconds: 5, warmUpSeconds: 3 },
    ];
    expect(foreseenOverhead(blocks)).toBe((3 + 4 + 2 + 5 + 3 + 2) / 2);
  });

  test("end where the time is over before they are", () => {
    expect(loadOfBoot({ seconds: 7, overheadSeconds: 5, scenarios: 1 }, 2)).toBeUndefined();
    expect(loadOfBoot({ seconds: 9, overheadSeconds: 5, scenarios: 1 }, 2)).toBe(1.5);
  });
});

test("a scenario under a profiler is users that send one request after the other", () => {
  const open = aScenario({ profile: "stress", rate: { perSecond: 10, arrivals: "constant", maxConnections: 5 } });
  const steady = steadyLoad(open, 1);
  expect(steady).toMatchObject({ profile: "load", users: 1 });
  expect(steady.rate).toBeUndefined();
  expect(steadyLoad(open, undefined).users).toBe(open.users);
});

test("of several flows each has a user", () => {
  const flow = { weight: 1, first: 0, count: 1 };
  const flows = [
    { ...flow, name: "a" },
    { ...flow, name: "b" },
  ];
  expect(steadyLoad(aScenario({ flows }), 1).users).toBe(2);
});

test("a window has whole request lists for each user", () => {
  const requests = [aRequest(), aRequest({ path: "/b" }), aRequest({ path: "/c" })];
  const scenario = aScenario({ users: 4, requests });
  expect(requestsOfWindow(scenario, 0.5, 1000)).toBe(504);
  expect(requestsOfWindow(scenario, 0.5, 0)).toBe(12);
});
