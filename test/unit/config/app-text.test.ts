import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandWith, parseVariable, parseVariableName, relativePath } from "../../../src/config/app-text.ts";

describe("relativePath", () => {
  const parse = relativePath("a folder");

  test.each([
    ["services/api", "services/api"],
    ["./services//api/", "services/api"],
    [".", "."],
    ["./", "."],
    ["a/../b", "b"],
    ["a/..", "."],
    ["..a/b..", "..a/b.."],
  ])("reads %j as %j", (text, path) => {
    expect(parse(text)).toEqual({ ok: true, value: path });
  });

  test.each(["..", "../x", "a/../../b", "/etc", "~/x", "a\\b", "a\0b", "", "  ", null])("refuses %j", (value) => {
    expect(parse(value).ok).toBe(false);
  });

  test("never leads out of its folder", () => {
    const parts = fc.array(fc.constantFrom("..", ".", "a", "", "b"));
    fc.assert(
      fc.property(
        parts.map((list) => list.join("/")),
        (text) => {
          const outcome = parse(text);
          if (outcome.ok) expect(outcome.value).toMatch(/^(\.|[ab](\/[ab])*)$/);
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });
});

describe("commandWith", () => {
  const parse = commandWith(["port", "arm"], "node server.js");

  test.each(["node s.js --port={{port}} --name={{ arm }}", "docker ps --format '{{.Names}}'", "a\nb", "echo {{"])(
    "takes %j",
    (command) => {
      expect(parse(command)).toEqual({ ok: true, value: command });
    },
  );

  test.each([
    ["serve {{prot}}", 'expected the placeholder {{port}} or {{arm}}, got "{{prot}}"'],
    ["  ", 'expected a command such as "node server.js", got "  "'],
    [undefined, 'expected a command such as "node server.js", got nothing'],
    ["a\0b", expect.stringContaining("without a NUL character")],
  ])("refuses %j", (command, message) => {
    expect(parse(command)).toMatchObject({ ok: false, message });
  });

  test("says where placeholders are filled in", () => {
    expect(commandWith([], "npm ci")("npm ci {{port}}")).toMatchObject({
      ok: false,
      hint: expect.stringContaining("start"),
    });
  });
});

test("variables have the names that shells know, and text without NUL", () => {
  expect(["DATABASE_URL", "_x", "a1"].every((name) => parseVariableName(name).ok)).toBe(true);
  expect(["1A", "A-B", "", "A=B", "A\n", "é"].some((name) => parseVariableName(name).ok)).toBe(false);
  expect(parseVariable("{{port}}").ok).toBe(true);
  expect(parseVariable("{{host}}").ok).toBe(false);
  expect(parseVariable("a\0b").ok).toBe(false);
});
