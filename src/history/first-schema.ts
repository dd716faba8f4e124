import { z } from "zod";
import { cellId, environment, finite, hash, LIMITS, paired, runOfMain, text } from "./stored-shapes.ts";

/** Schema 1 held each link within its entry, and did not say how many blocks it came from. */

const cell = z.object({
  ...cellId,
  value: finite,
  link: z.object(paired).nullable(),
  proven: z.boolean(),
  scenarioHash: text,
});

const entry = z.object({
  ...runOfMain,
  baseSha: hash.nullable(),
  environment,
  cells: z.array(cell).max(LIMITS.cells),
});

export const firstSchema = z.object({ schema: z.literal(1), entries: z.array(entry).max(LIMITS.entries) });

type FirstDocument = z.infer<typeof firstSchema>;

/** The same document as the second schema has it. */
export function migrateFirst({ entries }: FirstDocument) {
  return {
    schema: 2 as const,
    entries: entries.map(({ baseSha: _, cells, ...run }) => ({
      ...run,
      cells: cells.map(({ link: __, ...rest }) => rest),
    })),
    links: entries.flatMap(linkOf),
  };
}

function linkOf({ run, attempt, sha, at, baseSha, cells }: FirstDocument["entries"][number]) {
  if (baseSha === null) return [];
  const linked = cells.flatMap(({ link, value: _, ...cell }) =>
    link === null ? [] : [{ ...cell, ...link, blocks: null }],
  );
  return linked.length === 0 ? [] : [{ run, attempt, sha, at, baseSha, cells: linked }];
}
