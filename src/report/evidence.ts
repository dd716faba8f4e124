import type { Measurement } from "../model/measurement.ts";
import type { Result } from "../model/result.ts";
import { formatShare } from "./format.ts";
import { count, type Text } from "./text.ts";

/** Where the blocks come from: "with 8 blocks of attempt 1", "over 24 blocks of 3 parts"; undefined for one job's own. */
export function originOf({ measurement }: Result): string | undefined {
  const groups = blocksBySource(measurement);
  const parts = groups.filter(({ part }) => part !== null);
  const latest = measurement.attempt ?? 1;
  const earlier = Map.groupBy(
    groups.filter(({ attempt }) => attempt < latest),
    ({ attempt }) => attempt,
  );
  const told = [...earlier].map(([attempt, of]) => `${count(total(of), "block")} of attempt ${attempt}`);
  const before = told.length === 0 ? [] : [`with ${told.join(" and ")}`];
  const shared = new Set(parts.map(({ part }) => part?.index)).size;
  const split = shared === 0 ? [] : [`over ${count(total(groups), "block")} of ${count(shared, "part")}`];
  return split.length + before.length === 0 ? undefined : [...split, ...before].join(", ");
}

/** What a re-run may spend of the error rate; nothing for a first attempt. */
export function attemptOf({ measurement, look }: Result): readonly Text[] {
  const { attempt = 1, compare } = measurement;
  if (attempt < 2 || look === null || compare === "stored") return [];
  const all = 2 * look.familyRate * 2 ** (attempt - 1);
  return [
    [
      `This is attempt ${attempt}: it may spend half of the error rate that the one before could, so that all attempts together show a false regression in at most ${formatShare(all)} of pull requests that change nothing.`,
    ],
  ];
}

interface Group {
  readonly attempt: number;
  readonly part: { readonly index: number } | null;
  readonly blocks: number;
}

function blocksBySource({ sources = [], blocks }: Measurement): readonly Group[] {
  return sources.map(({ attempt, part }, index) => ({
    attempt,
    part,
    blocks: blocks.filter(({ source }) => source === index).length,
  }));
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { blocks }) => sum + blocks, 0);
}
