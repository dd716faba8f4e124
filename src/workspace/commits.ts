import { EXIT, Problem } from "../model/problem.ts";
import type { Repository } from "./repository.ts";

const FULL_HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The commit that a revision names, as a full hash; undefined when there is none here. Any text is safe. */
export async function findCommit({ git }: Repository, revision: string): Promise<string | undefined> {
  if (revision.includes("\0")) return undefined;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const found = await git.attempt(args);
  const sha = found.ok ? found.stdout.trim() : "";
  // "^main" verifies too, as what it excludes.
  return isFullHash(sha) ? sha : undefined;
}

/** Whether this is a full hash, in lower case, as git prints it. */
export function isFullHash(text: string): boolean {
  return FULL_HASH.test(text);
}

/** Makes sure that a commit can be checked out, fetching it where the clone is too shallow. Throws a Problem if not. */
export async function ensureCommit(repository: Repository, sha: string): Promise<void> {
  if (!isFullHash(sha)) throw missing(sha, "that is not a full commit hash");
  if (await isHere(repository, sha)) return;
  const remote = await remoteOf(repository);
  if (remote === undefined) throw missing(sha, "the clone does not hold it and has no remote to fetch it from");
  // A depth would cut the history of a complete clone.
  const depth = (await isShallow(repository)) ? ["--depth=1"] : [];
  const fetched = await repository.git.attempt([...FETCH, ...depth, remote, sha]);
  if (fetched.ok && (await isHere(repository, sha))) return;
  throw missing(sha, `it could not be fetched from ${remote}`, fetched.ok ? undefined : fetched.stderr);
}

/** Full hashes of the parents that HEAD was made with, also where a shallow clone does not hold them. */
export async function parentsOfHead({ git, head }: Repository): Promise<readonly string[]> {
  // The raw commit names its parents even at a shallow clone's edge, where rev-list no longer shows them.
  const [header = ""] = (await git.run(["cat-file", "commit", head])).split("\n\n", 1);
  return header.split("\n").flatMap((line) => /^parent ([0-9a-f]+)$/.exec(line)?.[1] ?? []);
}

/**
 * HEAD's first parent, which for a merge commit is what the merge was built on; undefined for a first commit. A
 * shallow clone is deepened by one. Throws a Problem when the parent exists and cannot be had.
 */
export async function firstParent(repository: Repository): Promise<string | undefined> {
  const [parent] = await parentsOfHead(repository);
  if (parent === undefined || (await isHere(repository, parent))) return parent;
  const remote = await remoteOf(repository);
  if (remote !== undefined) await repository.git.attempt([...FETCH, "--deepen=1", remote, repository.head]);
  await ensureCommit(repository, parent);
  return parent;
}

/** The remote to fetch from: origin, else the only one there is. */
export async function remoteOf({ git }: Repository): Promise<string | undefined> {
  const remotes = (await git.run(["remote"])).split("\n").filter((name) => name !== "" && !name.startsWith("-"));
  return remotes.includes("origin") ? "origin" : remotes[0];
}

/** The user's FETCH_HEAD and tags stay as they are. */
const FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"];

async function isHere({ git }: Repository, sha: string): Promise<boolean> {
  return (await git.attempt(["cat-file", "-e", `${sha}^{commit}`])).ok;
}

async function isShallow({ git }: Repository): Promise<boolean> {
  return (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "true";
}

function missing(sha: string, why: string, detail?: string): Problem {
  return new Problem({
    code: "commit-missing",
    message: `the commit ${sha} is not in this clone: ${why}`,
    hint: "In a workflow, give actions/checkout `fetch-depth: 0`; for a private repository also keep its credentials (`persist-credentials: true`).",
    ...(detail === undefined ? {} : { detail }),
    exitStatus: EXIT.unmeasured,
  });
}
