import type { FailReason } from "../model/config.ts";
import type { ReportContext, Result } from "../model/result.ts";
import type { Verdict } from "../model/verdict.ts";
import type { BudgetRow } from "./budget-row.ts";
import type { Row } from "./row.ts";
import { say, type Text } from "./text.ts";
import type { TrendReport } from "./trend.ts";
import { sentenceOf } from "./waivers.ts";
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
  /** Shown with every breach. */
  readonly cpu: Text;
  readonly trend: TrendReport | null;
}

const REASON_OF: Readonly<Partial<Record<Verdict, FailReason>>> = {
  regression: "regression",
  invalid: "invalid",
  suspected: "suspected",
  inconclusive: "inconclusive",
};

/** Errors first; what does not fail the check is a warning, an inconclusive cell only an alert where it fails. */
export function alertsOf({ result, context, rows, budgets, cpu, trend }: AlertInput): readonly Alert[] {
  const fails = (reason: FailReason) => result.failed.includes(reason);
  const cells = withoutRepeats(rows).flatMap(({ verdict, gated, waived, scenario, sentence }): Alert[] => {
    const reason = REASON_OF[verdict];
    if (reason === undefined || !gated || (reason === "inconclusive" && !fails(reason))) return [];
    const line = lineOf(scenario, context);
    const level = fails(reason) && !waived ? "error" : "warning";
    return [{ level, title: `${WORDING[verdict].label}${waived ? ", waived" : ""}`, message: sentence, line }];
  });
  const limits = budgets
    .filter(({ outcome }) => outcome !== "met")
    .map(({ outcome, waived, label, sentence, line }): Alert => {
      const level = outcome === "broken" && !waived && fails("budget") ? "error" : "warning";
      const message = outcome === "broken" ? say`${sentence}; on ${cpu}` : sentence;
      return { level, title: `budget ${label}`, message, line };
    });
  const expired = result.waivers
    .filter(({ state }) => state === "expired")
    .map(
      (waiver): Alert => ({
        level: "warning",
        title: "waiver expired",
        message: sentenceOf(waiver),
        line: waiver.line,
      }),
    );
  const crept = (trend?.warnings ?? []).map(({ scenario, sentence }): Alert => {
    return { level: "warning", title: "creep on main", message: sentence, line: lineOf(scenario, context) };
  });
  const all = [...cells, ...limits, ...expired, ...crept];
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
