import { join } from "node:path";
import { annotate } from "../github/annotations.ts";
import { resultOutputs, writeOutputs } from "../github/outputs.ts";
import { saveStepState } from "../github/step-state.ts";
import { encodeHistory } from "../history/document.ts";
import { toEntry } from "../history/entry.ts";
import { toLink } from "../history/link.ts";
import { mergeHistory } from "../history/merge.ts";
import type { Config } from "../model/config.ts";
import type { Result } from "../model/result.ts";
import { annotations } from "../report/annotations.ts";
import { encodeResult } from "../report/json.ts";
import { buildReport } from "../report/model.ts";
import type { ProfileFile } from "../run/profile-files.ts";
import { type Artifact, keepFiles, uploadFiles, uploadProfiles } from "./artifact-files.ts";
import { commentOn, leaveOut } from "./comment.ts";
import type { Job } from "./job.ts";
import { baselineName, HISTORY_FILE, RESULT_FILE, resultName, type StoredRuns } from "./stored-runs.ts";
import { commentAfter, isNews, showReport } from "./tell-result.ts";

export interface Publication {
  readonly config: Config;
  /** Path below the repository's root. */
  readonly configPath: string;
  readonly stored: StoredRuns;
  readonly result: Result;
  readonly profiles: readonly ProfileFile[];
  /** Whether the job was cancelled, be it after everything was measured. */
  readonly cancelled: boolean;
}

/**
 * Shows the result everywhere it belongs: first where nothing can go wrong, in a file, the log, the summary and the
 * outputs; then on GitHub, where what cannot be done is told and fails nothing. A cancelled job has no time for GitHub.
 */
export async function publish(job: Job, publication: Publication): Promise<void> {
  const { context, inputs } = job;
  const { config, configPath, result } = publication;
  const interrupted = publication.cancelled || result.measurement.interrupted;
  const artifact = artifactOf(job, publication);
  const resultName = interrupted ? null : artifact.name;
  const scenarioLines = Object.fromEntries(config.scenarios.map(({ name, line }) => [name, line]));
  const reported = { configPath, runUrl: context.runUrl, resultName, scenarioLines };
  const report = buildReport(result, reported);
  const directory = await keepFiles(artifact, context);
  await showReport(report);
  writeOutputs(resultOutputs(result));
  if (directory !== undefined) writeOutputs({ "result-path": join(directory, RESULT_FILE) });
  annotate(annotations(report));
  if (interrupted) return;
  saveStepState({ headline: `${report.headline.icon} ${report.headline.text}` });

  const write = (previous: string | undefined) =>
    commentAfter(previous, { result, context: reported, run: context.run });
  const url = await commentOn(job, { write, create: inputs.comment === "always" || isNews(result) });
  const upload = await uploadFiles(directory, artifact, job);
  if (!upload.ok) await leaveOut(upload.reason);
  await uploadProfiles(publication.profiles, job);
  writeOutputs({ "artifact-id": upload.ok ? String(upload.id) : "", "comment-url": url ?? "" });
}

/** Main's runs store their history for others; what was interrupted or measured nothing is no baseline. */
function artifactOf({ inputs, plan, context }: Job, { config, stored, result }: Publication): Artifact {
  const resultFile = [RESULT_FILE, encodeResult(result)] as const;
  const { head, interrupted } = result.measurement;
  if (!plan.stores || interrupted || result.blocks === 0 || head.sha === null) {
    return { name: resultName(inputs.artifactName), files: [resultFile], main: RESULT_FILE };
  }
  const run = { ...result, run: context.run, attempt: context.attempt, sha: head.sha };
  const link = toLink(run);
  const own = { schema: 2, entries: [toEntry(run)], links: link === undefined ? [] : [link] } as const;
  const history = encodeHistory(mergeHistory([{ schema: 2, ...stored.known }, own], config.history.runs));
  return { name: baselineName(inputs.artifactName), files: [[HISTORY_FILE, history], resultFile], main: RESULT_FILE };
}
