import { EXIT, Problem } from "../model/problem.ts";
import { ensureCommit, findCommit, firstParent, isFullHash, remoteOf } from "./commits.ts";
import type { Repository } from "./repository.ts";
import { countUncommitted } from "./user-tree.ts";

/** What to compare with: a commit that is here, or the reason why there is none. */
export type BaseRevision = { readonly sha: string; readonly label: string } | { readonly absent: string };

/**
 * The base of a local run: the revision asked for, else the merge base with the default branch; on that branch itself
 * the last commit for uncommitted changes, and the one before for a clean tree. A revision that names nothing is a
 * Problem.
 */
export async function resolveBase(repository: Repository, revision: string | undefined): Promise<BaseRevision> {
  if (revision !== undefined) return { sha: await resolveAsked(repository, revision), label: shortened(revision) };
  const branch = await defaultBranch(repository);
  if (branch !== undefined) {
    const found = await repository.git.attempt(["merge-base", repository.head, branch.sha]);
    if (!found.ok) return { absent: `HEAD and ${branch.name} have no commit in common in this clone` };
    const sha = found.stdout.trim();
    if (sha !== repository.head) return { sha, label: `merge base with ${branch.name}` };
  }
  return lastCommit(repository);
}

async function lastCommit(repository: Repository): Promise<BaseRevision> {
  if ((await countUncommitted(repository)) > 0) return { sha: repository.head, label: "HEAD" };
  const parent = await firstParent(repository);
  if (parent === undefined) return { absent: "HEAD is the first commit and nothing is changed" };
  return { sha: parent, label: "HEAD^" };
}

async function resolveAsked(repository: Repository, revision: string): Promise<string> {
  const found = (await findCommit(repository, revision)) ?? (await findRemotely(repository, revision));
  if (found !== undefined) return found;
  throw new Problem({
    code: "unknown-revision",
    message: `base: expected a commit, branch or tag of this repository, got ${JSON.stringify(shortened(revision))}`,
    hint: "git rev-parse must know it; in a shallow clone, fetch it first.",
    exitStatus: EXIT.usage,
  });
}

/** A branch or commit that a workflow's clone of one commit does not hold. */
async function findRemotely(repository: Repository, revision: string): Promise<string | undefined> {
  if (isFullHash(revision)) {
    await ensureCommit(repository, revision);
    return revision;
  }
  const remote = await remoteOf(repository);
  const ref = `refs/heads/${revision}`;
  if (remote === undefined || !(await repository.git.attempt(["check-ref-format", ref])).ok) return undefined;
  const tracked = await findCommit(repository, `refs/remotes/${remote}/${revision}`);
  if (tracked !== undefined) return tracked;
  const listed = await repository.git.attempt(["ls-remote", "--exit-code", remote, ref]);
  const sha = listed.ok ? listed.stdout.split("\t", 1)[0] : undefined;
  if (sha !== undefined) await ensureCommit(repository, sha);
  return sha;
}

interface Branch {
  readonly name: string;
  readonly sha: string;
}

async function defaultBranch(repository: Repository): Promise<Branch | undefined> {
  const origin = await repository.git.attempt(["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]);
  const named = origin.ok ? [origin.stdout.trim()] : [];
  for (const ref of [...named, ...USUAL.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`])]) {
    const sha = await findCommit(repository, ref);
    if (sha !== undefined) return { name: ref.replace(/^refs\/(?:remotes|heads)\//, ""), sha };
  }
  return undefined;
}

const USUAL = ["main", "master"];

/** A full hash as people read it; anything else as it was written. */
function shortened(revision: string): string {
  return isFullHash(revision) ? revision.slice(0, 7) : revision.slice(0, 200);
}
