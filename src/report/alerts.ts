import type { FailReason } from "../model/config.ts";
import type { ReportContext, Result } from "../model/result.ts";
import type { Verdict } from "../model/verdict.ts";
import type { BudgetRow } from "./budget-row.ts";
import type { Row } from "./row.ts";
import type { Text } from "./text.ts";
import { WORDING } from "./wording.ts";

/** Something for a line of the config: what is broken, doubtful, or could not be judged. */
export interface Alert {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly message: Text;
  readonly line: number;
}

interface AlertInput {
  readonly result: Result;
  readonly context: ReportContext;
  readonly rows: readonly Row[];
  readonly budgets: readonly BudgetRow[];
}

const REASON_OF: Readonly<Partial<Record<Verdict, FailReason>>> = {
  regression: "regression",
  invalid: "invalid",
  suspected: "suspected",
  inconclusive: "inconclusive",
};

/** Errors first; what does not fail the check is a warning, an inconclusive cell only an alert where it fails. */
export function alertsOf({ result, context, rows, budgets }: AlertInput): readonly Alert[] {
  const fails = (reason: FailReason) => result.failed.includes(reason);
  const cells = withoutRepeats(rows).flatMap(({ verdict, gated, scenario, sentence }): Alert[] => {
    const reason = REASON_OF[verdict];
    if (reason === undefined || !gated || (reason === "inconclusive" && !fails(reason))) return [];
    const line = lineOf(scenario, context);
    return [{ level: fails(reason) ? "error" : "warning", title: WORDING[verdict].label, message: sentence, line }];
  });
  const limits = budgets
    .filter(({ outcome }) => outcome !== "met")
    .map(({ outcome, label, sentence, line }): Alert => {
      const level = outcome === "broken" && fails("budget") ? "error" : "warning";
      return { level, title: `budget ${label}`, message: sentence, line };
    });
  const all = [...cells, ...limits];
  return [...all.filter(({ level }) => level === "error"), ...all.filter(({ level }) => level === "warning")];
}

/** Cells of a scenario without verdict share one cause: the first of them stands for all. */
function withoutRepeats(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter(({ verdict, gated, scenario }) => {
    if (verdict !== "invalid" || !gated) return true;
    if (seen.has(scenario)) return false;
    seen.add(scenario);
    return true;
  });
}

function lineOf(scenario: string, { scenarioLines = {} }: ReportContext): number {
  return (Object.hasOwn(scenarioLines, scenario) ? scenarioLines[scenario] : undefined) ?? 1;
}
