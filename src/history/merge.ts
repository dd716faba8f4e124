import type { HistoryDocument, HistoryEntry, HistoryLink, RunOfMain } from "../model/history.ts";

/** Links that are kept: a chain of a hundred commits. */
export const LINKS_KEPT = 100;

/**
 * The union of documents, oldest first, with the newest `keep` entries and the newest 100 links. Commutative,
 * associative and idempotent, so that runs which store at the same time lose nothing that a later merge could not bring
 * back.
 */
export function mergeHistory(documents: readonly HistoryDocument[], keep: number): HistoryDocument {
  return {
    schema: 2,
    entries: mergeEntries(
      documents.flatMap(({ entries }) => entries),
      keep,
    ),
    links: mergeLinks(documents.flatMap(({ links }) => links)),
  };
}

/** The newest `keep` entries, oldest first. */
export function mergeEntries(entries: readonly HistoryEntry[], keep: number): readonly HistoryEntry[] {
  return newestOf(entries, keep);
}

/** The newest links, oldest first. */
export function mergeLinks(links: readonly HistoryLink[]): readonly HistoryLink[] {
  return newestOf(links, LINKS_KEPT);
}

/** What several documents hold is there once, by (run, attempt, sha); of two versions of one the newer counts. */
function newestOf<T extends RunOfMain>(items: readonly T[], keep: number): readonly T[] {
  const newest = new Map<string, T>();
  for (const item of items) {
    const key = `${item.run} ${item.attempt} ${item.sha}`;
    const known = newest.get(key);
    if (known === undefined || byAge(known, item) < 0) newest.set(key, item);
  }
  const sorted = [...newest.values()].sort(byAge);
  return sorted.slice(Math.max(0, sorted.length - Math.max(0, keep)));
}

/**
 * What counts: of a commit's attempts in one run the last, whose blocks include the earlier ones'. All stay stored, and a
 * run is one draw of the machine however often it was repeated.
 */
export function lastAttempts<T extends RunOfMain>(items: readonly T[]): readonly T[] {
  const last = new Map<string, number>();
  const key = ({ run, sha }: T) => `${run} ${sha}`;
  for (const item of items) last.set(key(item), Math.max(item.attempt, last.get(key(item)) ?? 0));
  return items.filter((item) => item.attempt === last.get(key(item)));
}

/** A total order, oldest first: truncating by any other would make the result depend on the order of merging. */
function byAge(a: RunOfMain, b: RunOfMain): number {
  return (
    byText(instant(a), instant(b)) ||
    a.run - b.run ||
    a.attempt - b.attempt ||
    byText(a.sha, b.sha) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Without the Z, a time with fractions of a second sorts after the full second. */
function instant({ at }: RunOfMain): string {
  return at.endsWith("Z") ? at.slice(0, -1) : at;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
