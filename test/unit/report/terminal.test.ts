import { expect, test } from "vitest";
import { buildReport } from "../../../src/report/model.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { displayWidth, narrow } from "../../../src/report/terminal-table.ts";
import { aFinding, aHistoryComparison, aReportContext, aResult } from "../../support/builders.ts";
import { CASES } from "./golden-cases.ts";

function render(names: readonly string[], width: number): string[] {
  const findings = names.map((scenario) => aFinding({ scenario, history: aHistoryComparison() }));
  return renderTerminal(buildReport(aResult({ findings }), aReportContext()), { colour: false, width }).split("\n");
}

function tableOf(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith("scenario"));
  return lines.slice(start, lines.indexOf("", start));
}

test("columns are aligned whatever the width of the characters", () => {
  const table = tableOf(render(["list users", "ユーザー一覧", "party 🎉", "e\u0301te\u0301"], 200));
  const columns = table.slice(1).map((line) => displayWidth(line.slice(0, line.indexOf("p50"))));
  expect(new Set(columns).size).toBe(1);
});

test.each([
  ["GET /users", 10],
  ["ユーザー", 8],
  ["🎉", 2],
  ["e\u0301", 1],
])("%s takes %d columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([200, 120, 100, 80])("a table fits into %d columns", (width) => {
  const table = tableOf(render(["a scenario with a name that says at length what it does and why", "b"], width));
  expect(Math.max(...table.map(displayWidth))).toBeLessThanOrEqual(width);
  expect(table[0]?.includes("main, last 20 runs")).toBe(width === 200);
});

test.each(CASES)("$name in colour is the plain text and colours", ({ result, context }) => {
  const report = buildReport(result, context);
  const colour = renderTerminal(report, { colour: true, width: 120 });
  const plain = renderTerminal(report, { colour: false, width: 120 });
  expect(colour.replace(/\p{Cc}\[\d+m/gu, "")).toBe(plain);
  expect(colour).not.toBe(plain);
  expect(plain).not.toMatch(/[^\P{Cc}\n]|\p{Emoji_Presentation}|##\[|^\s*::/mu);
});

test("narrowing leaves the middle out and never exceeds the width", () => {
  expect(narrow("abcdefghij", 6)).toBe("abc…ij");
  expect(narrow("abc", 6)).toBe("abc");
  for (const width of [1, 2, 5, 9])
    expect(displayWidth(narrow("ユーザー一覧を見る", width))).toBeLessThanOrEqual(width);
});
