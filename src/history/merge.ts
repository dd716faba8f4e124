import type { HistoryDocument, HistoryEntry } from "../model/history.ts";

/**
 * The union of documents, oldest entry first, with the newest `keep` entries. An entry's identity is (run, attempt,
 * sha); of two versions of one the newer counts. Commutative, associative and idempotent, so that runs which store at
 * the same time lose nothing that a later merge could not bring back.
 */
export function mergeHistory(documents: readonly HistoryDocument[], keep: number): HistoryDocument {
  const newest = new Map<string, HistoryEntry>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    const key = `${entry.run} ${entry.attempt} ${entry.sha}`;
    const known = newest.get(key);
    if (known === undefined || byAge(known, entry) < 0) newest.set(key, entry);
  }
  const entries = [...newest.values()].sort(byAge);
  return { schema: 1, entries: entries.slice(Math.max(0, entries.length - Math.max(0, keep))) };
}

/** A total order, oldest first: truncating by any other would make the result depend on the order of merging. */
function byAge(a: HistoryEntry, b: HistoryEntry): number {
  return (
    byText(instant(a), instant(b)) ||
    a.run - b.run ||
    a.attempt - b.attempt ||
    byText(a.sha, b.sha) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Without the Z, a time with fractions of a second sorts after the full second. */
function instant({ at }: HistoryEntry): string {
  return at.endsWith("Z") ? at.slice(0, -1) : at;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
