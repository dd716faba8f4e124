import type { ReportContext } from "../model/result.ts";
import { safeRunUrl } from "./method.ts";
import type { Text } from "./text.ts";

/** How every comment of a report begins a line. */
export const REPORTED = "Reported from";

/** What a report begins with whose numbers another run has measured, so that nobody takes them for our own. */
export function reportedLead(context: ReportContext): readonly Text[] {
  const { reported } = context;
  if (reported === undefined) return [];
  const url = safeRunUrl(context);
  const run = url === null ? `run ${reported.run}` : `[run ${reported.run}](${url})`;
  const whose = reported.fork ? `${REPORTED} a fork's run` : `${REPORTED} another run`;
  const numbers = reported.fork
    ? "the numbers come from that run, whose code can make them look as it likes"
    : "the numbers come from that run";
  return [[`${whose} (${run}): ${numbers}. The verdict was computed here, by main's config.`]];
}

/** Whether a comment was written by a report, not by the run that measured. */
export function isReported(markdown: string): boolean {
  return markdown.split("\n").some((line) => line.startsWith(REPORTED));
}
