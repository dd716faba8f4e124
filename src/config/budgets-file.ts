import { METRICS } from "../model/metric.ts";
import { BUDGET_PATTERN, type BudgetExpression, parseBudget } from "./budget-expression.ts";
import { list, written } from "./leaf.ts";
import { failed, type Parsed } from "./parsed.ts";

const EXAMPLES = ["p95 < 200 ms", "errors < 1 %", "rps > 500", "rss < 300 MB", "cpu < 2 ms"];

/** Budgets as users write them, of a scenario or of the service. */
export const budgetsFile = budgets(parseBudget, EXAMPLES);

/** Budgets of one request. */
export const requestBudgetsFile = budgets(parseRequestBudget, EXAMPLES.slice(0, 2));

function budgets(parse: (value: unknown) => Parsed<BudgetExpression>, examples: readonly string[]) {
  const notes = { description: "An absolute limit on head.", pattern: BUDGET_PATTERN, examples };
  return list(written(parse, notes), 0, 50, "budgets", '["p95 < 200 ms"]').default([]);
}

/** A metric that only a scenario as a whole has says nothing of one request. */
function parseRequestBudget(value: unknown): Parsed<BudgetExpression> {
  const budget = parseBudget(value);
  if (!budget.ok || METRICS[budget.value.metric].per === "request") return budget;
  const hint = `${budget.value.metric} belongs to the scenario as a whole: write it in the scenario's budgets`;
  return failed("a budget on a metric that each request has", value, hint);
}
