import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { BlockCell } from "../model/measurement.ts";
import type { RoundRecord } from "../model/sample.ts";
import type { PairedRound, Samples } from "./paired-samples.ts";

/** What an estimator sees: a round, and the samples of its request (of all requests for a metric of the scenario). */
export interface Scope {
  /** Null for the scenario as a whole. */
  readonly request: string | null;
  readonly record: RoundRecord;
  readonly round: PairedRound;
  readonly samples: Samples;
}

/** A metric's values in one round. `gateable` implies a value on every arm measured, and a change if both were. */
export type Estimate = Pick<BlockCell, "base" | "head" | "change" | "gateable" | "within">;

/** A metric that a round does not have. */
export const NOTHING: Estimate = { base: null, head: null, change: null, gateable: false };

/** Values that are not positive numbers are not values; the change is log(head/base) of them unless it is given. */
export function compared(
  arms: readonly Arm[],
  values: PerArm<number>,
  change: number | undefined,
  gates: boolean,
): Estimate {
  const base = positive(values.base);
  const head = positive(values.head);
  const ratio = base === null || head === null ? null : (change ?? Math.log(head / base));
  const complete = arms.every((arm) => (arm === "base" ? base : head) !== null);
  return { base, head, change: ratio, gateable: gates && complete };
}

/** The value if it is a positive number. */
export function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 && Number.isFinite(value) ? value : null;
}

/** A value for each of the arms. */
export function perArm(arms: readonly Arm[], value: (arm: Arm) => number): PerArm<number> {
  return Object.fromEntries(ARMS.filter((arm) => arms.includes(arm)).map((arm) => [arm, value(arm)]));
}
