import type { FailReason } from "../model/config.ts";
import type { MetricId } from "../model/metric.ts";
import {
  type BudgetResult,
  type Finding,
  type HistoryComparison,
  type Interval,
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
import { goneRequests, type RequestId } from "./new-requests.ts";
import { verdictOf } from "./rules.ts";
import type { Series } from "./series.ts";

export interface JudgeInput extends AssessInput {
  readonly failOn: readonly FailReason[];
  /** The look at which measuring ended: its alpha is what a regression's p is held against. */
  readonly look: LookTaken | null;
  /** Head against main's stored runs, by `cellKey`. */
  readonly history: ReadonlyMap<string, HistoryComparison>;
}

/**
 * The verdict on everything that was measured. Pure and deterministic for a seed. The overall verdict is the worst of
 * the cells that may fail the build; it is "invalid" where a base was there and nothing could be compared with it.
 */
export function judge(input: JudgeInput): Judgement {
  const assessment = assess(input);
  const findings = [...assessment.cells.map((cell) => findingOf(cell, assessment, input)), ...goneFindings(input)];
  const budgets = judgeBudgets(input.scenarios, input.blocks);
  const verdict = worstOf(findings, input);
  return {
    verdict,
    findings,
    budgets,
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
  budget: (_, budgets) => budgets.some(({ outcome }) => outcome === "broken"),
  inconclusive: hasGated("inconclusive"),
  suspected: hasGated("suspected"),
  invalid: (_findings, _budgets, verdict) => verdict === "invalid",
};

function hasGated(wanted: Verdict): (findings: readonly Finding[]) => boolean {
  return (findings) => findings.some(({ gated, verdict }) => gated && verdict === wanted);
}

/** Where the config gates nothing at all, nothing is claimed. */
function worstOf(findings: readonly Finding[], { scenarios }: JudgeInput): Verdict {
  const gated = new Set(findings.filter((finding) => finding.gated).map(({ verdict }) => verdict));
  const worst = VERDICTS.find((verdict) => gated.has(verdict) && verdict !== "gone");
  if (worst !== undefined) return worst;
  return scenarios.every(({ gate }) => gate.length === 0) && findings.length > 0 ? "inconclusive" : "invalid";
}

function lookTaken({ look, baseAbsent }: JudgeInput, { rows, familySize }: Assessment): LookTaken | null {
  return look === null || baseAbsent !== null ? null : { ...look, blocks: rows.length, cells: familySize };
}

function findingOf(cell: AssessedCell, { rows }: Assessment, input: JudgeInput): Finding {
  const { series, standing, evidence } = cell;
  const history = input.history.get(series.key) ?? null;
  const verdict = verdictOf({ ...cell, alpha: input.look?.alpha ?? 0, baseAbsent: input.baseAbsent, history });
  return {
    scenario: series.scenario,
    request: series.request,
    metric: series.metric,
    verdict,
    gated: standing.kind === "shown" ? false : series.configured,
    base: medianValue(series, rows, "base"),
    head: medianValue(series, rows, "head"),
    change: evidence && toReader(series, evidence.estimate),
    interval: evidence && intervalOf(series, evidence),
    p: evidence && pOf(evidence, verdict),
    floor: series.floor,
    margin: series.margin,
    detectable: evidence?.detectable == null ? null : sizeOf(series, evidence.detectable),
    blocks: evidence?.blocks ?? 0,
    blocksWorse: evidence?.blocksWorse ?? 0,
    reason: standing.kind === "invalid" ? standing.reason : reasonOf(verdict, input),
    history,
  };
}

function reasonOf(verdict: Verdict, { baseAbsent }: JudgeInput): string | null {
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
