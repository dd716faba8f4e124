import type { GitHubClient } from "./client.ts";

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** How two commits of GitHub's copy lie to each other. */
export interface CommitComparison {
  /** Whether head is base itself or one of its ancestors. */
  readonly contained: boolean;
  /** Full hash of their merge base. */
  readonly mergeBase: string;
}

/** Compares two commits or branches; throws what a failed request throws, also for commits without a common ancestor. */
export async function compareCommits(
  client: GitHubClient,
  { owner, repo }: RepositoryName,
  base: string,
  head: string,
): Promise<CommitComparison> {
  const where = { owner, repo, basehead: `${base}...${head}`, per_page: 1 };
  const { data } = await client.rest.repos.compareCommitsWithBasehead(where);
  return { contained: data.status === "behind" || data.status === "identical", mergeBase: data.merge_base_commit.sha };
}
