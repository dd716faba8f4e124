import { type Arm, otherArm } from "../model/arm.ts";
import type { SlicePlan, Target } from "../run/ports.ts";

/** The arms of a pair's slices, in the order in which they are sent. */
export function sliceOrder(pair: number, targets: readonly Target[], plan: Pick<SlicePlan, "first">): readonly Arm[] {
  const first = plan.first(pair);
  const arms = targets.map(({ arm }) => arm);
  return [first, otherArm(first)].filter((arm) => arms.includes(arm));
}
