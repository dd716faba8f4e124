import type { Budget } from "../model/scenario.ts";
import type { BudgetExpression } from "./budget-expression.ts";
import type { ConfigPath } from "./fault.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Scalars as the file spells them: YAML takes 3.10 for a number, whoever writes it means the text. */
export function asWritten(
  values: Readonly<Record<string, string | number | boolean>>,
  path: ConfigPath,
  document: YamlDocument,
): Readonly<Record<string, string>> {
  const entries = Object.entries(values).map(([key, value]) => {
    const text = typeof value === "string" ? value : (document.source([...path, key]) ?? String(value));
    return [key, text] as const;
  });
  return Object.fromEntries(entries);
}

/** Budgets with the lines on which they stand. */
export function placed(
  budgets: readonly BudgetExpression[],
  path: ConfigPath,
  document: YamlDocument,
): readonly Budget[] {
  return budgets.map((budget, index) => ({ ...budget, line: document.line([...path, index]) }));
}
