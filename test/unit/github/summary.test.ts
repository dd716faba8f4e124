import { expect, test } from "vitest";
import { fitSummary } from "../../../src/github/summary.ts";

const LIMIT = 1024 * 1024;

test("a summary that fits stays as it is", () => {
  const text = `${"é".repeat(LIMIT / 2 - 2)}\n`;
  expect(fitSummary(text)).toBe(text);
});

test("a longer one is cut after a whole line, by its bytes, and says so", () => {
  const text = "é line\n".repeat(LIMIT / 6);
  const cut = fitSummary(text);
  expect(Buffer.byteLength(cut)).toBeLessThan(LIMIT);
  expect(Buffer.byteLength(cut)).toBeGreaterThan(LIMIT - 200);
  expect(cut).toMatch(/é line\n\n\(The summary was too long and ends here\.\)\n$/);
});
