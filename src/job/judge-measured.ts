import { messageOf, statusOf } from "../github/failure.ts";
import { jobLog } from "../github/log.ts";
import type { MeasuredPull, MeasuredRun } from "../github/measured-run.ts";
import { readRepositoryFile } from "../github/repository-file.ts";
import { digest } from "../host/digest.ts";
import { Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import type { RulesInput } from "../run/foreign-rules.ts";
import { type ForeignVerdict, judgeForeign } from "../run/judge-foreign.ts";
import { loadConfig } from "../run/run-comparison.ts";
import type { ConnectedJob } from "./job.ts";
import { readStoredRuns } from "./stored-runs.ts";

/** As many of main's stored runs as a config without a word on it keeps. */
const USUAL_RUNS = 20;

/** Judges a run's numbers by what the default branch says today. Throws what a failed request throws. */
export async function judgeMeasured(
  job: ConnectedJob,
  { run, pull }: { readonly run: MeasuredRun; readonly pull: MeasuredPull },
  result: Result,
): Promise<ForeignVerdict> {
  const main = await readMainConfig(job);
  const keep = "config" in main ? main.config.history.runs : USUAL_RUNS;
  const stored = await readStoredRuns(job, keep, run.workflowPath);
  for (const sentence of stored.unusable) jobLog.info(sentence);
  return judgeForeign({
    result,
    run: {
      attempt: run.attempt,
      startedAt: run.startedAt,
      head: { sha: run.sha, label: run.branch ?? run.sha },
      baseLabel: pull.baseRef,
    },
    main,
    failOn: job.inputs.failOn,
    history: stored.known,
    digest,
  });
}

async function readMainConfig({ client, context, inputs }: ConnectedJob): Promise<RulesInput["main"]> {
  const { config: path } = inputs;
  try {
    const text = await readRepositoryFile(client, context, path);
    if (text === undefined) return { unusable: `the default branch has no ${path}` };
    return { config: loadConfig(text, path) };
  } catch (error) {
    if (statusOf(error) !== undefined) throw error;
    jobLog.warn(error instanceof Problem ? error.message : messageOf(error));
    return { unusable: `this version cannot read the default branch's ${path}` };
  }
}
