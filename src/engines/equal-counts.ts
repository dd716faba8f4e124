import type { Arm } from "../model/arm.ts";
import type { Slice } from "../model/sample.ts";
import type { SlicePlan, Target } from "../run/ports.ts";
import { sliceOrder } from "./slice-order.ts";

/** How a slice is cut: so many requests; where `seconds` is set, no more once they are over. */
export interface CountCut {
  readonly requests: number;
  readonly seconds: number | null;
}

/** Slices of equal counts: the second of a pair sends as many requests as the first one came to. */
export async function* inEqualCounts(
  targets: readonly Target[],
  plan: SlicePlan,
  slice: (pair: number, arm: Arm, cut: CountCut) => Promise<Slice>,
): AsyncGenerator<Slice, void, undefined> {
  // Users who think send little in a slice's time; a lone arm's slices must be like those of another session's.
  const seconds = targets.length > 1 ? plan.seconds : null;
  for (let pair = 0; ; pair++) {
    let cut: CountCut = { requests: plan.requests, seconds };
    for (const arm of sliceOrder(pair, targets, plan)) {
      const sent = await slice(pair, arm, cut);
      cut = { requests: Math.max(1, sent.latency.length), seconds: null };
      yield sent;
    }
  }
}
