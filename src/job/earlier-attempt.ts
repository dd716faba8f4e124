import { findInOwnRun } from "../github/own-run.ts";
import type { Measurement } from "../model/measurement.ts";
import { decodeResult } from "../report/json.ts";
import type { EarlierAttempts } from "../run/again.ts";
import type { Job } from "./job.ts";
import { baselineName, RESULT_FILE, resultName } from "./stored-runs.ts";

/** On a re-run: the newest measurement that its earlier attempts stored. Undefined for a first attempt. */
export async function readEarlierAttempts({ client, context, inputs }: Job): Promise<EarlierAttempts | undefined> {
  const { attempt, owner, repo, run } = context;
  if (attempt < 2) return undefined;
  if (client === undefined) return { attempt, found: { missing: "there is no github-token to look them up with" } };
  const names = [baselineName(inputs.artifactName), resultName(inputs.artifactName)];
  const { found, unusable } = await findInOwnRun(client, {
    owner,
    repo,
    run,
    choose: () => names,
    fileName: RESULT_FILE,
    decode,
    wanted: 1,
  });
  const missing = unusable[0]?.reason ?? "no earlier attempt has stored any";
  return { attempt, found: found[0]?.document ?? { missing } };
}

function decode(text: string): Measurement {
  const decoded = decodeResult(text);
  if (decoded.ok) return decoded.result.measurement;
  throw new Error(`its result cannot be read: ${decoded.reason}`);
}
