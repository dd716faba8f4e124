import { findStoredRuns } from "../github/baseline-run.ts";
import { decodeHistory } from "../history/document.ts";
import { mergeHistory } from "../history/merge.ts";
import type { HistoryDocument } from "../model/history.ts";
import type { KnownHistory } from "../run/conclude.ts";
import type { Job } from "./job.ts";

/** Files of an artifact. */
export const HISTORY_FILE = "history.json";
export const RESULT_FILE = "result.json";

/** What main's stored runs hold. */
export interface StoredRuns {
  readonly known: KnownHistory;
  /** Commits of the runs that could be read, newest first. */
  readonly commits: readonly string[];
  /** Sentences on what could not be used. */
  readonly unusable: readonly string[];
}

/** The artifact of a run of main; other runs never use its name, and it is not trusted for its name. */
export function baselineName(artifactName: string): string {
  return `${artifactName}-baseline`;
}

/** The artifact of any other run. */
export function resultName(artifactName: string): string {
  return `${artifactName}-result`;
}

/** Looks main's stored runs up and merges what they hold; the newest `keep` entries are kept. */
export async function readStoredRuns({ client, context, repository, inputs }: Job, keep: number): Promise<StoredRuns> {
  const { workflowPath } = context;
  if (client === undefined) return nothing("there is no github-token to look them up with");
  if (workflowPath === null) return nothing("the runner does not say which workflow this is");
  const { stored, unusable } = await findStoredRuns(client, {
    owner: context.owner,
    repo: context.repo,
    repositoryId: repository.id,
    defaultBranch: repository.defaultBranch,
    workflowPath,
    artifactName: baselineName(inputs.artifactName),
    fileName: HISTORY_FILE,
    decode,
  });
  const [newest] = stored;
  if (newest === undefined)
    return nothing(unusable[0] ?? `no run of ${repository.defaultBranch} has stored one`, unusable);
  const { entries } = mergeHistory(
    stored.map(({ document }) => document),
    keep,
  );
  const summary = { runs: entries.length, source: { run: newest.run, sha: newest.sha }, reason: null };
  return { known: { entries, summary }, commits: stored.map(({ sha }) => sha), unusable };
}

function decode(text: string): HistoryDocument {
  const decoded = decodeHistory(text);
  if (decoded.ok) return decoded.document;
  throw new Error(`its history cannot be read: ${decoded.reason}`);
}

function nothing(reason: string, unusable: readonly string[] = []): StoredRuns {
  return { known: { entries: [], summary: { runs: 0, source: null, reason } }, commits: [], unusable };
}
