import { describe, expect, test } from "vitest";
import { gatedLoad, rateOf, usersOf, wholeLoad } from "../../../../src/engines/k6/load.ts";
import { decodeOptions, type ScriptOptions } from "../../../../src/engines/k6/script-options.ts";

/** As `k6 inspect` prints them: what is not set is null. */
function optionsOf(own: object): ScriptOptions {
  const options = decodeOptions(JSON.stringify({ vus: null, stages: null, scenarios: null, thresholds: null, ...own }));
  if (options === undefined) throw new Error("unreadable");
  return options;
}

const SEVERAL = {
  buyers: { executor: "constant-vus", vus: 6, exec: "buy", env: { A: "b" }, tags: { kind: "x" } },
  readers: { executor: "ramping-vus", startVUs: 1, stages: [{ duration: "1m0s", target: 3 }], exec: null },
  robots: { executor: "per-vu-iterations", vus: null, iterations: 3 },
};
const RATES = {
  steady: { executor: "constant-arrival-rate", rate: 30, timeUnit: "1m0s", preAllocatedVUs: 5, maxVUs: null },
  waves: {
    executor: "ramping-arrival-rate",
    startRate: 2,
    stages: [{ duration: "3s", target: 9 }],
    preAllocatedVUs: 2,
    maxVUs: 50,
  },
};

describe("what a script says of its load", () => {
  test.each([
    ["nothing", {}, 1, undefined],
    ["users", { vus: 3, duration: "5s" }, 3, undefined],
    [
      "stages",
      {
        vus: 2,
        stages: [
          { duration: "5s", target: 7 },
          { duration: "1m", target: 0 },
        ],
      },
      7,
      undefined,
    ],
    ["scenarios", { scenarios: SEVERAL }, 10, undefined],
    ["rates", { scenarios: RATES }, 7, 9.5],
    [
      "users from outside",
      { scenarios: { a: { executor: "externally-controlled", vus: 4, maxVUs: 9 } } },
      4,
      undefined,
    ],
  ])("%s", (_what, own, users, rate) => {
    const options = optionsOf(own);
    expect([usersOf(options), rateOf(options)]).toEqual([users, rate]);
  });

  test.each(["", "null", "[]x", '"text"'])("what k6 did not print is told apart: %j", (text) => {
    expect(decodeOptions(text)).toBeUndefined();
  });

  test("values of any kind are survived", () => {
    const scenarios = { a: null, b: 7, c: { executor: [], vus: -3, stages: [null, 4], env: 3, tags: [1] } };
    expect(usersOf(optionsOf({ scenarios, thresholds: { x: 3, y: [{}, 4] } }))).toBe(3);
  });
});

describe("users are shared out as the script does", () => {
  const shares = (users: number) => {
    const { scenarios, users: total } = gatedLoad(optionsOf({ scenarios: SEVERAL }), users);
    const vus = Object.entries(scenarios).flatMap(([name, one]) => ("vus" in one ? [[name, one.vus]] : []));
    return { total, ...Object.fromEntries(vus) };
  };

  test.each([
    [10, { buyers: 6, readers: 3, robots: 1 }],
    [20, { buyers: 12, readers: 6, robots: 2 }],
    [7, { buyers: 4, readers: 2, robots: 1 }],
    [3, { buyers: 1, readers: 1, robots: 1 }],
    [2, { buyers: 1, readers: 1 }],
    [1, { buyers: 1 }],
  ])("%i users", (users, expected) => {
    expect(shares(users)).toEqual({ total: users, ...expected, loadline_watch: 1 });
  });

  test("each of any number of users has its scenario", () => {
    for (let users = 1; users <= 200; users++) {
      const { total, loadline_watch: _, ...own } = shares(users);
      expect(Object.values<number>(own).reduce((sum, each) => sum + each, 0)).toBe(users);
      expect(total).toBe(users);
    }
  });

  test("scenarios that have none are told", () => {
    expect(gatedLoad(optionsOf({ scenarios: SEVERAL }), 1).notes).toHaveLength(2);
    expect(gatedLoad(optionsOf({ scenarios: SEVERAL }), 10).notes).toEqual([]);
  });
});

test("a scenario keeps its function, variables and tags", () => {
  const { scenarios, functions, gated } = gatedLoad(optionsOf({ scenarios: SEVERAL }), 10);
  expect(gated).toBe(true);
  expect(functions).toEqual({ buyers: "buy", readers: "default", robots: "default" });
  expect(scenarios.buyers).toEqual({
    ...{ executor: "constant-vus", vus: 6, duration: "24h", gracefulStop: "0s", exec: "play" },
    ...{ env: { A: "b" }, tags: { kind: "x", loadline: "user" } },
  });
});

test("rates keep their proportions at another level", () => {
  const stages = [
    { seconds: 2, ratePerSecond: 19, arrivals: "constant", starts: new Float64Array() },
    { seconds: 1, ratePerSecond: 95, arrivals: "constant", starts: new Float64Array() },
  ] as const;
  const { scenarios, gated } = wholeLoad(optionsOf({ scenarios: RATES }), stages, 12);
  expect(gated).toBe(false);
  expect(scenarios.steady).toMatchObject({
    ...{ executor: "ramping-arrival-rate", startRate: 1000, timeUnit: "1000s", preAllocatedVUs: 5, maxVUs: 5 },
    stages: [
      { duration: "2000ms", target: 1000 },
      { duration: "0s", target: 5000 },
      { duration: "1000ms", target: 5000 },
    ],
  });
  const { scenarios: single } = wholeLoad(optionsOf({ scenarios: RATES }), stages.slice(0, 1), 12);
  expect(single.waves).toMatchObject({ executor: "constant-arrival-rate", rate: 18_000, duration: "2000ms" });
});

test("users come and go in whole loads", () => {
  const stages = [
    { seconds: 1, users: 4 },
    { seconds: 2, users: 40 },
  ];
  const { scenarios, users } = wholeLoad(optionsOf({ vus: 2 }), stages, 12);
  expect(users).toBe(40);
  expect(scenarios.default).toMatchObject({
    ...{ executor: "ramping-vus", startVUs: 4, gracefulStop: "12s", gracefulRampDown: "12s" },
    stages: [
      { duration: "1000ms", target: 4 },
      { duration: "0s", target: 40 },
      { duration: "2000ms", target: 40 },
    ],
  });
});
