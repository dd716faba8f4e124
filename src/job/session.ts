import { dirname } from "node:path";
import { Interruption } from "../compose/interruption.ts";
import { progressDisplay } from "../compose/progress-display.ts";
import { createWorld, type World } from "../compose/run-world.ts";
import type { ActionInputs } from "../github/inputs.ts";
import { jobLog } from "../github/log.ts";
import type { Config } from "../model/config.ts";
import { loadConfig, type Overrides } from "../run/run-comparison.ts";
import type { Job } from "./job.ts";
import { readConfigText } from "./read-config-text.ts";

/** What a job works with, until it ends or is cancelled. */
export interface Session {
  readonly config: Config;
  readonly world: World;
  readonly interruption: Interruption;
}

/** What a cancelled job may still say to GitHub, of the 7.5 s until the runner's second signal. */
const PUBLISH_GRACE_SECONDS = 2;
const UNPUBLISHED = "The job was cancelled while the result was being published: GitHub may not have all of it.";

/** Works with the job's config and a world of its own; returns the exit status, or that of the job's cancellation. */
export async function inSession(
  { inputs, context, configFile }: Job,
  generatorUrl: URL,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  const config = loadConfig(await readConfigText(context, inputs), inputs.config, overridesOf(inputs));
  const progress = progressDisplay({ write: (text) => jobLog.info(text.trimEnd()) });
  using interruption = new Interruption();
  await using world = await createWorld({
    directory: dirname(configFile),
    generatorUrl,
    log: jobLog,
    progress,
    trustsCheckout: true,
  });
  await interruption.ends(world);
  try {
    const status = await work({ config, world, interruption });
    return interruption.status ?? status;
  } catch (error) {
    if (interruption.status === undefined) throw error;
    jobLog.warn("The job was cancelled before anything was measured.");
    return interruption.status;
  }
}

/** Waits for what is being published; only a moment where the job is cancelled meanwhile. */
export async function finishPublishing({ interruption }: Session, publishing: Promise<void>): Promise<void> {
  if (!(await interruption.finish(publishing, PUBLISH_GRACE_SECONDS))) jobLog.warn(UNPUBLISHED);
}

function overridesOf({ effort, failOn }: ActionInputs): Overrides {
  return { ...(effort === undefined ? {} : { effort }), ...(failOn === undefined ? {} : { failOn }) };
}
