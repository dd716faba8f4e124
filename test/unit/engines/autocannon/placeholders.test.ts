import fc from "fast-check";
import { expect, test } from "vitest";
import { fillIn, forHeader, forJson, forPath, valueAt } from "../../../../src/engines/autocannon/placeholders.ts";
import { hostileText } from "../../../support/hostile-text.ts";

test("whatever a response holds, it stays in its place of the next request", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const value = valueAt(JSON.stringify({ data: [{ id: text }] }), "data.0.id") ?? "";
      const fill = (template: string, escaped: (value: string) => string) => fillIn(template, { v: value }, escaped);
      expect(fill("/items/{{v}}", forPath)).toMatch(/^\/items\/[\x21-\x7e]*$/);
      expect(fill("/items/{{v}}", forPath)).not.toContain("#");
      expect(fill("Bearer {{ v }}", forHeader)).toMatch(/^Bearer [\t\x20-\x7e\x80-\xff]*$/);
      expect(JSON.parse(fill('{"a":"{{v}}"}', forJson) ?? "")).toEqual({ a: value });
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("names of a prototype are values like any other, and missing where there is none", () => {
  expect(fillIn("{{constructor}}", {}, String)).toBeUndefined();
  expect(valueAt("{}", "constructor.name")).toBeUndefined();
  expect(valueAt('{"constructor":{"name":1}}', "constructor.name")).toBe("1");
});
