import type { Block } from "../model/measurement.ts";
import type { Scenario } from "../model/scenario.ts";

/** Scenarios that are profiled at most. */
export const MOST_PROFILED = 2;
/** Boots of each arm: fewer cannot tell what differs from boot to boot from what differs between the arms. */
export const FEWEST_BOOTS = 3;
const MOST_BOOTS = 8;
/** Seconds of profiled load per arm, scenario and boot. */
const LOAD = { least: 1.5, most: 5 };
/** Of profiled boots, which are alike on both arms: what is slow enough to need longer says more when it is profiled. */
export const LONGEST_PROFILED_WARM_UP_SECONDS = 4;
/** Seconds of a boot that are neither its starts nor its warm-up: sessions, and stops. */
const REST_SECONDS = 2;
/** At the end of the time limit: for a window that is open then, for what it recorded, and for ending the services. */
export const ENDING_SECONDS = 4;
/** Of the time limit; the rest is for what takes longer than foreseen. */
const USABLE = 0.9;

/** What is known of a pass, or of what is left of it. */
export interface PassTiming {
  /** Seconds that are left. */
  readonly seconds: number;
  /** Seconds of one boot of all arms that are no profiled load: starts, warm-up, stops. */
  readonly overheadSeconds: number;
  /** How many scenarios are profiled in each boot. */
  readonly scenarios: number;
}

/**
 * Seconds that a profiled boot will take beside its load, by what blocks took.
 *
 * @param blocks at least one
 */
export function foreseenOverhead(blocks: readonly Pick<Block, "bootSeconds" | "warmUpSeconds">[]): number {
  const each = blocks.map(({ bootSeconds, warmUpSeconds }) => {
    return bootSeconds + Math.min(warmUpSeconds, LONGEST_PROFILED_WARM_UP_SECONDS) + REST_SECONDS;
  });
  return each.reduce((sum, seconds) => sum + seconds, 0) / each.length;
}

/** Boots of each arm: as many as fit with the load that is usual, at least the fewest; undefined where those do not fit. */
export function bootsToProfile({ seconds, overheadSeconds, scenarios }: PassTiming): number | undefined {
  const usable = USABLE * seconds;
  if (usable < FEWEST_BOOTS * (overheadSeconds + 2 * scenarios * LOAD.least)) return undefined;
  const usual = Math.floor(usable / (overheadSeconds + 2 * scenarios * LOAD.most));
  return Math.min(MOST_BOOTS, Math.max(FEWEST_BOOTS, usual));
}

/** Seconds of profiled load per arm and scenario in the next boot; undefined where none fits any more. */
export function loadOfBoot({ seconds, overheadSeconds, scenarios }: PassTiming, bootsLeft: number): number | undefined {
  const load = (boots: number) => ((USABLE * seconds) / boots - overheadSeconds) / scenarios / 2;
  if (load(1) < LOAD.least) return undefined;
  return Math.min(LOAD.most, Math.max(LOAD.least, load(bootsLeft)));
}

/** The scenario as users that send one request after the other: a profile knows no rate and no shape of load. */
export function steadyLoad(scenario: Scenario, users: number | undefined): Scenario {
  const { rate: _rate, stress: _stress, spike: _spike, soak: _soak, ...rest } = scenario;
  const flows = scenario.flows?.length ?? 1;
  return { ...rest, profile: "load", users: users === undefined ? scenario.users : Math.max(users, flows) };
}

/**
 * Requests of a slice that takes about so long: whole request lists for each user.
 *
 * @param perSecond requests per second of the slower arm; 0 where nothing is known
 */
export function requestsOfWindow({ users, requests }: Scenario, seconds: number, perSecond: number): number {
  const list = Math.max(1, requests.length);
  return users * list * Math.max(1, Math.round((seconds * perSecond) / (users * list)));
}
