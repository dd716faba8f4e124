import type { MetricId } from "./metric.ts";

/** Something that failed the check in an earlier run of the same pull request and has not been seen mended since. */
export interface Failure {
  /** The run in which it was seen. */
  readonly run: number;
  /** Null: the service as a whole. */
  readonly scenario: string | null;
  readonly request: string | null;
  readonly metric: MetricId;
  /** Of a regression: its change, as a fraction or a difference; null for a budget. */
  readonly change: number | null;
  /** Of a budget: as the user wrote it; null for a regression. */
  readonly budget: string | null;
}
