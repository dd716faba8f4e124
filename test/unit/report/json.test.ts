import fc from "fast-check";
import { expect, test } from "vitest";
import { ENGINES } from "../../../src/model/scenario.ts";
import { decodeResult, encodeResult } from "../../../src/report/json.ts";
import {
  aBlock,
  aBudgetResult,
  aFinding,
  aHistoryComparison,
  aMeasuredScenario,
  aMeasurement,
  aResult,
  aRound,
} from "../../support/builders.ts";
import { CASES } from "./golden-cases.ts";

const full = aResult({
  findings: [aFinding({ history: aHistoryComparison() }), aFinding({ metric: "errors", interval: null, p: null })],
  budgets: [aBudgetResult()],
  warnings: [
    { code: "spill", text: "…", scenario: "list users" },
    { code: "x", text: "y" },
  ],
  history: { runs: 2, source: { run: 7, sha: "abc" }, reason: null },
  measurement: aMeasurement({
    blocks: [
      aBlock({
        rounds: [
          aRound({ requests: { head: 12 }, failures: [{ arm: "head", request: "GET /", kind: "503", count: 2 }] }),
        ],
      }),
    ],
  }),
});

test.each([{ name: "full", result: full }, ...CASES])("$name survives being written and read", ({ result }) => {
  expect(decodeResult(encodeResult(result))).toEqual({ ok: true, result });
});

test.each(ENGINES)("a result of the engine %s survives being written and read", (engine) => {
  const result = aResult({ measurement: aMeasurement({ scenarios: [aMeasuredScenario({ engine })] }) });
  expect(decodeResult(encodeResult(result))).toEqual({ ok: true, result });
});

test("a document says what it must at the top level, in this order", () => {
  const document: Record<string, unknown> = JSON.parse(encodeResult(full));
  expect(Object.keys(document)).toEqual([
    "schema",
    "verdict",
    "failed",
    "findings",
    "budgets",
    "waivers",
    "look",
    "history",
    "blocks",
    "seconds",
    "seed",
    "environment",
    "warnings",
    "measurement",
  ]);
  expect(document).toMatchObject({
    findings: [
      { scenario: "list users", request: "GET /users", metric: "p50", verdict: "no change", change: 0.003 },
      {},
    ],
  });
});

test("the order of keys does not depend on how a result was put together", () => {
  const shuffled = JSON.parse(JSON.stringify(full), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(encodeResult(shuffled)).toBe(encodeResult(full));
});

test.each([
  ["", "it is not JSON"],
  ["{", "it is not JSON"],
  ["null", "it has no schema number, so it is not a result of Loadline"],
  ["[]", "it has no schema number, so it is not a result of Loadline"],
  ['{"schema":"1"}', "it has no schema number, so it is not a result of Loadline"],
  ['{"schema":2}', "it has schema 2, and this version reads schema 1"],
  ['{"schema":1}', "verdict: not one of the expected values"],
  ["[".repeat(100_000), "it is not JSON"],
])("%j is refused with a reason", (document, reason) => {
  expect(decodeResult(document)).toEqual({ ok: false, reason });
});

test.each([
  ['"seconds": 312,\n  "seed"', '"seconds": 1e999,\n  "seed"', "seconds: missing, or not of the expected type"],
  ['"blocksWorse": 6', '"blocksWorse": -1', "findings[0].blocksWorse: less than a result can have"],
  ['"metric": "p50"', '"metric": "p51"', "findings[0].metric: not one of the expected values"],
  ['"GET /users"', `"${"x".repeat(10_001)}"`, "findings[0].request: more than a result can have"],
  ['"base": 0.0121', '"base": "0.0121"', "findings[0].base: missing, or not of the expected type"],
])("%s as %s is refused by its place", (good, bad, reason) => {
  const document = encodeResult(full);
  expect(document).toContain(good);
  expect(decodeResult(document.replace(good, () => bad))).toEqual({ ok: false, reason });
});

test("unknown keys are ignored and prototypes stay clean", () => {
  const document = encodeResult(full).replace("{", '{ "__proto__": { "polluted": 1 }, "later": [1],');
  expect(decodeResult(document)).toEqual({ ok: true, result: full });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("an enormous document is not even parsed", () => {
  const document = " ".repeat(64 * 1024 * 1024 + 1);
  expect(decodeResult(document)).toEqual({ ok: false, reason: "it has more than 67108864 characters" });
});

test("a damaged document is read or refused, and never throws", () => {
  const document = encodeResult(full);
  const damage = fc.tuple(
    fc.nat(document.length),
    fc.nat(20),
    fc.oneof(fc.constantFrom("null", "1e999", "-1", '""', "[]", "{}", ",", "}"), fc.string()),
  );
  fc.assert(
    fc.property(damage, ([start, length, insert]) => {
      const decoded = decodeResult(document.slice(0, start) + insert + document.slice(start + length));
      if (!decoded.ok) expect(decoded.reason.length).toBeLessThan(300);
    }),
    { seed: 1, numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.json(), (text) => !decodeResult(text).ok),
    { seed: 1, numRuns: 500 },
  );
});
