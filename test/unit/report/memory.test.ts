import fc from "fast-check";
import { expect, test } from "vitest";
import type { Failure } from "../../../src/model/memory.ts";
import type { Result } from "../../../src/model/result.ts";
import { toMarkdown } from "../../../src/report/escape.ts";
import { renderComment } from "../../../src/report/markdown.ts";
import {
  fixedSince,
  MEMORY_LIMIT,
  readMemory,
  remember,
  withMemory,
  withoutMemory,
} from "../../../src/report/memory.ts";
import { buildReport } from "../../../src/report/model.ts";
import { aBudgetResult, aFinding, aReportContext, aResult } from "../../support/builders.ts";
import { hostileText } from "../../support/hostile-text.ts";

const REGRESSION: Failure = {
  run: 10,
  scenario: "list users",
  request: "GET /users",
  metric: "p50",
  change: 0.081,
  budget: null,
};
const BROKEN: Failure = { ...REGRESSION, request: null, metric: "p95", change: null, budget: "p95 < 200 ms" };

const failing = (over: Partial<Result> = {}) =>
  aResult({
    findings: [aFinding({ verdict: "regression", change: 0.081 }), aFinding({ metric: "p95" })],
    budgets: [aBudgetResult({ request: null, metric: "p95", text: "p95 < 200 ms", outcome: "broken" })],
    failed: ["regression", "budget"],
    ...over,
  });

const passing = (over: Partial<Result> = {}) =>
  aResult({
    findings: [aFinding({ verdict: "no change" })],
    budgets: [aBudgetResult({ request: null, metric: "p95", text: "p95 < 200 ms", outcome: "met" })],
    failed: [],
    ...over,
  });

test("what fails the check is remembered, and read back from the comment", () => {
  const failures = remember(failing(), [], 10);
  expect(failures).toEqual([REGRESSION, BROKEN]);
  const comment = withMemory("text\n", failures);
  expect(comment).toMatch(/^text\n\n<!-- loadline:memory \S+ -->\n$/);
  expect(readMemory(comment)).toEqual(failures);
  expect(readMemory(comment.trimEnd())).toEqual(failures);
  expect(withoutMemory(comment)).toBe("text");
});

test.each<[string, Partial<Result>]>([
  ["a waiver accepts", { findings: [waivedRegression()] }],
  ["nothing gates", { findings: [aFinding({ verdict: "regression", gated: false })] }],
  ["the config lets pass", { failed: [] }],
  ["is only suspected", { findings: [aFinding({ verdict: "suspected" })] }],
])("what %s is no failure", (_name, over) => {
  expect(remember(failing({ budgets: [], ...over }), [], 10)).toEqual([]);
});

test("on success after a failure it says what was fixed", () => {
  const report = buildReport(passing(), aReportContext({ remembered: [REGRESSION, BROKEN] }));
  expect(renderComment(report)).toContain(
    "\n\nFixed since [run 10](https://github.com/acme/shop/actions/runs/10): `list users` p50 was +8.1 %, `list users` budget `p95 < 200 ms` was broken.\n\n",
  );
  expect(remember(passing(), [REGRESSION, BROKEN], 11)).toEqual([]);
});

test("each run in which something failed is told, and at most ten things of it", () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ ...REGRESSION, scenario: `s${index}` }));
  const result = passing({ findings: [aFinding(), ...many.map(({ scenario }) => aFinding({ scenario }))] });
  const told = fixedSince(result, [...many, { ...REGRESSION, run: 9 }], {
    isSeveral: () => true,
    linkOf: (run) => `run ${run}`,
  }).map(toMarkdown);
  expect(told).toEqual([
    expect.stringMatching(/^Fixed since run 10: `s0` › `GET \/users` p50 was \+8\.1 %, .*`s9`.* %, and 2 more\.$/),
    "Fixed since run 9: `list users` › `GET /users` p50 was +8.1 %.",
  ]);
});

test.each<[string, Partial<Result>, readonly Failure[], number]>([
  [
    "still slower is seen anew",
    { findings: [aFinding({ verdict: "regression", change: 0.06 })], failed: ["regression"] },
    [{ ...REGRESSION, run: 11, change: 0.06 }],
    0,
  ],
  ["inconclusive stays open", { findings: [aFinding({ verdict: "inconclusive" })] }, [REGRESSION], 0],
  ["no longer gated is not fixed", { findings: [aFinding({ gated: false })] }, [], 0],
  ["no longer measured is forgotten", { findings: [] }, [], 0],
  ["an improvement is fixed", { findings: [aFinding({ verdict: "improvement" })] }, [], 1],
])("%s", (_name, over, remembered, fixed) => {
  const result = passing(over);
  expect(remember(result, [REGRESSION], 11)).toEqual(remembered);
  expect(fixedSince(result, [REGRESSION], { isSeveral: () => false, linkOf: String })).toHaveLength(fixed);
});

test.each(["near", "unknown"] as const)("a budget that is %s now is not known to be met", (outcome) => {
  const result = passing({ budgets: [aBudgetResult({ request: null, metric: "p95", text: "p95 < 200 ms", outcome })] });
  expect(remember(result, [BROKEN], 11)).toEqual([BROKEN]);
});

test("any names survive, within the limit, and nothing ends the line early", () => {
  const failure = fc.record({ scenario: hostileText(), request: hostileText(), budget: hostileText() });
  fc.assert(
    fc.property(fc.array(failure, { minLength: 1, maxLength: 40 }), (names) => {
      const failures = names.map((name) => ({ ...REGRESSION, ...name }));
      const comment = withMemory("text", failures);
      const line = comment.slice("text".length).trim();
      expect(line.length).toBeLessThanOrEqual(MEMORY_LIMIT);
      if (line !== "") expect(line).toMatch(/^<!-- loadline:memory [^<>\s]+ -->$/);
      const read = readMemory(comment);
      expect(read).toEqual(wellFormed(failures.slice(0, read.length)));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("hostile memories are no memories, and never an error", () => {
  const line = (text: string) => `text\n\n<!-- loadline:memory ${text} -->`;
  const encoded = (value: unknown) => line(encodeURIComponent(JSON.stringify(value)));
  const hostile = [
    line("%"),
    line("%7B"),
    line("x".repeat(MEMORY_LIMIT + 1)),
    encoded({}),
    encoded([{ ...REGRESSION, run: -1 }]),
    encoded([{ ...REGRESSION, metric: "constructor" }]),
    encoded([{ ...REGRESSION, change: 1e300 }]),
    encoded([{ ...REGRESSION, scenario: "x".repeat(301) }]),
    encoded([{ ...REGRESSION, more: 1 }]),
    `${encoded([REGRESSION])}\nmore text`,
  ];
  expect(hostile.map(readMemory)).toEqual(hostile.map(() => []));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      readMemory(line(text));
      readMemory(line(encodeURIComponent(text.toWellFormed())));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

function waivedRegression() {
  const waiver = { state: "active", ceiling: "10 %", expires: "2027-01-31", reason: "agreed" } as const;
  return aFinding({ verdict: "regression", waiver });
}

/** What JSON and percent-encoding make of half a surrogate pair: an escape that stays one. */
function wellFormed(failures: readonly Failure[]): readonly Failure[] {
  return JSON.parse(JSON.stringify(failures)) as Failure[];
}
