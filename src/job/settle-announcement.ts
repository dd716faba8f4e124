import { COMMENT_LIMIT } from "../github/comment.ts";
import { messageOf } from "../github/failure.ts";
import { jobLog } from "../github/log.ts";
import { readStepState } from "../github/step-state.ts";
import { brokenOff } from "../report/interim.ts";
import { sendComment } from "./comment.ts";
import { openStep } from "./open-step.ts";

/**
 * The post step: replaces a comment that still says "measuring…", because the step was cancelled or killed, or GitHub
 * did not take the verdict then. Nothing is thrown, since a post step that fails would fail the job.
 */
export async function settleAnnouncement(): Promise<void> {
  const { announced, settled, headline } = readStepState();
  if (!announced || settled) return;
  try {
    const job = await openStep();
    const { runUrl } = job.context;
    const write = (previous = "") => brokenOff({ headline, runUrl, limit: COMMENT_LIMIT }, previous);
    const outcome = await sendComment(job, { write, create: false });
    if (outcome.kind === "refused") jobLog.warn(outcome.reason);
  } catch (error) {
    jobLog.warn(`The comment may still say that it is being measured: ${messageOf(error)}.`);
  }
}
