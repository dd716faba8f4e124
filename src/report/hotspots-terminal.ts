import type { CostChange, ProfileComparison, Scaling } from "../model/hotspots.ts";
import { toPlainText } from "./escape.ts";
import { formatCount, signed } from "./format.ts";
import { amount, changeOf, hotspotSentences, namedChanges, placeText } from "./hotspots.ts";
import { type Cell, type Column, narrow, narrowedLines, tableWidth } from "./terminal-table.ts";
import { count, name } from "./text.ts";

/** Rows of a table: what is named, then what changed most. */
const FUNCTIONS = 12;
const OTHERS = 5;

/** Columns for the name of a function. */
const WIDEST = 40;

/** The comparison of two sets of profiles as plain lines; nothing of a name steers a terminal. */
export function renderHotspots(comparison: ProfileComparison, notes: readonly string[], width: number): string {
  const growth = namedChanges(comparison.functions, "growth").length > 0 || comparison.total.change >= 0;
  const first = growth ? (["growth", "decline"] as const) : (["decline", "growth"] as const);
  const told = first
    .map((direction) => ({ direction, found: hasNamed(comparison, direction) }))
    .filter(({ found }, index) => found || index === 0);
  const onlyFound = told.some(({ found }) => found) ? told.filter(({ found }) => found) : told.slice(0, 1);
  const sections = [
    onlyFound.flatMap(({ direction }) => hotspotSentences(comparison, direction).map(toPlainText)),
    [wholeOf(comparison)],
    ["Functions, by their own cost", ...table(comparison.functions, FUNCTIONS, width, FUNCTION_COLUMNS)],
    ["Files", ...table(comparison.files, OTHERS, width, PLACE_COLUMNS)],
    ["Packages", ...table(comparison.packages, OTHERS, width, PLACE_COLUMNS)],
    [...methodOf(comparison), ...notes],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function hasNamed({ functions, files, packages }: ProfileComparison, direction: "growth" | "decline"): boolean {
  return [functions, files, packages].some((changes) => namedChanges(changes, direction).length > 0);
}

function wholeOf({ total: { change, bounds }, requests, windows }: ProfileComparison): string {
  const interval = bounds === null ? "" : ` (${signed(bounds.low)} to ${signed(bounds.high)})`;
  const arms = (["base", "head"] as const).map((arm) => {
    return `${arm} ${count(windows[arm], "profile")} of ${formatCount(requests[arm])} requests`;
  });
  return `The whole per request, under the profiler: ${signed(change)} %${interval}; ${arms.join(", ")}.`;
}

type Show = (change: CostChange) => Cell;

const PLACE_COLUMNS: readonly (readonly [Column, Show])[] = [
  [{ title: "where", align: "left" }, (change) => ({ text: toPlainText(placeText(change)) })],
  [{ title: "of base", align: "right" }, ({ base }) => ({ text: percent(base) })],
  [{ title: "change", align: "right" }, (change) => ({ text: changeOf(change).value })],
  [{ title: "", align: "left" }, (change) => ({ text: bracketed(changeOf(change).interval) })],
  [{ title: "of the change", align: "right" }, ({ shareOfGrowth }) => ({ text: part(shareOfGrowth) })],
  [{ title: "", align: "left" }, ({ named }) => ({ text: named ? "beyond noise" : "" })],
];

const FUNCTION_COLUMNS: readonly (readonly [Column, Show])[] = [
  [
    { title: "function", align: "left" },
    ({ name: own, together }) => ({
      text: `${narrow(toPlainText([name(own ?? "")]), WIDEST)}${together === undefined ? "" : ` (${together} or more)`}`,
    }),
  ],
  ...PLACE_COLUMNS.map(([column, show], index): readonly [Column, Show] => {
    return index === 0
      ? [column, (change) => ({ text: change.file === null ? "" : show(change).text })]
      : [column, show];
  }),
  [{ title: "calls a request", align: "right" }, (change) => ({ text: callsOf(change) })],
  [{ title: "called from", align: "left" }, (change) => ({ text: callerOf(change) })],
];

function table(
  changes: readonly CostChange[],
  most: number,
  width: number,
  columns: readonly (readonly [Column, Show])[],
): readonly string[] {
  const byWeight = changes.toSorted((a, b) => {
    return Number(b.named) - Number(a.named) || Math.abs(b.growth) - Math.abs(a.growth) || b.head - a.head;
  });
  const shown = new Set(byWeight.slice(0, most));
  const rows = changes.filter((change) => shown.has(change));
  const rest = changes.length - rows.length;
  return [...fitting(rows, width, columns), ...(rest === 0 ? [] : [`… and ${rest} that changed less`])];
}

/** The last columns go first where there is no room for them, down to what every table has. */
function fitting(
  changes: readonly CostChange[],
  width: number,
  columns: readonly (readonly [Column, Show])[],
): readonly string[] {
  const titles = columns.map(([column]) => column);
  const rows = changes.map((change) => columns.map(([, show]) => show(change)));
  if (columns.length > PLACE_COLUMNS.length + 1 && tableWidth(titles, rows) > width) {
    return fitting(changes, width, columns.slice(0, -1));
  }
  return narrowedLines(titles, rows, width);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function part(share: number | null): string {
  return share === null ? "–" : `${Math.round(share * 100)} %`;
}

function bracketed(interval: string | null): string {
  return interval === null ? "" : `(${interval})`;
}

function callsOf({ calls }: CostChange): string {
  if (calls === null) return "–";
  return calls.base === calls.head ? amount(calls.head) : `${amount(calls.base)} → ${amount(calls.head)}`;
}

function callerOf({ within, callers: [caller] }: CostChange): string {
  const from = within?.name ?? caller?.name;
  return from === undefined ? "" : narrow(toPlainText([name(from)]), WIDEST);
}

const SCALED: Readonly<Record<Scaling, string>> = {
  none: "Costs are per request, as the profiler told them.",
  cpu: "Costs are shares of the samples, of the CPU that the system accounted for.",
  size: "Costs are scaled so that the typical function has no change: what all functions share is in the whole alone.",
};

function methodOf({ scaling, kind, judgedBy }: ProfileComparison): readonly string[] {
  return [
    `Own cost: ${OWN[kind]}. Shares and changes only, as a profiler slows what it looks at. ${SCALED[scaling]}`,
    ...(judgedBy === "windows" ? ["One boot on a side: what differs from boot to boot is taken for a change."] : []),
  ];
}

const OWN: Readonly<Record<ProfileComparison["kind"], string>> = {
  pstats: "time within the function and the built-in functions that it calls, waiting included",
  cpuprofile: "sampled time within the function and the native code that it calls",
  pprof: "sampled CPU within the function, about 100 samples a second: only large changes can be seen",
  "py-spy": "samples within the function while its thread held Python's lock",
};
