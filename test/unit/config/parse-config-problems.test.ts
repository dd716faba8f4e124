import { describe, expect, test } from "vitest";
import { formatProblems } from "../../../src/config/config-problem.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";

const METRICS =
  "mean, pooled-mean, p50, p90, p95, p99, rps, errors, cpu, rss, capacity, capacity-rps, peak-p99, peak-errors, recovery, latency-slope, rss-slope";
const APP_KEYS =
  "directory, install, build, start, url, ready, env, pass-env, reset, host, port, exclusive, stop-timeout";
const REQUEST_KEYS = "name, method, path, headers, body, json, file, capture, expect, budgets";

describe("the file as a whole", () => {
  const nothing =
    "c.yml:1:1: expected the configuration (a mapping with effort, compare, fail-on, history, hotspots, app, budgets, waivers, scenarios), got";

  test.each([
    ["nothing", "", [`${nothing} nothing`]],
    ["only comments", "# later\n\n# more\n", [`${nothing} nothing`]],
    ["a list", "- a\n", [`${nothing} a list`]],
    [
      "a word",
      "hello\n",
      [
        'c.yml:1:1: expected the configuration (a mapping with effort, compare, fail-on, history, hotspots, app, budgets, waivers, scenarios), got "hello"',
      ],
    ],
    [
      "an empty mapping",
      "{}\n",
      [
        `c.yml:1:1 app: expected the service under test (a mapping with ${APP_KEYS}), got nothing`,
        "c.yml:1:1 scenarios: expected a mapping of scenarios, got nothing",
      ],
    ],
    ["256 kB and more", `# ${"x".repeat(256_000)}`, ["c.yml:1:1: expected c.yml to have at most 256 kB, got 257 kB"]],
    [
      "a thousand levels",
      "[".repeat(20_000),
      [expect.stringMatching(/^c.yml:1:\d+: expected YAML, got too many levels of nesting$/)],
    ],
  ])("%s", (_, text, lines) => {
    expect(problemsOf(text)).toEqual(lines);
  });
});

describe("YAML", () => {
  test("every syntax error at once", () => {
    expect(problemsOf("app: a: b\nscenarios: [\n")).toEqual([
      "c.yml:1:6: expected YAML: Nested mappings are not allowed in compact mappings",
      expect.stringMatching(
        /^c.yml:3:1: expected YAML: Flow sequence in block collection must be sufficiently indented/,
      ),
    ]);
  });

  test.each([
    ["a tab", "app:\n\tstart: x\n", "c.yml:2:1: expected YAML: Tabs are not allowed as indentation"],
    ["two documents", `${withScenario("request: /")}---\na: 1\n`, expect.stringContaining("multiple documents")],
    [
      "an unknown tag",
      "app: !!js/function x\n",
      "c.yml:1:6: expected YAML: Unresolved tag: tag:yaml.org,2002:js/function",
    ],
  ])("%s", (_, text, line) => {
    expect(problemsOf(text)[0]).toEqual(line);
  });

  test.each([
    [
      "a key twice",
      "request: /\n    users: 2\n    users: 3",
      ['c.yml:5:5 scenarios.a.users: expected each key once, got "users" again'],
    ],
    [
      "a number and its text as keys",
      'request: /\n  1: { request: / }\n  "1": { request: / }',
      ['c.yml:5:3 scenarios.1: expected each key once, got "1" again'],
    ],
    [
      "a prototype's key",
      "request: /\n    __proto__: { users: 9 }",
      ["c.yml:4:5 scenarios.a.__proto__: expected another name: this one is not allowed as a key"],
    ],
    [
      "a merge key",
      "request: /\n    <<: { users: 9 }",
      ["c.yml:4:5 scenarios.a.<<: expected a key, got <<: merge keys are not supported"],
    ],
    [
      "an unknown alias",
      "request: *r",
      ['c.yml:3:14 scenarios.a.request: expected the name of an anchor further up, got "*r"'],
    ],
    [
      "an alias inside its anchor",
      "request: { method: POST, path: /, json: &j [*j] }",
      ['c.yml:3:49 scenarios.a.request.json[0]: expected an alias outside its own anchor, got "*j"'],
    ],
    [
      "braces without quotes",
      "request: { path: /, headers: { x: {{arm}} } }",
      [
        "c.yml:3:40 scenarios.a.request.headers.x: expected text as a key, got a mapping, list or alias (quote text that begins with {{)",
      ],
    ],
    [
      "depth",
      `request: { method: POST, path: /, json: ${"[".repeat(48)}${"]".repeat(48)} }`,
      [
        expect.stringMatching(
          /^c.yml:3:\d+ scenarios.a.request.json(\[0\]){47}: expected at most 50 levels of nesting, got more$/,
        ),
      ],
    ],
  ])("%s", (_, scenario, lines) => {
    expect(problemsOf(withScenario(scenario))).toEqual(lines);
  });

  test("a bomb of aliases is defused, and named", () => {
    const letters = [..."bcdefghi"];
    const rows = letters.map(
      (letter, index) => `${letter}: &${letter} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`,
    );
    const text = withScenario(`request: { method: POST, path: /, json: { a: &a [1], ${rows.join(", ")} } }`);
    expect(problemsOf(text)).toEqual([
      expect.stringContaining("expected at most 150000 values with all aliases filled in"),
    ]);
  });
});

