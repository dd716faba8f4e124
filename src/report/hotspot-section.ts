import type { CostChange, Direction, ProfileComparison } from "../model/hotspots.ts";
import type { ReportContext, Result } from "../model/result.ts";
import { toMarkdown } from "./escape.ts";
import { amount, changeOf, hotspotSentences, type LinkOf, partOf, placeText } from "./hotspots.ts";
import { table, unbroken } from "./markdown-table.ts";
import { headUrl } from "./method.ts";
import { count, name, say, type Text } from "./text.ts";

/** Where the cost of one scenario went, for the reports. */
export interface HotspotSection {
  readonly scenario: string;
  /** At most three. */
  readonly sentences: readonly Text[];
  /** The same in markdown's links to head's files. */
  readonly linked: readonly Text[];
  readonly tables: readonly HotspotTable[];
  /** By what was profiled, and what it cannot see. */
  readonly method: Text;
}

interface HotspotTable {
  readonly title: string;
  readonly rows: readonly (readonly Text[])[];
}

/** Rows of functions, and of files and packages, in a summary. */
const FUNCTIONS = 10;
const OTHERS = 5;

/** In the order of the result; empty where nothing was profiled. */
export function hotspotSections(
  { hotspots = [], measurement }: Result,
  context: ReportContext,
): readonly HotspotSection[] {
  const linkOf = linksTo(headUrl(context, measurement.head));
  return hotspots.map(({ scenario, direction, comparison }) => ({
    scenario,
    sentences: hotspotSentences(comparison, direction),
    linked: hotspotSentences(comparison, direction, linkOf),
    tables: [
      { title: "function", rows: rowsOf(comparison, "functions", direction, FUNCTIONS, linkOf) },
      { title: "file", rows: rowsOf(comparison, "files", direction, OTHERS, linkOf) },
      { title: "package", rows: rowsOf(comparison, "packages", direction, OTHERS, linkOf) },
    ],
    method: methodOf(comparison),
  }));
}

/** A link to a file of the workspace at head's commit; none for a path that leads out of it. */
function linksTo(url: string | null): LinkOf | undefined {
  if (url === null) return undefined;
  return (file, line) => {
    const parts = file.split("/");
    if (file.startsWith("/") || file.includes("<") || parts.includes("..") || parts.includes("")) return undefined;
    const path = parts.map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percentEncoded)).join("/");
    return `${url}/${path}${line === null ? "" : `#L${line}`}`;
  };
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function rowsOf(
  comparison: ProfileComparison,
  level: "functions" | "files" | "packages",
  direction: Direction,
  most: number,
  linkOf: LinkOf | undefined,
): readonly (readonly Text[])[] {
  const sign = direction === "growth" ? 1 : -1;
  const changes = comparison[level].filter(({ growth }) => growth * sign > 0);
  const ordered = changes.toSorted((a, b) => Number(b.named) - Number(a.named) || sign * (b.growth - a.growth));
  const rows = ordered.slice(0, most);
  return level === "functions"
    ? rows.map((each) => functionRow(each, linkOf))
    : rows.map((each) => placeRow(each, linkOf));
}

function placeRow(change: CostChange, linkOf: LinkOf | undefined): readonly Text[] {
  return [placeText(change, linkOf), ...costCells(change)];
}

function functionRow(change: CostChange, linkOf: LinkOf | undefined): readonly Text[] {
  const { name: own, file, calls, within, callers, together } = change;
  return [
    together === undefined ? [name(own ?? "")] : [name(own ?? ""), ` (${together} or more)`],
    file === null ? ["–"] : placeText(change, linkOf),
    ...costCells(change),
    [calls === null ? "–" : `${amount(calls.base)} → ${amount(calls.head)}`],
    callerOf(within?.name ?? callers[0]?.name),
  ];
}

function costCells(change: CostChange): readonly Text[] {
  const { value, interval } = changeOf(change);
  return [
    [unbroken(`${(change.base * 100).toFixed(1)} %`)],
    [change.named ? `**${unbroken(value)}**` : unbroken(value), interval === null ? "" : ` (${interval})`],
    [change.shareOfGrowth === null ? "–" : partOf(change)],
  ];
}

function callerOf(caller: string | undefined): Text {
  return caller === undefined ? ["–"] : [name(caller)];
}

const PROFILERS: Readonly<Record<ProfileComparison["kind"], string>> = {
  pstats: "Python's cProfile, which counts every call and makes calls dearer than they are",
  cpuprofile: "V8's sampling profiler with inlining off, which cannot see what only inlining changes",
  pprof: "Go's sampling profiler, about 100 samples a second, which sees large changes only",
  "py-spy": "py-spy, which samples the threads that hold Python's lock, and nothing that runs without it",
};

function methodOf({ kind, boots, windows, total }: ProfileComparison): Text {
  const whole = `${total.change >= 0 ? "+" : "−"}${Math.abs(total.change * 100).toFixed(1)} %`;
  return say`Profiled after the verdict, ${windows.base} and ${windows.head} windows of ${boots.base} and ${count(boots.head, "boot")}, by ${PROFILERS[kind]}: shares and changes of own cost, not the service's own CPU. The whole changed by ${whole} under it.`;
}

/** Lines for a comment; an empty string where nothing was profiled. */
export function hotspotLines(sections: readonly HotspotSection[]): string {
  return sections
    .map(({ scenario, linked }) => {
      const lines = linked.map((text) => `- ${toMarkdown(text)}`);
      return [`**Where the time of ${toMarkdown([name(scenario)])} went**`, "", ...lines].join("\n");
    })
    .join("\n\n");
}

/** Tables for a job summary; an empty string where nothing was profiled. */
export function hotspotTables(sections: readonly HotspotSection[]): string {
  return sections
    .map((section) => {
      const tables = section.tables.map(({ title, rows }) => {
        const functions = title === "function";
        const header = [
          title,
          ...(functions ? ["where"] : []),
          "of base",
          "change",
          "part",
          ...(functions ? ["calls a request", "called from"] : []),
        ];
        const align = ["l", ...(functions ? ["l"] : []), "r", "r", "r", ...(functions ? ["r", "l"] : [])];
        return table(
          header,
          align,
          rows.map((row) => row.map(toMarkdown)),
        );
      });
      return [hotspotLines([section]), ...tables, toMarkdown(section.method)]
        .filter((text) => text !== "")
        .join("\n\n");
    })
    .join("\n\n");
}
