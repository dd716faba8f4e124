import { expect, test } from "vitest";
import { loosenedRules } from "../../../src/config/loosened.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import type { Config } from "../../../src/model/config.ts";

const REQUEST = "request: GET /users";

/** A config of the scenarios "list users" (with these rules) and "login". */
function config(rules = "", rest = "", others = "  login: { request: GET /login }"): Config {
  const text = `app: { start: node server.js }\n${rest}\nscenarios:\n  list users: { ${REQUEST}${rules} }\n${others}\n`;
  const parsed = parseConfig(text, "loadline.yml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
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
])("%s", (_, base, head, text) => {
  expect(told(base, head)).toEqual([text]);
  expect(told(head, base)).toEqual([]);
});

test("the strictest of several budgets on a metric counts", () => {
  const two = config(", budgets: [p95 < 200 ms, p95 < 300 ms]");
  expect(told(two, config(", budgets: [p95 < 200 ms]"))).toEqual([]);
  expect(told(two, config(", budgets: [p95 < 300 ms]"))).toEqual([
    "relaxes budgets: list users: p95 < 200 ms → p95 < 300 ms.",
  ]);
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
