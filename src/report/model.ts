import type { FailReason } from "../model/config.ts";
import type { ReportContext, Result } from "../model/result.ts";
import type { Finding } from "../model/verdict.ts";
import { accountingOf, sensitivityOf, vacuityOf } from "./accounting.ts";
import { type Alert, alertsOf } from "./alerts.ts";
import { type BudgetRow, budgetRows } from "./budget-row.ts";
import { type FailureRow, failureRows } from "./failure-row.ts";
import { type Footnote, Footnotes, type Remark, remarksOf } from "./footnotes.ts";
import { type Headline, headlineOf, sublineOf } from "./headline.ts";
import { type HotspotSection, hotspotSections } from "./hotspot-section.ts";
import { fixedSince } from "./memory.ts";
import { machineWord, methodOf, repeatCommand, safeRunUrl } from "./method.ts";
import { reportedLead } from "./reported.ts";
import { inReadingOrder, inTheOpen, type Row, toRow } from "./row.ts";
import { type ScenarioDetail, scenarioDetails } from "./scenario-detail.ts";
import { count, prose, say, type Text } from "./text.ts";
import { type TrendReport, trendOf } from "./trend.ts";
import { waiverNotes } from "./waivers.ts";
import { evidence } from "./wording.ts";

/** The only thing that renderers see. Text of others is marked as such in every `Text`. */
export interface Report {
  readonly headline: Headline;
  /** "4 scenarios, 10 blocks, 5 min 12 s" */
  readonly subline: string;
  /** What must be read first: interrupted, no comparison, whether the check fails. */
  readonly lead: readonly Text[];
  /** What changed, worst first, then what is undecided. */
  readonly rows: readonly Row[];
  readonly folded: readonly Row[];
  /** "6 unchanged, 8 not gated" */
  readonly foldedTitle: string;
  /** Title of the column with main's stored runs; null: there are none. */
  readonly historyTitle: string | null;
  readonly footnotes: readonly Footnote[];
  /** What concerns no single row. */
  readonly remarks: readonly Text[];
  /** How many cells were compared, and why others were not. */
  readonly accounting: Text;
  /** What could not have been seen; null where nothing was compared. */
  readonly sensitivity: string | null;
  readonly budgets: readonly BudgetRow[];
  /** Whose CPU the budgets were measured on; shown with every breach. */
  readonly cpu: Text;
  /** What waivers did: needed, exceeded, expired. */
  readonly waivers: readonly Text[];
  /** Main's chain; null where there is none. */
  readonly trend: TrendReport | null;
  /** Where the time of scenarios went; empty where nothing was profiled. */
  readonly hotspots: readonly HotspotSection[];
  readonly failures: readonly FailureRow[];
  readonly scenarios: readonly ScenarioDetail[];
  readonly method: readonly Text[];
  readonly repeat: string | null;
  readonly runUrl: string | null;
  readonly resultName: string | null;
  readonly alerts: readonly Alert[];
  /** Whether this fails the check. */
  readonly fails: boolean;
  readonly configPath: string;
}

/** Everything a reader is told, in the order of reading. Deterministic: the same input gives the same report. */
export function buildReport(result: Result, context: ReportContext): Report {
  const { measurement, environment } = result;
  const isSeveral = requestCounter(result);
  const footnotes = new Footnotes();
  const shown = inTheOpen(result.findings);
  const { own, general } = remarksIn(result);
  const cells = toCells(result, { footnotes, isSeveral, shown, remarks: own });
  const rows = cells.filter(({ finding }) => shown.has(finding)).map(({ row }) => row);
  const folded = cells.filter(({ finding }) => !shown.has(finding)).map(({ row }) => row);
  const cpu = say`${machineWord(context)(environment.cpuModel)}, ${count(environment.cpus, "CPU")}`;
  const budgets = budgetRows(result.budgets, isSeveral);
  const trend = trendOf(result.chain, isSeveral) ?? null;
  return {
    headline: headlineOf(result),
    subline: sublineOf(result),
    lead: [...reportedLead(context), ...leadOf(result, context), ...fixedOf(result, context, isSeveral)],
    rows,
    folded,
    foldedTitle: foldedTitle(folded),
    historyTitle: historyTitle(result.findings),
    footnotes: footnotes.list(),
    remarks: general.map(({ text }) => text),
    accounting: accountingOf(result),
    sensitivity: sensitivityOf(result) ?? null,
    budgets,
    cpu,
    waivers: waiverNotes(result),
    trend,
    hotspots: hotspotSections(result, context),
    failures: failureRows(measurement),
    scenarios: scenarioDetails(measurement, cells),
    method: methodOf(result, context, trend?.origin.slice(0, 1) ?? []),
    repeat: repeatCommand(result, context),
    runUrl: safeRunUrl(context),
    resultName: context.resultName,
    alerts: alertsOf({ result, context, rows: [...rows, ...folded], budgets, cpu, trend }),
    fails: result.failed.length > 0,
    configPath: context.configPath,
  };
}

/** Code of a warning on what head's config no longer holds it to. */
const LOOSENED = "loosened";

interface Cell {
  readonly finding: Finding;
  readonly row: Row;
}

