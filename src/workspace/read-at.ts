import { ensureCommit } from "./commits.ts";
import type { Repository } from "./repository.ts";

/**
 * The text of a file in a commit, which is fetched where the clone lacks it; undefined when the commit has no such file.
 * Nothing is checked out, so neither filters nor links have a say.
 */
export async function readAt(repository: Repository, sha: string, path: string): Promise<string | undefined> {
  await ensureCommit(repository, sha);
  const outcome = await repository.git.attempt(["cat-file", "blob", `${sha}:${path}`]);
  return outcome.ok ? outcome.stdout : undefined;
}
