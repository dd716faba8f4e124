import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUDGET_PATTERN, parseBudget } from "../../../src/config/budget-expression.ts";
import { METRIC_IDS, METRICS } from "../../../src/model/metric.ts";

test.each([
  ["p95 < 200 ms", "p95", "<", 0.2],
  ["p95<200ms", "p95", "<", 0.2],
  ["pooled-mean < 1.5s", "pooled-mean", "<", 1.5],
  ["errors < 1 %", "errors", "<", 0.01],
  ["errors < 100%", "errors", "<", 1],
  ["rps > 500", "rps", ">", 500],
  ["rps > 500/s", "rps", ">", 500],
  ["rps < 5", "rps", "<", 5],
  ["rss < 300 MB", "rss", "<", 300_000_000],
  ["capacity > 200 users", "capacity", ">", 200],
  ["capacity > 500/s", "capacity-rps", ">", 500],
  ["recovery < 5 s", "recovery", "<", 5],
  ["latency slope < 1 %/min", "latency-slope", "<", 0.01],
  ["rss slope < 1 MB/min", "rss-slope", "<", 1_000_000],
  ["cpu < 2 ms", "cpu", "<", 0.002],
  ["cpu < 800 us", "cpu", "<", 0.0008],
])("reads %j", (text, metric, op, limit) => {
  expect(parseBudget(` ${text} `)).toEqual({ ok: true, value: { metric, op, limit, text } });
  expect(text).toMatch(new RegExp(BUDGET_PATTERN));
});

describe("what is wrong", () => {
  const metrics =
    "metrics are mean, pooled-mean, p50, p90, p95, p99, rps, errors, cpu, rss, capacity, capacity-rps, peak-p99, peak-errors, recovery, latency-slope, rss-slope";

  test.each([
    ["p95", "p95 < 200 ms", 'write a metric, "<" or ">", and a limit'],
    ["", "p95 < 200 ms", 'write a metric, "<" or ">", and a limit'],
    ["p96 < 2 ms", "p95 < 200 ms", `did you mean "p90"? ${metrics}`],
    ["latency < 2 ms", "p95 < 200 ms", `say which: a percentile such as p95, or the mean; ${metrics}`],
    ["memory < 2 MB", "p95 < 200 ms", metrics],
    ["P95 < 2 ms", "p95 < 200 ms", `did you mean "p95"? ${metrics}`],
    ["200 ms > p95", "p95 < 200 ms", 'write the metric first: "p95 < 200 ms"'],
    ["constructor < 2 ms", "p95 < 200 ms", metrics],
    ["latency slope < 1 %", "latency-slope < 1 %/min", 'write it per minute, as in "1 %/min"'],
    ["capacity > 5 ms", "capacity > 200 users", 'expected users such as "200 users", got "5 ms"'],
    ["p95 <= 200 ms", "p95 < 200 ms", 'write "p95 < 200 ms"'],
    ["p95 ≤ 200 ms", "p95 < 200 ms", 'write "p95 < 200 ms"'],
    ["p95 <= 5", "p95 < 200 ms", 'write "p95 < 200 ms"'],
    ["p95 == 5 ms", "p95 < 200 ms", 'compare with "<" or ">"'],
    ["rps ≥ 500", "p95 < 200 ms", 'write "rps > 500"'],
    ["p95 = 200 ms", "p95 < 200 ms", 'compare with "<" or ">"'],
    ["p95 < 200", "p95 < 200 ms", 'add the unit: "200s" or "200ms"'],
    ["p95 <", "p95 < 200 ms", "units are h, m, s, ms and us, largest first"],
    ["p95 < 0 ms", "p95 < 200 ms", "the limit must be above zero"],
    ["errors < 1", "errors < 1 %", 'add the unit: "errors < 1 %", or "errors < 100 %" if you mean a share'],
    ["errors < 0.01", "errors < 1 %", 'add the unit: "errors < 0.01 %", or "errors < 1 %" if you mean a share'],
    ["errors < 5 ms", "errors < 1 %", 'expected a percentage such as "3%", got "5 ms"'],
    ["rss < 300", "rss < 300 MB", 'add the unit: "rss < 300 MB"'],
    ["p95 < 20 MB", "p95 < 200 ms", "units are h, m, s, ms and us, largest first"],
    [
      "p95 < 5 %",
      "p95 < 200 ms",
      'a budget is an absolute limit; a change against base is judged by "floors", such as "floors: { p95: 5% }"',
    ],
    ["errors < 101 %", "errors < 1 %", "the limit is 100 % at most"],
    ["rps > 5 MB", "rps > 500", 'write requests per second without a unit or as "500/s"'],
    ["rss < 300 ms", "rss < 300 MB", 'did you mean "MB"?'],
  ])("%j", (text, example, hint) => {
    const got = JSON.stringify(text);
    expect(parseBudget(text)).toEqual({
      ok: false,
      message: `expected a budget such as "${example}", got ${got}`,
      hint,
    });
  });

  test("what is no text", () => {
    expect(parseBudget(5)).toMatchObject({ ok: false, message: 'expected a budget such as "p95 < 200 ms", got 5' });
  });
});

test("reads every metric with its unit, in both directions", () => {
  const limits = {
    seconds: "3 ms",
    "per second": "3",
    fraction: "3 %",
    bytes: "3 kB",
    users: "3 users",
    "fraction per minute": "3 %/min",
    "bytes per minute": "3 kB/min",
  } as const;
  for (const id of METRIC_IDS) {
    for (const op of ["<", ">"] as const) {
      const outcome = parseBudget(`${id} ${op} ${limits[METRICS[id].unit]}`);
      expect(outcome).toMatchObject({ ok: true, value: { metric: id, op } });
    }
  }
});

test("never throws, and every limit is above zero", () => {
  const part = fc.constantFrom("p95", "errors", "rps", " ", "<", ">", "0", "12", ".", "ms", "%", "MB", "\n", "é");
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join("")),
      (text) => {
        const outcome = parseBudget(text);
        if (outcome.ok) expect(outcome.value.limit).toBeGreaterThan(0);
      },
    ),
    { seed: 1, numRuns: 2000 },
  );
});
