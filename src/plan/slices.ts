import type { Scenario } from "../model/scenario.ts";

/** Seconds that a slice should take on the slower arm: within the 20 to 100 ms that measured quietest. */
const SLICE_SECONDS = 0.075;
/** A round goes on until it has this much, whatever its time says … */
const FEWEST = { pairs: 10, requests: 60 };
/** … but never longer than this many seconds. */
const LONGEST_ROUND = 30;

/**
 * Requests per slice over all users: whole request lists for each user, at least two requests each.
 *
 * @param p50 seconds, of the slower arm; 0 or less when nothing is known
 */
export function requestsPerSlice(scenario: Scenario, p50: number): number {
  const each = p50 > 0 ? Math.max(2, Math.round(SLICE_SECONDS / p50)) : 2;
  const list = scenario.requests.length;
  return scenario.users * Math.ceil(each / list) * list;
}

/** What a round has so far. */
export interface RoundSoFar {
  readonly seconds: number;
  readonly pairs: number;
  /** Requests on the arm that has fewer. */
  readonly requests: number;
}

/** Whether a round needs another pair of slices. `planned` is its length in seconds, over all arms. */
export function roundGoesOn({ seconds, pairs, requests }: RoundSoFar, planned: number): boolean {
  if (seconds >= Math.max(LONGEST_ROUND, planned)) return false;
  return seconds < planned || pairs < FEWEST.pairs || requests < FEWEST.requests;
}

/** What an arm's warm-up has so far. */
export interface WarmUpSoFar {
  readonly seconds: number;
  /** Requests on the arm that has fewer. */
  readonly requests: number;
}

/** Warm-up: at least 3 s and until each arm has had 1,000 requests, at most 8 s. */
export function warmUpGoesOn({ seconds, requests }: WarmUpSoFar): boolean {
  return seconds < 3 || (requests < 1000 && seconds < 8);
}

/** Seconds after its last request at which a slice that has not drained is spoiled: all have then had their time-out. */
export function drainSeconds(scenario: Scenario): number {
  return scenario.timeoutSeconds + 2;
}
