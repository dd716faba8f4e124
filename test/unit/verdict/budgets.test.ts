import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/model/measurement.ts";
import { METRICS, type MetricId } from "../../../src/model/metric.ts";
import type { Budget } from "../../../src/model/scenario.ts";
import { studentTQuantile } from "../../../src/stats/student-t.ts";
import { judgeBudgets } from "../../../src/verdict/budgets.ts";
import { aBlock, aBlockCell, aRequest, aRound, aScenario } from "../../support/builders.ts";

function blocksOf(metric: MetricId, values: readonly (number | null)[]): Block[] {
  const request = METRICS[metric].per === "request" ? "GET /users" : null;
  return values.map((head, index) =>
    aBlock({ index, rounds: [aRound({ cells: [aBlockCell({ request, metric, base: null, head })] })] }),
  );
}

function judged(metric: MetricId, op: Budget["op"], limit: number, values: readonly (number | null)[]) {
  const budget = { metric, op, limit, text: `${metric} ${op} ${limit}`, line: 9 };
  const [result] = judgeBudgets([aScenario({ budgets: [budget] })], blocksOf(metric, values));
  if (result === undefined) throw new Error("no result");
  return result;
}

const around = (value: number) => [0.99, 1.01, 1, 0.98, 1.02, 1, 0.99, 1.01].map((factor) => value * factor);

describe("a limit on latency", () => {
  test("is met below, broken above and near in between", () => {
    expect(judged("p95", "<", 0.2, around(0.19)).outcome).toBe("met");
    expect(judged("p95", "<", 0.2, around(0.21)).outcome).toBe("broken");
    expect(judged("p95", "<", 0.2, around(0.201))).toMatchObject({
      outcome: "near",
      reason: "the budget lies within the value's 99 % bounds",
    });
  });

  test("has one-sided 99 % bounds of the mean on the log scale", () => {
    const { value, low, high } = judged("p95", "<", 0.2, [0.1, 0.2, 0.1, 0.2, 0.1, 0.2]);
    const reach = (studentTQuantile(0.99, 5) * (Math.log(2) / 2) * Math.sqrt(6 / 5)) / Math.sqrt(6);
    expect(value).toBeCloseTo(Math.sqrt(0.02), 12);
    expect(low).toBeCloseTo(Math.sqrt(0.02) * Math.exp(-reach), 10);
    expect(high).toBeCloseTo(Math.sqrt(0.02) * Math.exp(reach), 10);
  });
});

test("a limit from below is mirrored", () => {
  expect(judged("rps", ">", 500, around(550)).outcome).toBe("met");
  expect(judged("rps", ">", 500, around(450)).outcome).toBe("broken");
  expect(judged("rps", ">", 500, around(502)).outcome).toBe("near");
});

describe("a limit on errors", () => {
  test("is met without errors, and bounds stay within 0", () => {
    expect(judged("errors", "<", 0.01, [0, 0, 0, 0, 0])).toMatchObject({ outcome: "met", value: 0, low: 0, high: 0 });
    expect(judged("errors", "<", 0.01, [0, 0, 0.02, 0, 0]).low).toBe(0);
  });

  test("is broken outright beyond five times, however much the blocks vary", () => {
    expect(judged("errors", "<", 0.01, [0, 0, 0, 0, 0.24])).toMatchObject({ outcome: "near" });
    expect(judged("errors", "<", 0.01, [0, 0, 0, 0, 0.26])).toMatchObject({ outcome: "broken" });
  });
});

describe("few blocks", () => {
  test("are told", () => {
    expect(judged("p95", "<", 0.2, around(0.1).slice(0, 4))).toMatchObject({
      outcome: "met",
      reason: "from 4 blocks only: its bounds are wide",
    });
  });

  test("one has no interval, so nothing is proven but errors far beyond", () => {
    expect(judged("p95", "<", 0.2, [0.1])).toMatchObject({
      outcome: "near",
      value: expect.closeTo(0.1, 12),
      low: null,
      high: null,
    });
    expect(judged("errors", "<", 0.01, [0.3])).toMatchObject({ outcome: "broken" });
  });

  test("none, or a value that could not be had, is never met", () => {
    expect(judged("p99", "<", 9, [])).toMatchObject({ outcome: "unknown", reason: "no block could be measured" });
    expect(judged("p99", "<", 9, [null, null])).toMatchObject({ outcome: "unknown", value: null });
    expect(judged("rps", ">", 0, [null])).toMatchObject({ outcome: "unknown" });
  });
});

