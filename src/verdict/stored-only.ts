import type { Finding, HistoryComparison } from "../model/verdict.ts";

/**
 * Whether a comparison with main's stored runs compared nothing although it could have: there are enough runs, and not
 * one of them knows a single gated cell under any load. A new load, a history that is still short or was cut, and the
 * first runs are none of that: they mend themselves with every push to main.
 */
export function isVacuous(findings: readonly Finding[], runs: number): boolean {
  const gated = findings.filter((finding) => finding.gated);
  const unknown = gated.filter(({ history }) => history !== null && history.runs + (history.otherLoad ?? 0) === 0);
  return (
    unknown.length > 0 &&
    unknown.length === gated.length &&
    unknown.every(({ history }) => runs >= (history?.needed ?? 0))
  );
}

/** Why a cell could not be compared with main's stored runs. */
export function whyUncompared(history: HistoryComparison | null): string {
  const { runs = 0, needed = 0, otherLoad = 0 } = history ?? {};
  const seen = `${runs} of ${needed} stored runs`;
  return otherLoad === 0 ? seen : `${seen} under this load, ${otherLoad} under another`;
}
