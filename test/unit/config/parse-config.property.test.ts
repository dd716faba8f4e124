import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { configJsonSchema } from "../../../src/config/json-schema.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import { metricsOf } from "../../../src/model/metric.ts";
import { anyText } from "../../support/hostile-text.ts";

const OF_LOAD = [...metricsOf("load", "request"), ...metricsOf("load", "scenario")];

const isValid = new Ajv2020({ strict: false }).compile(configJsonSchema());

const WHOLE = `effort: quick
fail-on: [regression]
app:
  start: node s.js {{port}}
  ready: { path: /up, status: [200], timeout: 5s }
  env: &env { A: 1.0 }
  port: 80
scenarios:
  a:
    requests: [GET /, { name: b, method: POST, path: /b, json: { x: [1] }, headers: *env }]
    users: 4
    floors: { p50: 3% }
    budgets: ["p95 < 2 ms"]
budgets: [rss < 3 MB]
compare: stored
waivers: [{ scenario: a, request: b, metric: p50, ceiling: 12%, expires: 2027-01-31, reason: x }]
`;

test("whatever the text, the answer is a config or problems with their places", () => {
  const token = fc.constantFrom(
    ...[
      "\n",
      "  ",
      ": ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      "&env ",
      "*env",
      "'",
      '"',
      "#",
      "|",
      "? ",
      "!!str ",
      "---\n",
      "<<",
      "\t",
    ],
    ...["__proto__", "null", "-1", ".nan", "constructor", "app", "scenarios", "{{port}}", "\0", "\u{1F680}", "\uD800"],
  );
  const edit = fc.record({
    at: fc.nat({ max: WHOLE.length }),
    remove: fc.nat({ max: 12 }),
    insert: fc.array(token, { maxLength: 3 }),
  });
  const edited = fc
    .array(edit, { maxLength: 4 })
    .map((edits) =>
      edits.reduce(
        (text, { at, remove, insert }) => text.slice(0, at) + insert.join("") + text.slice(at + remove),
        WHOLE,
      ),
    );
  const text = fc.oneof(
    { weight: 3, arbitrary: edited },
    fc.array(token).map((tokens) => tokens.join("")),
    anyText(),
  );
  fc.assert(
    fc.property(text, (random) => {
      expectAnswer(random);
    }),
    { seed: 1, numRuns: 1500 },
  );
});

test("whatever the values, too; and what is read, editors accept", () => {
  const key = fc.constantFrom(
    "path",
    "timeout",
    "status",
    "users",
    "request",
    "requests",
    "p50",
    "toString",
    "",
    "json",
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(
        "/",
        "GET /",
        "3%",
        "5s",
        5,
        0,
        -1,
        1.5,
        null,
        true,
        "",
        "p95 < 2 ms",
        "load",
        "speed",
        "p50",
      ),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 3 }),
    ),
  }));
  const setting = fc.constantFrom("users", "timeout", "gate", "floors", "headers", "profile", "budgets", "margins");
  const scenario = fc.tuple(setting, value).map(([name, random]) => ({ request: "/", [name]: random }));
  const config = fc.record({
    app: fc.oneof({ weight: 4, arbitrary: fc.constant({ start: "x" }) }, { weight: 1, arbitrary: value }),
    scenarios: fc.oneof(
      { weight: 4, arbitrary: fc.record({ a: scenario }) },
      { weight: 1, arbitrary: fc.dictionary(fc.string(), value, { maxKeys: 2 }) },
    ),
  });
  let read = 0;
  fc.assert(
    fc.property(config, (random) => {
      if (!expectAnswer(stringify(random))) return;
      read += 1;
      expect(isValid(random), JSON.stringify(isValid.errors)).toBe(true);
    }),
    { seed: 1, numRuns: 1500 },
  );
  expect(read, "configs among them").toBeGreaterThan(20);
});

test("configs that are right are read, and editors accept them", () => {
  const duration = fc.constantFrom("500ms", "10s", "1m 30s", "1.5 s");
  const request = fc.oneof(
    fc.constantFrom("/", "GET /a", "POST /b?c=%20"),
    fc.record(
      { path: fc.constantFrom("/x", "/y"), expect: fc.constantFrom(200, "2xx", [200, "4xx"]) },
      { requiredKeys: ["path"] },
    ),
  );
  const scenario = fc.record(
    {
      request,
      profile: fc.constantFrom("load"),
      users: fc.integer({ min: 1, max: 1000 }),
      timeout: duration,
      connections: fc.constantFrom("keep-alive", "fresh"),
      gate: fc.uniqueArray(fc.constantFrom(...OF_LOAD), { minLength: 1 }),
      floors: fc.dictionary(fc.constantFrom(...OF_LOAD), fc.constantFrom("3%", "0.5 %")),
      budgets: fc.array(fc.constantFrom("p95 < 200 ms", "errors < 1 %", "rps > 500", "rss < 3 MB"), { maxLength: 4 }),
    },
    { requiredKeys: ["request"] },
  );
  const app = fc.record(
    {
      start: fc.constant("node s.js"),
      ready: fc.oneof(fc.constant("/up"), fc.record({ path: fc.constant("/up"), timeout: fc.constant("90s") })),
      port: fc.integer({ min: 1, max: 65_535 }),
      env: fc.dictionary(fc.constantFrom("A", "B_1"), fc.oneof(fc.integer(), fc.boolean(), fc.constant("x"))),
    },
    { requiredKeys: ["start"] },
  );
  const name = fc
    .string({ unit: fc.constantFrom(..."ab :#-{é'\""), minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== "");
  const whole = fc.record({ app, scenarios: fc.dictionary(name, scenario, { minKeys: 1, maxKeys: 3 }) });
  const waiver = fc.record({
    metric: fc.constantFrom("p50", "p95"),
    ceiling: fc.constantFrom("12%", " 3.5 % "),
    expires: fc.constantFrom("2027-01-31", " 2028-02-29 "),
    reason: fc.constantFrom("x", " moved to the server "),
  });
  const rules = fc.record(
    {
      compare: fc.constantFrom("paired", "stored"),
      budgets: fc.array(fc.constantFrom("p95 < 200 ms", "rss < 3 MB"), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  const config = fc.tuple(whole, rules, fc.option(waiver)).map(([written, more, waived]) => {
    const [first = ""] = Object.keys(written.scenarios);
    return { ...written, ...more, ...(waived === null ? {} : { waivers: [{ scenario: first, ...waived }] }) };
  });
  fc.assert(
    fc.property(config, (written) => {
      const outcome = parseConfig(stringify(written), "c.yml");
      expect(outcome).toMatchObject({ ok: true });
      expect(isValid(written), JSON.stringify(isValid.errors)).toBe(true);
      if (outcome.ok) expect(outcome.config.scenarios.map((one) => one.name)).toEqual(Object.keys(written.scenarios));
    }),
    { seed: 1, numRuns: 300 },
  );
});

/** Whether the text is a config. */
function expectAnswer(text: string): boolean {
  const outcome = parseConfig(text, "c.yml");
  if (outcome.ok) {
    expect(outcome.config.scenarios.length).toBeGreaterThan(0);
    return true;
  }
  const lines = text.split("\n").length;
  expect(outcome.problems.length).toBeGreaterThan(0);
  for (const { line, column, message } of outcome.problems) {
    expect(line >= 1 && line <= lines && column >= 1).toBe(true);
    expect(message).toMatch(/^(expected [^\n]+|[a-z0-9]+ is not available in this version[^\n]+)$/);
  }
  return false;
}
