import { describe, expect, test } from "vitest";
import { configIdentity, scenarioIdentity } from "../../../src/config/identity.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import type { Config } from "../../../src/model/config.ts";
import type { Scenario } from "../../../src/model/scenario.ts";

const REQUEST = "request: { method: POST, path: /, headers: { b: 1, a: 2 }, json: { x: 1 }, expect: [200, 2xx] }";
const BEFORE = scenarioIdentity(scenario(REQUEST));

describe("a scenario keeps its identity", () => {
  test.each([
    [
      "another order of keys",
      "request: { json: { x: 1 }, expect: [2xx, 200], headers: { a: 2, b: 1 }, path: /, method: POST }",
    ],
    ["defaults that are written out", `${REQUEST}, profile: load, users: 8, timeout: 10000ms, connections: keep-alive`],
    [
      "other rules for judging",
      `${REQUEST}, gate: [p99], floors: { p50: 9% }, margins: { p50: 9% }, budgets: [p95 < 1 s]`,
    ],
    [
      "headers for all requests",
      "headers: { A: 2, B: 1 }, request: { method: POST, path: /, json: { x: 1 }, expect: [200, 2xx] }",
    ],
    ["a request's own name", `${REQUEST.slice(0, -2)}, name: create }`],
  ])("with %s", (_, written) => {
    expect(scenarioIdentity(scenario(written))).toBe(BEFORE);
  });

  test("under another name, on another line", () => {
    expect(scenarioIdentity({ ...scenario(REQUEST), name: "b", line: 99 })).toBe(BEFORE);
  });
});

describe("a scenario changes its identity", () => {
  test.each([
    ["profile", `${REQUEST}, profile: speed`],
    ["users", `${REQUEST}, users: 9`],
    ["connections", `${REQUEST}, connections: fresh`],
    ["timeout", `${REQUEST}, timeout: 9s`],
    ["a method", REQUEST.replace("POST", "PUT")],
    ["a path", REQUEST.replace("path: /", "path: /x")],
    ["a header", REQUEST.replace("a: 2", "a: 3")],
    ["a body", REQUEST.replace("x: 1", "x: 2")],
    ["expected statuses", REQUEST.replace("[200, 2xx]", "[200]")],
    ["a file as body", REQUEST.replace("json: { x: 1 }", "file: x.json")],
    ["a second request", REQUEST.replace("request: ", "requests: [/, ").concat("]")],
  ])("with its %s", (_, written) => {
    expect(scenarioIdentity(scenario(written))).not.toBe(BEFORE);
  });
});

test("the order of requests belongs to the identity", () => {
  expect(scenarioIdentity(scenario("requests: [/a, /b]"))).not.toBe(scenarioIdentity(scenario("requests: [/b, /a]")));
});

describe("a config", () => {
  const text = "app: { start: x, env: { A: 1, B: 2 } }\nscenarios:\n  a: { request: /, budgets: [p95 < 1 s] }\n";
  const before = configIdentity(read(text));

  test("keeps its identity in another layout", () => {
    const moved =
      "# moved\n\nscenarios:\n  a: { budgets: [p95 < 1 s], request: / }\napp: { env: { B: 2, A: 1 }, start: x }\n";
    expect(configIdentity(read(moved))).toBe(before);
  });

  test.each([["effort: quick\n"], ["fail-on: []\n"], ["history: { runs: 5 }\n"]])("changes it with %j", (more) => {
    expect(configIdentity(read(text + more))).not.toBe(before);
  });

  test("changes it with a budget or a command", () => {
    expect(configIdentity(read(text.replace("1 s", "2 s")))).not.toBe(before);
    expect(configIdentity(read(text.replace("start: x", "start: y")))).not.toBe(before);
  });
});

function scenario(written: string): Scenario {
  const [only] = read(`app: { start: x }\nscenarios: { a: { ${written} } }\n`).scenarios;
  if (only === undefined) throw new Error("no scenario");
  return only;
}

function read(text: string): Config {
  const outcome = parseConfig(text, "c.yml");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.config;
}
