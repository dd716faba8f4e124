import { expect, test } from "vitest";
import { formatProblems } from "../../../src/config/config-problem.ts";
import { shown } from "../../../src/config/shown.ts";

const problem = { line: 12, column: 5, path: "app.start", message: "expected a command, got 5" };

test("is one line, with its hint", () => {
  expect(formatProblems([problem], "loadline.yml")).toBe("loadline.yml:12:5 app.start: expected a command, got 5");
  const lines = formatProblems(
    [
      { ...problem, hint: "quote it" },
      { ...problem, path: "" },
    ],
    "loadline.yml",
  );
  expect(lines.split("\n")).toEqual([
    "loadline.yml:12:5 app.start: expected a command, got 5 (quote it)",
    "loadline.yml:12:5: expected a command, got 5",
  ]);
});

test("cannot break its line or steer a terminal", () => {
  const text = formatProblems([{ ...problem, path: "a\n::error::b\u001B[31m\u202E" }], "c\r.yml");
  expect(text).toBe("c\uFFFD.yml:12:5 a\uFFFD::error::b\uFFFD[31m\uFFFD: expected a command, got 5");
});

test.each([
  [undefined, "nothing"],
  [null, "nothing"],
  ["", '""'],
  [["a"], "a list"],
  [{ a: 1 }, "a mapping"],
  [1.5, "1.5"],
  [true, "true"],
  ["a\nb", '"a\\nb"'],
  ["\u202E\u009B", '"\uFFFD\uFFFD"'],
  ["x".repeat(100), `"${"x".repeat(60)}…"`],
])("%j is shown as %s", (value, text) => {
  expect(shown(value)).toBe(text);
});
