import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { configJsonSchema } from "../../../src/config/json-schema.ts";

const schema = configJsonSchema();
const validate = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(schema);
const app = { start: "node s.js" };
const scenarios = { home: { request: "/" } };

test("schema/loadline.schema.json is what the code describes; `node scripts/schema.ts` writes it", () => {
  const committed = readFileSync("schema/loadline.schema.json", "utf8");
  expect(committed).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

test("names itself", () => {
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:loadline:config",
    title: "Loadline configuration",
  });
});

test("describes every key, for editors", () => {
  const undescribed: string[] = [];
  const keys = new Set<string>();
  visit(schema, "", (path, node) => {
    for (const [key, property] of Object.entries(asRecord(node.properties))) {
      keys.add(key);
      if (typeof asRecord(property).description !== "string") undescribed.push(`${path}.${key}`);
    }
  });
  expect(undescribed).toEqual([]);
  expect([...keys]).toEqual(
    expect.arrayContaining(["start", "pass-env", "status", "budgets", "expect", "pooled-mean"]),
  );
});

describe("accepts", () => {
  test.each([
    [{ app, scenarios }],
    [{ app: { ...app, ready: "/up", env: { A: 1, B: true, C: "x" } }, scenarios }],
    [{ app: { ...app, ready: { path: "/up", status: [200, 204], timeout: "1m 30s" } }, scenarios }],
    [{ app, scenarios: { "日本 a.b": { requests: ["GET /a?b=c", "/d", { path: "/e", expect: [200, "3xx"] }] } } }],
    [{ app, scenarios: { a: { request: "/", budgets: ["p95 < 200 ms"], floors: { p50: "3 %", errors: "1 point" } } } }],
    [{ app, scenarios: { a: { request: { method: "POST", path: "/", json: { any: [null] } } } } }],
  ])("%j", (config) => {
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe("refuses", () => {
  test.each([
    [{ app }],
    [{ scenarios }],
    [{ app, scenarios: {} }],
    [{ app, scenarios, efort: "quick" }],
    [{ app, scenarios, effort: "fast" }],
    [{ app, scenarios, history: { runs: 4 } }],
    [{ app: { ...app, port: 1.5 }, scenarios }],
    [{ app: { ...app, "stop-timeout": 5 }, scenarios }],
    [{ app: { ...app, "stop-timeout": "5" }, scenarios }],
    [{ app: { ...app, env: { "1A": "x" } }, scenarios }],
    [{ app, scenarios: { "": { request: "/" } } }],
    [{ app, scenarios: { a: { request: "HEAD /" } } }],
    [{ app, scenarios: { a: { request: "/", budgets: ["p96 < 2 ms"] } } }],
    [{ app, scenarios: { a: { request: "/", gate: ["p51"] } } }],
  ])("%j", (config) => {
    expect(validate(config)).toBe(false);
  });
});

type Node = Readonly<Record<string, unknown>>;

function visit(value: unknown, path: string, see: (path: string, node: Node) => void): void {
  const node = asRecord(value);
  see(path, node);
  for (const [key, child] of Object.entries(node)) visit(child, `${path}.${key}`, see);
}

function asRecord(value: unknown): Node {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
