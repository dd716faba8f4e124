import type { Scenario } from "../model/scenario.ts";

/** Seconds that a slice should take on the slower arm: within the 20 to 100 ms that measured quietest. */
const SLICE_SECONDS = 0.075;
/** Users that think send little: their clock stands still between slices, so that a slice may have any count. */
const THINKING_SLICE_SECONDS = 0.2;
/** In a climb a slice is longer: with many users, a short one is mostly the crowd at its opening. */
const STRESS_SLICE_SECONDS = 0.3;
/** A round of slices goes on until it has this much, whatever its time says. */
export const FEWEST_OF_ROUND = { pairs: 10, requests: 60 };
/**
 * Of a slice by the clock: an engine that cuts by it loses some milliseconds at either end. No longer than lets a round
 * have its pairs: what a cold service answered first says little of the round.
 */
const CLOCK_SLICE = { seconds: 0.4, latencies: 8, longestSeconds: 1.5 };

/**
 * Requests per slice over all users: whole request lists for each user, at least two requests each. What a load script
 * sends has no list.
 *
 * @param p50 seconds, of the slower arm; 0 or less when nothing is known
 */
export function requestsPerSlice(scenario: Scenario, p50: number): number {
  const { thinkSeconds = 0, users } = scenario;
  if (thinkSeconds > 0) return Math.max(2, Math.round((users * THINKING_SLICE_SECONDS) / (p50 + thinkSeconds)));
  const seconds = scenario.stress === undefined ? SLICE_SECONDS : STRESS_SLICE_SECONDS;
  const each = p50 > 0 ? Math.max(2, Math.round(seconds / p50)) : 2;
  const list = Math.max(1, scenario.requests.length);
  return scenario.users * Math.ceil(each / list) * list;
}

/**
 * Seconds of a slice that is cut by the clock.
 *
 * @param p50 seconds, of the slower arm; 0 or less when nothing is known
 */
export function secondsPerSlice(p50: number): number {
  const { seconds, latencies, longestSeconds } = CLOCK_SLICE;
  return Math.min(longestSeconds, Math.max(seconds, latencies * p50));
}

/** What a step of a round has so far. */
export interface StepSoFar {
  readonly seconds: number;
  readonly pairs: number;
  /** Requests on the arm that has fewer. */
  readonly requests: number;
}

/** Whether a step of a round needs another pair of slices. */
export function stepGoesOn(soFar: StepSoFar, step: StepSoFar & { readonly longestSeconds: number }): boolean {
  if (soFar.seconds >= step.longestSeconds) return false;
  return soFar.seconds < step.seconds || soFar.pairs < step.pairs || soFar.requests < step.requests;
}

/** What an arm's warm-up has so far. */
export interface WarmUpSoFar {
  readonly seconds: number;
  /** Requests on the arm that has fewer. */
  readonly requests: number;
}

export const LONGEST_WARM_UP_SECONDS = 8;

/** Warm-up: at least 3 s and until each arm has had 1,000 requests, but no longer than is given. */
export function warmUpGoesOn({ seconds, requests }: WarmUpSoFar, longestSeconds: number): boolean {
  return seconds < 3 || (requests < 1000 && seconds < longestSeconds);
}

/** Seconds after its last request at which a slice that has not drained is spoiled: all have then had their time-out. */
export function drainSeconds(scenario: Scenario): number {
  return scenario.timeoutSeconds + (scenario.thinkSeconds ?? 0) + 2;
}