describe("the app", () => {
  test.each([
    ["port: 80", ['c.yml:1:1 app: expected either start or url, got neither (such as "start: node server.js")']],
    ["start: 5", ['c.yml:2:10 app.start: expected a command such as "node server.js", got 5']],
    ["start:", ['c.yml:2:3 app.start: expected a command such as "node server.js", got nothing']],
    ["start: x {{host}}", ['c.yml:2:10 app.start: expected the placeholder {{port}} or {{arm}}, got "{{host}}"']],
    [
      "strat: x",
      [
        expect.stringContaining("app: expected either start or url, got neither"),
        `c.yml:2:3 app.strat: expected one of ${APP_KEYS}, got the unknown key "strat" (did you mean "start"?)`,
      ],
    ],
    [
      "start: x\n  url: http://x",
      ['c.yml:1:1 app: expected either start or url, got both (such as "start: node server.js")'],
    ],
    [
      "url: staging.example.com",
      [
        'c.yml:2:8 app.url: expected an address such as "https://staging.example.com", got "staging.example.com" (write the scheme, the host and perhaps a port; requests have the paths)',
      ],
    ],
    ["url: http://x/shop", [expect.stringContaining("requests have the paths")]],
    ["url: http://ann:secret@x", [expect.stringContaining("credentials belong into headers")]],
    [
      "url: http://x\n  install: npm ci\n  port: 80",
      [
        "c.yml:3:3 app.install: expected no install beside url, got one (somebody else runs the service at app.url)",
        "c.yml:4:3 app.port: expected no port beside url, got one (somebody else runs the service at app.url)",
      ],
    ],
    [
      "start: x\n  install: npm ci {{port}}",
      ['c.yml:3:12 app.install: expected the placeholder {{arm}}, got "{{port}}"'],
    ],
    [
      "start: x\n  directory: ../api",
      [
        'c.yml:3:14 app.directory: expected a folder in the repository such as "services/api", got "../api" (the path may not lead out of the repository)',
      ],
    ],
    [
      "start: x\n  ready: healthz",
      ['c.yml:3:10 app.ready: expected a path such as "/users?page=2", got "healthz" (a path begins with one "/")'],
    ],
    [
      "start: x\n  ready: 5",
      ['c.yml:3:10 app.ready: expected a path such as "/healthz", or a mapping with path, status, timeout, got 5'],
    ],
    [
      "start: x\n  ready: { status: 200 }",
      [
        'c.yml:3:12 app.ready.status: expected a path that answers with this status, got nothing (add "path: /healthz")',
      ],
    ],
    [
      "start: x\n  ready: { path: /, status: 20 }",
      ["c.yml:3:29 app.ready.status: expected a status from 100 to 599, got 20"],
    ],
    [
      "start: x\n  ready: { path: /, timeout: 30 }",
      [
        'c.yml:3:30 app.ready.timeout: expected a duration such as "500ms", "30s" or "1m 30s", got 30 (add the unit: "30s" or "30ms")',
      ],
    ],
    [
      "start: x\n  ready: { path: /, timeout: 1h }",
      ['c.yml:3:30 app.ready.timeout: expected a duration from 1s to 10m such as "30s", got "1h"'],
    ],
    [
      "start: x\n  env: { 1A: [], B:, C: '{{prt}}' }",
      [
        'c.yml:3:10 app.env.1A: expected a variable\'s name such as DATABASE_URL (letters, digits and _), got "1A"',
        "c.yml:3:14 app.env.1A: expected text, got a list (quote text that begins with { or [)",
        'c.yml:3:18 app.env.B: expected text, got nothing (write "" for empty text)',
        'c.yml:3:25 app.env.C: expected the placeholder {{port}} or {{arm}}, got "{{prt}}"',
      ],
    ],
    [
      "start: x\n  pass-env: A",
      ['c.yml:3:13 app.pass-env: expected a list of variables such as [DATABASE_URL], got "A"'],
    ],
    [
      "start: x\n  pass-env: [A, B-C]",
      [
        'c.yml:3:17 app.pass-env[1]: expected a variable\'s name such as DATABASE_URL (letters, digits and _), got "B-C"',
      ],
    ],
    ["start: x\n  port: 70000", ["c.yml:3:9 app.port: expected a port from 1 to 65535, got 70000"]],
    [
      "start: x\n  port: 80\n  exclusive: false",
      ["c.yml:4:14 app.exclusive: expected true beside a fixed port, got false (two arms cannot listen on one port)"],
    ],
    ["start: x\n  exclusive: yes", ['c.yml:3:14 app.exclusive: expected true or false, got "yes"']],
  ])("%j", (app, lines) => {
    expect(problemsOf(`app:\n  ${app}\nscenarios: { a: { request: / } }\n`)).toEqual(lines);
  });
});