test("rounds and blocks that do not count are left out", () => {
  const [first, second, ...rest] = blocksOf("p95", around(0.1));
  const wild = [aRound({ cells: [aBlockCell({ metric: "p95", base: null, head: 9 })], invalid: "x" })];
  const budget = { metric: "p95" as const, op: "<" as const, limit: 0.2, text: "p95 < 200 ms", line: 1 };
  const blocks = [aBlock({ ...first, rounds: wild }), aBlock({ ...second, invalid: "y" }), ...rest];
  expect(judgeBudgets([aScenario({ budgets: [budget] })], blocks)[0]?.value).toBeLessThan(0.11);
});

test("errors of a round that is invalid because of them are judged all the same", () => {
  const cells = [{ ...aBlockCell({ metric: "errors", base: null, head: 1, gateable: false }), change: null }];
  const rounds = [aRound({ cells, invalid: "more than half of the requests failed: head 100 %, 500" })];
  const blocks = Array.from({ length: 4 }, (_, index) => aBlock({ index, arms: ["head"], rounds }));
  const budget = { metric: "errors" as const, op: "<" as const, limit: 0.01, text: "errors < 1 %", line: 1 };
  const scenarios = [aScenario({ budgets: [budget] })];
  expect(judgeBudgets(scenarios, blocks)[0]).toMatchObject({ outcome: "broken", value: 1 });
});

test("each request is judged on a metric of its own, the scenario once on a metric of the whole", () => {
  const budgets = [
    { metric: "p95" as const, op: "<" as const, limit: 0.2, text: "p95 < 200 ms", line: 4 },
    { metric: "rps" as const, op: ">" as const, limit: 1, text: "rps > 1", line: 5 },
  ];
  const scenario = aScenario({ budgets, requests: [aRequest(), aRequest({ path: "/login" })] });
  expect(judgeBudgets([scenario], []).map(({ request, text, line }) => [request, text, line])).toEqual([
    ["GET /users", "p95 < 200 ms", 4],
    ["GET /login", "p95 < 200 ms", 4],
    [null, "rps > 1", 5],
  ]);
});

describe("the service as a whole", () => {
  const scenarios = ["a", "b"].map((name) => aScenario({ name }));
  const block = (index: number, heads: readonly (number | null)[], metric: MetricId) =>
    aBlock({
      index,
      rounds: heads.map((head, i) =>
        aRound({
          scenario: i === 0 ? "a" : "b",
          requests: { head: i === 0 ? 100 : 300 },
          cells: [aBlockCell({ request: null, metric, base: null, head })],
        }),
      ),
    });
  const judgedOn = (metric: MetricId, heads: readonly (number | null)[]) => {
    const blocks = [0, 1, 2, 3, 4].map((index) => block(index, heads, metric));
    const budget = { metric, op: "<" as const, limit: 0.004, text: `${metric} < 4`, line: 2 };
    const [result] = judgeBudgets(scenarios, blocks, [budget]);
    return result;
  };

  test("has the largest memory of its scenarios, and the CPU time of all requests", () => {
    expect(judgedOn("rss", [0.001, 0.003])).toMatchObject({
      scenario: null,
      request: null,
      level: "service",
      outcome: "met",
    });
    expect(judgedOn("rss", [0.001, 0.003])?.value).toBeCloseTo(0.003, 12);
    // (100 · 1 + 300 · 5) / 400
    expect(judgedOn("cpu", [0.001, 0.005])?.value).toBeCloseTo(0.004, 12);
  });

  test("is not judged without one of its scenarios, which may have had the most", () => {
    expect(judgedOn("rss", [0.001, null])).toMatchObject({ outcome: "unknown", value: null });
    expect(judgedOn("cpu", [0.001])).toMatchObject({ outcome: "unknown", value: null });
  });

  test("gives its latencies' limits to every scenario", () => {
    const budget = { metric: "p95" as const, op: "<" as const, limit: 0.2, text: "p95 < 200 ms", line: 2 };
    expect(judgeBudgets(scenarios, [], [budget]).map(({ scenario, level }) => [scenario, level])).toEqual([
      ["a", "service"],
      ["b", "service"],
    ]);
  });
});
