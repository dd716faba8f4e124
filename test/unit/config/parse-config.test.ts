import { describe, expect, test } from "vitest";
import { formatProblems } from "../../../src/config/config-problem.ts";
import { configIdentity } from "../../../src/config/identity.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import { perMetric } from "../../../src/config/per-metric.ts";
import type { Config } from "../../../src/model/config.ts";
import { METRICS } from "../../../src/model/metric.ts";
import type { Scenario } from "../../../src/model/scenario.ts";

const WHOLE = `# what is measured
effort: thorough
fail-on: [regression, budget, budget]
history: { runs: 5 }
app:
  directory: ./services/api/
  install: npm ci
  build: npm run build
  start: node server.js --port={{port}}
  ready: { path: /healthz, status: [200, 204], timeout: 1m }
  env: { PYTHON: 3.10, DEBUG: true, ID: 12345678901234567890, URL: "http://127.0.0.1:{{port}}" }
  pass-env: [DATABASE_URL]
  reset: ./reset.sh {{arm}}
  exclusive: true
  stop-timeout: 500ms
scenarios:
  list users:
    profile: load
    engine: autocannon
    requests:
      - GET /users?x=1
      - /users
      - name: login
        method: POST
        path: /login
        headers: { X-Try: 1.0, authorization: none }
        json: { user: ann, roles: [1, null] }
        expect: [200, "3xx"]
    users: 16
    connections: fresh
    timeout: 2s
    headers: { Authorization: Bearer x }
    gate: [p99, mean, p99]
    floors: { p50: 4%, errors: 0.2 points }
    margins: { p95: 9% }
    budgets:
      - p95 < 200 ms
      - "errors < 1 %"
`;

test("reads a whole config", () => {
  const config = read(WHOLE);
  expect(config).toMatchObject({
    effort: "thorough",
    failOn: ["regression", "budget"],
    history: { runs: 5 },
    app: {
      directory: "services/api",
      install: "npm ci",
      build: "npm run build",
      start: "node server.js --port={{port}}",
      ready: { path: "/healthz", status: [200, 204], timeoutSeconds: 60 },
      env: { PYTHON: "3.10", DEBUG: "true", ID: "12345678901234567890", URL: "http://127.0.0.1:{{port}}" },
      passEnv: ["DATABASE_URL"],
      reset: "./reset.sh {{arm}}",
      port: undefined,
      exclusive: true,
      stopTimeoutSeconds: 0.5,
    },
  });
  expect(config.scenarios).toHaveLength(1);
  expect(config.scenarios[0]).toMatchObject({
    name: "list users",
    profile: "load",
    engine: "autocannon",
    users: 16,
    connections: "fresh",
    timeoutSeconds: 2,
    gate: ["p99", "pooled-mean"],
    line: 17,
    budgets: [
      { metric: "p95", op: "<", limit: 0.2, text: "p95 < 200 ms", line: 37 },
      { metric: "errors", op: "<", limit: 0.01, text: "errors < 1 %", line: 38 },
    ],
  });
  expect(config.scenarios[0]?.requests).toEqual([
    request("GET /users?x=1", "GET", "/users?x=1", { authorization: "Bearer x" }),
    request("GET /users", "GET", "/users", { authorization: "Bearer x" }),
    {
      name: "login",
      method: "POST",
      path: "/login",
      headers: { "content-type": "application/json", authorization: "none", "x-try": "1.0" },
      body: { text: '{"user":"ann","roles":[1,null]}' },
      expect: [200, "3xx"],
      budgets: [],
    },
  ]);
});

