import { dirname } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { progressDisplay } from "../compose/progress-display.ts";
import { createWorld, type World } from "../compose/run-world.ts";
import type { ActionInputs } from "../github/inputs.ts";
import { jobLog } from "../github/log.ts";
import { randomSeed } from "../host/digest.ts";
import { readEnvironment } from "../host/environment.ts";
import { onInterrupt } from "../host/signals.ts";
import type { Config } from "../model/config.ts";
import { loadConfig, type Overrides, runComparison } from "../run/run-comparison.ts";
import { chooseBase } from "./choose-base.ts";
import type { Job } from "./job.ts";
import { publish } from "./publish.ts";
import { readConfigText } from "./read-config-text.ts";
import { readStoredRuns } from "./stored-runs.ts";

/** Measures what the event asks for, judges and publishes it; returns the exit status. */
export async function measureJob(job: Job, generatorUrl: URL): Promise<number> {
  const { inputs, configFile } = job;
  const config = loadConfig(await readConfigText(configFile, inputs.config), inputs.config, overridesOf(inputs));
  const progress = progressDisplay({ write: (text) => jobLog.info(text.trimEnd()) });
  await using world = await createWorld({ directory: dirname(configFile), generatorUrl, log: jobLog, progress });
  const abort = new AbortController();
  let interruptedWith: number | undefined;
  using _ = onInterrupt(async (status) => {
    interruptedWith = status;
    abort.abort();
    await world.endAll();
  });
  try {
    const status = await compareAndPublish(job, { config, world, signal: abort.signal });
    return interruptedWith ?? status;
  } catch (error) {
    if (interruptedWith === undefined) throw error;
    jobLog.warn("The job was cancelled before anything was measured.");
    return interruptedWith;
  }
}

interface Session {
  readonly config: Config;
  readonly world: World;
  readonly signal: AbortSignal;
}

async function compareAndPublish(job: Job, { config, world, signal }: Session): Promise<number> {
  const { workspace, ports } = world;
  const { plan, inputs } = job;
  const stored = await readStoredRuns(job, config.history.runs);
  for (const sentence of stored.unusable) jobLog.info(sentence);
  const configPath = await workspace.pathBelowRoot(job.configFile);
  const { exitStatus } = await runComparison(
    {
      config,
      configPath,
      head: { kind: "commit", sha: await workspace.headSha(), label: plan.headLabel },
      base: await chooseBase(job, workspace, stored.commits),
      ...(inputs.limitSeconds === undefined ? {} : { limitSeconds: inputs.limitSeconds }),
      seed: randomSeed(),
      environment: readEnvironment(manifest.version),
      history: stored.known,
      signal,
      publish: ({ result }) => publish(job, { config, configPath, stored, result }),
    },
    ports,
  );
  return exitStatus;
}

function overridesOf({ effort, failOn }: ActionInputs): Overrides {
  return { ...(effort === undefined ? {} : { effort }), ...(failOn === undefined ? {} : { failOn }) };
}
