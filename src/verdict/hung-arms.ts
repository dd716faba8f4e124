import { ARMS, type Arm } from "../model/arm.ts";
import type { Slice } from "../model/sample.ts";

/** Slices in a row, of one arm, that must have been spoiled: a single one may be a stall of the machine's. */
const SPOILED_IN_A_ROW = 2;

/** The arms whose newest slices did not drain, and their service therefore hangs; `slices` in order of time on each arm. */
export function hungArms(slices: readonly Slice[]): Arm[] {
  return ARMS.filter((arm) => {
    const newest = slices.filter((slice) => slice.arm === arm).slice(-SPOILED_IN_A_ROW);
    return newest.length === SPOILED_IN_A_ROW && newest.every(({ spoiled }) => spoiled !== undefined);
  });
}
