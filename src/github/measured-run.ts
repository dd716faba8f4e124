import { EXIT, Problem } from "../model/problem.ts";
import type { GitHubClient } from "./client.ts";
import type { RepositoryName } from "./compare.ts";
import type { GitHubContext } from "./context.ts";

/** The run that has measured, as GitHub itself describes it: nothing here is from what the run uploaded. */
export interface MeasuredRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  /** How it ended, such as "failure" or "timed out". */
  readonly conclusion: string;
  readonly workflowPath: string;
  readonly sha: string;
  /** Null for a detached commit. */
  readonly branch: string | null;
  /** Of this attempt: ISO 8601, UTC. */
  readonly startedAt: string;
  readonly repositoryId: number;
  /** Where the commit comes from; null when that repository is gone. */
  readonly source: { readonly id: number; readonly owner: string } | null;
  readonly url: string;
}

/** An open pull request whose newest commit is the one that was measured. */
export interface MeasuredPull {
  readonly number: number;
  readonly baseRef: string;
  readonly fork: boolean;
}

/** The run of a `workflow_run` event. Throws a Problem where the event has none. */
export function measuredRun({ payload, runUrl }: GitHubContext): MeasuredRun {
  const { workflow_run: run } = payload;
  if (run == null) {
    throw new Problem({
      code: "event-unreadable",
      message: "The event's payload does not say which run it is about.",
      exitStatus: EXIT.usage,
    });
  }
  const source = run.head_repository;
  return {
    id: run.id,
    attempt: run.run_attempt,
    event: run.event,
    conclusion: (run.conclusion ?? "no conclusion").replaceAll("_", " "),
    workflowPath: run.path.split("@", 1)[0] ?? "",
    sha: run.head_sha,
    branch: run.head_branch ?? null,
    startedAt: run.run_started_at ?? run.created_at,
    repositoryId: run.repository.id,
    source: source == null ? null : { id: source.id, owner: source.owner.login },
    url: runUrl.replace(/\d+$/, String(run.id)),
  };
}

/**
 * The pull requests that a run measured. The run's own list is empty for forks, and a number in its artifact would be
 * whatever its author wants; so GitHub is asked for the branch's, and each must have the very commit, repository and
 * base that the run is known by. None where the pull request is closed or has moved on. Throws what a failed request
 * throws.
 */
export async function findMeasuredPulls(
  client: GitHubClient,
  { owner, repo, id }: RepositoryName & { readonly id: number },
  { source, branch, sha, repositoryId }: MeasuredRun,
): Promise<readonly MeasuredPull[]> {
  if (source === null || branch === null || repositoryId !== id) return [];
  const where = { owner, repo, state: "open", head: `${source.owner}:${branch}`, per_page: 100 } as const;
  const { data } = await client.rest.pulls.list(where);
  return data
    .filter(({ head, base }) => {
      // GitHub describes it as always there, and yet it is null when the fork was deleted.
      const from = head.repo as { id: number } | null;
      return head.sha === sha && from?.id === source.id && base.repo.id === id;
    })
    .map(({ number, base }) => ({ number, baseRef: base.ref, fork: source.id !== id }));
}
