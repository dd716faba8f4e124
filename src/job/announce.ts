import { COMMENT_LIMIT } from "../github/comment.ts";
import { jobLog } from "../github/log.ts";
import { saveStepState } from "../github/step-state.ts";
import type { Config } from "../model/config.ts";
import { EFFORTS } from "../plan/timing.ts";
import { announcement } from "../report/interim.ts";
import { sendComment } from "./comment.ts";
import type { Job } from "./job.ts";

/**
 * Says in the comment, where it is asked to, that it is being measured, what and for how long. A token that can only
 * read cannot. That it may have said so is kept first: whatever becomes of this process, the post step will replace it.
 */
export async function announce(job: Job, { effort }: Pick<Config, "effort">): Promise<void> {
  const { client, context, inputs, plan } = job;
  const { pullRequest } = plan;
  if (!inputs.announce || inputs.comment === "never" || inputs.part !== undefined) return;
  if (client === undefined || pullRequest === null || pullRequest.readOnly) return;
  saveStepState({ announced: true });
  const measuring = {
    commit: context.payload.pull_request?.head.sha ?? context.sha,
    seconds: inputs.limitSeconds ?? EFFORTS[effort].limitSeconds,
    runUrl: context.runUrl,
    limit: COMMENT_LIMIT,
  };
  const write = (previous: string | undefined) => announcement(measuring, previous);
  const outcome = await sendComment(job, { write, create: inputs.comment === "always" });
  if (outcome.kind === "refused") jobLog.info(outcome.reason);
}