test("fills in everything that the shortest config leaves out", () => {
  const config = read("app: { start: node s.js }\nscenarios:\n  home: { request: / }\n");
  expect(config).toEqual({
    effort: "standard",
    compare: "paired",
    failOn: ["regression", "budget", "invalid"],
    history: { runs: 20 },
    hotspots: { when: "auto", limitSeconds: 60, pprof: undefined, python: "cprofile", env: {} },
    budgets: [],
    waivers: [],
    app: {
      directory: ".",
      install: undefined,
      build: undefined,
      start: "node s.js",
      url: undefined,
      ready: { path: undefined, status: [], timeoutSeconds: 30 },
      env: {},
      passEnv: [],
      reset: undefined,
      port: undefined,
      exclusive: false,
      stopTimeoutSeconds: 5,
    },
    scenarios: [
      {
        name: "home",
        profile: "load",
        engine: "autocannon",
        requests: [request("GET /", "GET", "/", {})],
        users: 8,
        connections: "keep-alive",
        timeoutSeconds: 10,
        gate: ["p50", "p95", "pooled-mean", "errors"],
        floors: perMetric((id) => METRICS[id].floor),
        margins: perMetric((id) => METRICS[id].margin),
        budgets: [],
        line: 3,
      },
    ],
  });
});

test("an app that somebody else runs has a url, and is compared with stored runs only", () => {
  const config = read(
    "app: { url: https://staging.example.com:8443/, ready: /up }\nscenarios: { a: { request: / } }\n",
  );
  expect(config).toMatchObject({ compare: "stored", app: { url: "https://staging.example.com:8443", start: "" } });
  const paired = "compare: paired\napp: { url: http://x }\nscenarios: { a: { request: / } }\n";
  expect(parseConfig(paired, "c.yml")).toMatchObject({
    ok: false,
    problems: [{ line: 1, path: "compare", message: "expected stored beside app.url, got paired" }],
  });
});

describe("a scenario", () => {
  test("of profile speed has one user and gates its mean, p50 and errors", () => {
    expect(scenario("{ profile: speed, request: / }")).toMatchObject({ users: 1, gate: ["mean", "p50", "errors"] });
    expect(scenario("{ profile: speed, users: 1, request: /, gate: [mean] }")).toMatchObject({
      users: 1,
      gate: ["mean"],
    });
  });

  test("counts a change below a raised floor as none, unless it has a margin of its own", () => {
    const { floors, margins } = scenario("{ request: /, floors: { p50: 10%, p95: 10% }, margins: { p95: 4% } }");
    expect([floors.p50, margins.p50]).toEqual([0.1, 0.1]);
    expect([floors.p95, margins.p95]).toEqual([0.1, 0.04]);
  });

  test("of profile load takes the floor of mean for both means", () => {
    const pair = ({ floors }: Scenario) => [floors.mean, floors["pooled-mean"]];
    expect(pair(scenario("{ request: /, floors: { mean: 7% } }"))).toEqual([0.07, 0.07]);
    expect(pair(scenario("{ request: /, floors: { mean: 7%, pooled-mean: 9% } }"))).toEqual([0.07, 0.09]);
    expect(pair(scenario("{ profile: speed, request: /, floors: { mean: 7% } }"))).toEqual([0.07, 0.05]);
  });

  test.each([
    ["body: hello", { text: "hello" }, "text/plain; charset=utf-8"],
    ["json: [1]", { text: "[1]" }, "application/json"],
    ["json: null", { text: "null" }, "application/json"],
    ["file: ./bodies/../login.json", { file: "login.json" }, "application/json"],
    ["file: a.bin", { file: "a.bin" }, "application/octet-stream"],
    ["json: [1], headers: { Content-Type: text/x }", { text: "[1]" }, "text/x"],
  ])("sends %s with its type", (written, body, type) => {
    const { requests } = scenario(`{ request: { method: POST, path: /, ${written} } }`);
    expect(requests[0]).toMatchObject({ body, headers: { "content-type": type } });
  });

  test("gives the type of its own headers before the body's", () => {
    const { requests } = scenario("{ request: { method: POST, path: /, json: 1 }, headers: { content-type: text/y } }");
    expect(requests[0]?.headers).toEqual({ "content-type": "text/y" });
  });

  test("keeps the order of the file, also of names that look like numbers", () => {
    const { scenarios } = read(`${APP}scenarios:\n  b: { request: / }\n  2: { request: / }\n  1: { request: / }\n`);
    expect(scenarios.map(({ name, line }) => [name, line])).toEqual([
      ["b", 3],
      ["2", 4],
      ["1", 5],
    ]);
  });

  test.each(["constructor", "toString", "hasOwnProperty", "y".repeat(120), "日本 🚀", "a.b: c"])(
    "may be named %j",
    (name) => {
      const { scenarios } = read(`${APP}scenarios:\n  ${JSON.stringify(name)}: { request: / }\n`);
      expect(scenarios.map((one) => one.name)).toEqual([name]);
    },
  );
});