describe("a scenario", () => {
  test.each([
    [
      "usres: 4\n    request: /",
      [
        'c.yml:3:5 scenarios.a.usres: expected one of profile, engine, file, python, tags, workers, master, args, command, env, request-budgets, request, requests, flows, data, think, users, rate, arrivals, max-connections, until, growth, step, peak, duration, connections, timeout, headers, gate, floors, margins, budgets, got the unknown key "usres" (did you mean "users"?)',
      ],
    ],
    [
      "users: 4",
      [
        'c.yml:2:3 scenarios.a: expected one of request, requests and flows, got none of them (such as "request: GET /users")',
      ],
    ],
    [
      "request: /\n    requests: [/]",
      [
        'c.yml:2:3 scenarios.a: expected one of request, requests and flows, got request and requests (such as "request: GET /users")',
      ],
    ],
    [
      "request: /\n    profile: laod",
      [
        'c.yml:4:14 scenarios.a.profile: expected one of speed, load, stress, spike, soak, got "laod" (did you mean "load"?)',
      ],
    ],
    [
      "request: /\n    engine: wrk",
      ['c.yml:4:13 scenarios.a.engine: expected one of autocannon, k6, locust, command, got "wrk"'],
    ],
    [
      "request: /\n    rate: fast\n    arrivals: poison",
      [
        'c.yml:4:11 scenarios.a.rate: expected requests per second such as "200/s", or in a stress scenario a range such as "50/s to 2000/s", got "fast"',
        'c.yml:5:15 scenarios.a.arrivals: expected one of constant, poisson, got "poison" (did you mean "poisson"?)',
      ],
    ],
    [
      "request: /\n    rate: 200/s\n    users: 5",
      [
        "c.yml:4:5 scenarios.a.rate: expected either users or rate, got both (users wait for their answers, requests at a rate do not)",
      ],
    ],
    [
      "request: /\n    users: 4 to 256\n    until: [rss > 3 MB]\n    arrivals: poisson",
      [
        'c.yml:4:12 scenarios.a.users: expected one level in a load scenario, got "4 to 256" (a range is for "profile: stress")',
        'c.yml:5:5 scenarios.a.until: expected until only in a stress scenario, got it in a load scenario (leave it out, or use "profile: stress")',
        'c.yml:5:13 scenarios.a.until[0]: expected a limit on one of errors, mean, p50, p90, p95, p99, rps, got "rss > 3 MB"',
        'c.yml:6:5 scenarios.a.arrivals: expected a rate beside arrivals, got nothing (add "rate: 200/s")',
      ],
    ],
    [
      "request: /\n    profile: stress\n    users: 50\n    peak: 3x",
      [
        'c.yml:5:12 scenarios.a.users: expected a range such as "4 to 256" in a stress scenario, got 50',
        'c.yml:6:5 scenarios.a.peak: expected peak only in a spike scenario, got it in a stress scenario (leave it out, or use "profile: spike")',
      ],
    ],
    [
      "request: /\n    profile: spike\n    peak: { times: 10, fro: 2s }\n    budgets: [p95 < 2 s]",
      [
        'c.yml:5:20 scenarios.a.peak.times: expected a factor from 1.5x to 100x such as "10x", got 10 (write "10x")',
        'c.yml:5:24 scenarios.a.peak.fro: expected one of times, for, before, after, got the unknown key "fro" (did you mean "for"?)',
        'c.yml:6:15 scenarios.a.budgets[0]: expected a metric of a spike scenario, got "p95 < 2 s" (those are peak-p99, peak-errors, recovery)',
      ],
    ],
    [
      "request: /\n    users: 0",
      [
        'c.yml:4:12 scenarios.a.users: expected a whole number from 1 to 1000, or in a stress scenario a range such as "4 to 256", got 0',
      ],
    ],
    [
      "request: /\n    users: 2.5",
      [
        'c.yml:4:12 scenarios.a.users: expected a whole number from 1 to 1000, or in a stress scenario a range such as "4 to 256", got 2.5',
      ],
    ],
    [
      "request: /\n    users: many",
      [
        'c.yml:4:12 scenarios.a.users: expected a number of users, or in a stress scenario a range such as "4 to 256", got "many"',
      ],
    ],
    [
      "request: /\n    users:",
      [
        'c.yml:4:5 scenarios.a.users: expected a whole number from 1 to 1000, or in a stress scenario a range such as "4 to 256", got nothing',
      ],
    ],
    [
      "request: /\n    profile: speed\n    users: 4",
      ['c.yml:5:12 scenarios.a.users: expected 1 in a speed scenario, got 4 (leave users out, or use "profile: load")'],
    ],
    [
      "request: HEAD /",
      [expect.stringMatching(/^c.yml:3:14 scenarios.a.request: .* got "HEAD" \(HEAD cannot be timed: /)],
    ],
    [
      "request: { path: /, method: HEAD }",
      [expect.stringMatching(/^c.yml:3:33 scenarios.a.request.method: .* got "HEAD" \(HEAD cannot be timed: /)],
    ],
    [
      "request: 5",
      [
        'c.yml:3:14 scenarios.a.request: expected a request such as "GET /users", or a mapping with method and path, got 5',
      ],
    ],
    [
      "request: { name: x }",
      ['c.yml:3:5 scenarios.a.request.path: expected a path such as "/users?page=2", got nothing'],
    ],
    [
      "request: { path: /, pathh: / }",
      [
        `c.yml:3:25 scenarios.a.request.pathh: expected one of ${REQUEST_KEYS}, got the unknown key "pathh" (did you mean "path"?)`,
      ],
    ],
    [
      "request: { path: /, json: 1 }",
      ['c.yml:3:25 scenarios.a.request.json: expected a method beside json, got nothing (add "method: POST")'],
    ],
    [
      "request: { path: /, method: PUT, json: 1, file: x }",
      ["c.yml:3:47 scenarios.a.request.file: expected one of body, json and file, got json and file"],
    ],
    [
      "request: { path: /, method: PUT, json: { id: [12345678901234567890] } }",
      [
        'c.yml:3:44 scenarios.a.request.json: expected numbers that JSON can hold exactly, got 12345678901234567000 (quote it, or write the JSON as text in "body")',
      ],
    ],
    [
      "request: { path: /, expect: 2 }",
      ['c.yml:3:33 scenarios.a.request.expect: expected a status such as 200 or a class such as "2xx", got 2'],
    ],
    [
      "request: { path: /, expect: [200, 6xx] }",
      ['c.yml:3:39 scenarios.a.request.expect[1]: expected a status such as 200 or a class such as "2xx", got "6xx"'],
    ],
    [
      "request: { path: /, headers: { Accept: a, accept: b } }",
      ['c.yml:3:47 scenarios.a.request.headers.accept: expected each header once, got "Accept" and "accept"'],
    ],
    [
      "request: /\n    headers: { content-length: 5, a: null }",
      [
        'c.yml:4:16 scenarios.a.headers.content-length: expected a header that is yours to set, got "content-length" (it follows from the body)',
        'c.yml:4:35 scenarios.a.headers.a: expected text, got nothing (write "" for empty text)',
      ],
    ],
    [
      "requests: []",
      [
        'c.yml:3:15 scenarios.a.requests: expected at least one item such as ["GET /users", "GET /users/1"], got an empty list',
      ],
    ],
    [
      `requests: [${Array.from({ length: 51 }, (_, index) => `/${index}`).join(", ")}]`,
      ["c.yml:3:15 scenarios.a.requests: expected at most 50 requests, got 51"],
    ],
    [
      "requests:\n      - GET /x\n      - /x\n      - { path: /y, name: GET /x }",
      [
        'c.yml:5:9 scenarios.a.requests[1]: expected a name of its own for each request, got "GET /x" as for requests[0] (give one of them another name)',
        'c.yml:6:27 scenarios.a.requests[2].name: expected a name of its own for each request, got "GET /x" as for requests[0] (give one of them another name)',
      ],
    ],
    [
      "request: { path: /, name: ' ' }",
      ['c.yml:3:31 scenarios.a.request.name: expected a name of a request, 1 to 120 characters on one line, got " "'],
    ],
    [
      "request: /\n    connections: new",
      ['c.yml:4:18 scenarios.a.connections: expected one of keep-alive, fresh, got "new"'],
    ],
    [
      "request: /\n    timeout: 1h",
      ['c.yml:4:14 scenarios.a.timeout: expected a duration from 100ms to 2m such as "10s", got "1h"'],
    ],
    [
      "request: /\n    gate: [p50, p59, capacity]",
      [
        `c.yml:4:17 scenarios.a.gate[1]: expected one of ${METRICS}, got "p59" (did you mean "p50"?)`,
        'c.yml:4:22 scenarios.a.gate[2]: expected a metric of a load scenario, got "capacity" (those are mean, pooled-mean, p50, p90, p95, p99, rps, errors, cpu, rss)',
      ],
    ],
    [
      "request: /\n    gate: []",
      ["c.yml:4:11 scenarios.a.gate: expected at least one item such as [p50, p95], got an empty list"],
    ],
    [
      "request: /\n    floors: { p50: 3, p95: 0%, errors: 101%, p98: 1% }",
      [
        'c.yml:4:20 scenarios.a.floors.p50: expected a percentage such as "3%", got 3 (write "3%" or "300%", as you mean it)',
        'c.yml:4:28 scenarios.a.floors.p95: expected a change above 0 and at most 1000%, got "0%"',
        'c.yml:4:40 scenarios.a.floors.errors: expected a change above 0 and at most 100 points, got "101%"',
        `c.yml:4:46 scenarios.a.floors.p98: expected one of ${METRICS}, got the unknown key "p98" (did you mean "p90"?)`,
      ],
    ],
    [
      "request: /\n    budgets:\n      - p95 < 200\n      - p95 < 2 s\n      - rps > 5 %",
      [
        'c.yml:5:9 scenarios.a.budgets[0]: expected a budget such as "p95 < 200 ms", got "p95 < 200" (add the unit: "200s" or "200ms")',
        'c.yml:7:9 scenarios.a.budgets[2]: expected a budget such as "rps > 500", got "rps > 5 %" (a budget is an absolute limit; a change against base is judged by "floors", such as "floors: { rps: 5% }")',
      ],
    ],
    [
      "request: /\n    budgets: p95 < 2 s",
      ['c.yml:4:14 scenarios.a.budgets: expected a list of budgets such as ["p95 < 200 ms"], got "p95 < 2 s"'],
    ],
  ])("%j", (scenario, lines) => {
    expect(problemsOf(withScenario(scenario))).toEqual(lines);
  });

  test.each(["", " ", "x".repeat(121), "two\nlines", "bell\u0007"])(
    "cannot be named %j, and is read nevertheless",
    (name) => {
      const text = `${APP}scenarios:\n  ${JSON.stringify(name)}: { request: /, users: 0.5 }\n`;
      expect(problemsOf(text)).toEqual([
        expect.stringMatching(
          /^c.yml:3:3 scenarios\..*: expected a name of a scenario, 1 to 120 characters on one line, got /s,
        ),
        expect.stringContaining(
          'expected a whole number from 1 to 1000, or in a stress scenario a range such as "4 to 256", got 0.5',
        ),
      ]);
    },
  );

  test("there are 500 at most, and one at least", () => {
    const many = Array.from({ length: 501 }, (_, index) => `  s${index}: { request: / }\n`).join("");
    expect(problemsOf(`${APP}scenarios:\n${many}`)).toEqual([
      "c.yml:2:1 scenarios: expected at most 500 scenarios, got 501",
    ]);
    expect(problemsOf(`${APP}scenarios: {}\n`)).toEqual([
      "c.yml:2:12 scenarios: expected at least 1 of scenarios, got 0",
    ]);
  });
});

test("everything at once, in the order of the file: schema, formats, and what values say together", () => {
  const text = `efort: quick
app:
  start: node s.js {{prot}}
  port: 80
  exclusive: false
fail-on: [regression, budgets]
history: { runs: 3 }
scenarios:
  a:
    profile: speed
    users: 4
    timeout: soon
    requests: [/x, GET /x, HEAD /y]
  b: { requst: / }
`;
  const places = problemsOf(text).map((line) => line.split(": ")[0]);
  expect(places).toEqual([
    "c.yml:1:1 efort",
    "c.yml:3:10 app.start",
    "c.yml:5:14 app.exclusive",
    "c.yml:6:23 fail-on[1]",
    "c.yml:7:18 history.runs",
    "c.yml:11:12 scenarios.a.users",
    "c.yml:12:14 scenarios.a.timeout",
    "c.yml:13:20 scenarios.a.requests[1]",
    "c.yml:13:28 scenarios.a.requests[2]",
    "c.yml:14:3 scenarios.b",
    "c.yml:14:8 scenarios.b.requst",
  ]);
});

test("tens of thousands of unknown keys are answered at once", () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join("");
  expect(problemsOf(text)).toHaveLength(101);
  expect(problemsOf(text).at(-1)).toBe("c.yml: and 19902 more problems");
});

const APP = "app: { start: node s.js }\n";

/** The scenario begins on line 3. */
function withScenario(scenario: string): string {
  return `scenarios:\n  a:\n    ${scenario}\n${APP}`;
}

function problemsOf(text: string): string[] {
  const outcome = parseConfig(text, "c.yml");
  return outcome.ok ? ["no problem"] : formatProblems(outcome.problems, "c.yml").split("\n");
}
