import { type CommentOutcome, type CommentRequest, publishComment } from "../github/comment.ts";
import { jobLog } from "../github/log.ts";
import { saveStepState } from "../github/step-state.ts";
import { writeSummary } from "../github/summary.ts";
import { plain } from "../report/escape.ts";
import type { Job } from "./job.ts";

export interface CommentText {
  /** Markdown after what our comment says so far, and whose run wrote that; undefined when there is none. */
  readonly write: CommentRequest["write"];
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean;
}

/** Longest sentence that is added to the summary, in characters. */
const MAX_SENTENCE = 600;

/** Creates or edits the pull request's comment, if the event has one and the inputs want it; returns its address. */
export async function commentOn(job: Job, text: CommentText): Promise<string | undefined> {
  const { client, inputs, plan } = job;
  // One share of a split job knows nothing that a pull request could be told.
  if (plan.pullRequest === null || inputs.comment === "never" || inputs.part !== undefined) return undefined;
  if (client === undefined) return leaveOut("There is no comment, because there is no github-token.");
  const outcome = await sendComment(job, text);
  if (outcome.kind === "refused") return leaveOut(outcome.reason, { expected: plan.pullRequest.readOnly });
  saveStepState({ settled: true });
  switch (outcome.kind) {
    case "none":
      return undefined;
    case "newer":
      jobLog.info(`The comment of a newer run is left as it is: ${outcome.url}`);
      return outcome.url;
    case "created":
    case "updated":
    case "unchanged":
      jobLog.info(`Comment ${outcome.kind}: ${outcome.url}`);
      return outcome.url;
  }
}

/** Creates or edits the comment and says what became of it; refused where the event has none or there is no token. */
export async function sendComment({ client, context, inputs, plan }: Job, text: CommentText): Promise<CommentOutcome> {
  if (client === undefined || plan.pullRequest === null)
    return { kind: "refused", reason: "There is nothing to comment on." };
  return await publishComment(client, {
    owner: context.owner,
    repo: context.repo,
    pullRequest: plan.pullRequest.number,
    key: inputs.artifactName,
    run: context.run,
    attempt: context.attempt,
    ...text,
  });
}

/**
 * Tells what could not be done, in the log and below the summary; it fails nothing. `expected` for what is nobody's
 * mistake, as a fork's token that can only read.
 */
export async function leaveOut(reason: string, { expected = false } = {}): Promise<undefined> {
  if (expected) jobLog.info(reason);
  else jobLog.warn(reason);
  await writeSummary(`\n${plain(reason, MAX_SENTENCE)}\n`);
  return undefined;
}
