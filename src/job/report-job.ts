import { COMMENT_LIMIT, type CommentMark } from "../github/comment.ts";
import { explainFailure, statusOf } from "../github/failure.ts";
import { jobLog } from "../github/log.ts";
import { findMeasuredPulls, type MeasuredPull, type MeasuredRun, measuredRun } from "../github/measured-run.ts";
import { resultOutputs, writeOutputs } from "../github/outputs.ts";
import { writeSummary } from "../github/summary.ts";
import { EXIT, type ExitStatus, Problem } from "../model/problem.ts";
import type { ReportContext, Result } from "../model/result.ts";
import { plain } from "../report/escape.ts";
import { isAnnouncement, unreported } from "../report/interim.ts";
import { buildReport } from "../report/model.ts";
import { isReported } from "../report/reported.ts";
import { type CommentText, leaveOut, sendComment } from "./comment.ts";
import type { ConnectedJob, Job } from "./job.ts";
import { judgeMeasured } from "./judge-measured.ts";
import { type Absence, readMeasuredResult } from "./measured-result.ts";
import { resultName } from "./stored-runs.ts";
import { commentAfter, isNews, showReport } from "./tell-result.ts";

interface Target {
  readonly run: MeasuredRun;
  readonly pull: MeasuredPull;
}

/**
 * Tells a pull request what another run, which may be a fork's, has measured for it. Nothing of the pull request is
 * checked out or run; what the run stored is read as a stranger's, and judged anew by the default branch's config. It
 * fails only where it could not do that: a required check must not depend on numbers that a stranger may choose.
 */
export async function reportJob(job: Job): Promise<ExitStatus> {
  const run = measuredRun(job.context);
  if (run.event !== "pull_request") {
    const event = plain(run.event);
    return await tellNothing(`Nothing to report: run ${run.id} was started by ${event}, not by pull_request.`);
  }
  const connected = connectedJob(job);
  const repository = { ...connected.context, id: job.repository.id };
  const pulls = await asking("pull-requests: read", () => findMeasuredPulls(connected.client, repository, run));
  const [only] = pulls;
  if (only === undefined) {
    return await tellNothing(
      `Nothing to report: no open pull request has the commit of run ${run.id} as its newest; it was closed, or has moved on.`,
    );
  }
  const found = await asking("actions: read", () => readMeasuredResult(connected, run));
  const pull = pulls.length === 1 ? only : chosen(pulls, found.kind === "found" ? found.result : undefined);
  if (pull === undefined) {
    const numbers = pulls.map(({ number }) => `#${number}`).join(", ");
    return await tellNothing(
      `Nothing to report: ${numbers} have the same newest commit, and run ${run.id} does not say which it measured.`,
    );
  }
  const target = { run, pull };
  if (found.kind !== "found") return await tellUnreported(connected, target, found);
  const verdict = await asking("contents: read", () => judgeMeasured(connected, target, found.result));
  if (!verdict.ok) return await tellUnreported(connected, target, { kind: "unusable", reason: verdict.reason });
  return await tellVerdict(connected, target, verdict.result);
}

function connectedJob(job: Job): ConnectedJob {
  const { client } = job;
  if (client !== undefined) return { ...job, client };
  throw new Problem({
    code: "no-token",
    message: "There is no github-token: a report reads everything from GitHub.",
    hint: "Leave `github-token` out, so that the workflow's own token is used.",
    exitStatus: EXIT.usage,
  });
}

/** A request that failed makes a report impossible, and the step says so. */
async function asking<T>(permission: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem || statusOf(error) === undefined) throw error;
    throw new Problem({
      code: "report-impossible",
      message: `What the run has measured could not be reported. ${explainFailure(error, permission)}`,
      hint: "A report needs actions: read, contents: read and pull-requests: write. Run the job again when GitHub answers.",
      exitStatus: EXIT.unmeasured,
      cause: error,
    });
  }
}

/** One branch may be merged into several; the run's own word counts only among those that have its very commit. */
function chosen(pulls: readonly MeasuredPull[], result: Result | undefined): MeasuredPull | undefined {
  const label = result?.measurement.base?.label;
  const fitting = pulls.filter(({ baseRef }) => baseRef === label);
  return fitting.length === 1 ? fitting[0] : undefined;
}

async function tellNothing(sentence: string): Promise<ExitStatus> {
  jobLog.info(sentence);
  await writeSummary(`${sentence}\n`);
  return EXIT.passed;
}

/**
 * A run that failed says so on the pull request itself; here only a comment that was there is brought up to date. What
 * is told of an earlier attempt stays: jobs that succeeded are not run again with those that failed.
 */
async function tellUnreported(
  job: ConnectedJob,
  target: Target,
  { kind, reason: clause }: { readonly kind: Absence; readonly reason: string },
): Promise<ExitStatus> {
  const { url: runUrl, id } = target.run;
  const unusable = kind === "unusable";
  const reason = unusable ? `what it stored cannot be used: ${plain(clause, 300)}.` : `${clause}.`;
  const page = (previous?: string) => unreported({ reason, runUrl, limit: COMMENT_LIMIT }, previous);
  jobLog[unusable ? "warn" : "info"](`Nothing to report from run ${id}: ${reason}`);
  await writeSummary(page());
  writeOutputs({ verdict: "invalid" });
  const write: CommentText["write"] = (previous, mark) => {
    const stands = kind === "earlier" && mark?.run === id && previous !== undefined && !isAnnouncement(previous);
    return stands ? previous : page(previous);
  };
  return await comment(job, target, { write, create: unusable && job.inputs.comment === "always" });
}

async function tellVerdict(job: ConnectedJob, target: Target, result: Result): Promise<ExitStatus> {
  const { inputs } = job;
  const { run, pull } = target;
  const context: ReportContext = {
    configPath: inputs.config,
    runUrl: run.url,
    resultName: resultName(inputs.artifactName),
    reported: { run: run.id, fork: pull.fork },
  };
  await showReport(buildReport(result, context));
  writeOutputs(resultOutputs(result));
  const write = (previous: string | undefined) => commentAfter(previous, { result, context, run: run.id });
  return await comment(job, target, { write, create: inputs.comment === "always" || isNews(result) });
}

/** Under the measuring run's mark, so that a newer run's is not overwritten, nor what that run has said itself. */
async function comment(job: ConnectedJob, target: Target, { write, create }: CommentText): Promise<ExitStatus> {
  const { run, pull } = target;
  if (job.inputs.comment === "never") return EXIT.passed;
  const marked: Job = {
    ...job,
    context: { ...job.context, run: run.id, attempt: run.attempt },
    plan: { ...job.plan, pullRequest: { number: pull.number, readOnly: false } },
  };
  const unlessOwn: CommentText["write"] = (previous, mark) =>
    previous !== undefined && isOwn(previous, mark, run) ? previous : write(previous, mark);
  const outcome = await sendComment(marked, { write: unlessOwn, create });
  if (outcome.kind === "refused") {
    await leaveOut(outcome.reason);
    return EXIT.unmeasured;
  }
  if (outcome.kind === "none") return EXIT.passed;
  jobLog.info(`Comment ${outcome.kind}: ${outcome.url}`);
  writeOutputs({ "comment-url": outcome.url });
  return EXIT.passed;
}

/** A run whose token may write has told its verdict itself, by its own config and with all that it knows. */
function isOwn(previous: string, mark: CommentMark | undefined, { id, attempt }: MeasuredRun): boolean {
  const same = mark?.run === id && mark.attempt === attempt;
  return same && !isReported(previous) && !isAnnouncement(previous);
}
