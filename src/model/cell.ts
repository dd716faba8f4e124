import type { MetricId } from "./metric.ts";

/** What a verdict is given on. */
export interface CellId {
  readonly scenario: string;
  /** Null for a metric of the scenario as a whole. */
  readonly request: string | null;
  readonly metric: MetricId;
}

/** A key for maps; names may hold anything, so the parts are quoted. */
export function cellKey({ scenario, request, metric }: CellId): string {
  return JSON.stringify([scenario, request, metric]);
}
