import { summary } from "@actions/core";
import { messageOf } from "./failure.ts";

/**
 * Adds markdown to the job's summary, of which a step may write 1 MiB; GitHub drops a longer one as a whole. Returns why
 * it could not be written; undefined when it is there.
 */
export async function writeSummary(markdown: string): Promise<string | undefined> {
  try {
    await summary.addRaw(markdown).write();
    return undefined;
  } catch (error) {
    return `The job's summary could not be written: ${messageOf(error)}.`;
  }
}
