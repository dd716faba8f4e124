import { expect, test } from "vitest";
import { loosenedRules } from "../../../src/config/loosened.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import type { Config } from "../../../src/model/config.ts";

const REQUEST = "request: GET /users";

/** A config of the scenarios "list users" (with these rules) and "login". */
function config(rules = "", rest = "", others = "  login: { request: GET /login }", request = REQUEST): Config {
  const text = `app: { start: node server.js }\n${rest}\nscenarios:\n  list users: { ${request}${rules} }\n${others}\n`;
  const parsed = parseConfig(text, "loadline.yml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

function waiving(metric = "p50", ceiling = "12%", expires = "2027-01-31"): Config {
  return config(
    "",
    `waivers: [{ scenario: list users, metric: ${metric}, ceiling: ${ceiling}, expires: ${expires}, reason: x }]`,
  );
}

function told(base: Config, head: Config): readonly string[] {
  const warnings = loosenedRules(base, head);
  expect(warnings.every(({ code }) => code === "loosened")).toBe(true);
  return warnings.map(({ text }) => text.replace("This run is judged by head's config, which ", ""));
}

test.each<[string, Config, Config, string]>([
  [
    "a reason of fail-on",
    config("", "fail-on: [regression, budget, invalid]"),
    config("", "fail-on: [regression]"),
    "fails for less: fail-on without budget, invalid.",
  ],
  [
    "a metric of a gate",
    config(", gate: [p50, p95, errors]"),
    config(", gate: [p50]"),
    "gates less: list users: gate without p95, errors.",
  ],
  [
    "a floor, told once although its margin follows it",
    config(),
    config(", floors: { p50: 10%, errors: 2% }"),
    "raises floors: list users: floor of p50 2 % → 10 %; list users: floor of errors 0.5 points → 2 points.",
  ],
  ["a margin", config(), config(", margins: { p95: 7.5% }"), "raises margins: list users: margin of p95 5 % → 7.5 %."],
  [
    "budgets",
    config(", budgets: [p95 < 200 ms, errors < 1 %, rps > 500]"),
    config(", budgets: [p95 < 0.3 s, rps > 400]"),
    "relaxes budgets: list users: p95 < 200 ms → p95 < 0.3 s; list users: errors < 1 % → none; list users: rps > 500 → rps > 400.",
  ],
  ["a scenario", config(), config("", "", ""), "measures less: without scenario login."],
  [
    "a budget of the service, told once for all cells",
    config("", "budgets: [p95 < 200 ms, rss < 300 MB]"),
    config("", "budgets: [p95 < 250 ms]"),
    "relaxes budgets: the service: p95 < 200 ms → p95 < 250 ms; the service: rss < 300 MB → none.",
  ],
  [
    "a budget of a request",
    config("", "", "  login: { request: { path: /login, budgets: [p95 < 200 ms] } }"),
    config("", "", "  login: { request: { path: /login } }"),
    "relaxes budgets: login › GET /login: p95 < 200 ms → none.",
  ],
  ["what head is compared with", config(), config("", "compare: stored"), "proves less: compare paired → stored."],
  [
    "an effort that proves less",
    config("", "effort: thorough"),
    config("", "effort: quick"),
    "proves less: effort thorough → quick.",
  ],
  ["a new waiver", config(), waiving(), "waives more: list users: p50 up to 12% until 2027-01-31 (new)."],
  [
    "a higher ceiling",
    waiving(),
    waiving("p50", "15%"),
    "waives more: list users: p50 up to 12% until 2027-01-31 → 15% until 2027-01-31.",
  ],
  [
    "a later day",
    waiving(),
    waiving("p50", "12%", "2027-06-30"),
    "waives more: list users: p50 up to 12% until 2027-01-31 → 12% until 2027-06-30.",
  ],
  [
    "a higher limit",
    waiving("p95", "p95 < 300 ms"),
    waiving("p95", "p95 < 0.4 s"),
    "waives more: list users: p95 up to p95 < 300 ms until 2027-01-31 → p95 < 0.4 s until 2027-01-31.",
  ],
])("%s", (_, base, head, text) => {
  expect(told(base, head)).toEqual([text]);
  expect(told(head, base)).toEqual([]);
});

test.each<[string, string, string[]]>([
  ["is gone", "", ["p50 up to 5% until 2027-01-31 → 12% until 2027-06-30 (the scenario's)"]],
  [
    "ends sooner",
    narrow("5%", "2026-01-01"),
    ["p50 up to 5% until 2027-01-31 → 12% until 2027-06-30 (the scenario's)"],
  ],
  ["is stricter", narrow("4%", "2027-01-31"), []],
])("a request's waiver that %s is told where the scenario's laxer one takes its place", (_, now, changes) => {
  const wide = "{ scenario: list users, metric: p50, ceiling: 12%, expires: 2027-06-30, reason: x }";
  const under = (own: string, all: string) => config("", `waivers: [${own}${all}]`);
  const before = narrow("5%", "2027-01-31");
  const expected = changes.map((change) => `waives more: list users › GET /users: ${change}.`);
  expect(told(under(before, wide), under(now, wide))).toEqual(expected);
  expect(told(under(before, ""), under("", ""))).toEqual([]);
  const stricter = wide.replace("12%", "4%");
  expect(told(under(before, stricter), under(now, stricter))).toEqual([]);
});

/** A waiver for one request of the scenario. */
function narrow(ceiling: string, expires: string): string {
  return `{ scenario: list users, request: GET /users, metric: p50, ceiling: ${ceiling}, expires: ${expires}, reason: x }, `;
}

test.each<[string, Config]>([
  ["fewer users", config(", users: 2")],
  [
    "another address under the same name",
    config("", "", undefined, "requests: [{ name: GET /users, path: /healthz }]"),
  ],
  ["more answers that are no error", config("", "", undefined, "requests: [{ path: /users, expect: [2xx, 500] }]")],
])("%s is told, whichever way it goes", (_, other) => {
  expect(told(config(), other)).toEqual(["changes what is sent or expected: list users."]);
  expect(told(other, config())).toEqual(["changes what is sent or expected: list users."]);
});

test("the strictest of several budgets on a metric counts", () => {
  const two = config(", budgets: [p95 < 200 ms, p95 < 300 ms]");
  expect(told(two, config(", budgets: [p95 < 200 ms]"))).toEqual([]);
  expect(told(two, config(", budgets: [p95 < 300 ms]"))).toEqual([
    "relaxes budgets: list users: p95 < 200 ms → p95 < 300 ms.",
  ]);
});

test("a service's budget that takes over from a scenario's looser one is no loosening", () => {
  expect(told(config(", budgets: [p95 < 300 ms]"), config("", "budgets: [p95 < 200 ms]"))).toEqual([]);
});

test("the same rules, and stricter ones, are not told", () => {
  expect(told(config(), config())).toEqual([]);
  expect(told(config(), config(", gate: [p50, p95, mean, errors, p99], floors: { p50: 1% }"))).toEqual([]);
});

test("what several kinds loosen are several warnings, and a long list is cut", () => {
  const names = Array.from({ length: 14 }, (_, i) => `s${i}`);
  const many = names.map((name) => `  ${name}: { ${REQUEST} }`).join("\n");
  expect(told(config("", "", many), config(", floors: { p50: 4% }", "", ""))).toEqual([
    `measures less: ${names
      .slice(0, 10)
      .map((name) => `without scenario ${name}`)
      .join("; ")}; and 4 more.`,
    expect.stringContaining("raises floors"),
  ]);
});
