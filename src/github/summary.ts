import { summary } from "@actions/core";
import { messageOf } from "./failure.ts";

/** GitHub drops a step's whole summary when it is longer. */
const MAX_SUMMARY_BYTES = 1024 * 1024;
const CUT = "\n\n(The summary was too long and ends here.)\n";

/** Adds markdown to the job's summary. Returns why it could not; undefined when it is there. */
export async function writeSummary(markdown: string): Promise<string | undefined> {
  try {
    await summary.addRaw(fitSummary(markdown), true).write();
    return undefined;
  } catch (error) {
    return `The job's summary could not be written: ${messageOf(error)}.`;
  }
}

/** Markdown of at most 1 MiB in UTF-8, cut after a whole line and saying so. */
export function fitSummary(markdown: string): string {
  if (Buffer.byteLength(markdown) < MAX_SUMMARY_BYTES) return markdown;
  const bytes = Buffer.from(markdown).subarray(0, MAX_SUMMARY_BYTES - Buffer.byteLength(CUT) - 1);
  return `${bytes.subarray(0, bytes.lastIndexOf("\n")).toString()}${CUT}`;
}
