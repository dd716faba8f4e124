import { error as printError } from "@actions/core";
import type { Task } from "../github/event.ts";
import { disarm, printUntrusted } from "../github/log.ts";
import { surviveLostOutput } from "../host/output.ts";
import { unsupportedPlatform } from "../host/platform.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Job } from "./job.ts";
import { judgeJob } from "./judge-job.ts";
import { measureJob } from "./measure-job.ts";
import { openStep } from "./open-step.ts";
import { publishProblem } from "./publish-problem.ts";
import { reportJob } from "./report-job.ts";

export interface Installation {
  /** The load generator's program. */
  readonly generatorUrl: URL;
}

const WORK: Readonly<Record<Task, (job: Job, generatorUrl: URL) => Promise<number>>> = {
  measure: measureJob,
  judge: judgeJob,
  report: reportJob,
};

/** Runs the action's step and returns its exit status; nothing is thrown. */
export async function runJob({ generatorUrl }: Installation): Promise<number> {
  surviveLostOutput([process.stdout, process.stderr]);
  try {
    const refusal = unsupportedPlatform(process.platform);
    if (refusal !== undefined) throw refusal;
    const job = await openStep();
    try {
      return await WORK[job.plan.task](job, generatorUrl);
    } catch (error) {
      if (error instanceof Problem) await publishProblem(job, error);
      throw error;
    }
  } catch (error) {
    return explain(error);
  }
}

/** Prints what is known of a failure as the step's annotation, and its evidence, which may be anybody's text. */
function explain(error: unknown): number {
  if (!(error instanceof Problem)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    printError(`This is a bug in Loadline: ${text}`);
    return EXIT.unmeasured;
  }
  const hint = error.hint === undefined ? "" : `\nHint: ${error.hint}`;
  printError(`${disarm(error.message)}${hint}`, { title: "Loadline" });
  if (error.detail !== undefined && error.detail !== "") printUntrusted(error.detail);
  return error.exitStatus;
}
