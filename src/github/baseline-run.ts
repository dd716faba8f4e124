import { createHash } from "node:crypto";
import type { GitHubClient } from "./client.ts";
import { compareCommits, type RepositoryName } from "./compare.ts";
import { explainFailure, messageOf, statusOf } from "./failure.ts";
import { distrust, type RunFacts, TRUSTED_EVENTS, type TrustedSource } from "./trust.ts";
import { readZipped } from "./unzip.ts";

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
type Artifact = Awaited<
  ReturnType<GitHubClient["rest"]["actions"]["listWorkflowRunArtifacts"]>
>["data"]["artifacts"][number];

const WANTED = 3;
/** Runs whose artifacts are asked for: most that stored nothing were cancelled or older than Loadline. */
const MAX_RUNS = 15;
const MAX_ARCHIVE_BYTES = 5_000_000;
const ZIP_LIMITS = { maxBytes: 10_000_000, maxZippedBytes: 2_000_000, maxRatio: 200, maxEntries: 20 };
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
    for (const run of (await listRuns(client, query)).slice(0, MAX_RUNS)) {
      const facts = factsOf(run);
      const outcome = await readRun(client, query, facts);
      if (outcome.kind === "stored") stored.push({ run: run.id, sha: run.head_sha, document: outcome.document });
      if (outcome.kind === "unusable") unusable.push(`Run ${run.id} of ${facts.branch}: ${outcome.reason}`);
      if (stored.length === WANTED) break;
    }
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
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
  const { owner, repo, artifactName: name } = query;
  const listed = await client.rest.actions.listWorkflowRunArtifacts({
    owner,
    repo,
    run_id: run.id,
    name,
    per_page: 100,
  });
  const artifact = newest(listed.data.artifacts.filter((each) => each.workflow_run?.id === run.id));
  if (artifact === undefined) return { kind: "nothing" };
  try {
    if (artifact.expired) throw new Error("its artifact has expired");
    await assertOnBranch(client, query, run.sha);
    const archive = await download(client, query, artifact);
    return { kind: "stored", document: query.decode(readZipped(archive, query.fileName, ZIP_LIMITS)) };
  } catch (error) {
    return { kind: "unusable", reason: statusOf(error) === 410 ? "its artifact has expired" : messageOf(error) };
  }
}

/** A tag may have the branch's name, and a branch can be rewritten: the commit itself must be on it. */
async function assertOnBranch<T>(client: GitHubClient, query: BaselineQuery<T>, sha: string): Promise<void> {
  const { contained } = await compareCommits(client, query, query.defaultBranch, sha);
  if (!contained) throw new Error(`its commit ${sha.slice(0, 7)} is not on ${query.defaultBranch}`);
}

async function download<T>(client: GitHubClient, query: BaselineQuery<T>, artifact: Artifact): Promise<Uint8Array> {
  const { owner, repo } = query;
  if (artifact.size_in_bytes > MAX_ARCHIVE_BYTES) {
    throw new Error(`its artifact has ${artifact.size_in_bytes} bytes, at most ${MAX_ARCHIVE_BYTES} are read`);
  }
  const request = { owner, repo, artifact_id: artifact.id, archive_format: "zip" };
  const { data } = await client.rest.actions.downloadArtifact(request);
  if (!(data instanceof ArrayBuffer)) throw new Error("its artifact did not arrive as an archive");
  const archive = new Uint8Array(data);
  const digest = `sha256:${createHash("sha256").update(archive).digest("hex")}`;
  const whole = artifact.digest == null ? archive.length === artifact.size_in_bytes : artifact.digest === digest;
  if (!whole) throw new Error("its artifact arrived damaged: the digest differs");
  return archive;
}

/** A re-run uploads a second artifact of the same name: the highest id is the newest. */
function newest(artifacts: readonly Artifact[]): Artifact | undefined {
  return artifacts.toSorted((a, b) => b.id - a.id)[0];
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
