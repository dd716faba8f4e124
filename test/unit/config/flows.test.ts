import { describe, expect, test } from "vitest";
import { parseCapture } from "../../../src/config/capture-text.ts";
import { parseData } from "../../../src/config/data-file.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";

const config = (scenario: string) => `app: { start: node s.js }\nscenarios:\n  a: ${scenario}\n`;

test("flows are laid out one after the other, with weights, captures, data and think time", () => {
  const text = config(
    "{ think: 200ms, data: users.csv, flows: { browse: { weight: 3, requests: [/a, /b] }, buy: { requests: [{ path: /c, capture: { id: 'json $.items[0].id' } }, '/d/{{id}}'] } } }",
  );
  const outcome = parseConfig(text, "c.yml");
  expect(outcome).toMatchObject({ ok: true });
  if (!outcome.ok) return;
  const [scenario] = outcome.config.scenarios;
  expect(scenario?.requests.map(({ path }) => path)).toEqual(["/a", "/b", "/c", "/d/{{id}}"]);
  expect(scenario).toMatchObject({
    thinkSeconds: 0.2,
    data: { file: "users.csv" },
    flows: [
      { name: "browse", weight: 3, first: 0, count: 2 },
      { name: "buy", weight: 1, first: 2, count: 2 },
    ],
  });
  expect(scenario?.requests[2]?.capture).toEqual([{ name: "id", from: "json", key: "items.0.id" }]);
});

test("a value that nobody captured before is a mistake with its place", () => {
  const text = config("{ requests: [{ path: /a, capture: { token: json token } }, '/b/{{tokn}}', '/c/{{token}}'] }");
  const outcome = parseConfig(text, "c.yml");
  expect(outcome.ok ? [] : outcome.problems.map(({ path, message, hint }) => [path, message, hint])).toEqual([
    [
      "scenarios.a.requests[1]",
      "expected the name of a value that an earlier request captures, got {{tokn}}",
      'did you mean "token"?; "data: users.csv" has values, too',
    ],
  ]);
});

test.each([
  ["json data.id", { from: "json", key: "data.id" }],
  ["json $[0].id", { from: "json", key: "0.id" }],
  ["header Location", { from: "header", key: "location" }],
  ["cookie SID", { from: "cookie", key: "SID" }],
])("reads where %j takes a value from", (text, value) => {
  expect(parseCapture(text)).toEqual({ ok: true, value });
});

test("refuses what names no place", () => {
  expect(parseCapture("body id")).toMatchObject({ ok: false });
  expect(parseCapture("jsn id")).toMatchObject({ ok: false, hint: 'did you mean "json"?' });
});

describe("data", () => {
  test("is CSV with a line of names, quoted as spreadsheets do", () => {
    expect(parseData('\uFEFFname,age\n"Ann, B.",7\n\nbob,8\n', "u.csv")).toEqual({
      ok: true,
      value: [
        { name: "Ann, B.", age: "7" },
        { name: "bob", age: "8" },
      ],
    });
  });

  test("or a JSON list of objects", () => {
    expect(parseData('[{"id": 7, "on": true}]', "u.json")).toEqual({ ok: true, value: [{ id: "7", on: "true" }] });
  });

  test.each([
    ["a,b\n", "u.csv"],
    ["a,b\n1,2,3\n", "u.csv"],
    ["{}", "u.json"],
    ["[{", "u.json"],
    ['[{"a": {}}]', "u.json"],
  ])("%j as %s is refused in one sentence", (text, name) => {
    const outcome = parseData(text, name);
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/^expected 1 to 100000 rows[^\n]*$/) });
  });
});
