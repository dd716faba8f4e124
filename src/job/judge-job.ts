import { jobLog } from "../github/log.ts";
import { findInOwnRun } from "../github/own-run.ts";
import { digest } from "../host/digest.ts";
import type { PartDocument } from "../model/part-document.ts";
import { decodePart } from "../report/part-json.ts";
import { judgeParts } from "../run/judge-parts.ts";
import type { Job } from "./job.ts";
import { publish } from "./publish.ts";
import { finishPublishing, inSession } from "./session.ts";
import { knownTo, PART_FILE, readStoredRuns } from "./stored-runs.ts";

/** Most parts that are read, of all attempts together. */
const MOST_PARTS = 24;

/** Judges what the parts of this run have stored, and publishes it as a measuring job does; returns the exit status. */
export async function judgeJob(job: Job, generatorUrl: URL): Promise<number> {
  return await inSession(job, generatorUrl, async (session) => {
    const { config, world } = session;
    const stored = await readStoredRuns(job, config.history.runs);
    for (const sentence of stored.unusable) jobLog.info(sentence);
    const { exitStatus, result } = judgeParts({
      config,
      head: await world.workspace.headSha(),
      ...(await readParts(job)),
      history: knownTo(job, stored),
      digest,
    });
    const configPath = await world.workspace.pathBelowRoot(job.configFile);
    await finishPublishing(
      session,
      publish(job, { config, configPath, stored, result, profiles: [], cancelled: false }),
    );
    return exitStatus;
  });
}

async function readParts({ client, context, inputs }: Job) {
  const { owner, repo, run } = context;
  if (client === undefined) return { parts: [], unreadable: ["There is no github-token to read the parts with."] };
  const prefix = `${inputs.artifactName}-part-`;
  const isPart = (name: string) => name.startsWith(prefix) && /^\d+-of-\d+$/.test(name.slice(prefix.length));
  const { found, unusable } = await findInOwnRun(client, {
    owner,
    repo,
    run,
    choose: (names) => names.filter(isPart),
    fileName: PART_FILE,
    decode,
    wanted: MOST_PARTS,
  });
  const unreadable = unusable.map(({ name, reason }) => (name === null ? reason : `${name}: ${reason}.`));
  return { parts: found, unreadable };
}

function decode(text: string): PartDocument {
  const decoded = decodePart(text);
  if (decoded.ok) return decoded.value;
  throw new Error(`it cannot be read: ${decoded.reason}`);
}
