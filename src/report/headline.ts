import type { Result } from "../model/result.ts";
import { type BudgetOutcome, type Finding, isWaived, type Verdict } from "../model/verdict.ts";
import { formatDuration } from "./format.ts";
import { limitOfStored, nothingComparedWithStored } from "./stored-only.ts";
import { count } from "./text.ts";
import { isComparedIn, WORDING } from "./wording.ts";

/** The first line of a report: our own words only. */
export interface Headline {
  readonly icon: string;
  /** "Loadline: 1 regression, 1 improvement, 6 without change" */
  readonly text: string;
  /** How the reader should feel about it; a run that compared nothing is never good. */
  readonly tone: "bad" | "unsure" | "good";
}

export function headlineOf(result: Result): Headline {
  const gated = result.findings.filter((finding) => finding.gated);
  const parts = [
    ...(result.measurement.interrupted ? ["interrupted"] : []),
    ...(gated.some(isComparedIn(result.measurement)) ? [] : [nothingCompared(result, gated)]),
    ...(isRefused(result, gated) ? ["no verdict"] : []),
    ...counts(result, gated),
  ];
  return { ...moodOf(result, gated), text: `Loadline: ${parts.join(", ")}${limitOfStored(result)}` };
}

/** What could be compared is fine, and yet it does not pass: a warning says why. */
function isRefused({ verdict, measurement }: Result, gated: readonly Finding[]): boolean {
  const compared = gated.some(isComparedIn(measurement));
  return verdict === "invalid" && compared && gated.every((finding) => finding.verdict !== "invalid");
}

/** "4 scenarios, 10 blocks, 5 min 12 s" */
export function sublineOf({ measurement, blocks, seconds }: Result): string {
  return [count(measurement.scenarios.length, "scenario"), count(blocks, "block"), formatDuration(seconds)].join(", ");
}

const COUNTING_ORDER: readonly Verdict[] = [
  "regression",
  "invalid",
  "suspected",
  "improvement",
  "inconclusive",
  "no baseline",
  "new",
  "gone",
  "seems better",
  "not suspected",
  "not slower",
  "no change",
];

/** Verdicts that the words for "nothing was compared" already tell, where they are all there is. */
const SILENT: ReadonlySet<Verdict> = new Set(["invalid", "no baseline"]);

function counts(result: Result, gated: readonly Finding[]): readonly string[] {
  const anyCompared = gated.some(isComparedIn(result.measurement));
  const verdicts = COUNTING_ORDER.flatMap((verdict) => {
    const same = gated.filter((finding) => finding.verdict === verdict);
    const waived = same.filter(isWaived).length;
    const number = same.length - waived;
    const words = waived === 0 ? [] : [`${wordedCount(verdict, waived, gated.length)} waived`];
    if (number === 0 || (!anyCompared && SILENT.has(verdict))) return words;
    return [wordedCount(verdict, number, gated.length), ...words];
  });
  const broken = budgets(result, "broken");
  const near = budgets(result, "near");
  const unknown = budgets(result, "unknown");
  const waived = result.budgets.filter(isWaived).length;
  const met = anyCompared ? 0 : budgets(result, "met");
  const limits = [
    ...(broken > 0 ? [`${count(broken, "budget")} broken`] : []),
    ...(waived > 0 ? [`${count(waived, "broken budget")} waived`] : []),
    ...(near > 0 ? [`${count(near, "budget")} near the limit`] : []),
    ...(unknown > 0 ? [`${count(unknown, "budget")} not judged`] : []),
    ...(met > 0 ? [`${count(met, "budget")} met`] : []),
  ];
  const worst = verdicts[0]?.includes("regression") ? 1 : 0;
  return [...verdicts.slice(0, worst), ...limits, ...verdicts.slice(worst)];
}

function wordedCount(verdict: Verdict, number: number, all: number): string {
  if (verdict === "not suspected" && number === all) return `nothing suspected in ${count(all, "cell")}`;
  if (verdict === "no change" && number === all) return `no change in ${count(all, "cell")}`;
  const { one, many } = WORDING[verdict];
  return count(number, one, many ?? one);
}

function nothingCompared(result: Result, gated: readonly Finding[]): string {
  const { verdict, measurement } = result;
  if (measurement.compare === "stored") return nothingComparedWithStored(result);
  if (measurement.base === null || measurement.baseAbsent !== null) return "no comparison";
  if (verdict === "invalid" || gated.some((finding) => finding.verdict === "invalid")) return "no verdict";
  return "nothing was compared";
}

function moodOf(result: Result, gated: readonly Finding[]): Pick<Headline, "icon" | "tone"> {
  const has = (verdict: Verdict) => result.verdict === verdict || gated.some((finding) => finding.verdict === verdict);
  const unsure = (icon: string) => ({ icon, tone: "unsure" }) as const;
  const waived = [...gated, ...result.budgets].some(isWaived);
  const regressed = gated.some((finding) => finding.verdict === "regression" && !isWaived(finding));
  if (regressed || budgets(result, "broken") > 0) return { icon: "🔴", tone: "bad" };
  if (has("invalid") || result.failed.length > 0) return { icon: "⛔", tone: "bad" };
  if (has("suspected")) return unsure("🟠");
  if (result.measurement.interrupted || gated.length === 0 || !gated.every(isComparedIn(result.measurement)))
    return unsure("⚪");
  if (waived || has("inconclusive") || budgets(result, "near") > 0 || budgets(result, "unknown") > 0)
    return unsure("🟡");
  // What other machines were faster or slower by can reassure nobody.
  if (result.measurement.compare === "stored") return unsure("⚪");
  return { icon: has("improvement") ? "🟢" : "✅", tone: "good" };
}

function budgets({ budgets: all }: Result, outcome: BudgetOutcome): number {
  return all.filter((budget) => budget.outcome === outcome && !isWaived(budget)).length;
}
