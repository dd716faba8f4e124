import type { FailReason } from "../model/config.ts";
import type { MetricId } from "../model/metric.ts";
import type { Budget } from "../model/scenario.ts";
import {
  type BudgetResult,
  type Finding,
  type HistoryComparison,
  type Interval,
  isWaived,
  type Judgement,
  type LookTaken,
  VERDICTS,
  type Verdict,
} from "../model/verdict.ts";
import { median } from "../stats/quantile.ts";
import { type AssessedCell, type AssessInput, type Assessment, assess } from "./assess.ts";
import { judgeBudgets } from "./budgets.ts";
import type { Evidence } from "./evidence.ts";
import { warningsOn } from "./judge-warnings.ts";
import { headAloneFails } from "./lone-failures.ts";
import { goneRequests, type RequestId } from "./new-requests.ts";
import { verdictOf } from "./rules.ts";
import type { Series } from "./series.ts";
import { isVacuous, whyUncompared } from "./stored-only.ts";
import { applyWaivers, type WaiversOn } from "./waivers.ts";

export interface JudgeInput extends AssessInput {
  readonly failOn: readonly FailReason[];
  /** Limits of the service as a whole. */
  readonly serviceBudgets?: readonly Budget[];
  readonly waived?: WaiversOn;
  /** The look at which measuring ended: its alpha is what a regression's p is held against. */
  readonly look: LookTaken | null;
  /** Head against main's stored runs, by `cellKey`. */
  readonly history: ReadonlyMap<string, HistoryComparison>;
  /** Given where main's stored runs are all that head is to be compared with: how many there are. */
  readonly stored?: { readonly runs: number } | undefined;
}

/**
 * The verdict on everything that was measured. Pure and deterministic for a seed. The overall verdict is the worst of
 * the cells that may fail the build; it is "invalid" where a base was there and nothing could be compared with it.
 */
export function judge(input: JudgeInput): Judgement {
  const assessment = assess(input);
  const { findings, budgets, waivers } = applyWaivers(
    [...assessment.cells.map((cell) => findingOf(cell, input)), ...goneFindings(input)],
    judgeBudgets(input.scenarios, input.blocks, input.serviceBudgets),
    input.waived ?? { waivers: [], at: "" },
  );
  const verdict = worstOf(findings, budgets, input);
  return {
    verdict,
    findings,
    budgets,
    waivers,
    look: lookTaken(input, assessment),
    failed: input.failOn.filter((reason) => FAILS[reason](findings, budgets, verdict)),
    warnings: warningsOn(input, assessment, findings),
  };
}

/** When each reason of `fail-on` applies. Only gated cells count. */
const FAILS: Readonly<
  Record<FailReason, (findings: readonly Finding[], budgets: readonly BudgetResult[], verdict: Verdict) => boolean>
> = {
  regression: hasGated("regression"),
  budget: (_, budgets) => budgets.some((budget) => budget.outcome === "broken" && !isWaived(budget)),
  inconclusive: hasGated("inconclusive"),
  suspected: hasGated("suspected"),
  invalid: (_findings, _budgets, verdict) => verdict === "invalid",
};

function hasGated(wanted: Verdict): (findings: readonly Finding[]) => boolean {
  return (findings) => findings.some((finding) => finding.gated && finding.verdict === wanted && !isWaived(finding));
}

/**
 * Where the config gates nothing at all, nothing is claimed; a head that fails now and then, when base never does, is
 * not to pass by the blocks that it survived, nor by a regression that fails nothing.
 */
function worstOf(
  findings: readonly Finding[],
  budgets: readonly BudgetResult[],
  { scenarios, blocks, baseAbsent, stored, failOn }: JudgeInput,
): Verdict {
  if (stored !== undefined && isVacuous(findings, stored.runs)) return "invalid";
  const gated = new Set(findings.filter((finding) => finding.gated).map(({ verdict }) => verdict));
  const fails = failOn.includes("regression") && hasGated("regression")(findings);
  if (!fails && headAloneFails(blocks, baseAbsent) !== undefined) return "invalid";
  if (isUnjudged(gated, budgets)) return "invalid";
  const worst = VERDICTS.find((verdict) => gated.has(verdict) && verdict !== "gone");
  if (worst !== undefined) return worst;
  return scenarios.every(({ gate }) => gate.length === 0) && findings.length > 0 ? "inconclusive" : "invalid";
}

