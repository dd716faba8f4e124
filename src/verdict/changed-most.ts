import type { Direction } from "../model/hotspots.ts";
import { METRICS } from "../model/metric.ts";
import type { Finding } from "../model/verdict.ts";

/** Units of what more or less work on a CPU can change. */
const OF_TIME = ["seconds", "per second", "users"];

/** A scenario whose time is proven to have changed, and whether its cost went up (a regression) or down. */
export interface ProvenChange {
  readonly scenario: string;
  readonly direction: Direction;
}

/**
 * Scenarios in which head is proven to be slower or faster, the one that changed most first. A change of memory or of
 * errors counts for none: no profile of CPU time tells where it came from. Nor does a scenario in which something that may
 * fail the build could not be judged: of that too little was measured to be worth a minute more.
 */
export function changedMost(findings: readonly Finding[]): readonly ProvenChange[] {
  const changes = new Map<string, { readonly direction: Direction; readonly size: number }>();
  const unjudged = new Set(findings.filter(({ gated, verdict }) => gated && verdict === "invalid").map(scenarioOf));
  for (const { scenario, metric, verdict, change } of findings) {
    if (unjudged.has(scenario)) continue;
    const proven = verdict === "regression" || verdict === "improvement";
    const { scale, unit } = METRICS[metric];
    if (!proven || change === null || scale !== "ratio" || !OF_TIME.includes(unit)) continue;
    const size = Math.abs(Math.log1p(change));
    const direction = verdict === "regression" ? "growth" : "decline";
    if (size >= (changes.get(scenario)?.size ?? 0)) changes.set(scenario, { direction, size });
  }
  const ordered = [...changes].sort(([, one], [, other]) => other.size - one.size);
  return ordered.map(([scenario, { direction }]) => ({ scenario, direction }));
}

function scenarioOf({ scenario }: Finding): string {
  return scenario;
}
