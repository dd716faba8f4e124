import { METRICS } from "../model/metric.ts";
import { type Finding, type HistoryComparison, isWaived, type Verdict } from "../model/verdict.ts";
import { type ChangeText, formatChange, formatSize, formatValue } from "./format.ts";
import { inWords } from "./in-words.ts";
import { say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";
import { waiverLabel } from "./waivers.ts";
import { WORDING } from "./wording.ts";

/** One cell as a reader sees it; all strings are our own words. */
export interface Row {
  readonly scenario: string;
  /** The scenario, and the request where the scenario has several. */
  readonly title: Text;
  /** Null where the scenario has only one, and for what concerns the scenario as a whole. */
  readonly request: string | null;
  readonly metric: string;
  readonly base: string;
  readonly head: string;
  readonly change: ChangeText | null;
  readonly verdict: Verdict;
  /** The verdict's label, in the words people use where the change is large: "improvement, 1.9× as fast". */
  readonly label: string;
  readonly icon: string;
  readonly gated: boolean;
  /** Whether a waiver keeps it from failing the check. */
  readonly waived: boolean;
  /** Numbers of its footnotes. */
  readonly notes: readonly number[];
  /** "12.0 ms ±9 %" or "3 of 5 runs"; null without stored runs. */
  readonly history: string | null;
  /** The smallest change that could have been seen: "2.1 %". */
  readonly detectable: string | null;
  /** The whole finding in one sentence that begins with the cell's name. */
  readonly sentence: Text;
}

export interface RowInput {
  readonly finding: Finding;
  /** Whether the scenario has several requests, which then are named. */
  readonly several: boolean;
  /** Cells judged together. */
  readonly family: number;
  readonly notes: readonly number[];
}

export function toRow({ finding, several, family, notes }: RowInput): Row {
  const { scenario, metric, change, interval, verdict, gated, detectable, waiver } = finding;
  const { icon, label, sentence } = WORDING[verdict];
  const title = titleOf(finding, several);
  const told = verdict === "regression" || verdict === "improvement" ? inWords(finding) : undefined;
  return {
    scenario,
    title,
    request: several ? finding.request : null,
    metric: METRICS[metric].label,
    base: formatValue(metric, finding.base),
    head: formatValue(metric, finding.head),
    change: change === null ? null : formatChange(metric, change, interval),
    verdict,
    label: `${label}${told === undefined ? "" : `, ${told}`}${waiverLabel(waiver)}${gated ? "" : " (not gated)"}`,
    icon: iconOf(finding, icon),
    gated,
    waived: isWaived(finding),
    notes,
    history: finding.history && historyText(finding, finding.history),
    detectable: detectable === null ? null : formatSize(metric, detectable),
    sentence: say`${title} ${METRICS[metric].label}${sentence(finding, family)}`,
  };
}

/** What is waived is no alarm. */
function iconOf(finding: Finding, icon: string): string {
  if (!finding.gated) return "";
  return isWaived(finding) ? "🟡" : icon;
}

const UNEVENTFUL: ReadonlySet<Verdict> = new Set(["no change", "not slower", "not suspected"]);

/** Sorted for a reader: what changed first and the worst of it first, then what is undecided, then the rest. */
export function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, index) => ({ finding, index, rank: rankOf(finding), badness: badness(finding) }))
    .sort((a, b) => a.rank - b.rank || b.badness - a.badness || a.index - b.index)
    .map(({ finding }) => finding);
}

/**
 * The cells that stand in the open. Folded are those without change or without any value, and beside the gate those
 * that are undecided or only say again, as a latency or throughput, what a gated cell of the scenario says.
 */
export function inTheOpen(findings: readonly Finding[]): ReadonlySet<Finding> {
  const key = ({ scenario, verdict }: Finding) => JSON.stringify([scenario, verdict]);
  const told = new Set(findings.filter(({ gated }) => gated).map(key));
  return new Set(
    findings.filter((finding) => {
      const { verdict, gated, metric, base, head } = finding;
      const proven = verdict === "regression" || verdict === "improvement";
      if (!gated) return proven && (metric === "cpu" || metric === "rss" || !told.has(key(finding)));
      return proven || (!UNEVENTFUL.has(verdict) && (base !== null || head !== null));
    }),
  );
}

const READING_ORDER: readonly Verdict[] = [
  "regression",
  "suspected",
  "improvement",
  "inconclusive",
  "invalid",
  "no baseline",
  "new",
  "gone",
  "seems better",
  "not suspected",
  "not slower",
  "no change",
];

function rankOf({ verdict, gated }: Finding): number {
  return READING_ORDER.indexOf(verdict) + (gated ? 0 : READING_ORDER.length);
}

/** Size of the change among equals: the larger first; worse before better where nothing is proven. */
function badness({ verdict, metric, change, history }: Finding): number {
  const stored = verdict === "suspected" || verdict === "seems better";
  const by = stored ? (history?.change ?? 0) : (change ?? 0);
  if (verdict === "inconclusive") return METRICS[metric].better === "lower" ? by : -by;
  if (!stored && verdict !== "regression" && verdict !== "improvement") return 0;
  return Math.abs(METRICS[metric].scale === "ratio" ? Math.log1p(Math.max(by, -0.999)) : by);
}

function historyText({ metric }: Finding, { runs, needed, typical, spread }: HistoryComparison): string {
  if (typical === null || spread === null) return `${runs} of ${needed} runs`;
  return `${formatValue(metric, typical)} ±${formatSize(metric, spread)}`;
}
