import type { Verdict } from "../model/verdict.ts";
import type { BudgetRow } from "./budget-row.ts";
import { toPlainText } from "./escape.ts";
import type { Report } from "./model.ts";
import type { Row } from "./row.ts";
import { type Cell, type Column, narrowedLines, tableLines, tableWidth } from "./terminal-table.ts";
import { count, name, say } from "./text.ts";
import { trendLines } from "./trend-terminal.ts";

export interface TerminalOptions {
  /** Whether ANSI colours may be used. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Colour = "red" | "green" | "yellow" | "bold" | "dim";
type Paint = (colour: Colour, text: string) => string;

/** SGR codes that switch on and off: ECMA-48, section 8.3.117. */
const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  bold: [1, 22],
  dim: [2, 22],
};

const COLOURS: Readonly<Partial<Record<Verdict, Colour>>> = {
  regression: "red",
  invalid: "red",
  suspected: "yellow",
  inconclusive: "yellow",
  improvement: "green",
};

const TONES = { bad: "red", unsure: "yellow", good: "green" } as const;

/** Most unchanged rows that are listed. */
const UNCHANGED = 40;

/** The report as plain lines, words instead of symbols; control characters of names never get through. */
export function renderTerminal(report: Report, { colour, width }: TerminalOptions): string {
  const paint: Paint = colour ? ansi : (_, text) => text;
  const { headline, subline, lead, footnotes, accounting, sensitivity, repeat } = report;
  const sections = [
    [paint(TONES[headline.tone], paint("bold", headline.text)), subline],
    lead.map(toPlainText),
    cellLines(report, width, paint),
    footnotes.map(({ number, text }) => `[${number}] ${toPlainText(text)}`),
    report.remarks.map((text) => `- ${toPlainText(text)}`),
    report.hotspots.flatMap(({ scenario, sentences }) => [
      toPlainText(say`Where the time of ${name(scenario)} went`),
      ...sentences.map((text) => `- ${toPlainText(text)}`),
    ]),
    budgetLines(report, width, paint),
    report.waivers.map(toPlainText),
    trendLines(report.trend, width),
    failureLines(report),
    [toPlainText(accounting), ...(sensitivity === null ? [] : [sensitivity])],
    report.method.map((text) => paint("dim", toPlainText(text))),
    repeat === null ? [] : [`Repeat: ${repeat}`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function cellLines(report: Report, width: number, paint: Paint): readonly string[] {
  const folded = report.folded.slice(0, UNCHANGED);
  const rows = [...report.rows, ...folded];
  if (rows.length === 0) return [];
  const rest = report.folded.length - folded.length;
  const more = rest === 0 ? [] : [`… and ${count(rest, "row")} more: ${report.foldedTitle} in all`];
  return [...fittingTable(rows, report.historyTitle, width, paint), ...more];
}

/** The table in the given width: the history goes first, then long names get shorter. */
function fittingTable(rows: readonly Row[], history: string | null, width: number, paint: Paint): readonly string[] {
  const withHistory = history === null ? undefined : cellTable(rows, history, paint);
  if (withHistory !== undefined && tableWidth(...withHistory) <= width) return tableLines(...withHistory);
  const [columns, cells] = cellTable(rows, null, paint);
  return narrowedLines(columns, cells, width);
}

function cellTable(rows: readonly Row[], history: string | null, paint: Paint): [Column[], Cell[][]] {
  const columns: Column[] = [
    { title: "scenario", align: "left" },
    { title: "metric", align: "left" },
    { title: "base", align: "right" },
    { title: "head", align: "right" },
    { title: "change", align: "right" },
    { title: "", align: "left" },
    { title: "verdict", align: "left" },
    ...(history === null ? [] : [{ title: history, align: "right" } as const]),
  ];
  return [columns, rows.map((row) => cellsOf(row, history !== null, paint))];
}

function cellsOf(row: Row, history: boolean, paint: Paint): Cell[] {
  const { title, metric, base, head, change, label, notes, verdict, gated } = row;
  const colour = gated ? COLOURS[verdict] : "dim";
  const verdictText = [label, ...notes.map((number) => `[${number}]`)].join(" ");
  return [
    { text: toPlainText(title) },
    { text: metric },
    { text: base },
    { text: head },
    { text: change?.value ?? "–" },
    { text: change?.interval == null ? "" : `(${change.interval})` },
    colour === undefined ? { text: verdictText } : { text: verdictText, paint: (text) => paint(colour, text) },
    ...(history ? [{ text: row.history ?? "–" }] : []),
  ];
}

function budgetLines({ budgets, cpu }: Report, width: number, paint: Paint): readonly string[] {
  if (budgets.length === 0) return [];
  const columns: Column[] = [
    { title: "scenario", align: "left" },
    { title: "budget", align: "left" },
    { title: "head", align: "right" },
    { title: "range at 99 %", align: "right" },
    { title: "outcome", align: "left" },
  ];
  const rows = budgets.map((budget): Cell[] => [
    { text: toPlainText(budget.title) },
    { text: `${toPlainText([name(budget.budget)])} ${budget.origin}`.trim() },
    { text: budget.head },
    { text: budget.bounds ?? "–" },
    { text: budget.label + toPlainText(budget.reason), paint: (text) => paint(outcomeColour(budget), text) },
  ]);
  const broken = budgets.some(({ outcome }) => outcome === "broken");
  const machine = broken ? [toPlainText(say`Budgets move with the machine: this was ${cpu}.`)] : [];
  return [...narrowedLines(columns, rows, width), ...machine];
}

function outcomeColour({ outcome }: BudgetRow): Colour {
  if (outcome === "met") return "green";
  return outcome === "near" ? "yellow" : "red";
}

function failureLines({ failures }: Report): readonly string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ title, base, head }) => toPlainText(say`${title}: base ${base}; head ${head}`));
  return ["Failed requests", ...lines];
}

function ansi(colour: Colour, text: string): string {
  const [on, off] = CODES[colour];
  return text === "" ? text : `\u001B[${on}m${text}\u001B[${off}m`;
}
