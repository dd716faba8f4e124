import { join } from "node:path";
import type { GitHubClient } from "../github/client.ts";
import type { GitHubContext } from "../github/context.ts";
import { type EventPlan, planEvent } from "../github/event.ts";
import type { ActionInputs } from "../github/inputs.ts";
import { type RepositoryFacts, readRepository } from "../github/repository.ts";

/** What is known before anything is read from the checkout. */
export interface Job {
  readonly inputs: ActionInputs;
  readonly context: GitHubContext;
  /** Undefined without a token. */
  readonly client: GitHubClient | undefined;
  readonly repository: RepositoryFacts;
  readonly plan: EventPlan;
  /** Absolute path of the config. */
  readonly configFile: string;
  /** Seconds after which an upload is given up. */
  readonly uploadSeconds: number;
}

/** A job that can ask GitHub. */
export type ConnectedJob = Job & { readonly client: GitHubClient };

/** The client would try for a quarter of an hour. */
const UPLOAD_SECONDS = 120;

/** Finds out what the event asks for; throws a Problem for one under which nothing may be measured. */
export async function openJob(inputs: ActionInputs, context: GitHubContext): Promise<Job> {
  const client = await connect(inputs.token);
  const repository = await readRepository(context, client);
  const asked = planEvent(context, {
    mode: inputs.mode,
    defaultBranch: repository.defaultBranch,
    allowUnsafe: inputs.allowUnsafeEvent,
  });
  const plan: EventPlan =
    inputs.base === undefined ? asked : { ...asked, base: [{ kind: "revision", text: inputs.base }] };
  const configFile = join(context.workspace, inputs.config);
  return { inputs, context, client, repository, plan, configFile, uploadSeconds: UPLOAD_SECONDS };
}

/** Octokit is loaded only where there is a token to use it with. */
async function connect(token: string | undefined): Promise<GitHubClient | undefined> {
  if (token === undefined) return undefined;
  const { createClient } = await import("../github/client.ts");
  return createClient(token);
}
