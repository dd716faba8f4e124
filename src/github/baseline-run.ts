import type { GitHubClient } from "./client.ts";
import { compareCommits, type RepositoryName } from "./compare.ts";
import { explainFailure, messageOf } from "./failure.ts";
import { listArtifacts, readArtifact } from "./stored-artifact.ts";
import { distrust, type RunFacts, TRUSTED_EVENTS, type TrustedSource } from "./trust.ts";

/** Where main's stored runs are looked for. */
export interface BaselineQuery<T> extends TrustedSource, RepositoryName {
  readonly artifactName: string;
  /** The one file of the artifact that is read. */
  readonly fileName: string;
  /** Decodes the file; throws an Error for one that cannot be read. */
  readonly decode: (text: string) => T;
}

/** What a trusted run of main had stored. */
export interface StoredRun<T> {
  readonly run: number;
  readonly sha: string;
  readonly document: T;
}

export interface BaselineSearch<T> {
  /** Newest first, at most three: histories are merged, so that a lost entry comes back. */
  readonly stored: readonly StoredRun<T>[];
  /** Sentences on what could not be used. */
  readonly unusable: readonly string[];
}

type Run = Awaited<ReturnType<GitHubClient["rest"]["actions"]["listWorkflowRuns"]>>["data"]["workflow_runs"][number];

const WANTED = 3;
/** Requests for the whole search: room for eight runs that stored nothing before the first that did. */
const MAX_CALLS = 14;
/** To list a run's artifacts, to compare its commit with the branch, to download. */
const CALLS_OF_A_READ = 3;
/** Failed runs count: a regression on main fails its run, and what it measured is main's all the same. */
const ENDED: readonly (string | null)[] = ["success", "failure"];
const PERMISSION = "actions: read";

/**
 * The newest stored runs of main. Runs are searched, not artifacts: GitHub itself filters runs by event and branch, so
 * that no number of artifacts uploaded by pull requests can hide or replace main's. Never throws for what GitHub says.
 */
export async function findStoredRuns<T>(client: GitHubClient, query: BaselineQuery<T>): Promise<BaselineSearch<T>> {
  const stored: StoredRun<T>[] = [];
  const unusable: string[] = [];
  try {
    let calls = TRUSTED_EVENTS.length;
    for (const [asked, run] of (await listRuns(client, query)).entries()) {
      if (calls + CALLS_OF_A_READ > MAX_CALLS) {
        if (stored.length === 0) unusable.push(`The newest ${asked} runs of ${run.head_branch} stored nothing usable.`);
        break;
      }
      const facts = factsOf(run);
      const outcome = await readRun(client, query, facts);
      calls += outcome.kind === "nothing" ? 1 : CALLS_OF_A_READ;
      if (outcome.kind === "stored") stored.push({ run: run.id, sha: run.head_sha, document: outcome.document });
      if (outcome.kind === "unusable") unusable.push(`Run ${run.id} of ${facts.branch}: ${outcome.reason}`);
      if (stored.length === WANTED) break;
    }
  } catch (error) {
    unusable.push(`Main's stored runs could not be read. ${explainFailure(error, PERMISSION)}`);
  }
  return { stored, unusable };
}

type RunOutcome<T> =
  | { readonly kind: "stored"; readonly document: T }
  | { readonly kind: "nothing" }
  | { readonly kind: "unusable"; readonly reason: string };

async function listRuns<T>(client: GitHubClient, query: BaselineQuery<T>): Promise<Run[]> {
  const { owner, repo, defaultBranch: branch } = query;
  const workflow_id = query.workflowPath.split("/").at(-1) ?? "";
  const where = { owner, repo, workflow_id, branch, status: "completed", exclude_pull_requests: true } as const;
  const lists = await Promise.all(
    TRUSTED_EVENTS.map((event) => client.rest.actions.listWorkflowRuns({ ...where, event, per_page: 50 })),
  );
  const ended = lists.flatMap(({ data }) => data.workflow_runs).filter(({ conclusion }) => ENDED.includes(conclusion));
  return ended.sort((a, b) => b.id - a.id);
}

async function readRun<T>(client: GitHubClient, query: BaselineQuery<T>, run: RunFacts): Promise<RunOutcome<T>> {
  const reason = distrust(run, query);
  if (reason !== undefined) return { kind: "unusable", reason };
  const [artifact] = await listArtifacts(client, query, { run: run.id, name: query.artifactName });
  if (artifact === undefined) return { kind: "nothing" };
  try {
    if (!artifact.expired) await assertOnBranch(client, query, run.sha);
    return { kind: "stored", document: query.decode(await readArtifact(client, query, artifact, query.fileName)) };
  } catch (error) {
    return { kind: "unusable", reason: messageOf(error) };
  }
}

/** A tag may have the branch's name, and a branch can be rewritten: the commit itself must be on it. */
async function assertOnBranch<T>(client: GitHubClient, query: BaselineQuery<T>, sha: string): Promise<void> {
  const { contained } = await compareCommits(client, query, query.defaultBranch, sha);
  if (!contained) throw new Error(`its commit ${sha.slice(0, 7)} is not on ${query.defaultBranch}`);
}

function factsOf(run: Run): RunFacts {
  return {
    id: run.id,
    sha: run.head_sha,
    branch: run.head_branch,
    event: run.event,
    path: run.path,
    repositoryId: run.repository.id,
    // GitHub describes it as always there, and yet it is null when the fork was deleted.
    headRepositoryId: (run.head_repository as { id: number } | null)?.id,
  };
}
