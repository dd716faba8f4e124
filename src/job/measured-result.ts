import { messageOf, statusOf } from "../github/failure.ts";
import type { MeasuredRun } from "../github/measured-run.ts";
import { type Artifact, listArtifacts, readArtifact } from "../github/stored-artifact.ts";
import type { Result } from "../model/result.ts";
import { decodeResult } from "../report/json.ts";
import type { ConnectedJob } from "./job.ts";
import { RESULT_FILE, resultName } from "./stored-runs.ts";

/** Why there is no result of an attempt: it stored none, an earlier one alone did, or what it stored cannot be used. */
export type Absence = "missing" | "earlier" | "unusable";

/** What a run stored, as a stranger's document; or a clause on why there is none to be had. */
export type MeasuredResult =
  | { readonly kind: "found"; readonly result: Result }
  | { readonly kind: Absence; readonly reason: string };

/** Clauses that go on after "it ", the run. */
const ENDS: Readonly<Record<string, string>> = {
  success: "succeeded without storing a result",
  failure: "failed before it stored a result",
  cancelled: "was cancelled before it stored a result",
  skipped: "was skipped",
  "timed out": "ran out of time before it stored a result",
};

/** The newest result that this attempt of the run stored. Throws what a failed request throws. */
export async function readMeasuredResult(job: ConnectedJob, run: MeasuredRun): Promise<MeasuredResult> {
  const name = resultName(job.inputs.artifactName);
  const [artifact] = await listArtifacts(job.client, job.context, { run: run.id, name });
  if (artifact === undefined) return { kind: "missing", reason: whyMissing(run, name) };
  if (isEarlier(artifact, run)) return { kind: "earlier", reason: whyMissing(run, name) };
  try {
    const decoded = decodeResult(await readArtifact(job.client, job.context, artifact, RESULT_FILE));
    if (decoded.ok) return { kind: "found", result: decoded.result };
    return { kind: "unusable", reason: decoded.reason };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const status = statusOf(cause);
    if (status !== undefined && status !== 410) throw cause;
    return { kind: "unusable", reason: messageOf(error) };
  }
}

/** Attempts share a run's artifacts: one that is older than this attempt is another's. */
function isEarlier({ created_at: created }: Artifact, { startedAt }: MeasuredRun): boolean {
  return created !== null && Date.parse(created) < Date.parse(startedAt);
}

function whyMissing({ conclusion, attempt }: MeasuredRun, name: string): string {
  const end = ENDS[conclusion] ?? `ended with "${conclusion}" before it stored a result`;
  return `it ${end}${attempt > 1 ? ` in attempt ${attempt}` : ""}; no artifact ${name} was found`;
}
