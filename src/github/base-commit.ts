import { Problem } from "../model/problem.ts";
import type { BaseCandidate } from "./event.ts";

/** A commit to compare with, or the reason why there is none. */
export type BaseCommit = { readonly sha: string; readonly label: string } | { readonly absent: string };

/** What is known of commits; methods may throw a Problem for a commit that exists and cannot be had. */
export interface CommitSource {
  /** Full hash of what is checked out. */
  readonly head: string;
  /** Of head, as it names them. */
  parents(): Promise<readonly string[]>;
  /** Head's first parent, fetched; undefined for a first commit. */
  firstParent(): Promise<string | undefined>;
  /** Merge base of head and another commit or branch; undefined where GitHub does not say. */
  mergeBase(of: string): Promise<string | undefined>;
  /** Commits of main's stored runs, newest first. */
  readonly stored: readonly string[];
  /** What a user's revision names; throws a Problem for one that names nothing. */
  resolve(revision: string): Promise<BaseCommit>;
  /** Fetches a commit where the clone lacks it; throws a Problem if it cannot be had. */
  ensure(sha: string): Promise<void>;
}

/**
 * The first candidate that can be found and fetched. Absent when there is none to be found; throws the Problem of the
 * last one when every candidate that was found could not be fetched, because that is a mistake in the workflow.
 */
export async function findBase(candidates: readonly BaseCandidate[], source: CommitSource): Promise<BaseCommit> {
  let problem: Problem | undefined;
  for (const candidate of candidates) {
    try {
      const found = await find(candidate, source);
      if (found === undefined) continue;
      if ("sha" in found) await source.ensure(found.sha);
      return found;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem = error;
    }
  }
  if (problem !== undefined) throw problem;
  return { absent: "there is no earlier commit to compare with" };
}

async function find(candidate: BaseCandidate, source: CommitSource): Promise<BaseCommit | undefined> {
  switch (candidate.kind) {
    case "merge parent": {
      const merged = source.head === candidate.merge && (await source.parents()).length > 1;
      return merged ? labelled(await source.firstParent(), candidate.label) : undefined;
    }
    case "commit":
      return { sha: candidate.sha, label: candidate.label };
    case "merge base": {
      const sha = await source.mergeBase(candidate.of);
      return sha === source.head ? undefined : labelled(sha, candidate.label);
    }
    case "stored":
      return labelled(await newestAncestor(source), "main's last stored run");
    case "previous":
      return labelled(await source.firstParent(), "HEAD^");
    case "revision":
      return source.resolve(candidate.text);
  }
}

/** A run that is started again may be older than what is stored by now. */
async function newestAncestor({ stored, mergeBase }: CommitSource): Promise<string | undefined> {
  for (const sha of stored) if ((await mergeBase(sha)) === sha) return sha;
  return undefined;
}

function labelled(sha: string | undefined, label: string): BaseCommit | undefined {
  return sha === undefined ? undefined : { sha, label };
}
