import type { GitHubClient } from "./client.ts";
import { isLimited, statusOf } from "./failure.ts";

const BOT = "github-actions[bot]";

/** A token's owner stays the same; a question that failed is asked again. */
const viewers = new WeakMap<GitHubClient, string>();

/**
 * The login of whoever writes with this token; REST does not tell an app's. Where GitHub does not let the token ask, it
 * is taken for the workflow's own. Throws what a failed request throws.
 */
export async function viewerOf(client: GitHubClient): Promise<string> {
  const author = viewers.get(client) ?? (await readViewer(client));
  viewers.set(client, author);
  return author;
}

async function readViewer(client: GitHubClient): Promise<string> {
  try {
    const { viewer } = await client.graphql<{ viewer: { login: string } }>("{ viewer { login } }");
    return viewer.login;
  } catch (error) {
    const refuses = error instanceof Error && error.name === "GraphqlResponseError";
    const forbidden = refuses || statusOf(error) === 403 || statusOf(error) === 404;
    if (!forbidden || isLimited(error)) throw error;
    return BOT;
  }
}
