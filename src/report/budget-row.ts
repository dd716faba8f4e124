import type { BudgetLevel } from "../model/scenario.ts";
import { type BudgetOutcome, type BudgetResult, isWaived } from "../model/verdict.ts";
import { formatValue } from "./format.ts";
import { name, prose, say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";
import { waiverLabel } from "./waivers.ts";

/** One budget as a reader sees it. */
export interface BudgetRow {
  readonly title: Text;
  /** As the user wrote it: untrusted. */
  readonly budget: string;
  /** Where it was written, where that is not the scenario: "of the service". */
  readonly origin: string;
  readonly head: string;
  /** Where head lies with one-sided 99 % certainty at either end: "224 to 238 ms"; null without blocks. */
  readonly bounds: string | null;
  readonly outcome: BudgetOutcome;
  /** Whether a waiver keeps it from failing the check. */
  readonly waived: boolean;
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

/** The strictest of several levels counts, so the reader is told which one that was. */
const ORIGINS: Readonly<Record<BudgetLevel, string>> = {
  request: "of the request",
  scenario: "",
  service: "of the service",
};

const WORST_FIRST: readonly BudgetOutcome[] = ["broken", "unknown", "near", "met"];

/** Worst first, else in the config's order. */
export function budgetRows(budgets: readonly BudgetResult[], isSeveral: (scenario: string) => boolean): BudgetRow[] {
  return budgets
    .toSorted((a, b) => WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome))
    .map((budget) => toBudgetRow(budget, budget.scenario !== null && isSeveral(budget.scenario)));
}

function wordsFor(budget: BudgetResult): { readonly icon: string; readonly label: string } {
  const { icon, label } = OUTCOMES[budget.outcome];
  return { icon: isWaived(budget) ? "🟡" : icon, label: `${label}${waiverLabel(budget.waiver)}` };
}

function toBudgetRow(budget: BudgetResult, several: boolean): BudgetRow {
  const { metric, text, level = "scenario", value, low, high, outcome, reason, line } = budget;
  const title =
    budget.scenario === null ? ["the whole service"] : titleOf({ ...budget, scenario: budget.scenario }, several);
  const origin = budget.scenario === null ? "" : ORIGINS[level];
  const head = formatValue(metric, value);
  const bounds = low === null || high === null ? null : `${formatValue(metric, low)} to ${formatValue(metric, high)}`;
  const { icon, label } = wordsFor(budget);
  const seen = value === null ? "" : `, measured ${head}`;
  const range = bounds === null ? "" : ` (${bounds} at 99 %)`;
  const why = reason === null ? [] : say`: ${prose(reason)}`;
  return {
    title,
    budget: text,
    origin,
    head,
    bounds,
    outcome,
    waived: isWaived(budget),
    icon,
    label,
    reason: why,
    line,
    sentence: say`${title}: budget ${name(text)}${origin === "" ? "" : ` ${origin}`} ${outcome === "unknown" ? "" : "is "}${label}${seen}${range}${why}`,
  };
}
