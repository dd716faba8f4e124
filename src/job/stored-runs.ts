import { findStoredRuns } from "../github/baseline-run.ts";
import { decodeHistory } from "../history/document.ts";
import { mergeHistory } from "../history/merge.ts";
import type { HistoryDocument } from "../model/history.ts";
import type { Part } from "../model/measurement.ts";
import type { KnownHistory } from "../run/conclude.ts";
import type { Job } from "./job.ts";

/** Files of an artifact. */
export const HISTORY_FILE = "history.json";
export const RESULT_FILE = "result.json";
export const PART_FILE = "part.json";

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

/** The artifact of what profilers saw of a run's service. */
export function profilesName(artifactName: string): string {
  return `${artifactName}-profiles`;
}

/** The artifact of one share of a split job. */
export function partName(artifactName: string, { index, of }: Part): string {
  return `${artifactName}-part-${index}-of-${of}`;
}

/**
 * Looks main's stored runs up and merges what they hold; the newest `keep` entries are kept.
 *
 * @param workflowPath of the workflow that measures
 */
export async function readStoredRuns(
  { client, context, repository, inputs }: Job,
  keep: number,
  workflowPath: string | null = context.workflowPath,
): Promise<StoredRuns> {
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
  const reason = reasonOf(unusable);
  if (newest === undefined) return nothing(reason ?? `no run of ${repository.defaultBranch} has stored one`, unusable);
  const { entries, links } = mergeHistory(
    stored.map(({ document }) => document),
    keep,
  );
  const summary = { runs: entries.length, source: { run: newest.run, sha: newest.sha }, reason };
  return { known: { entries, links, summary }, commits: stored.map(({ sha }) => sha), unusable };
}

/** What this run is judged with: a re-run on main must not be compared with what its own earlier attempt stored. */
export function knownTo({ context, plan }: Job, { known }: StoredRuns): KnownHistory {
  const { run, attempt } = context;
  const entries = known.entries.filter((entry) => entry.run !== run);
  return {
    entries,
    links: known.links.filter((link) => link.run !== run),
    summary: { ...known.summary, runs: entries.length },
    ...(plan.stores ? { own: { run, attempt } } : {}),
  };
}

/** The newest in words, since a report has room for one; the log has them all. */
function reasonOf([newest, ...older]: readonly string[]): string | null {
  if (newest === undefined) return null;
  const others = older.length === 0 ? "" : ` (as the log says, ${older.length} more could not be used)`;
  return `${newest.replace(/\.$/, "")}${others}`;
}

function decode(text: string): HistoryDocument {
  const decoded = decodeHistory(text);
  if (decoded.ok) return decoded.document;
  throw new Error(`its history cannot be read: ${decoded.reason}`);
}

function nothing(reason: string, unusable: readonly string[] = []): StoredRuns {
  return { known: { entries: [], links: [], summary: { runs: 0, source: null, reason } }, commits: [], unusable };
}
