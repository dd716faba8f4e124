import type { BudgetOutcome, BudgetResult } from "../model/verdict.ts";
import { formatValue } from "./format.ts";
import { titleOf } from "./row.ts";
import { name, prose, say, type Text } from "./text.ts";

/** One budget as a reader sees it. */
export interface BudgetRow {
  readonly title: Text;
  /** As the user wrote it: untrusted. */
  readonly budget: string;
  readonly head: string;
  /** Where head lies with one-sided 99 % certainty at either end: "224 to 238 ms"; null without blocks. */
  readonly bounds: string | null;
  readonly outcome: BudgetOutcome;
  readonly icon: string;
  readonly label: string;
  /** Why it was not judged, or what else is to be known; empty without. */
  readonly reason: Text;
  readonly sentence: Text;
  /** 1-based line in the config. */
  readonly line: number;
}

const OUTCOMES: Readonly<Record<BudgetOutcome, { readonly icon: string; readonly label: string }>> = {
  broken: { icon: "🔴", label: "broken" },
  near: { icon: "🟡", label: "near the limit" },
  unknown: { icon: "⛔", label: "not judged" },
  met: { icon: "", label: "met" },
};

const WORST_FIRST: readonly BudgetOutcome[] = ["broken", "unknown", "near", "met"];

/** Worst first, else in the config's order. */
export function budgetRows(budgets: readonly BudgetResult[], isSeveral: (scenario: string) => boolean): BudgetRow[] {
  return budgets
    .toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome))
    .map((budget) => toBudgetRow(budget, isSeveral(budget.scenario)));
}

function toBudgetRow(budget: BudgetResult, several: boolean): BudgetRow {
  const { metric, text, value, low, high, outcome, reason, line } = budget;
  const title = titleOf(budget, several);
  const head = formatValue(metric, value);
  const bounds = low === null || high === null ? null : `${formatValue(metric, low)} to ${formatValue(metric, high)}`;
  const { icon, label } = OUTCOMES[outcome];
  const seen = value === null ? "" : `, measured ${head}`;
  const range = bounds === null ? "" : ` (${bounds} at 99 %)`;
  const why = reason === null ? [] : say`: ${prose(reason)}`;
  return {
    title,
    budget: text,
    head,
    bounds,
    outcome,
    icon,
    label,
    reason: why,
    line,
    sentence: say`${title}: budget ${name(text)} ${outcome === "unknown" ? "" : "is "}${label}${seen}${range}${why}`,
  };
}
