import type { Arrivals } from "../model/load-stage.ts";
import type { Random } from "../stats/random.ts";

/**
 * When requests are due, in seconds from 0 and below `seconds`: evenly spaced, or a Poisson process, whose gaps are
 * exponential. The same generator state gives the same times.
 */
export function arrivalTimes(seconds: number, perSecond: number, arrivals: Arrivals, random: Random): Float64Array {
  if (arrivals === "constant") {
    return Float64Array.from({ length: Math.ceil(seconds * perSecond - 1e-9) }, (_, i) => i / perSecond);
  }
  const times: number[] = [];
  for (let at = gap(perSecond, random); at < seconds; at += gap(perSecond, random)) times.push(at);
  return Float64Array.from(times);
}

function gap(perSecond: number, random: Random): number {
  return -Math.log(1 - random()) / perSecond;
}
