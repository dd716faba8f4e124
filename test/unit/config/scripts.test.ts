import { describe, expect, test } from "vitest";
import { heldBudgets } from "../../../src/config/held-budgets.ts";
import { scenarioIdentity } from "../../../src/config/identity.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import type { Scenario } from "../../../src/model/scenario.ts";

const parse = (scenario: string) => parseConfig(`app: { start: node s.js }\nscenarios:\n  a: ${scenario}\n`, "c.yml");

function scenarioOf(text: string): Scenario {
  const outcome = parse(text);
  const [scenario] = outcome.ok ? outcome.config.scenarios : [];
  if (scenario === undefined) throw new Error(JSON.stringify(outcome));
  return scenario;
}

function faultsOf(text: string): readonly unknown[] {
  const outcome = parse(text);
  return outcome.ok ? [] : outcome.problems.map(({ path, message, hint }) => [path, message, hint]);
}

test("a scenario of Locust's has a file, and what the file is told", () => {
  const text =
    '{ engine: locust, file: load/locustfile.py, python: .venv/bin/python, tags: [read, read], args: ["--size", "3"], ' +
    'env: { VERSION: 3.10 }, users: 12, request-budgets: { "GET /items": ["p95 < 200 ms"] } }';
  expect(scenarioOf(text)).toMatchObject({
    engine: "locust",
    users: 12,
    requests: [],
    script: {
      file: "load/locustfile.py",
      python: ".venv/bin/python",
      tags: ["read"],
      args: ["--size", "3"],
      env: { VERSION: "3.10" },
      budgets: { "GET /items": [{ metric: "p95", limit: 0.2, line: 3 }] },
    },
  });
});

describe("a locustfile is played by every profile of users", () => {
  test.each([
    ["speed", "", { users: 1 }],
    ["load", "users: 20,", { users: 20 }],
    ["stress", 'users: "4 to 32",', { users: 4, stress: { levels: [4, 6, 9, 14, 20, 32] } }],
    ["spike", "users: 5,", { users: 5, spike: { times: 10 } }],
    ["soak", "duration: 5m,", { soak: { seconds: 300 } }],
  ])("%s", (profile, more, expected) => {
    expect(scenarioOf(`{ engine: locust, ${more} profile: ${profile}, file: l.py }`)).toMatchObject(expected);
  });
});

describe("a k6 script says how many users there are, where the config and the profile leave it to it", () => {
  test.each([
    ["{ engine: k6, file: s.js }", true],
    ["{ engine: k6, file: s.js, profile: spike }", true],
    ["{ engine: k6, file: s.js, profile: soak }", true],
    ["{ engine: k6, file: s.js, users: 4 }", undefined],
    ["{ engine: k6, file: s.js, profile: speed }", undefined],
    ["{ engine: k6, file: s.js, profile: stress }", undefined],
    ["{ engine: locust, file: l.py }", undefined],
  ])("%s", (text, expected) => {
    expect(scenarioOf(text).script?.ownUsers).toBe(expected);
  });
});