/** Without a base the budgets are all that there is to judge head by. */
function isUnjudged(gated: ReadonlySet<Verdict>, budgets: readonly BudgetResult[]): boolean {
  const uncompared = [...gated].every((verdict) => verdict === "no baseline");
  return uncompared && gated.size > 0 && budgets.length > 0 && budgets.every(({ outcome }) => outcome === "unknown");
}

function lookTaken({ look, baseAbsent }: JudgeInput, { blocks, familySize }: Assessment): LookTaken | null {
  return look === null || baseAbsent !== null ? null : { ...look, blocks, cells: familySize };
}

function findingOf(cell: AssessedCell, input: JudgeInput): Finding {
  const { series, standing, evidence, rows } = cell;
  const history = input.history.get(series.key) ?? null;
  const { baseAbsent, look } = input;
  const stored = input.stored !== undefined;
  const verdict = verdictOf({ ...cell, alpha: look?.alpha ?? 0, baseAbsent, stored, history });
  return {
    scenario: series.scenario,
    request: series.request,
    metric: series.metric,
    verdict,
    gated: standing.kind === "shown" ? false : series.configured,
    base: medianValue(series, rows, "base"),
    head: medianValue(series, rows, "head"),
    change: evidence && toReader(series, evidence.estimate),
    interval: evidence === null || evidence.level === 0 ? null : intervalOf(series, evidence),
    p: evidence && pOf(evidence, verdict),
    floor: series.floor,
    margin: series.margin,
    detectable: evidence?.detectable == null ? null : sizeOf(series, evidence.detectable),
    blocks: evidence?.blocks ?? 0,
    blocksWorse: evidence?.blocksWorse ?? 0,
    reason: standing.kind === "invalid" ? standing.reason : reasonOf(verdict, history, input),
    history,
    ...(evidence?.withinRun === true ? { withinRun: true } : {}),
  };
}

function reasonOf(
  verdict: Verdict,
  history: HistoryComparison | null,
  { baseAbsent, stored }: JudgeInput,
): string | null {
  if (stored !== undefined && (verdict === "new" || verdict === "no baseline")) return whyUncompared(history);
  return verdict === "no baseline" || verdict === "suspected" ? baseAbsent : null;
}

/** From the test's oriented scale to a fraction or a difference where + is more. */
function toReader({ definition }: Series, value: number): number {
  const unoriented = definition.better === "lower" ? value : -value;
  const change = definition.scale === "ratio" ? Math.expm1(unoriented) : unoriented;
  return change === 0 ? 0 : change;
}

function sizeOf({ definition }: Series, value: number): number {
  return definition.scale === "ratio" ? Math.expm1(value) : value;
}

function intervalOf(series: Series, { low, high, level }: Evidence): Interval {
  const ends = [toReader(series, low), toReader(series, high)] as const;
  return { low: Math.min(...ends), high: Math.max(...ends), level };
}

/** The p of the direction in which the estimate points. */
function pOf({ p, estimate }: Evidence, verdict: Verdict): number | null {
  if (p === null || verdict === "invalid") return null;
  return estimate >= 0 ? p.worse : p.better;
}

/** Median over the blocks that were judged, or over all that have a value where none of those has. */
function medianValue({ entries }: Series, rows: readonly number[], arm: "base" | "head"): number | null {
  const judged = rows.flatMap((row) => entries[row]?.[arm] ?? []);
  const values = judged.length > 0 ? judged : entries.flatMap((entry) => entry?.[arm] ?? []);
  return values.length === 0 ? null : median(values);
}

/** One finding per request that only base's config has, on the metric that stands for it. */
function goneFindings({ scenarios, baseRequests = [] }: JudgeInput): Finding[] {
  const metric: MetricId = "p50";
  const nothing = { base: null, head: null, change: null, interval: null, p: null, detectable: null, history: null };
  return goneRequests(scenarios, baseRequests).map((id: RequestId) => ({
    ...id,
    ...nothing,
    metric,
    verdict: "gone",
    gated: false,
    floor: 0,
    margin: 0,
    blocks: 0,
    blocksWorse: 0,
    reason: null,
  }));
}
