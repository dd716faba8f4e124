import { createHash } from "node:crypto";
import type { GitHubClient } from "./client.ts";
import type { RepositoryName } from "./compare.ts";
import { messageOf, statusOf } from "./failure.ts";
import { readZipped } from "./unzip.ts";

export type Artifact = Awaited<
  ReturnType<GitHubClient["rest"]["actions"]["listWorkflowRunArtifacts"]>
>["data"]["artifacts"][number];

const MAX_ARCHIVE_BYTES = 5_000_000;
const ZIP_LIMITS = { maxBytes: 10_000_000, maxZippedBytes: 2_000_000, maxRatio: 200, maxEntries: 20 };
const EXPIRED = "its artifact has expired";

/** A large matrix stores hundreds, of which GitHub lists a hundred at once, in an order that it does not tell. */
const MOST_PAGES = 10;

/** The run's artifacts, newest first: a re-run uploads a second one of the same name, with a higher id. At most 1,000. */
export async function listArtifacts(
  client: GitHubClient,
  { owner, repo }: RepositoryName,
  { run, name }: { readonly run: number; readonly name?: string },
): Promise<readonly Artifact[]> {
  const named = name === undefined ? {} : { name };
  const where = { owner, repo, run_id: run, ...named, per_page: 100 };
  const all: Artifact[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await client.rest.actions.listWorkflowRunArtifacts({ ...where, page });
    all.push(...data.artifacts);
    if (data.artifacts.length === 0 || all.length >= data.total_count) break;
  }
  return all.filter((each) => each.workflow_run?.id === run).sort((a, b) => b.id - a.id);
}

/**
 * Text of one file of an artifact, whoever uploaded it: bounded, and whole by its digest. Throws an Error that says why
 * it cannot be had, with a clause such as "its artifact has expired".
 */
export async function readArtifact(
  client: GitHubClient,
  repository: RepositoryName,
  artifact: Artifact,
  fileName: string,
): Promise<string> {
  if (artifact.expired) throw new Error(EXPIRED);
  try {
    return readZipped(await download(client, repository, artifact), fileName, ZIP_LIMITS);
  } catch (error) {
    throw new Error(statusOf(error) === 410 ? EXPIRED : messageOf(error), { cause: error });
  }
}

async function download(
  client: GitHubClient,
  { owner, repo }: RepositoryName,
  artifact: Artifact,
): Promise<Uint8Array> {
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
