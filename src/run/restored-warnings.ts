import type { Arm } from "../model/arm.ts";
import type { Warning } from "../model/warning.ts";

/** Files named per arm. */
const MOST_NAMED = 3;

/** One sentence per arm whose service wrote into its checkout. */
export function restoredWarnings(restored: ReadonlyMap<Arm, ReadonlySet<string>>): Warning[] {
  return [...restored].map(([arm, paths]) => {
    const named = [...paths].slice(0, MOST_NAMED).join(", ");
    const more = paths.size > MOST_NAMED ? ` and ${paths.size - MOST_NAMED} more` : "";
    const text = `The service of ${arm} changed files that git tracks (${named}${more}): they were put back before each boot.`;
    return { code: "tree-restored", text };
  });
}
