import { EXIT, Problem } from "../model/problem.ts";
import type { GitHubClient } from "./client.ts";
import type { GitHubContext } from "./context.ts";
import { explainFailure } from "./failure.ts";

export interface RepositoryFacts {
  readonly id: number;
  readonly defaultBranch: string;
}

/** The repository of the event; asked for where the event does not describe it, as a schedule's. */
export async function readRepository(
  context: GitHubContext,
  client: GitHubClient | undefined,
): Promise<RepositoryFacts> {
  const { repository } = context.payload;
  if (repository != null) return { id: repository.id, defaultBranch: repository.default_branch };
  if (client === undefined) throw unknown("There is no github-token to ask with.");
  try {
    const { data } = await client.rest.repos.get({ owner: context.owner, repo: context.repo });
    return { id: data.id, defaultBranch: data.default_branch };
  } catch (error) {
    throw unknown(explainFailure(error, "contents: read"));
  }
}

function unknown(why: string): Problem {
  return new Problem({
    code: "repository-unknown",
    message: `The event does not say what the default branch is, and GitHub could not be asked. ${why}`,
    exitStatus: EXIT.usage,
  });
}
