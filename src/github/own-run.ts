import type { GitHubClient } from "./client.ts";
import type { RepositoryName } from "./compare.ts";
import { explainFailure, messageOf } from "./failure.ts";
import { type Artifact, listArtifacts, readArtifact } from "./stored-artifact.ts";

export interface OwnRunQuery<T> extends RepositoryName {
  readonly run: number;
  /** Which artifacts to read, of those of the run; the newest ones first. */
  readonly choose: (names: readonly string[]) => readonly string[];
  readonly fileName: string;
  /** Decodes the file; throws an Error for one that cannot be read. */
  readonly decode: (text: string) => T;
  /** Documents after which the search ends. */
  readonly wanted: number;
}

/** What earlier attempts or other jobs of this run have stored. */
export interface OwnRunSearch<T> {
  /** Newest first. */
  readonly found: readonly { readonly name: string; readonly document: T }[];
  /** Clauses on what could not be used, such as "its artifact has expired". */
  readonly unusable: readonly { readonly name: string | null; readonly reason: string }[];
}

/** Artifacts that are downloaded at most. */
const MAX_DOWNLOADS = 24;
const PERMISSION = "actions: read";

/**
 * Reads artifacts of this very run. They are no more and no less trusted than the run itself, whose jobs uploaded them;
 * what they hold is decoded and bounded all the same. Never throws for what GitHub says.
 */
export async function findInOwnRun<T>(client: GitHubClient, query: OwnRunQuery<T>): Promise<OwnRunSearch<T>> {
  const found: { name: string; document: T }[] = [];
  const unusable: { name: string | null; reason: string }[] = [];
  try {
    for (const artifact of chosen(await listArtifacts(client, query, { run: query.run }), query)) {
      try {
        const text = await readArtifact(client, query, artifact, query.fileName);
        found.push({ name: artifact.name, document: query.decode(text) });
      } catch (error) {
        unusable.push({ name: artifact.name, reason: messageOf(error) });
      }
      if (found.length === query.wanted) break;
    }
  } catch (error) {
    unusable.push({
      name: null,
      reason: `this run's artifacts cannot be listed. ${explainFailure(error, PERMISSION)}`,
    });
  }
  return { found, unusable };
}

function chosen<T>(artifacts: readonly Artifact[], { choose }: OwnRunQuery<T>): readonly Artifact[] {
  const names = new Set(choose(artifacts.map(({ name }) => name)));
  return artifacts.filter(({ name }) => names.has(name)).slice(0, MAX_DOWNLOADS);
}
