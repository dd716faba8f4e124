import { ARMS, type Arm } from "../model/arm.ts";
import type { CpuMark, RoundRecord, Slice } from "../model/sample.ts";
import { FEWEST } from "./sample-size.ts";

/** A change of CPU per request by more than this factor within a round is a step. */
const STEP = 1.2;

/**
 * Whether the round sits on a step of the service's JIT compiler: CPU per request of its last third differs from its
 * first by more than 20 %, in the same direction on every arm. Such a round is to be discarded and repeated once. A
 * step on one arm alone may be what head changed, and never counts. False where CPU cannot be read or a third has
 * fewer than 50 ticks of it, and for loads that are not steady or are too long to be repeated.
 */
export function jitStep({ slices, cpuMarks, cut, timeline, scenario }: RoundRecord): boolean {
  if (cut === "whole" || timeline !== undefined || scenario.stress !== undefined) return false;
  const arms = ARMS.filter((arm) => slices.some((slice) => slice.arm === arm));
  const steps = arms.map((arm) => stepOf(arm, slices, cpuMarks));
  const all = (moved: (step: number) => boolean) => steps.every((step) => step !== undefined && moved(step));
  return steps.length > 0 && (all((step) => step > STEP) || all((step) => step < 1 / STEP));
}

/** CPU per request of the last third ÷ that of the first. */
function stepOf(arm: Arm, slices: readonly Slice[], cpuMarks: readonly CpuMark[]): number | undefined {
  const marks = cpuMarks.flatMap(({ pair, cpuSeconds }) => {
    const seconds = cpuSeconds[arm];
    return seconds === undefined ? [] : [{ pair, seconds }];
  });
  const third = Math.floor((marks.length - 1) / 3);
  if (third < 1) return undefined;
  const perRequest = (from: number, to: number) => {
    const [begin, end] = [marks.at(from), marks.at(to)];
    if (begin === undefined || end === undefined) return undefined;
    const requests = slices.reduce((sum, { pair, arm: of, latency }) => {
      return of === arm && pair > begin.pair && pair <= end.pair ? sum + latency.length : sum;
    }, 0);
    const seconds = end.seconds - begin.seconds;
    return requests > 0 && seconds >= FEWEST.cpuSecondsPerThird - 1e-9 ? seconds / requests : undefined;
  };
  const [first, last] = [perRequest(0, third), perRequest(-1 - third, -1)];
  return first === undefined || last === undefined ? undefined : last / first;
}
