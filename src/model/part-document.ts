import type { Measurement } from "./measurement.ts";

/** What one share of a split job leaves for the job that judges: nothing in it is judged yet. */
export interface PartDocument {
  readonly schema: 1;
  readonly kind: "part";
  /** Requests of base's own config; null where it has none. */
  readonly baseRequests: readonly { readonly scenario: string; readonly request: string }[] | null;
  readonly measurement: Measurement;
}
