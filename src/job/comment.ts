import { publishComment } from "../github/comment.ts";
import { jobLog } from "../github/log.ts";
import { writeSummary } from "../github/summary.ts";
import { plain } from "../report/escape.ts";
import type { Job } from "./job.ts";

export interface CommentText {
  readonly markdown: string;
  /** False: only an existing comment is brought up to date. */
  readonly create: boolean;
}

/** Longest sentence that is added to the summary, in characters. */
const MAX_SENTENCE = 600;

/** Creates or edits the pull request's comment, if the event has one and the inputs want it; returns its address. */
export async function commentOn(job: Job, { markdown, create }: CommentText): Promise<string | undefined> {
  const { client, context, inputs, plan } = job;
  const { pullRequest } = plan;
  if (pullRequest === null || inputs.comment === "never") return undefined;
  if (client === undefined) return leaveOut("There is no comment, because there is no github-token.");
  const outcome = await publishComment(client, {
    owner: context.owner,
    repo: context.repo,
    pullRequest: pullRequest.number,
    key: inputs.artifactName,
    run: context.run,
    attempt: context.attempt,
    markdown,
    create,
  });
  switch (outcome.kind) {
    case "none":
      return undefined;
    case "refused":
      return leaveOut(outcome.reason, { expected: pullRequest.fork });
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
