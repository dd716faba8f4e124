import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingTests } from "./support/test-titles.ts";

const page = readFileSync(join(import.meta.dirname, "../SECURITY.md"), "utf8");

/** A row of "Shown by": what is claimed, as the list above says it, and the test that shows it. */
const shown = section("## Shown by")
  .split("\n")
  .filter((line) => /^\| (?!claim +\||-)/.test(line))
  .map((line) => {
    const [, claim = "", file = "", title = ""] = /^\| (.+?) +\| `(test\/.+\.test\.ts)` › (.+?) +\|$/.exec(line) ?? [];
    return { claim, file, title };
  });

test("everything that SECURITY.md claims is shown by a test, and nothing else is", () => {
  const list = section("## What Loadline does about it");
  const claims = [...list.matchAll(/^- (?:\*\*([\s\S]+?)\*\*)?/gm)].map(([, claim = ""]) => claim.replace(/\s+/g, " "));
  expect(claims.length).toBeGreaterThan(10);
  expect(new Set(shown.map(({ claim }) => claim))).toEqual(new Set(claims));
});

test("the tests that SECURITY.md names are there", { timeout: 120_000 }, async () => {
  expect(await missingTests(shown)).toEqual([]);
});

function section(heading: string): string {
  const from = page.indexOf(`\n${heading}\n`);
  if (from === -1) throw new Error(`there is no "${heading}"`);
  const next = page.indexOf("\n## ", from + heading.length);
  return page.slice(from, next === -1 ? undefined : next);
}
