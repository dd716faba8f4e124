import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineCode, plain, tableCell, toPlainText, visible } from "../../../src/report/escape.ts";
import { name, prose } from "../../../src/report/text.ts";
import { hostileText } from "../../support/hostile-text.ts";
import { cellsOfRow, outsideCode } from "../../support/read-markdown.ts";

const RUNS = { seed: 1, numRuns: 5000 };

/** What GitHub makes something of, in the text as rendered: after escapes and entities are gone. */
const ALIVE =
  /@[\w-]|(^|[^\w])#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|:\/\/|www\.[a-z]|:[a-z_]+:|\$[^\u200B]|[\u202A-\u202E\u2066-\u2069\p{Cc}]/iu;

test("a name in a table stays in its cell and is dead", () => {
  fc.assert(
    fc.property(hostileText(), hostileText(), (a, b) => {
      const row = `| ${tableCell(inlineCode(a))} | ${tableCell(`${inlineCode(a)} › ${inlineCode(b)}`)} | 12 ms |`;
      expect(cellsOfRow(row)).toHaveLength(3);
      for (const cell of cellsOfRow(row)) expect(outsideCode(cell).trim()).toMatch(/^( › |12 ms|›|)$/);
    }),
    RUNS,
  );
});

test("prose holds no HTML, link, mention, reference or markup", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const markdown = plain(text, 300);
      expect(cellsOfRow(`| ${tableCell(markdown)} |`)).toHaveLength(1);
      expect(markdown.replaceAll("&#124;", "")).not.toMatch(/[<>|]|(?<!\\)[`*_~[\](){}#!]|-->|[\n\r]/);
      expect(rendered(markdown)).not.toMatch(ALIVE);
    }),
    RUNS,
  );
});

test("every form is one visible line of bounded length", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      expect([...visible(text)].length).toBeLessThanOrEqual(80);
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|-->|<!--/u);
      expect([...inlineCode(text)].length).toBeLessThanOrEqual(80 * 3 + 4);
      const line = toPlainText([name(text), " ", prose(text)]);
      expect(line).not.toMatch(/::|##\[|[\p{Cc}\p{Cf}]/u);
    }),
    RUNS,
  );
});

test("shortening leaves the middle out", () => {
  expect(visible(`GET /${"a".repeat(200)}/end`)).toMatch(/^GET \/a+…a+\/end$/);
});

test.each([
  ["list users", "`list users`"],
  ["a`b", "``a`b``"],
  ["``", "``` `` ```"],
  ["", "`(empty)`"],
  ["\u202E\u200B", "`(empty)`"],
  ["a\nb\u0000c", "`a b c`"],
])("%j as code is %s", (text, expected) => {
  expect(inlineCode(text)).toBe(expected);
});

test("a backslash before a pipe does not free the pipe", () => {
  expect(tableCell("`a\\|b`")).toBe("`a\\ \\|b`");
});

test("ordinary prose reads as it was written", () => {
  const text = "Block 3 did not count: head exited with status 137, after 12.5 s";
  expect(plain(text, 300)).toBe(text);
});

/** Prose as a browser shows it: entities and backslash escapes resolved. */
function rendered(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#124;", "|")
    .replaceAll("&amp;", "&");
}