interface RowContext {
  readonly footnotes: Footnotes;
  readonly isSeveral: (scenario: string) => boolean;
  /** Findings whose evidence is told. */
  readonly shown: ReadonlySet<Finding>;
  /** Each of a scenario in the table. */
  readonly remarks: readonly Remark[];
}

/** Rows with their footnotes: the evidence of each, then the warnings that concern its scenario. */
function toCells({ findings, look }: Result, context: RowContext): readonly Cell[] {
  const { footnotes, isSeveral, shown } = context;
  const family = look?.cells ?? findings.filter(({ gated }) => gated).length;
  const proofs = inReadingOrder(findings).map((finding) => {
    const proof = shown.has(finding) ? evidence(finding, family) : undefined;
    return { finding, proof: proof === undefined ? [] : [footnotes.numberOf(proof)] };
  });
  const remarks = context.remarks.map(({ scenarios, text }) => {
    return { scenarios: new Set(scenarios), number: footnotes.numberOf(text) };
  });
  return proofs.map(({ finding, proof }) => {
    const concerning = remarks.filter(({ scenarios }) => scenarios.has(finding.scenario)).map(({ number }) => number);
    const several = isSeveral(finding.scenario);
    return { finding, row: toRow({ finding, several, family, notes: [...proof, ...concerning] }) };
  });
}

/** Warnings: those that concern a scenario in the table, and all others. */
function remarksIn({ findings, warnings, measurement }: Result): Readonly<Record<"own" | "general", Remark[]>> {
  const inTable = new Set(findings.map(({ scenario }) => scenario));
  const all = remarksOf([...warnings, ...measurement.warnings].filter(({ code }) => code !== LOOSENED));
  const { own = [], general = [] } = Object.groupBy(all, ({ scenarios }) => {
    return scenarios.some((scenario) => inTable.has(scenario)) ? "own" : "general";
  });
  return { own, general };
}

function requestCounter({ findings, measurement }: Result): (scenario: string) => boolean {
  const requests = new Map<string, Set<string>>();
  const add = (scenario: string, request: string) => {
    requests.set(scenario, (requests.get(scenario) ?? new Set()).add(request));
  };
  for (const { name, requests: names } of measurement.scenarios) for (const each of names) add(name, each);
  for (const { scenario, request } of findings) if (request !== null) add(scenario, request);
  return (scenario) => (requests.get(scenario)?.size ?? 0) > 1;
}

const FAILS = "This fails the check";
const WOULD_FAIL = "By main's config this fails, which a report cannot do to the check";

const FAILED_BY: Readonly<Record<FailReason, string>> = {
  regression: "a regression",
  budget: "a broken budget",
  inconclusive: "an inconclusive comparison",
  suspected: "a suspected regression",
  invalid: "something could not be measured",
};

function leadOf(result: Result, { reported }: ReportContext): readonly Text[] {
  const { measurement, blocks, failed } = result;
  const lead: Text[] = [];
  if (measurement.interrupted) {
    lead.push([`Interrupted: this is only what was measured until then, ${count(blocks, "block")}.`]);
  }
  // A reader must see this whatever else is left out for length.
  lead.push(...result.warnings.filter(({ code }) => code === LOOSENED).map(({ text }): Text => [prose(text)]));
  const vacuity = vacuityOf(result);
  if (vacuity !== undefined) lead.push(vacuity);
  const vacuous = !result.findings.some(({ gated, verdict }) => gated && verdict === "invalid");
  const because = (reason: FailReason) =>
    reason === "invalid" && vacuous && measurement.compare === "stored"
      ? "nothing could be compared"
      : FAILED_BY[reason];
  if (failed.length > 0) {
    lead.push([`${reported === undefined ? FAILS : WOULD_FAIL}: ${failed.map(because).join(", ")}.`]);
  }
  if (failed.length === 0 && headlineOf(result).tone === "bad")
    lead.push(["This does not fail the check, as configured."]);
  return lead;
}

function fixedOf(result: Result, context: ReportContext, isSeveral: (scenario: string) => boolean): readonly Text[] {
  const url = safeRunUrl(context)?.replace(/\d+$/, "");
  const linkOf = (run: number) => (url === undefined ? `run ${run}` : `[run ${run}](${url}${run})`);
  return fixedSince(result, context.remembered ?? [], { isSeveral, linkOf });
}

function foldedTitle(rows: readonly Row[]): string {
  const unchanged = rows.filter(({ gated, verdict }) => gated && (verdict === "no change" || verdict === "not slower"));
  const beside = rows.filter(({ gated }) => !gated).length;
  const unsuspected = rows.filter(({ gated, verdict }) => gated && verdict === "not suspected").length;
  const empty = rows.length - unchanged.length - unsuspected - beside;
  return [
    ...(unchanged.length > 0 ? [`${unchanged.length} unchanged`] : []),
    ...(unsuspected > 0 ? [`${unsuspected} not suspected`] : []),
    ...(beside > 0 ? [`${beside} not gated`] : []),
    ...(empty > 0 ? [`${empty} without a value`] : []),
  ].join(", ");
}

function historyTitle(findings: readonly Finding[]): string | null {
  const runs = findings.flatMap(({ history }) => (history === null ? [] : [history.runs]));
  const most = Math.max(0, ...runs);
  return most === 0 ? null : most === 1 ? "main, last run" : `main, last ${most} runs`;
}
