import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { error } from "@actions/core";
import { annotate } from "../github/annotations.ts";
import { uploadArtifact } from "../github/artifact-store.ts";
import { COMMENT_LIMIT } from "../github/comment.ts";
import { jobLog } from "../github/log.ts";
import { resultOutputs, writeOutputs } from "../github/outputs.ts";
import { writeSummary } from "../github/summary.ts";
import { encodeHistory } from "../history/document.ts";
import { toEntry } from "../history/entry.ts";
import { mergeHistory } from "../history/merge.ts";
import type { Config } from "../model/config.ts";
import type { Result } from "../model/result.ts";
import { annotations } from "../report/annotations.ts";
import { encodeResult } from "../report/json.ts";
import { renderComment, renderSummary } from "../report/markdown.ts";
import { buildReport, type Report } from "../report/model.ts";
import { renderTerminal } from "../report/terminal.ts";
import { writeResultFile } from "../storage/result-file.ts";
import { commentOn, leaveOut } from "./comment.ts";
import type { Job } from "./job.ts";
import { baselineName, HISTORY_FILE, RESULT_FILE, resultName, type StoredRuns } from "./stored-runs.ts";

export interface Publication {
  readonly config: Config;
  /** Path below the repository's root. */
  readonly configPath: string;
  readonly stored: StoredRuns;
  readonly result: Result;
}

interface Artifact {
  readonly name: string;
  /** Name and text of each file. */
  readonly files: readonly (readonly [name: string, text: string])[];
}

/** Columns of the report in the job's log. */
const LOG_WIDTH = 120;
/** The client would try for a quarter of an hour. */
const UPLOAD_SECONDS = 120;

/**
 * Shows the result everywhere it belongs: first where nothing can go wrong, in a file, the log, the summary and the
 * outputs; then on GitHub, where what cannot be done is told and fails nothing. A cancelled job has no time for GitHub.
 */
export async function publish(job: Job, { config, configPath, stored, result }: Publication): Promise<void> {
  const { context, inputs } = job;
  const { interrupted } = result.measurement;
  const artifact = artifactOf(job, { config, configPath, stored, result });
  const resultName = interrupted ? null : artifact.name;
  const scenarioLines = Object.fromEntries(config.scenarios.map(({ name, line }) => [name, line]));
  const report = buildReport(result, { configPath, runUrl: context.runUrl, resultName, scenarioLines });
  const directory = await mkdtemp(join(context.tempDirectory, "loadline-result-"));
  for (const [name, text] of artifact.files) await writeResultFile(join(directory, name), text);
  jobLog.info(renderTerminal(report, { colour: false, width: LOG_WIDTH }));
  const unwritten = await writeSummary(renderSummary(report));
  if (unwritten !== undefined) jobLog.warn(unwritten);
  writeOutputs({ ...resultOutputs(result), "result-path": join(directory, RESULT_FILE) });
  tell(report, result);
  if (interrupted) return;

  const markdown = renderComment(report, { limit: COMMENT_LIMIT });
  const url = await commentOn(job, { markdown, create: inputs.comment === "always" || isNews(result) });
  const upload = await uploadArtifact({
    name: artifact.name,
    files: artifact.files.map(([name]) => join(directory, name)),
    directory,
    retentionDays: inputs.retentionDays,
    deadlineSeconds: UPLOAD_SECONDS,
  });
  if (!upload.ok) await leaveOut(upload.reason);
  writeOutputs({ "artifact-id": upload.ok ? String(upload.id) : "", "comment-url": url ?? "" });
}

/** Main's runs store their history for others; what was interrupted or measured nothing is no baseline. */
function artifactOf({ inputs, plan, context }: Job, { config, stored, result }: Publication): Artifact {
  const resultFile = [RESULT_FILE, encodeResult(result)] as const;
  const { head, interrupted, startedAt: at } = result.measurement;
  if (!plan.stores || interrupted || result.blocks === 0 || head.sha === null) {
    return { name: resultName(inputs.artifactName), files: [resultFile] };
  }
  const entry = toEntry({ result, run: context.run, attempt: context.attempt, sha: head.sha, at });
  const documents = [stored.known.entries, [entry]].map((entries) => ({ schema: 1, entries }) as const);
  const history = encodeHistory(mergeHistory(documents, config.history.runs));
  return { name: baselineName(inputs.artifactName), files: [[HISTORY_FILE, history], resultFile] };
}

/** A step that fails says why in an annotation. */
function tell(report: Report, result: Result): void {
  const told = annotations(report);
  annotate(told);
  if (result.failed.length > 0 && !told.some(({ level }) => level === "error")) error(report.headline.text);
}

/** What a team wants to hear of although it did not ask: anything but the usual. */
function isNews({ findings, budgets, failed }: Result): boolean {
  const news = ["invalid", "regression", "suspected", "improvement"];
  const changed = findings.some(({ gated, verdict }) => gated && news.includes(verdict));
  return changed || failed.length > 0 || budgets.some(({ outcome }) => outcome === "broken");
}