test("a fixed port makes the service exclusive", () => {
  const config = read("app: { start: x, port: 8080 }\nscenarios: { a: { request: / } }\n");
  expect(config.app).toMatchObject({ port: 8080, exclusive: true });
});

test.each([
  ["/up", { path: "/up", status: [], timeoutSeconds: 30 }],
  ["{ path: /up, status: 401 }", { path: "/up", status: [401], timeoutSeconds: 30 }],
  ["{ timeout: 90s }", { path: undefined, status: [], timeoutSeconds: 90 }],
])("is ready by %s", (written, ready) => {
  expect(read(`app: { start: x, ready: ${written} }\nscenarios: { a: { request: / } }\n`).app.ready).toEqual(ready);
});

test("fills in anchors, and tells the line where a scenario begins", () => {
  const config = read(`${APP}scenarios:\n  a: &a\n    request: /\n    headers: { x: 1.50 }\n  b: *a\n`);
  expect(config.scenarios.map(({ name, line }) => [name, line])).toEqual([
    ["a", 3],
    ["b", 6],
  ]);
  expect(config.scenarios[1]?.requests[0]?.headers).toEqual({ x: "1.50" });
});

test("reads what Windows editors write", () => {
  expect(read(`\uFEFF${WHOLE.replaceAll("\n", "\r\n")}`)).toEqual(read(WHOLE));
});

const APP = "app: { start: node s.js }\n";

function read(text: string): Config {
  const outcome = parseConfig(text, "loadline.yml");
  if (!outcome.ok) throw new Error(formatProblems(outcome.problems, "loadline.yml"));
  return outcome.config;
}

function scenario(written: string): Scenario {
  const [only] = read(`${APP}scenarios:\n  a: ${written}\n`).scenarios;
  if (only === undefined) throw new Error("no scenario");
  return only;
}

function request(name: string, method: string, path: string, headers: Record<string, string>) {
  return { name, method, path, headers, body: undefined, expect: ["2xx"], budgets: [] };
}

describe("hotspots", () => {
  test("are one word, or a mapping", () => {
    expect(read(withHotspots("never")).hotspots).toMatchObject({ when: "never", limitSeconds: 60 });
    const written = "{ time-limit: 2m, pprof: /debug/pprof/profile, python: py-spy, env: { PROFILE: 1.0 } }";
    expect(read(withHotspots(written)).hotspots).toEqual({
      when: "auto",
      limitSeconds: 120,
      pprof: "/debug/pprof/profile",
      python: "py-spy",
      env: { PROFILE: "1.0" },
    });
  });

  test.each([
    ["sometimes", "expected auto, always or never, or a mapping with when, time-limit, pprof, python, env"],
    ["{ python: perf }", "expected one of cprofile, py-spy"],
    ["{ when: now }", "expected one of auto, always, never"],
    ["{ time-limit: 5s }", "expected a duration from 20s to 10m"],
    ["{ pprof: debug }", "expected a path"],
  ])("%s is refused", (written, message) => {
    const parsed = parseConfig(withHotspots(written), "c.yml");
    expect(parsed.ok ? "" : parsed.problems.map((problem) => problem.message).join()).toContain(message);
  });

  test("are no part of what is measured or judged", () => {
    const [usual, other] = ["auto", "never"].map((written) => configIdentity(read(withHotspots(written))));
    expect(usual).toBe(other);
  });

  function withHotspots(written: string): string {
    return `hotspots: ${written}\napp: { start: node s.js }\nscenarios: { a: { request: / } }\n`;
  }
});
