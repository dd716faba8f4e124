import { bytes, characters, firstThatFits, mostThatFits } from "./fit.ts";
import { hotspotLines, hotspotTables } from "./hotspot-section.ts";
import {
  accountingSection,
  budgetSection,
  cellTable,
  failureSection,
  footerSection,
  footnoteSection,
  headSection,
  methodList,
  scenarioSection,
  waiverSection,
  wholeBudgetSection,
} from "./markdown-sections.ts";
import { fold } from "./markdown-table.ts";
import type { Report } from "./model.ts";
import { trendLine, trendSection } from "./trend-markdown.ts";

/** GitHub's limit for the body of a comment, in characters, less room for the hidden marker. */
const COMMENT_LIMIT = 65_536 - 1024;

/**
 * A step's job summary may have 1 MiB; a larger one is dropped as a whole. The rest is for the sentences that are added
 * below the report, on what GitHub did not take.
 */
const SUMMARY_LIMIT = 1024 * 1024 - 64 * 1024;

/** How much of a report a comment shows. */
interface Parts {
  readonly folded: boolean;
  readonly footnotes: boolean;
  readonly details: boolean;
  readonly hotspots: boolean;
  readonly rows: number;
  readonly budgets: number;
}

/**
 * The comment on a pull request, at most `limit` characters: what is folded goes first, then failures and method, then
 * hotspots, then the footnotes unless they are short, then rows and budgets from the end, with a count of what was left out.
 */
export function renderComment(report: Report, { limit = COMMENT_LIMIT }: { readonly limit?: number } = {}): string {
  const broken = report.budgets.filter(({ outcome }) => outcome !== "met").length;
  const all: Parts = {
    folded: true,
    footnotes: true,
    details: true,
    hotspots: true,
    rows: report.rows.length,
    budgets: broken,
  };
  const unfolded = { ...all, folded: false };
  const short = { ...unfolded, details: false };
  const cold = { ...short, hotspots: false };
  const bare = { ...cold, footnotes: false };
  const levels = [all, unfolded, short, cold, bare].map((parts) => () => comment(report, parts));
  const cheapNotes = footnoteSection(report).length <= limit / 20;
  const fewer = (parts: number) =>
    comment(report, {
      ...bare,
      footnotes: cheapNotes,
      rows: Math.min(parts, bare.rows),
      budgets: Math.min(parts, bare.budgets),
    });
  return (
    firstThatFits(levels, limit, characters) ??
    mostThatFits(fewer, Math.max(bare.rows, bare.budgets), limit, characters) ??
    `**${report.headline.icon} ${report.headline.text}**`.slice(0, Math.max(0, limit))
  );
}

/** The job summary: everything, below 1 MiB; scenarios from the end are left out before it grows larger. */
export function renderSummary(report: Report, { limit = SUMMARY_LIMIT }: { readonly limit?: number } = {}): string {
  const withScenarios = (scenarios: number) => summary(report, scenarios);
  return (
    mostThatFits(withScenarios, report.scenarios.length, limit, bytes) ?? renderComment(report, { limit: limit / 4 })
  );
}

function comment(report: Report, { folded, footnotes, details, hotspots, rows, budgets }: Parts): string {
  return document([
    headSection(report),
    cellTable(report, report.rows.slice(0, rows), { marks: footnotes }),
    leftOut(report.rows.length - rows, "row"),
    footnotes ? footnoteSection(report) : leftOut(report.footnotes.length + report.remarks.length, "footnote"),
    hotspots ? hotspotLines(report.hotspots) : "",
    budgetSection(report, budgets),
    waiverSection(report),
    accountingSection(report),
    trendLine(report.trend),
    folded
      ? fold(report.foldedTitle, cellTable(report, report.folded))
      : leftOut(report.folded.length, "unchanged row"),
    details ? fold("Failed requests", failureSection(report)) : "",
    details ? fold("How this was measured", methodList(report)) : "",
    footerSection(report),
  ]);
}

function summary(report: Report, scenarios: number): string {
  return document([
    headSection(report),
    cellTable(report, report.rows),
    footnoteSection(report),
    section("Hotspots", hotspotTables(report.hotspots)),
    section("Budgets", wholeBudgetSection(report)),
    section("Waivers", waiverSection(report)),
    accountingSection(report),
    section("Failed requests", failureSection(report)),
    section("Main's trend", trendSection(report.trend)),
    ...report.scenarios.slice(0, scenarios).map(scenarioSection),
    leftOut(report.scenarios.length - scenarios, "scenario"),
    section("How this was measured", methodList(report)),
    footerSection(report),
  ]);
}

function section(title: string, body: string): string {
  return body === "" ? "" : `### ${title}\n\n${body}`;
}

function leftOut(number: number, what: string): string {
  if (number <= 0) return "";
  return `_${number} ${what}${number === 1 ? "" : "s"} left out for length: see the job summary or the stored result._`;
}

function document(sections: readonly string[]): string {
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}