describe("what does not go together is refused with what to do", () => {
  test.each([
    [
      "{ engine: locust }",
      "scenarios.a",
      "expected a file beside the engine locust, got nothing",
      'add "file: load/locustfile.py"',
    ],
    [
      "{ engine: locust, file: l.py, request: GET / }",
      "scenarios.a.request",
      "expected no request in a scenario of the engine locust, got one",
      "its file says what is sent; request is for autocannon",
    ],
    [
      "{ engine: locust, file: l.py, rate: 50/s }",
      "scenarios.a.rate",
      "expected no rate in a scenario of the engine locust, got one",
      "rate is for autocannon",
    ],
    [
      "{ engine: locust, file: l.py, workers: 3, users: 2 }",
      "scenarios.a.workers",
      "expected at most as many workers as there are users (2), got 3",
      "each worker needs a user of its own",
    ],
    [
      "{ engine: locust, file: l.py, master: 10.0.0.5:5557 }",
      "scenarios.a.master",
      "expected workers beside master, got nothing",
      'add "workers: 2"',
    ],
    [
      "{ engine: locust, file: l.py, workers: 2, master: 10.0.0.256:5557 }",
      "scenarios.a.master",
      'expected an IPv4 address and a port such as "10.0.0.5:5557", got "10.0.0.256:5557"',
      undefined,
    ],
    [
      "{ engine: command }",
      "scenarios.a",
      "expected a command beside the engine command, got nothing",
      'add "command: \\"wrk -c {{users}} -d {{seconds}} {{url}}/items\\""',
    ],
    [
      '{ engine: command, command: "wrk {{url}}", file: l.py }',
      "scenarios.a.file",
      "expected no file in a scenario of the engine command, got one",
      "file is for k6 and locust",
    ],
    [
      '{ engine: command, command: "wrk {{adress}}" }',
      "scenarios.a.command",
      'expected the placeholder {{url}} or {{host}} or {{port}} or {{users}} or {{seconds}} or {{arm}}, got "{{adress}}"',
      undefined,
    ],
    [
      '{ engine: command, command: "wrk {{url}}", rate: 50/s }',
      "scenarios.a.rate",
      "expected no rate in a scenario of the engine command, got one",
      "rate is for autocannon",
    ],
    [
      "{ file: l.py, request: GET / }",
      "scenarios.a.file",
      "expected no file in a scenario of the engine autocannon, got one",
      "file is for k6 and locust",
    ],
    [
      '{ engine: locust, file: l.py, args: ["--users=9"] }',
      "scenarios.a.args[0]",
      'expected no "--users", which Loadline sets itself, got it',
      "write users",
    ],
    ["{ engine: k6 }", "scenarios.a", "expected a file beside the engine k6, got nothing", 'add "file: load/shop.js"'],
    [
      "{ engine: k6, file: s.js, args: [--vus, '9'] }",
      "scenarios.a.args[0]",
      'expected no "--vus", which Loadline sets itself, got it',
      "write users",
    ],
    [
      "{ engine: k6, file: s.js, python: python3 }",
      "scenarios.a.python",
      "expected no python in a scenario of the engine k6, got one",
      "python is for locust",
    ],
    [
      "{ engine: locust, file: l.py, args: [--processes, '4'] }",
      "scenarios.a.args[0]",
      'expected no "--processes", which Loadline sets itself, got it',
      "write workers and master",
    ],
  ])("%s", (text, ...fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  test.each([
    ["file", "{ engine: locust, file: ../l.py }"],
    ["python", "{ engine: locust, file: l.py, python: ../bin/python }"],
    ["tags", "{ engine: locust, file: l.py, tags: [--all] }"],
    ["request-budgets", '{ engine: locust, file: l.py, request-budgets: { "GET /": [rss < 1 MB] } }'],
  ])("a bad %s", (key, text) => {
    expect(JSON.stringify(faultsOf(text))).toContain(`scenarios.a.${key}`);
  });
});

test("a waiver may name any request of a script", () => {
  const waiver =
    '\nwaivers:\n  - { scenario: a, request: GET /x, metric: p95, ceiling: 20%, expires: 2099-01-01, reason: "new" }';
  const outcome = parseConfig(
    `app: { start: node s.js }\nscenarios:\n  a: { engine: locust, file: l.py }${waiver}\n`,
    "c.yml",
  );
  expect(outcome).toMatchObject({ ok: true });
});

test("a scenario's budgets hold for every request that was sent, and a request's own where it is stricter", () => {
  const text = "{ engine: locust, file: l.py, budgets: [p95 < 1 s], request-budgets: { GET /b: [p95 < 200 ms] } }";
  const held = heldBudgets([scenarioOf(text)], [], () => ["GET /a", "GET /b"]);
  expect(held.map(({ request, budget }) => [request, budget.limit])).toEqual([
    ["GET /b", 0.2],
    ["GET /a", 1],
  ]);
});

test("what the file and its imports say is part of what is measured", () => {
  const scenario = scenarioOf("{ engine: locust, file: l.py }");
  const { script } = scenario;
  if (script === undefined) throw new Error("no script");
  const withTexts = (texts: Record<string, string>, folder: string) =>
    scenarioIdentity({ ...scenario, script: { ...script, found: { folder, texts } } });
  expect(withTexts({ "l.py": "a" }, "/one")).toBe(withTexts({ "l.py": "a" }, "/other"));
  expect(withTexts({ "l.py": "a" }, "/one")).not.toBe(withTexts({ "l.py": "b" }, "/one"));
  expect(withTexts({ "l.py": "a" }, "/one")).not.toBe(withTexts({ "l.py": "a", "m.py": "" }, "/one"));
});

test("a command has its words, and is part of what is measured with the files that it names", () => {
  const scenario = scenarioOf(
    '{ engine: command, command: "wrk -s load/post.lua {{url}}", env: { A: "{{port}}" }, users: 3 }',
  );
  expect(scenario).toMatchObject({
    users: 3,
    requests: [],
    script: { command: "wrk -s load/post.lua {{url}}", env: { A: "{{port}}" } },
  });
  expect(scenario.script?.file).toBeUndefined();
  const { script } = scenario;
  if (script === undefined) throw new Error("no script");
  const other = (more: Partial<typeof script>) => scenarioIdentity({ ...scenario, script: { ...script, ...more } });
  expect(other({ command: "wrk {{url}}" })).not.toBe(scenarioIdentity(scenario));
  expect(other({ found: { folder: "/", texts: { "load/post.lua": "a" } } })).not.toBe(scenarioIdentity(scenario));
});

test("workers come to a master on loopback unless the config says where", () => {
  const workersOf = (more: string) => scenarioOf(`{ engine: locust, file: l.py, workers: 2${more} }`).script?.workers;
  expect(workersOf("")).toEqual({ count: 2, host: "127.0.0.1", port: 5557 });
  expect(workersOf(", master: 0.0.0.0:6000")).toEqual({ count: 2, host: "0.0.0.0", port: 6000 });
});

describe("two scenarios whose Locust masters would listen at the same place", () => {
  const told = (first: string, second: string) => {
    const locust = (more: string) => `{ engine: locust, file: l.py, users: 4, workers: 2${more} }`;
    const text = `app: { start: node s.js }\nscenarios:\n  a: ${locust(first)}\n  b: ${locust(second)}\n`;
    const outcome = parseConfig(text, "c.yml");
    return outcome.ok ? [] : outcome.problems.map(({ path, line, message, hint }) => [path, line, message, hint]);
  };

  test.each([
    ["", "", "workers", "127.0.0.1:5557", "127.0.0.1:5558"],
    ["", ", master: 127.0.0.1:5557", "master", "127.0.0.1:5557", "127.0.0.1:5558"],
    [", master: 0.0.0.0:5600", ", master: 10.0.0.5:5600", "master", "10.0.0.5:5600", "10.0.0.5:5601"],
    [", master: 10.0.0.5:65535", ", master: 10.0.0.5:65535", "master", "10.0.0.5:65535", "10.0.0.5:65534"],
  ])("a%s and b%s are told at the second one's line", (first, second, key, place, free) => {
    const message = `expected a master of its own for each scenario, got ${place} as for "a"`;
    const hint = `such as "master: ${free}", with workers of its own`;
    expect(told(first, second)).toEqual([[`scenarios.b.${key}`, 4, message, hint]]);
  });

  test.each([
    ["", ", master: 127.0.0.1:5558"],
    [", master: 10.0.0.5:5557", ", master: 10.0.0.6:5557"],
  ])("a%s and b%s go together", (first, second) => {
    expect(told(first, second)).toEqual([]);
  });
});
