import type { CallProfile } from "../model/call-profile.ts";
import { placeProfile } from "./place.ts";

/** Workspace roots of both arms; null where none of the workspace's own files has an absolute path. */
export interface Roots {
  readonly base: string | null;
  readonly head: string | null;
}

/** Pairs of files that are looked at. */
const MOST_FILES = 500;

/**
 * Where the workspaces of two profiles are, told by the files themselves: two checkouts have paths that end alike, so
 * that what most of them do not share is the roots. Two profiles of one checkout have the same paths; their root is the
 * folder that holds all of them, or `hint` where that holds it.
 */
export function findRoots(base: CallProfile, head: CallProfile, hint: string): Roots {
  const [before, after] = [ownFiles(base), ownFiles(head)];
  const votes = new Map<string, { readonly roots: readonly [string, string]; count: number }>();
  for (const file of before) {
    for (const other of after) {
      const roots = differing(file, other);
      if (roots === undefined) continue;
      const key = JSON.stringify(roots);
      const vote = votes.get(key) ?? { roots, count: 0 };
      votes.set(key, vote);
      vote.count += 1;
    }
  }
  const [best] = [...votes.values()].sort((a, b) => b.count - a.count);
  if (best !== undefined && best.roots[0] !== best.roots[1]) return { base: best.roots[0], head: best.roots[1] };
  const shared = sharedFolder([...before, ...after]);
  const root = shared !== null && isWithin(shared, hint) ? hint : shared;
  return { base: root, head: root };
}

/** The costliest of the workspace's own files that have an absolute path. */
function ownFiles(profile: CallProfile): readonly string[] {
  const costs = new Map<string, number>();
  for (const { file, package: owner, inclusive } of placeProfile(profile, null).functions) {
    if (file === null || owner !== null || !file.startsWith("/")) continue;
    costs.set(file, Math.max(inclusive, costs.get(file) ?? 0));
  }
  return [...costs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_FILES)
    .map(([file]) => file);
}

/** What two paths have before the parts in which they end alike; undefined where not even their last part is. */
function differing(a: string, b: string): readonly [string, string] | undefined {
  const [left, right] = [a.split("/"), b.split("/")];
  let same = 0;
  while (same < left.length && same < right.length && left.at(-1 - same) === right.at(-1 - same)) same += 1;
  if (same === 0) return undefined;
  return [left.slice(0, left.length - same).join("/"), right.slice(0, right.length - same).join("/")];
}

function sharedFolder(files: readonly string[]): string | null {
  const [first, ...others] = files.map((file) => file.split("/").slice(0, -1));
  if (first === undefined) return null;
  const parts = others.reduce((shared, folder) => {
    const end = shared.findIndex((part, index) => part !== folder[index]);
    return end === -1 ? shared : shared.slice(0, end);
  }, first);
  return parts.join("/") || null;
}

function isWithin(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith("/") ? root : `${root}/`);
}
