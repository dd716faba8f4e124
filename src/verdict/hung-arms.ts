import { ARMS, type Arm } from "../model/arm.ts";
import type { Slice } from "../model/sample.ts";

/** Slices in a row, of one arm, that must have been spoiled: a single one may be a stall of the machine's. */
const SPOILED_IN_A_ROW = 2;

/** The arms whose newest slices did not drain, and their service therefore hangs; `slices` in order of time on each arm. */
export function hungArms(slices: readonly Slice[]): Arm[] {
  return ARMS.filter((arm) => {
    const newest = newestOf(arm, slices);
    return newest.length === SPOILED_IN_A_ROW && newest.every(({ spoiled }) => spoiled !== undefined);
  });
}

/** The arm that hangs without a single answer, and why: nothing else that is asked of it can be measured either. */
export function mutedArm(slices: readonly Slice[]): { readonly arm: Arm; readonly reason: string } | undefined {
  for (const arm of hungArms(slices)) {
    const newest = newestOf(arm, slices);
    const reason = newest.at(-1)?.spoiled;
    if (reason !== undefined && newest.every(({ ok }) => !ok.includes(1))) return { arm, reason };
  }
  return undefined;
}

function newestOf(arm: Arm, slices: readonly Slice[]): Slice[] {
  return slices.filter((slice) => slice.arm === arm).slice(-SPOILED_IN_A_ROW);
}
