import type { Stage } from "../model/load-stage.ts";
import type { Cut } from "../model/sample.ts";
import type { Scenario, SpikePlan, StressPlan } from "../model/scenario.ts";
import { type Random, seededRandom } from "../stats/random.ts";
import { arrivalTimes } from "./arrivals.ts";
import { FEWEST_OF_ROUND } from "./slices.ts";

/** A stretch of a round in which slices are alike: one level of load, or whole load shapes. */
export interface Step {
  /** The scenario with the users of this step. */
  readonly scenario: Scenario;
  /** What each slice plays where they are whole. */
  readonly stages: readonly Stage[] | undefined;
  /** It goes on for this many seconds over all its arms, and until it has this many pairs and requests per arm … */
  readonly seconds: number;
  readonly pairs: number;
  readonly requests: number;
  /** … but never longer than this. */
  readonly longestSeconds: number;
}

/** What a round plays, whatever the profile: the run and the engines go by this alone. */
export interface RoundShape {
  readonly cut: Cut;
  /** At least one, in order. */
  readonly steps: readonly Step[];
}

export interface ShapeInput {
  readonly scenario: Scenario;
  readonly slicing: "drain" | "clock" | "none";
  /** Seconds of load per arm of a round whose profile does not say. */
  readonly secondsPerArm: number;
  readonly arms: number;
  /** Of random arrivals. */
  readonly seed: number;
}

/** Whole loads that a round is parted into, so that what drifts in one direction cancels: base head, head base. */
const WHOLE_PAIRS = 2;
/** Seconds beyond which a round of slices that are too slow to fill it is given up. */
const LONGEST_ROUND = 30;
/** Seconds of each level of a stress scenario and arm, where it does not say. */
const STRESS_STEP_SECONDS = 0.75;
/** Seconds of load on one arm before the other's turn, in a soak that cannot be sliced. */
const SOAK_TURN = 5;

/** The shape of a scenario's round for an engine that slices in a given way. */
export function roundShape(input: ShapeInput): RoundShape {
  const { scenario, slicing, arms } = input;
  const { stress, spike, soak, rate } = scenario;
  const random = seededRandom(input.seed);
  const sliced = slicing !== "none" && rate === undefined && spike === undefined;
  const cut = sliced ? (slicing === "drain" ? "count" : "clock") : "whole";
  if (spike !== undefined) return { cut, steps: [wholeStep(scenario, spikeStages(scenario, spike, random), 1)] };
  if (stress !== undefined) return { cut, steps: climb(stress, sliced, input, random) };
  const seconds = soak?.seconds ?? input.secondsPerArm * arms;
  if (sliced) {
    const longestSeconds = Math.max(LONGEST_ROUND, seconds);
    return { cut, steps: [{ scenario, stages: undefined, seconds, ...FEWEST_OF_ROUND, longestSeconds }] };
  }
  const turn = soak === undefined ? input.secondsPerArm / WHOLE_PAIRS : Math.min(SOAK_TURN, soak.seconds / arms);
  const step = wholeStep(scenario, [stageOf(scenario, levelOf(scenario), turn, random)], WHOLE_PAIRS);
  return { cut, steps: [soak === undefined ? step : { ...step, seconds }] };
}

/** Seconds of load per arm that the profile itself asks for; undefined where the time for measuring decides. */
export function ownSeconds({ stress, spike, soak }: Scenario): number | undefined {
  if (spike !== undefined) return spike.beforeSeconds + spike.peakSeconds + spike.afterSeconds;
  if (stress !== undefined) return stress.levels.length * (stress.stepSeconds ?? STRESS_STEP_SECONDS);
  return soak === undefined ? undefined : soak.seconds / 2;
}

function wholeStep(scenario: Scenario, stages: readonly Stage[], pairs: number): Step {
  return { scenario, stages, seconds: 0, pairs, requests: 0, longestSeconds: Number.POSITIVE_INFINITY };
}

function spikeStages(scenario: Scenario, spike: SpikePlan, random: Random): Stage[] {
  const level = levelOf(scenario);
  return [
    stageOf(scenario, level, spike.beforeSeconds, random),
    stageOf(scenario, level * spike.times, spike.peakSeconds, random),
    stageOf(scenario, level, spike.afterSeconds, random),
  ];
}

/** One step per level: each has its own users or rate, and is drained before the next. */
function climb({ levels, stepSeconds }: StressPlan, sliced: boolean, input: ShapeInput, random: Random): Step[] {
  const { scenario, arms } = input;
  const perArm = stepSeconds ?? STRESS_STEP_SECONDS;
  return levels.map((level) => {
    const users = scenario.rate === undefined ? level : scenario.users;
    const atLevel = { ...scenario, users };
    if (!sliced) return wholeStep(atLevel, [stageOf(scenario, level, perArm, random)], 1);
    const seconds = perArm * arms;
    return { scenario: atLevel, stages: undefined, seconds, pairs: 1, requests: 0, longestSeconds: seconds };
  });
}

/** Users, or requests per second. */
function levelOf({ rate, users }: Scenario): number {
  return rate?.perSecond ?? users;
}

function stageOf({ rate }: Scenario, level: number, seconds: number, random: Random): Stage {
  if (rate === undefined) return { seconds, users: Math.round(level) };
  const starts = arrivalTimes(seconds, level, rate.arrivals, random);
  return { seconds, ratePerSecond: level, arrivals: rate.arrivals, starts };
}
