import { error as printError } from "@actions/core";
import { parseDuration } from "../config/duration.ts";
import { readContext } from "../github/context.ts";
import { readInputs } from "../github/inputs.ts";
import { disarm, printUntrusted } from "../github/log.ts";
import { unsupportedPlatform } from "../host/platform.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { openJob } from "./job.ts";
import { measureJob } from "./measure-job.ts";
import { publishProblem } from "./publish-problem.ts";

export interface Installation {
  /** The load generator's program. */
  readonly generatorUrl: URL;
}

/** Runs the action's step and returns its exit status; nothing is thrown. */
export async function runJob({ generatorUrl }: Installation): Promise<number> {
  try {
    const refusal = unsupportedPlatform(process.platform);
    if (refusal !== undefined) throw refusal;
    const job = await openJob(readInputs(secondsOf), readContext(process.env));
    try {
      return await measureJob(job, generatorUrl);
    } catch (error) {
      if (error instanceof Problem) await publishProblem(job, error);
      throw error;
    }
  } catch (error) {
    return explain(error);
  }
}

function secondsOf(text: string): number | undefined {
  const parsed = parseDuration(text);
  return parsed.ok && parsed.value > 0 ? parsed.value : undefined;
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
