import { describe, expect, test } from "vitest";
import type { Finding, HistoryComparison } from "../../../src/model/verdict.ts";
import type { Waiver } from "../../../src/model/waiver.ts";
import { applyWaivers } from "../../../src/verdict/waivers.ts";
import { aBudgetResult, aFinding, aHistoryComparison } from "../../support/builders.ts";

const AT = "2026-11-23T23:59:59Z";

function aWaiver(overrides: Partial<Waiver> = {}): Waiver {
  return {
    scenario: "list users",
    request: null,
    metric: "p50",
    ceiling: { kind: "change", size: 0.12 },
    text: "12%",
    expires: "2026-11-23",
    reason: "moved to the server",
    line: 3,
    ...overrides,
  };
}

/** A proven change with an interval. */
function regression(low: number, high: number, overrides: Partial<Finding> = {}): Finding {
  const interval = { low, high, level: 0.961 };
  return aFinding({ verdict: "regression", change: (low + high) / 2, interval, ...overrides });
}

function states(findings: readonly Finding[], waivers: readonly Waiver[], at = AT) {
  const waived = applyWaivers(findings, [], { waivers, at });
  return {
    findings: waived.findings.map(({ waiver }) => waiver?.state),
    waivers: waived.waivers.map(({ state }) => state),
  };
}

describe("a regression", () => {
  test.each([
    ["below the ceiling", 0.06, 0.1, "active"],
    ["whose interval reaches down to the ceiling", 0.12, 0.2, "active"],
    ["proven to be beyond the ceiling", 0.13, 0.2, "exceeded"],
  ] as const)("%s (%d to %d) is %s", (_, low, high, state) => {
    expect(states([regression(low, high)], [aWaiver()])).toEqual({ findings: [state], waivers: [state] });
  });

  test("of a metric where more is better is read the other way round", () => {
    const waiver = aWaiver({ metric: "rps" });
    const drop = (low: number, high: number) => regression(low, high, { metric: "rps", request: null });
    expect(states([drop(-0.2, -0.1)], [waiver]).findings).toEqual(["active"]);
    expect(states([drop(-0.2, -0.13)], [waiver]).findings).toEqual(["exceeded"]);
  });

  test("carries the terms of its waiver", () => {
    const { findings, waivers } = applyWaivers([regression(0.05, 0.1)], [], { waivers: [aWaiver()], at: AT });
    const terms = { state: "active", ceiling: "12%", expires: "2026-11-23", reason: "moved to the server" };
    expect(findings[0]).toMatchObject({ verdict: "regression", waiver: terms });
    expect(waivers).toEqual([{ ...terms, scenario: "list users", request: null, metric: "p50", line: 3 }]);
  });
});

test("the last day counts whole, and the day after nothing is waived", () => {
  expect(states([regression(0.05, 0.1)], [aWaiver()], "2026-11-23T23:59:59.999Z").findings).toEqual(["active"]);
  expect(states([regression(0.05, 0.1)], [aWaiver()], "2026-11-24T00:00:00Z")).toEqual({
    findings: [undefined],
    waivers: ["expired"],
  });
  expect(states([], [aWaiver()], "2026-11-24T00:00:00Z").waivers).toEqual(["expired"]);
});

test("what is not a gated regression on the waived cell needs no waiver", () => {
  const others = [
    regression(0.05, 0.1, { gated: false }),
    regression(0.05, 0.1, { metric: "p95" }),
    regression(0.05, 0.1, { scenario: "login" }),
    aFinding({ verdict: "inconclusive" }),
    aFinding({ verdict: "improvement" }),
    aFinding(),
  ];
  expect(states(others, [aWaiver()])).toEqual({ findings: others.map(() => undefined), waivers: ["unused"] });
});

test("a waiver for one request goes before one for all, unless it has expired", () => {
  const requests = ["GET /users", "GET /roles"].map((request) => regression(0.05, 0.1, { request }));
  const all = aWaiver();
  const one = aWaiver({ request: "GET /roles", ceiling: { kind: "change", size: 0.02 }, text: "2%" });
  expect(states(requests, [all, one])).toEqual({ findings: ["active", "exceeded"], waivers: ["active", "exceeded"] });
  expect(states(requests, [all, { ...one, expires: "2026-01-01" }])).toEqual({
    findings: ["active", "active"],
    waivers: ["active", "expired"],
  });
});

test("one cell beyond makes a waiver of several exceeded", () => {
  const requests = [regression(0.05, 0.1), regression(0.2, 0.3, { request: "GET /roles" })];
  expect(states(requests, [aWaiver()])).toEqual({ findings: ["active", "exceeded"], waivers: ["exceeded"] });
});

describe("a suspicion", () => {
  const suspected = (history: Partial<HistoryComparison>, metric: Finding["metric"] = "p50") =>
    aFinding({ metric, verdict: "suspected", interval: null, history: aHistoryComparison({ p: 0.001, ...history }) });

  test.each([
    // log 1.4 − log 1.24 = log 1.129
    ["beyond by more than its spread", { change: 0.4, spread: 0.24 }, "exceeded"],
    ["within reach of the ceiling", { change: 0.38, spread: 0.24 }, "active"],
  ] as const)("%s is judged by the prediction interval", (_, history, state) => {
    expect(states([suspected(history)], [aWaiver()])).toEqual({ findings: [state], waivers: [state] });
  });

  test("of errors is read in points", () => {
    const waiver = aWaiver({ metric: "errors", ceiling: { kind: "change", size: 0.02 } });
    expect(states([suspected({ change: 0.05, spread: 0.01 }, "errors")], [waiver]).findings).toEqual(["exceeded"]);
    expect(states([suspected({ change: 0.05, spread: 0.04 }, "errors")], [waiver]).findings).toEqual(["active"]);
  });
});

describe("a broken budget", () => {
  const limit = aWaiver({ metric: "p95", ceiling: { kind: "limit", op: "<", limit: 0.3 }, text: "p95 < 300 ms" });
  const broken = aBudgetResult({ op: "<", outcome: "broken", value: 0.25, low: 0.24, high: 0.26 });

  function judged(budget: typeof broken, waivers: readonly Waiver[] = [limit]) {
    const waived = applyWaivers([], [budget], { waivers, at: AT });
    return [waived.budgets[0]?.waiver?.state, waived.waivers[0]?.state];
  }

  test("is accepted up to the limit of the waiver, and no further", () => {
    expect(judged(broken)).toEqual(["active", "active"]);
    expect(judged({ ...broken, value: 0.31, low: 0.29, high: 0.33 })).toEqual(["active", "active"]);
    expect(judged({ ...broken, value: 0.33, low: 0.31, high: 0.35 })).toEqual(["exceeded", "exceeded"]);
  });

  test("is not accepted by a waiver of a change, of the other direction or of another cell", () => {
    expect(judged(broken, [aWaiver({ metric: "p95" })])).toEqual([undefined, "unused"]);
    expect(judged(broken, [{ ...limit, ceiling: { kind: "limit", op: ">", limit: 0.3 } }])).toEqual([
      undefined,
      "unused",
    ]);
    expect(judged(broken, [{ ...limit, scenario: "login" }])).toEqual([undefined, "unused"]);
    expect(judged({ ...broken, scenario: null, request: null })).toEqual([undefined, "unused"]);
  });

  test("that is met or near needs none", () => {
    expect(judged({ ...broken, outcome: "near" })).toEqual([undefined, "unused"]);
  });
});
