import { describe, expect, test } from "vitest";
import { brokenThresholds, holdThresholds, unjudgedNotes } from "../../../../src/engines/k6/thresholds.ts";

describe("a threshold that has a metric here is a budget", () => {
  test.each([
    ["http_req_duration", "p(95)<500", ["p95", "<", 0.5]],
    ["http_req_duration", " avg <= 200.5 ", ["mean", "<", 0.2005]],
    ["http_req_duration", "med<100", ["p50", "<", 0.1]],
    ["http_req_failed", "rate<0.01", ["errors", "<", 0.01]],
    ["http_reqs", "rate>100", ["rps", ">", 100]],
  ])("%s: %s", (metric, text, expected) => {
    const { budgets, judgedByK6, unjudged } = holdThresholds([{ metric, text }], 12);
    expect(budgets.map(({ metric: id, op, limit }) => [id, op, limit])).toEqual([expected]);
    expect(budgets[0]).toMatchObject({ text: `${metric}: ${text}`, line: 12 });
    expect([judgedByK6, unjudged]).toEqual([{}, []]);
  });
});

describe("others are judged by k6, over what the script's users did", () => {
  test.each([
    ["checks", "rate>0.99", "checks{loadline:user}"],
    ["my_trend", "p(99.9)<3", "my_trend{loadline:user}"],
    ["http_req_duration{name:/items}", "p(95)<500", "http_req_duration{name:/items,loadline:user}"],
    ["http_req_duration", "max<900", "http_req_duration{loadline:user}"],
    ["http_req_duration", "p(95)>3", "http_req_duration{loadline:user}"],
  ])("%s: %s", (metric, text, key) => {
    expect(holdThresholds([{ metric, text }], 1)).toEqual({ budgets: [], judgedByK6: { [key]: [text] }, unjudged: [] });
  });
});

test("what depends on how long is played, or on waiting at the gate, is told and not judged", () => {
  const thresholds = [
    { metric: "iterations", text: "count>1000" },
    { metric: "iteration_duration", text: "p(95)<3000" },
    { metric: "group_duration{group:::basket}", text: "avg<3" },
    { metric: "http_reqs", text: "count>9" },
    { metric: "my_counter", text: "count<9" },
  ];
  const { unjudged, judgedByK6, budgets } = holdThresholds(thresholds, 1);
  expect(unjudged).toEqual(thresholds);
  expect([judgedByK6, budgets]).toEqual([{}, []]);
  expect(unjudgedNotes(unjudged)[0]).toBe(
    'the script\'s threshold "iterations: count>1000" is not judged, because it depends on how long and how often the load is played',
  );
});

test("broken ones are told as the script has them; those of counters are not", () => {
  const outcome = (metric: string, type: string, ok: boolean) => ({ metric, type, text: "rate>1", ok });
  expect(
    brokenThresholds("head", [
      outcome("checks{loadline:user}", "rate", false),
      outcome("checks{a:b,loadline:user}", "rate", false),
      outcome("my_counter{loadline:user}", "counter", false),
      outcome("good{loadline:user}", "rate", true),
    ]),
  ).toEqual([
    'head breaks the script\'s threshold "checks: rate>1"',
    'head breaks the script\'s threshold "checks{a:b}: rate>1"',
  ]);
});
