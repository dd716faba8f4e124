import { parseDuration } from "../config/duration.ts";
import { readContext } from "../github/context.ts";
import { readInputs } from "../github/inputs.ts";
import { type Job, openJob } from "./job.ts";

/** The job of the step that runs in this process; throws a Problem for wrong inputs, and outside of GitHub Actions. */
export async function openStep(): Promise<Job> {
  return await openJob(readInputs(secondsOf), readContext(process.env));
}

function secondsOf(text: string): number | undefined {
  const parsed = parseDuration(text);
  return parsed.ok && parsed.value > 0 ? parsed.value : undefined;
}
