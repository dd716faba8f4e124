import type { HistoryLink } from "../model/history.ts";
import { lastAttempts } from "./merge.ts";

/** Links that lead from commit to commit. */
export interface ConnectedLinks {
  /** Oldest first; each one's base is the commit of the one before. */
  readonly links: readonly HistoryLink[];
  /** Runs that measured against the same base as another, as two pushes at once do: counting them would count twice. */
  readonly beside: number;
  /** Older ones, which do not connect: their last commit is no base of what came later. */
  readonly unconnected: number;
}

/**
 * The chain that ends with the newest run, followed back from base to base. A run that is missing is no gap: the one
 * after it was measured against the commit before. Runs of a commit against itself change nothing and are no links.
 *
 * Runs are taken by their number, which a repeated run keeps, and not by time, which it does not.
 */
export function connectLinks(stored: readonly HistoryLink[]): ConnectedLinks {
  const ordered = lastAttempts(stored)
    .filter(({ sha, baseSha }) => sha !== baseSha)
    .toSorted((a, b) => a.run - b.run || a.attempt - b.attempt);
  const links: HistoryLink[] = [];
  let first = ordered.length;
  for (let at = ordered.length - 1; at >= 0; at--) {
    const link = ordered[at];
    if (link === undefined || (links[0] !== undefined && link.sha !== links[0].baseSha)) continue;
    links.unshift(link);
    first = at;
  }
  return { links, beside: ordered.length - first - links.length, unconnected: first };
}
