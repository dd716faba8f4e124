import { sampleStandardDeviation } from "simple-statistics";
import type { Block } from "../model/measurement.ts";
import { median } from "../stats/quantile.ts";

/**
 * How much the blocks of a run differ: the standard deviation over the blocks of the log-ratio of p50, as a fraction;
 * the median over all scenarios and requests. Undefined with fewer than two blocks.
 */
export function blockSpread(blocks: readonly Block[]): number | undefined {
  const changes = new Map<string, number[]>();
  for (const { scenario, cells } of blocks.flatMap(({ rounds }) => rounds)) {
    for (const { request, metric, change } of cells) {
      if (metric !== "p50" || change === null) continue;
      const key = JSON.stringify([scenario, request]);
      changes.set(key, [...(changes.get(key) ?? []), change]);
    }
  }
  const spreads = [...changes.values()].filter((of) => of.length > 1).map(sampleStandardDeviation);
  return spreads.length === 0 ? undefined : median(spreads);
}
