import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { missingTests, type NamedTest } from "./support/test-titles.ts";

const AREAS = ["Service", "Workspace", "Generator", "API", "Artifacts", "Hostile input", "Profilers", "Host"];

/** A row of docs/faults.md: the fault, what is done, and the test that shows it. */
interface Row extends NamedTest {
  readonly fault: string;
}

const page = readFileSync(join(import.meta.dirname, "../docs/faults.md"), "utf8");
const lines = page.split("\n").filter((line) => /^\| (?!fault +\||-)/.test(line));
const ROWS = lines.flatMap((line): Row[] => {
  const [, fault, done, file, title] = /^\| (.+?) +\| (.+?) +\| `(test\/.+\.test\.ts)` › (.+?) +\|$/.exec(line) ?? [];
  if (fault === undefined || done === undefined || file === undefined || title === undefined) return [];
  return [{ fault, file, title: title.replaceAll("\\|", "|") }];
});

describe("docs/faults.md", () => {
  test("has at least 60 faults of every area, each once, and no line that is none", () => {
    expect(lines.filter((line) => !line.includes("› "))).toEqual([]);
    expect(ROWS).toHaveLength(lines.length);
    expect(ROWS.length).toBeGreaterThanOrEqual(60);
    expect(page.match(/^## .+$/gm)).toEqual(AREAS.map((area) => `## ${area}`));
    expect(new Set(ROWS.map(({ fault, file, title }) => `${fault} ${file} ${title}`)).size).toBe(ROWS.length);
  });

  test("names tests that are there, by the titles that they run under", { timeout: 120_000 }, async () => {
    expect(await missingTests(ROWS)).toEqual([]);
  });
});
