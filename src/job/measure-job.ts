import manifest from "../../package.json" with { type: "json" };
import { jobLog } from "../github/log.ts";
import { randomSeed } from "../host/digest.ts";
import { readEnvironment } from "../host/environment.ts";
import { measurePart } from "../run/measure-part.ts";
import { type Measuring, runComparison } from "../run/run-comparison.ts";
import { announce } from "./announce.ts";
import { chooseBase } from "./choose-base.ts";
import { readEarlierAttempts } from "./earlier-attempt.ts";
import type { Job } from "./job.ts";
import { publish } from "./publish.ts";
import { publishPart } from "./publish-part.ts";
import { finishPublishing, inSession, type Session } from "./session.ts";
import { knownTo, readStoredRuns, type StoredRuns } from "./stored-runs.ts";

/** Measures what the event asks for, judges and publishes it, or stores it as one part; returns the exit status. */
export async function measureJob(job: Job, generatorUrl: URL): Promise<number> {
  return await inSession(job, generatorUrl, async (session) => {
    await announce(job, session.config);
    const stored = await readStoredRuns(job, session.config.history.runs);
    for (const sentence of stored.unusable) jobLog.info(sentence);
    const measuring = await measuringOf(job, session, stored);
    const { part } = job.inputs;
    if (part === undefined) return await compareAndPublish(job, session, { stored, measuring });
    return await measurePart(
      {
        ...measuring,
        part,
        attempt: job.context.attempt,
        publish: (measured) => finishPublishing(session, publishPart(job, { part, ...measured })),
      },
      session.world.ports,
    );
  });
}

async function measuringOf(job: Job, { config, world, interruption }: Session, stored: StoredRuns): Promise<Measuring> {
  const { workspace } = world;
  const { limitSeconds } = job.inputs;
  return {
    config,
    configPath: await workspace.pathBelowRoot(job.configFile),
    head: { kind: "commit", sha: await workspace.headSha(), label: job.plan.headLabel },
    base: await chooseBase(job, workspace, stored.commits),
    ...(limitSeconds === undefined ? {} : { limitSeconds }),
    seed: randomSeed(),
    environment: readEnvironment(manifest.version),
    signal: interruption.signal,
  };
}

interface Comparing {
  readonly stored: StoredRuns;
  readonly measuring: Measuring;
}

async function compareAndPublish(job: Job, session: Session, { stored, measuring }: Comparing): Promise<number> {
  const { config, configPath } = measuring;
  const { exitStatus } = await runComparison(
    {
      ...measuring,
      history: knownTo(job, stored),
      earlier: await readEarlierAttempts(job),
      publish: ({ result, profiles }) => {
        const cancelled = session.interruption.signal.aborted;
        const publication = { config, configPath, stored, result, profiles, cancelled };
        return finishPublishing(session, publish(job, publication));
      },
    },
    session.world.ports,
  );
  return exitStatus;
}
