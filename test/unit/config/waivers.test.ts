import { describe, expect, test } from "vitest";
import { formatProblems } from "../../../src/config/config-problem.ts";
import { parseDate } from "../../../src/config/date.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import type { Waiver } from "../../../src/model/waiver.ts";

const SCENARIOS = `
scenarios:
  list users: { request: GET /users }
  shop: { requests: [GET /, { name: pay, method: POST, path: /pay }] }
  one user: { profile: speed, request: GET /users/1 }
`;

function parse(waivers: string) {
  return parseConfig(`app: { start: node s.js }\nwaivers:\n${waivers}${SCENARIOS}`, "c.yml");
}

function read(waivers: string): readonly Waiver[] {
  const parsed = parse(waivers);
  if (!parsed.ok) throw new Error(formatProblems(parsed.problems, "c.yml"));
  return parsed.config.waivers;
}

function problems(waivers: string): readonly string[] {
  const parsed = parse(waivers);
  return parsed.ok ? [] : formatProblems(parsed.problems, "c.yml").split("\n");
}

const REST = "expires: 2027-01-31, reason: moved to the server";

test("reads a change and a limit", () => {
  expect(read(`- { scenario: shop, request: pay, metric: p50, ceiling: 12%, ${REST} }\n`)).toEqual([
    {
      scenario: "shop",
      request: "pay",
      metric: "p50",
      ceiling: { kind: "change", size: 0.12 },
      text: "12%",
      expires: "2027-01-31",
      reason: "moved to the server",
      line: 3,
    },
  ]);
  expect(read(`- { scenario: shop, metric: p95, ceiling: p95 < 300 ms, ${REST} }\n`)).toMatchObject([
    { request: null, metric: "p95", ceiling: { kind: "limit", op: "<", limit: 0.3 }, text: "p95 < 300 ms" },
  ]);
  expect(read(`- { scenario: shop, metric: errors, ceiling: 2 points, ${REST} }\n`)).toMatchObject([
    { ceiling: { kind: "change", size: 0.02 } },
  ]);
});

test("the mean of a load scenario is the mean that gates, of a speed scenario it is the mean; a budget's is as written", () => {
  const waivers = ["list users", "one user"].map(
    (name) => `- { scenario: ${name}, metric: mean, ceiling: 9%, ${REST} }\n`,
  );
  const limit = `- { scenario: shop, metric: mean, ceiling: mean < 9 ms, ${REST} }\n`;
  expect(read(waivers.join("") + limit).map(({ metric }) => metric)).toEqual(["pooled-mean", "mean", "mean"]);
});

describe("what is wrong", () => {
  test.each([
    [
      `- { scenario: list user, metric: p50, ceiling: 12%, ${REST} }`,
      'c.yml:3:15 waivers[0].scenario: expected the name of a scenario, got "list user" (did you mean "list users"?)',
    ],
    [
      `- { scenario: elsewhere, metric: p50, ceiling: 12%, ${REST} }`,
      'c.yml:3:15 waivers[0].scenario: expected the name of a scenario, got "elsewhere" (there are "list users", "shop", "one user")',
    ],
    [
      `- { scenario: shop, request: pya, metric: p50, ceiling: 12%, ${REST} }`,
      'c.yml:3:30 waivers[0].request: expected the name of a request of "shop", got "pya" (did you mean "pay"?)',
    ],
    [
      `- { scenario: shop, metric: p5, ceiling: 12%, ${REST} }`,
      'c.yml:3:29 waivers[0].metric: expected one of mean, pooled-mean, p50, p90, p95, p99, rps, errors, cpu, rss, capacity, capacity-rps, peak-p99, peak-errors, recovery, latency-slope, rss-slope, got "p5" (did you mean "p50"?)',
    ],
    [
      `- { scenario: shop, request: pay, metric: cpu, ceiling: 12%, ${REST} }`,
      "c.yml:3:43 waivers[0].metric: expected a metric that each request has beside a request, got cpu (leave request out: cpu belongs to the scenario as a whole)",
    ],
    [
      `- { scenario: shop, metric: p50, ceiling: 12, ${REST} }`,
      'c.yml:3:43 waivers[0].ceiling: expected a change such as "12%", or a limit such as "p95 < 300 ms", got 12 (write "12%" or "1200%", as you mean it)',
    ],
    [
      `- { scenario: shop, metric: p50, ceiling: 0%, ${REST} }`,
      'c.yml:3:43 waivers[0].ceiling: expected a change such as "12%", or a limit such as "p95 < 300 ms", above 0 and at most 1000%, got "0%"',
    ],
    [
      `- { scenario: shop, metric: p50, ceiling: p95 < 300 ms, ${REST} }`,
      'c.yml:3:43 waivers[0].ceiling: expected a limit on p50, the waiver\'s metric, got "p95 < 300 ms" (write "p50 < 300 ms")',
    ],
    [
      `- { scenario: shop, metric: p50, ceiling: p50 < 300, ${REST} }`,
      'c.yml:3:43 waivers[0].ceiling: expected a budget such as "p50 < 200 ms", got "p50 < 300" (add the unit: "300s" or "300ms")',
    ],
    [
      `- { scenario: shop, metric: p50, ceiling: 2 points, ${REST} }`,
      'c.yml:3:43 waivers[0].ceiling: expected a percentage such as "12%", got "2 points"',
    ],
    [
      "- { scenario: shop, metric: p50, ceiling: 12%, expires: 31.1.2027, reason: x }",
      'c.yml:3:57 waivers[0].expires: expected a date such as 2027-01-31, got "31.1.2027" (write year, month and day)',
    ],
    [
      "- { scenario: shop, metric: p50, ceiling: 12%, expires: 2027-02-29, reason: x }",
      'c.yml:3:57 waivers[0].expires: expected a date such as 2027-01-31, got "2027-02-29" (that month has 28 days)',
    ],
    [
      "- { scenario: shop, metric: p50, ceiling: 12%, expires: 2027-01-31, reason: '' }",
      'c.yml:3:77 waivers[0].reason: expected a reason for the readers of the report, got ""',
    ],
    [
      "- { scenario: shop, metric: p50, ceiling: 12%, reason: x }",
      "c.yml:3:3 waivers[0].expires: expected a date such as 2027-01-31, got nothing (write year, month and day)",
    ],
  ])("%s", (waiver, problem) => {
    expect(problems(`${waiver}\n`)).toEqual([problem]);
  });

  test("one cell twice; but a change and a limit are two things", () => {
    const change = `- { scenario: shop, metric: p50, ceiling: 12%, ${REST} }\n`;
    const limit = `- { scenario: shop, metric: p50, ceiling: p50 < 3 ms, ${REST} }\n`;
    expect(problems(change + limit)).toEqual([]);
    expect(problems(change + limit + change)).toEqual([
      "c.yml:5:3 waivers[2]: expected one waiver for a cell, got another for that of waivers[0] (leave the older one out)",
    ]);
  });
});

test.each([
  ["2028-02-29", true],
  ["2100-02-29", false],
  ["2000-02-29", true],
  ["2027-13-01", false],
  ["2027-04-31", false],
  ["2027-1-31", false],
  ["2027-01-00", false],
])("the date %s is one: %s", (text, ok) => {
  expect(parseDate(text).ok).toBe(ok);
});
