import type { CostChange, ProfileComparison } from "../model/hotspots.ts";

/** Rows of each level in a stored result: what is named, and what changed most. */
const FUNCTIONS = 30;
const OTHERS = 10;

/** The same comparison without what no report shows, for a result that is stored. */
export function shortenComparison(comparison: ProfileComparison): ProfileComparison {
  return {
    ...comparison,
    functions: shortened(comparison.functions, FUNCTIONS),
    files: shortened(comparison.files, OTHERS),
    packages: shortened(comparison.packages, OTHERS),
  };
}

function shortened(changes: readonly CostChange[], most: number): readonly CostChange[] {
  const byWeight = changes.toSorted(
    (a, b) => Number(b.named) - Number(a.named) || Math.abs(b.growth) - Math.abs(a.growth),
  );
  const kept = new Set(byWeight.slice(0, most));
  return changes.filter((change) => kept.has(change));
}
