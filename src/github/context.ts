import { readFileSync } from "node:fs";
import { z } from "zod";
import { EXIT, Problem } from "../model/problem.ts";

const Side = z.object({ ref: z.string(), sha: z.string(), repo: z.object({ id: z.number() }).nullable() });

const WorkflowRun = z.object({
  id: z.number(),
  run_attempt: z.number(),
  event: z.string(),
  path: z.string(),
  conclusion: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string(),
  created_at: z.string(),
  run_started_at: z.string().nullish(),
  repository: z.object({ id: z.number() }),
  /** Null when the fork was deleted. */
  head_repository: z.object({ id: z.number(), owner: z.object({ login: z.string() }) }).nullish(),
});

/** What is read of the event's payload; GitHub sends far more, and for a schedule next to nothing. */
const Payload = z.object({
  repository: z.object({ id: z.number(), default_branch: z.string() }).nullish(),
  pull_request: z.object({ number: z.number(), base: Side, head: Side }).nullish(),
  merge_group: z.object({ base_sha: z.string(), base_ref: z.string() }).nullish(),
  workflow_run: WorkflowRun.nullish(),
});

export type EventPayload = z.infer<typeof Payload>;

/** Where and why the action runs. */
export interface GitHubContext {
  readonly eventName: string;
  /** Who started the run; a re-run has the rights of whoever started it first. Undefined where the runner does not say. */
  readonly actor: string | undefined;
  readonly payload: EventPayload;
  readonly owner: string;
  readonly repo: string;
  /** GITHUB_SHA: for a pull request the merge of its head into its base. */
  readonly sha: string;
  /** E.g. refs/heads/main or refs/pull/7/merge. */
  readonly ref: string;
  readonly run: number;
  readonly attempt: number;
  /** E.g. ".github/workflows/loadline.yml"; null where the runner does not say. */
  readonly workflowPath: string | null;
  readonly runUrl: string;
  /** Where the repository is checked out. */
  readonly workspace: string;
  readonly tempDirectory: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** From the variables that a runner sets. Throws a Problem outside GitHub Actions and for an unreadable event. */
export function readContext(env: Variables): GitHubContext {
  const required = (name: string): string => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new Problem({
      code: "not-on-github",
      message: `${name} is not set: this does not run in a GitHub Actions job.`,
      hint: "On your own machine use the command: loadline run --base main",
      exitStatus: EXIT.usage,
    });
  };
  const [owner = "", repo = ""] = required("GITHUB_REPOSITORY").split("/");
  const run = Number(required("GITHUB_RUN_ID"));
  const server = env.GITHUB_SERVER_URL || "https://github.com";
  return {
    eventName: required("GITHUB_EVENT_NAME"),
    actor: env.GITHUB_ACTOR,
    payload: readPayload(env.GITHUB_EVENT_PATH),
    owner,
    repo,
    sha: required("GITHUB_SHA"),
    ref: required("GITHUB_REF"),
    run,
    attempt: Number(env.GITHUB_RUN_ATTEMPT || "1"),
    workflowPath: workflowPath(env.GITHUB_WORKFLOW_REF),
    runUrl: `${server}/${owner}/${repo}/actions/runs/${run}`,
    workspace: required("GITHUB_WORKSPACE"),
    tempDirectory: required("RUNNER_TEMP"),
  };
}

function readPayload(path: string | undefined): EventPayload {
  if (path === undefined || path === "") return {};
  try {
    return Payload.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new Problem({
      code: "event-unreadable",
      message: `The event's payload at ${path} cannot be read as one of GitHub's.`,
      exitStatus: EXIT.usage,
      cause,
    });
  }
}

/** From "owner/repo/.github/workflows/x.yml@refs/heads/main". */
function workflowPath(ref: string | undefined): string | null {
  return /^[^/]+\/[^/]+\/(.+?)@/.exec(ref ?? "")?.[1] ?? null;
}
