import { type CellId, cellKey } from "../model/cell.ts";
import type { Commit, Environment, Measurement } from "../model/measurement.ts";
import { METRICS } from "../model/metric.ts";
import type { Result } from "../model/result.ts";
import type { Finding } from "../model/verdict.ts";
import { toPlainText } from "./escape.ts";
import { formatBytes, formatChange, formatValue } from "./format.ts";
import { type Cell, type Column, tableLines } from "./terminal-table.ts";
import { count, name, prose, say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";

/**
 * Two stored results side by side, for a terminal: head's value of each cell in A and in B, the range of its blocks
 * and the change from A to B. It gives no verdict: hosted runners differ by 8 to 15 % with the same code.
 */
export function renderComparison(a: Result, b: Result): string {
  const cells = cellsOfBoth(a, b);
  const rows = cells.map((cell) => rowOf(cell, a, b));
  const sections = [
    [toPlainText(runLine("A", a)), toPlainText(runLine("B", b))],
    rows.length === 0 ? ["Neither result has a cell."] : tableLines(COLUMNS, rows),
    [
      "These are two separate runs, so there is no verdict: hosted runners differ by 8 to 15 % with the same code.",
      "In brackets the lowest and highest block. For a verdict measure both revisions together: loadline run --base REV",
    ],
    differences(a, b),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const COLUMNS: readonly Column[] = [
  { title: "scenario", align: "left" },
  { title: "metric", align: "left" },
  { title: "A", align: "right" },
  { title: "(blocks)", align: "left" },
  { title: "B", align: "right" },
  { title: "(blocks)", align: "left" },
  { title: "B against A", align: "right" },
];

interface Both extends CellId {
  readonly several: boolean;
  readonly a: Finding | undefined;
  readonly b: Finding | undefined;
}

/** Cells of A in its order, then those that only B has. */
function cellsOfBoth(a: Result, b: Result): readonly Both[] {
  const ofA = new Map(a.findings.map((finding) => [cellKey(finding), finding]));
  const ofB = new Map(b.findings.map((finding) => [cellKey(finding), finding]));
  const all = new Map([...ofB, ...ofA]);
  const keys = [...ofA.keys(), ...[...ofB.keys()].filter((key) => !ofA.has(key))];
  const requests = Map.groupBy(all.values(), ({ scenario }) => scenario);
  return keys.flatMap((key) => {
    const cell = all.get(key);
    if (cell === undefined) return [];
    const { scenario, request, metric } = cell;
    const names = new Set((requests.get(scenario) ?? []).flatMap((each) => each.request ?? []));
    return [{ scenario, request, metric, several: names.size > 1, a: ofA.get(key), b: ofB.get(key) }];
  });
}

function rowOf(cell: Both, a: Result, b: Result): Cell[] {
  const { metric, several } = cell;
  const before = cell.a?.head ?? null;
  const after = cell.b?.head ?? null;
  return [
    { text: toPlainText(titleOf(cell, several)) },
    { text: METRICS[metric].label },
    { text: formatValue(metric, before) },
    { text: blockRange(cell, a.measurement) },
    { text: formatValue(metric, after) },
    { text: blockRange(cell, b.measurement) },
    { text: changeOf(cell, before, after) },
  ];
}

function changeOf({ metric }: Both, before: number | null, after: number | null): string {
  if (before === null || after === null) return "–";
  if (METRICS[metric].scale === "difference") return formatChange(metric, after - before, null).value;
  return before > 0 ? formatChange(metric, after / before - 1, null).value : "–";
}

function blockRange({ scenario, request, metric }: Both, { blocks }: Measurement): string {
  const values = blocks
    .filter(({ invalid }) => invalid === null)
    .flatMap(({ rounds }) => rounds.filter((round) => round.scenario === scenario && round.invalid === null))
    .flatMap(({ cells }) => cells.filter((cell) => cell.request === request && cell.metric === metric))
    .flatMap(({ head }) => head ?? []);
  if (values.length === 0) return "";
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `(${formatValue(metric, low)} to ${formatValue(metric, high)})`;
}

function runLine(letter: string, { measurement, blocks }: Result): Text {
  const { startedAt, head } = measurement;
  return say`${letter}: head ${revision(head)}, ${prose(startedAt)}, ${count(blocks, "block")}`;
}

function revision({ sha, label }: Commit): Text {
  return sha === null ? [name(label)] : say`${name(sha.slice(0, 12))} (${name(label)})`;
}

const FIELDS: readonly { readonly label: string; readonly show: (environment: Environment) => string | null }[] = [
  { label: "CPU", show: ({ cpuModel }) => cpuModel },
  { label: "CPUs", show: ({ cpus }) => String(cpus) },
  { label: "architecture", show: ({ arch }) => arch },
  { label: "system", show: ({ os }) => os },
  { label: "image", show: ({ image }) => image },
  { label: "runner", show: ({ runnerLabel }) => runnerLabel },
  { label: "kernel", show: ({ kernel }) => kernel },
  { label: "memory", show: ({ memoryBytes }) => formatBytes(memoryBytes) },
  { label: "Node", show: ({ node }) => node },
  { label: "Loadline", show: ({ loadline }) => loadline },
];

/** Which fields of the environment differ, and which scenarios were loaded differently. */
function differences(a: Result, b: Result): readonly string[] {
  const fields = FIELDS.flatMap(({ label, show }) => {
    const [before, after] = [show(a.environment) ?? "unknown", show(b.environment) ?? "unknown"];
    return before === after ? [] : [toPlainText(say`  ${label}: A ${prose(before)}, B ${prose(after)}`)];
  });
  const hashes = new Map(a.measurement.scenarios.map((scenario) => [scenario.name, scenario.hash]));
  const loads = b.measurement.scenarios.flatMap((scenario) => {
    const hash = hashes.get(scenario.name);
    return hash === undefined || hash === scenario.hash
      ? []
      : [toPlainText(say`  The load of ${name(scenario.name)} is not the same.`)];
  });
  if (fields.length + loads.length === 0) return ["The environments and the loads are the same in every field."];
  return ["What differs besides the code:", ...fields, ...loads];
}
