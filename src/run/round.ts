import type { Arm } from "../model/arm.ts";
import type { RoundRecord, Slice } from "../model/sample.ts";
import type { ScenarioOrder } from "../plan/block-plan.ts";
import type { RoundShape, Step } from "../plan/round-shape.ts";
import { drainSeconds, requestsPerSlice, secondsPerSlice, stepGoesOn } from "../plan/slices.ts";
import { climbGoesOn } from "../verdict/capacity.ts";
import { joinTimelines } from "../verdict/timeline.ts";
import { waitUntilQuiet } from "./gap.ts";
import type { Clock, Engine, EngineSession, RunningService, SlicePlan } from "./ports.ts";
import { RoundTally } from "./round-tally.ts";

export interface RoundInput {
  readonly order: ScenarioOrder;
  /** One arm or both. */
  readonly services: readonly RunningService[];
  readonly engine: Engine;
  readonly shape: RoundShape;
  /** Requests and seconds of a slice, for engines that cut by one or the other. */
  readonly slice: { readonly requests: number; readonly seconds: number };
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** What a service did while it was measured that makes the block worthless. */
export interface ArmFailure {
  readonly arm: Arm;
  readonly reason: string;
}

export interface RoundOutcome {
  readonly record: RoundRecord;
  readonly failure: ArmFailure | undefined;
}

/** Plays the shape's steps until they are over, an arm fails or hangs, or the signal stops it. */
export async function runRound(input: RoundInput): Promise<RoundOutcome> {
  const { order, shape, services, clock } = input;
  const tally = new RoundTally(order.scenario, shape.cut, services, clock);
  tally.mark();
  let failure: ArmFailure | undefined;
  for (const step of shape.steps) {
    const ended = await runStep(step, input, tally);
    failure = failureOf(services);
    if (ended === "ends the round" || failure !== undefined) break;
    if (!climbGoesOn(tally.record(), order.arms)) break;
  }
  return { record: tally.record(), failure };
}

/** Alternates slices between the arms until the step is over. */
async function runStep(step: Step, input: RoundInput, tally: RoundTally): Promise<"over" | "ends the round"> {
  const { order, services, engine, clock, signal } = input;
  const targets = order.arms.flatMap((arm) => services.filter((service) => service.arm === arm));
  await using session = await engine.open(
    targets.map(({ arm, url }) => ({ arm, url })),
    step.scenario,
    slicePlan(step, input, tally),
  );
  tally.beginStep();
  let busyBefore = tally.busy();
  for await (const slice of slicesWhileHealthy(session, services)) {
    tally.add(slice, busyBefore);
    if (failureOf(services) !== undefined || signal.aborted || (slice.spoiled !== undefined && tally.hangs()))
      return "ends the round";
    const service = services.find(({ arm }) => arm === slice.arm);
    if (service !== undefined) tally.gapSeconds += await waitUntilQuiet(service, clock);
    if (tally.endOfPair()) {
      tally.mark();
      if (!stepGoesOn(tally.soFar(), step)) break;
    }
    busyBefore = tally.busy();
  }
  tally.tell((await session.end?.()) ?? []);
  return "over";
}

/** The first step's slices are as the warm-up suggests, those of later ones as the step before does. */
function slicePlan({ scenario, stages }: Step, { order, slice }: RoundInput, tally: RoundTally): SlicePlan {
  const p50 = tally.newestMedian();
  const sizes =
    p50 === undefined ? slice : { requests: requestsPerSlice(scenario, p50), seconds: secondsPerSlice(p50) };
  const plan = { ...sizes, first: order.first, drainSeconds: drainSeconds(scenario) };
  return stages === undefined ? plan : { ...plan, whole: { stages } };
}

/** The session's slices until a service fails: a slice that waits for a dead one would wait for its deadline. */
export async function* slicesWhileHealthy(
  session: EngineSession,
  services: readonly RunningService[],
): AsyncGenerator<Slice> {
  const slices = session.slices()[Symbol.asyncIterator]();
  const failed = Promise.race(services.map((service) => service.failed)).then(() => undefined);
  for (;;) {
    const next = await Promise.race([slices.next(), failed]);
    if (next === undefined || next.done === true) return;
    yield next.value;
  }
}

export function failureOf(services: readonly RunningService[]): ArmFailure | undefined {
  for (const service of services) {
    const reason = service.failure();
    if (reason !== undefined) return { arm: service.arm, reason };
  }
  return undefined;
}

/**
 * One round from the records of arms that were measured one after the other, cut to the pairs that all of them have, so
 * that CPU time and requests are those of the same slices.
 */
export function mergeRecords(records: readonly RoundRecord[]): RoundRecord {
  const [first, ...rest] = records;
  if (first === undefined) throw new Error("no record to merge");
  if (rest.length === 0) return first;
  const newest = records.map(({ slices }) => Math.max(-1, ...slices.map(({ pair }) => pair)));
  // Each arm climbs as far as it can, alone.
  const last = first.scenario.stress === undefined ? Math.min(...newest) : Math.max(...newest);
  const sum = (of: (record: RoundRecord) => number) => records.reduce((total, record) => total + of(record), 0);
  return {
    scenario: first.scenario,
    cut: first.cut,
    slices: records.flatMap(({ slices }) => slices.filter(({ pair }) => pair <= last)),
    ...joinedTimeline(records),
    notes: [...new Set(records.flatMap(({ notes = [] }) => notes))],
    cpuMarks: records.flatMap(({ cpuMarks }) => cpuMarks.filter(({ pair }) => pair <= last)),
    peakRssBytes: Object.assign({}, ...records.map(({ peakRssBytes }) => peakRssBytes)),
    spill: undefined,
    seconds: sum(({ seconds }) => seconds),
    gapSeconds: sum(({ gapSeconds }) => gapSeconds),
    loadSeconds: sum(({ loadSeconds }) => loadSeconds),
  };
}

function joinedTimeline(records: readonly RoundRecord[]): Pick<RoundRecord, "timeline"> {
  const timelines = records.flatMap(({ timeline }) => timeline ?? []);
  const [first, ...rest] = timelines;
  return first === undefined ? {} : { timeline: rest.reduce(joinTimelines, first) };
}
