import { expect, test } from "vitest";
import { formatProblems } from "../../../src/config/config-problem.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";

const LOAD = "mean, pooled-mean, p50, p90, p95, p99, rps, errors, cpu, rss";

test.each<[string, string, string[]]>([
  [
    "floors and margins of metrics that the profile lacks",
    "  s: { request: /, floors: { p50: 4%, recovery: 30% }, margins: { latency-slope: 1 %/min } }",
    [
      `c.yml:3:39 scenarios.s.floors.recovery: expected a metric of a load scenario, got "recovery" (those are ${LOAD})`,
      `c.yml:3:67 scenarios.s.margins.latency-slope: expected a metric of a load scenario, got "latency-slope" (those are ${LOAD})`,
    ],
  ],
  [
    "a request's budget in a soak, in a list and in a flow",
    `  s: { profile: soak, requests: [{ path: /, budgets: ["p90 < 5 ms", "p95 < 5 ms"] }] }
  t: { profile: soak, flows: { f: { requests: [{ path: /, budgets: ["mean < 5 ms"] }] }, g: { requests: [/x] } } }`,
    [
      'c.yml:3:55 scenarios.s.requests[0].budgets[0]: expected a metric of a soak scenario, got "p90 < 5 ms" (those are p50, p95, errors)',
      'c.yml:4:69 scenarios.t.flows.f.requests[0].budgets[0]: expected a metric of a soak scenario, got "mean < 5 ms" (those are p50, p95, errors)',
    ],
  ],
  [
    "a request's budget where no request has a metric",
    '  s: { profile: stress, request: { path: /, budgets: ["p50 < 5 ms"] } }',
    [
      'c.yml:3:55 scenarios.s.request.budgets[0]: expected a metric of a stress scenario, got "p50 < 5 ms" (none of them is of a single request)',
    ],
  ],
  [
    "a budget on a request of a script",
    '  s: { profile: spike, engine: locust, file: l.py, request-budgets: { "GET /": ["p95 < 5 ms"] } }',
    [
      'c.yml:3:81 scenarios.s.request-budgets.GET /[0]: expected a metric of a spike scenario, got "p95 < 5 ms" (none of them is of a single request)',
    ],
  ],
  [
    "a waiver of what its scenario does not have",
    "  s: { request: / }\nwaivers: [{ scenario: s, metric: recovery, ceiling: 5%, expires: 2027-01-01, reason: x }]",
    [`c.yml:4:34 waivers[0].metric: expected a metric of a load scenario, got "recovery" (those are ${LOAD})`],
  ],
  [
    "a budget of the service that no scenario has",
    '  s: { request: / }\n  t: { profile: soak, request: / }\nbudgets: ["capacity > 9 users", "latency slope < 1 %/min"]',
    [
      'c.yml:5:11 budgets[0]: expected a metric of one of the scenarios, got "capacity > 9 users" (only scenarios with profile stress have capacity, and there is none)',
    ],
  ],
  [
    "nothing where a profile cannot be read",
    '  s: { profile: sook, request: { path: /, budgets: ["p99 < 5 ms"] }, gate: [recovery] }\nbudgets: ["recovery < 5 s"]',
    [expect.stringContaining("scenarios.s.profile: expected one of")],
  ],
])("%s", (_, scenarios, lines) => {
  expect(problemsOf(`app: { start: node s.js }\nscenarios:\n${scenarios}\n`)).toEqual(lines);
});

test("CPU and memory of a service that somebody else runs are not seen", () => {
  const hint = "(CPU and memory of the service at app.url are not seen)";
  const expected = "expected a metric that is seen from outside, got";
  const text = `app: { url: "http://10.0.0.1" }
budgets: ["cpu < 2 ms", "p95 < 1 s"]
scenarios:
  s: { request: /, gate: [p50, cpu], budgets: ["rss < 300 MB"] }
  t: { profile: soak, request: /, budgets: ["rss slope < 1 MB/min"] }
`;
  expect(problemsOf(text)).toEqual([
    `c.yml:2:11 budgets[0]: ${expected} "cpu < 2 ms" ${hint}`,
    `c.yml:4:32 scenarios.s.gate[1]: ${expected} "cpu" ${hint}`,
    `c.yml:4:48 scenarios.s.budgets[0]: ${expected} "rss < 300 MB" ${hint}`,
    `c.yml:5:45 scenarios.t.budgets[0]: ${expected} "rss slope < 1 MB/min" ${hint}`,
  ]);
});

function problemsOf(text: string): string[] {
  const outcome = parseConfig(text, "c.yml");
  return outcome.ok ? ["no problem"] : formatProblems(outcome.problems, "c.yml").split("\n");
}
