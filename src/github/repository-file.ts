import type { GitHubClient } from "./client.ts";
import type { RepositoryName } from "./compare.ts";
import { statusOf } from "./failure.ts";

/**
 * Text of a file at the head of the default branch; undefined where there is none. Throws what a failed request throws,
 * and an Error with a clause for what is no file of up to 1 MB.
 */
export async function readRepositoryFile(
  client: GitHubClient,
  { owner, repo }: RepositoryName,
  path: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.rest.repos.getContent({ owner, repo, path });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data) || data.encoding !== "base64") {
      throw new Error(`${path} is no file of up to 1 MB`);
    }
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
