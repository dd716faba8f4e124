import { COMMENT_LIMIT } from "../github/comment.ts";
import { jobLog } from "../github/log.ts";
import { writeSummary } from "../github/summary.ts";
import type { ReportContext, Result } from "../model/result.ts";
import { renderComment, renderSummary } from "../report/markdown.ts";
import { MEMORY_LIMIT, readMemory, remember, withMemory } from "../report/memory.ts";
import { buildReport, type Report } from "../report/model.ts";
import { renderTerminal } from "../report/terminal.ts";

/** Columns of the report in the job's log. */
const LOG_WIDTH = 120;

/** Shows a report in the log and in the summary. */
export async function showReport(report: Report): Promise<void> {
  jobLog.info(renderTerminal(report, { colour: false, width: LOG_WIDTH }));
  const unwritten = await writeSummary(renderSummary(report));
  if (unwritten !== undefined) jobLog.warn(unwritten);
}

/**
 * The comment on a result after what was there: it tells what is fixed by now, and remembers what fails.
 *
 * @param run that measured
 */
export function commentAfter(
  previous: string | undefined,
  { result, context, run }: { readonly result: Result; readonly context: ReportContext; readonly run: number },
): string {
  const remembered = readMemory(previous);
  const told = buildReport(result, { ...context, remembered });
  const markdown = renderComment(told, { limit: COMMENT_LIMIT - MEMORY_LIMIT });
  return withMemory(markdown, remember(result, remembered, run));
}

/**
 * What a team wants to hear of although it did not ask: anything but the usual. Rules that are loosened belong to it:
 * they may be why nothing else does.
 */
export function isNews({ findings, budgets, failed, warnings }: Result): boolean {
  const news = ["invalid", "regression", "suspected", "improvement"];
  const changed = findings.some(({ gated, verdict }) => gated && news.includes(verdict));
  const broken = budgets.some(({ outcome }) => outcome === "broken");
  return changed || failed.length > 0 || broken || warnings.some(({ code }) => code === "loosened");
}
