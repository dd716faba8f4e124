import { expect } from "vitest";
import { disarm } from "../../src/github/log.ts";
import type { ReportContext, Result } from "../../src/model/result.ts";
import { annotations } from "../../src/report/annotations.ts";
import { renderComment, renderSummary } from "../../src/report/markdown.ts";
import { buildReport } from "../../src/report/model.ts";
import { renderTerminal } from "../../src/report/terminal.ts";
import { aReportContext } from "./builders.ts";
import { cellsOfRow, expectWholeTables, outsideCode } from "./read-markdown.ts";
import { commandsIn } from "./runner-commands.ts";

/** What GitHub takes of a comment and of a step's summary, each less the room that is kept for what is added. */
const COMMENT_LIMIT = 65_536 - 1024;
const SUMMARY_LIMIT = 1024 * 1024 - 64 * 1024;

/** Most unchanged cells that a terminal lists. */
const MOST_UNCHANGED = 40;

const OWN_TAGS = /<\/?(details|summary)>/g;
const OWN_LINKS = /\[[\w ]+\]\(https:\/\/github\.com\/acme\/shop\/actions\/runs\/\d+\)/g;
/** What steers a terminal, or is not seen and reorders what is. */
export const CONTROLS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
/** What GitHub makes something of outside of code: tags, links, mentions, references, addresses, the end of a comment. */
const ALIVE = /<[a-z/!?]|(?<!\\)\]\(|@\w|(?<!&)#\d|:\/\/|www\.|-->/i;

/**
 * Renders a result in every form, and holds each to what must be so of any result: whole tables, nothing alive, within
 * GitHub's limits, no control character and no command for a runner.
 */
export function expectSoundReports(result: Result, over: Partial<ReportContext> = {}): void {
  const report = buildReport(result, aReportContext(over));
  const [comment, summary] = [renderComment(report), renderSummary(report)];
  expect(comment.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT);
  for (const markdown of [comment, summary]) {
    expectWholeTables(markdown);
    expect(bareLines(markdown).filter((line) => ALIVE.test(line))).toEqual([]);
    expect(markdown).not.toMatch(/\b(NaN|Infinity|undefined|null|\[object)\b/);
  }
  const terminal = renderTerminal(report, { colour: false, width: 120 });
  expect(terminal.replaceAll("\n", "")).not.toMatch(CONTROLS);
  expect(commandsIn(terminal)).toEqual([]);
  expect(disarm(terminal)).toBe(terminal);
  expect(rowsOfCells(terminal), terminal).toBe(report.rows.length + Math.min(report.folded.length, MOST_UNCHANGED));
  expectSoundAnnotations(annotations(report));
}

/** Lines of the table of cells, which stands between its titles and an empty line or the count of what was left out. */
function rowsOfCells(terminal: string): number {
  const lines = terminal.split("\n");
  const titles = lines.findIndex((line) => /^scenario +metric +base +head/.test(line));
  const end = lines.findIndex((line, index) => index > titles && (line === "" || line.startsWith("… and ")));
  return titles === -1 ? 0 : end - titles - 1;
}

function expectSoundAnnotations(shown: ReturnType<typeof annotations>): void {
  expect(shown.length).toBeLessThanOrEqual(10);
  for (const { title, message, line } of shown) {
    expect(message.length).toBeLessThanOrEqual(4096);
    expect(`${title}${message}`).not.toMatch(CONTROLS);
    expect(commandsIn(message)).toEqual([]);
    expect(Number.isSafeInteger(line) && line >= 1, String(line)).toBe(true);
  }
}

/** Everything outside code spans and our own tags and links, line by line. */
export function bareLines(markdown: string): string[] {
  return markdown
    .replaceAll(OWN_LINKS, "")
    .split("\n")
    .map((line) => outsideCode(line.startsWith("|") ? cellsOfRow(line).join("  ") : line).replace(OWN_TAGS, ""));
}
