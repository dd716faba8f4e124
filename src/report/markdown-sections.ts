import type { BudgetRow } from "./budget-row.ts";
import { inlineCode, plain, toMarkdown } from "./escape.ts";
import { table, unbroken } from "./markdown-table.ts";
import type { Report } from "./model.ts";
import type { Row } from "./row.ts";
import type { ScenarioDetail } from "./scenario-detail.ts";
import { count, say } from "./text.ts";

/** Sections of the markdown reports. Each is whole or an empty string, and stands between blank lines. */

export function headSection({ headline, subline, lead }: Report): string {
  const first = `**${headline.icon} ${headline.text}** · ${subline}`;
  return [first, ...lead.map(toMarkdown)].join("\n\n");
}

/** An empty string where there are no rows. */
export function cellTable({ historyTitle }: Report, rows: readonly Row[], { marks = true } = {}): string {
  const history = (cell: string) => (historyTitle === null ? [] : [cell]);
  return table(
    ["scenario", "metric", "base", "head", "change", "verdict", ...history(historyTitle ?? "")],
    ["l", "l", "r", "r", "r", "l", ...history("r")],
    rows.map((row) => [
      toMarkdown(row.title),
      row.metric,
      unbroken(row.base),
      unbroken(row.head),
      changeCell(row),
      `${row.icon} ${row.label}${marks ? superscript(row.notes) : ""}`.trim(),
      ...history(unbroken(row.history ?? "–")),
    ]),
  );
}

export function footnoteSection({ footnotes, remarks }: Report): string {
  const numbered = footnotes.map(({ number, text }) => `${number}. ${toMarkdown(text)}`);
  const bullets = remarks.map((text) => `- ${toMarkdown(text)}`);
  return [numbered, bullets].flatMap((lines) => (lines.length === 0 ? [] : lines.join("\n"))).join("\n\n");
}

/** What is not met as a table of at most `most` rows, what is met as a number. */
export function budgetSection({ budgets, cpu }: Report, most: number): string {
  const open = budgets.filter(({ outcome }) => outcome !== "met");
  const met = budgets.length - open.length;
  const shown = open.slice(0, most);
  return [
    budgetTable(shown),
    open.length > shown.length ? `_${count(open.length - shown.length, "more budget")} not met or not judged._` : "",
    machineOf({ budgets, cpu }),
    met > 0 ? `${count(met, "budget")} met.` : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

export function waiverSection({ waivers }: Report): string {
  return waivers.map((text) => `- ${toMarkdown(text)}`).join("\n");
}

/** Every budget, for the job summary. */
export function wholeBudgetSection({ budgets, cpu }: Report): string {
  return [budgetTable(budgets), machineOf({ budgets, cpu })].filter((text) => text !== "").join("\n\n");
}

/** The CPU, with every breach. */
function machineOf({ budgets, cpu }: Pick<Report, "budgets" | "cpu">): string {
  const broken = budgets.some(({ outcome }) => outcome === "broken");
  return broken ? toMarkdown(say`Budgets move with the machine: this was ${cpu}.`) : "";
}

function budgetTable(rows: readonly BudgetRow[]): string {
  return table(
    ["scenario", "budget", "head", "range at 99 %", "outcome"],
    ["l", "l", "r", "r", "l"],
    rows.map(({ title, budget, origin, head, bounds, icon, label, reason }) => [
      toMarkdown(title),
      `${inlineCode(budget)} ${origin}`.trim(),
      unbroken(head),
      unbroken(bounds ?? "–"),
      `${icon} ${label}${toMarkdown(reason)}`.trim(),
    ]),
  );
}

export function accountingSection({ accounting, sensitivity }: Report): string {
  return [toMarkdown(accounting), ...(sensitivity === null ? [] : [sensitivity])].join(" ");
}

export function failureSection({ failures }: Report): string {
  return table(
    ["request", "base", "head"],
    ["l", "l", "l"],
    failures.map(({ title, base, head }) => [toMarkdown(title), toMarkdown(base), toMarkdown(head)]),
  );
}

export function methodList({ method }: Report): string {
  return method.map((text) => `- ${toMarkdown(text)}`).join("\n");
}

export function footerSection({ repeat, runUrl, resultName }: Report): string {
  return [
    ...(repeat === null ? [] : [`Repeat locally: \`${repeat}\``]),
    ...(runUrl === null ? [] : [`[workflow run](${runUrl})`]),
    ...(resultName === null ? [] : [`full result in ${inlineCode(resultName)}`]),
  ].join(" · ");
}

/** One scenario with all that is known of it, for the job summary. */
export function scenarioSection({ name, load, cells, remarks }: ScenarioDetail): string {
  const several = cells.some(({ row }) => row.request !== null);
  const request = (cell: string) => (several ? [cell] : []);
  const values = table(
    [...request("request"), "metric", "base", "head", "change", "could have shown", "change in each block, %"],
    [...request("l"), "l", "r", "r", "r", "r", "l"],
    cells.map(({ row, blocks }) => [
      ...request(row.request === null ? "all" : inlineCode(row.request)),
      row.metric,
      unbroken(row.base),
      unbroken(row.head),
      changeCell(row),
      unbroken(row.detectable ?? "–"),
      blocks === "" ? "–" : blocks,
    ]),
  );
  const sentences = cells.filter(({ row }) => row.gated).map(({ row }) => `- ${toMarkdown(row.sentence)}`);
  const notes = remarks.map(({ text, blocks }) => `- ${plain(text, 300)} (${count(blocks, "block")})`);
  return [`### ${inlineCode(name)}`, toMarkdown(load), values, [...sentences, ...notes].join("\n")]
    .filter((text) => text !== "")
    .join("\n\n");
}

function changeCell({ change, verdict }: Row): string {
  if (change === null) return "–";
  const proven = verdict === "regression" || verdict === "improvement";
  const value = proven ? `**${unbroken(change.value)}**` : unbroken(change.value);
  return change.interval === null ? value : `${value} (${change.interval})`;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** " ¹ ²" */
function superscript(numbers: readonly number[]): string {
  return numbers
    .map((number) => ` ${String(number).replace(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))}`)
    .join("");
}
