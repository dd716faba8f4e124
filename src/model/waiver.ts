import type { MetricId } from "./metric.ts";

/** How much of what a cell would fail for is accepted. */
export type Ceiling =
  /** Of a change for the worse: a fraction (0.12 for 12 %), or a difference on the difference scale. */
  | { readonly kind: "change"; readonly size: number }
  /** Of a broken budget with the same comparison: another limit, in the metric's unit. */
  | { readonly kind: "limit"; readonly op: "<" | ">"; readonly limit: number };

/** An intended slowdown: a cell that may be worse, by how much, until when and why. */
export interface Waiver {
  readonly scenario: string;
  /** Null: every request of the scenario, or the scenario as a whole. */
  readonly request: string | null;
  readonly metric: MetricId;
  readonly ceiling: Ceiling;
  /** The ceiling as the user wrote it. */
  readonly text: string;
  /** The last day on which it holds, in UTC: "2027-01-31". */
  readonly expires: string;
  readonly reason: string;
  /** 1-based line in the config. */
  readonly line: number;
}

/** What a waiver did in a run: it was needed and is kept to; it is not kept to; its day is over; nothing needed it. */
export const WAIVER_STATES = ["exceeded", "active", "expired", "unused"] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];
