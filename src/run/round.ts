import type { Arm, PerArm } from "../model/arm.ts";
import type { CpuMark, RoundRecord, Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import type { ScenarioOrder } from "../plan/block-plan.ts";
import { drainSeconds, roundGoesOn } from "../plan/slices.ts";
import { hungArms } from "../verdict/hung-arms.ts";
import { waitUntilQuiet } from "./gap.ts";
import type { Clock, Engine, EngineSession, RunningService } from "./ports.ts";

export interface RoundInput {
  readonly order: ScenarioOrder;
  /** One arm or both. */
  readonly services: readonly RunningService[];
  readonly engine: Engine;
  readonly requestsPerSlice: number;
  /** Length of the round over all its arms. */
  readonly seconds: number;
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

/** Alternates slices between the arms until the round's time is used, an arm fails or hangs, or the signal stops it. */
export async function runRound(input: RoundInput): Promise<RoundOutcome> {
  const { order, services, engine, clock, signal } = input;
  const targets = order.arms.flatMap((arm) => services.filter((service) => service.arm === arm));
  await using session = await engine.open(
    targets.map(({ arm, url }) => ({ arm, url })),
    order.scenario,
    { requests: input.requestsPerSlice, first: order.first, drainSeconds: drainSeconds(order.scenario) },
  );
  const tally = new RoundTally(order.scenario, services, clock);
  let failure: ArmFailure | undefined;
  tally.mark(-1);
  let busyBefore = tally.busy();
  for await (const slice of slicesWhileHealthy(session, services)) {
    tally.add(slice, busyBefore);
    failure = failureOf(services);
    if (failure !== undefined || signal.aborted || (slice.spoiled !== undefined && tally.hangs())) break;
    const service = services.find(({ arm }) => arm === slice.arm);
    if (service !== undefined) tally.gapSeconds += await waitUntilQuiet(service, clock);
    if (tally.endOfPair()) {
      tally.mark(slice.pair);
      if (!roundGoesOn(tally.soFar(), input.seconds)) break;
    }
    busyBefore = tally.busy();
  }
  return { record: tally.record(), failure: failure ?? failureOf(services) };
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

class RoundTally {
  gapSeconds = 0;
  private readonly slices: Slice[] = [];
  private readonly marks: CpuMark[] = [];
  private readonly began: number;
  private readonly scenario: Scenario;
  private readonly services: readonly RunningService[];
  private readonly clock: Clock;
  private openBusy = 0;
  private closedBusy = 0;

  constructor(scenario: Scenario, services: readonly RunningService[], clock: Clock) {
    this.scenario = scenario;
    this.services = services;
    this.clock = clock;
    this.began = clock.now();
    for (const service of services) service.resetPeak();
  }

  busy(): PerArm<number> {
    return perArm(this.services, (service) => service.busySeconds());
  }

  add(slice: Slice, before: PerArm<number>): void {
    this.slices.push(slice);
    const after = this.busy();
    for (const { arm } of this.services) {
      const used = Math.max(0, (after[arm] ?? 0) - (before[arm] ?? 0));
      if (arm === slice.arm) this.openBusy += used;
      else this.closedBusy += used;
    }
  }

  hangs(): boolean {
    return hungArms(this.slices).length > 0;
  }

  endOfPair(): boolean {
    return this.slices.length % this.services.length === 0;
  }

  mark(pair: number): void {
    const cpuSeconds = perArm(this.services, (service) => service.usage()?.cpuSeconds);
    if (Object.keys(cpuSeconds).length > 0) this.marks.push({ pair, cpuSeconds });
  }

  soFar(): { seconds: number; pairs: number; requests: number } {
    const requests = this.services.map(({ arm }) =>
      this.slices.reduce((sum, slice) => (slice.arm === arm ? sum + slice.latency.length : sum), 0),
    );
    return {
      seconds: this.clock.now() - this.began,
      pairs: Math.floor(this.slices.length / this.services.length),
      requests: Math.min(...requests),
    };
  }

  record(): RoundRecord {
    return {
      scenario: this.scenario,
      slices: this.slices,
      cpuMarks: this.marks,
      peakRssBytes: perArm(this.services, (service) => service.usage()?.peakRssBytes),
      spill: this.services.length > 1 && this.openBusy > 0 ? this.closedBusy / this.openBusy : undefined,
      seconds: this.clock.now() - this.began,
      gapSeconds: this.gapSeconds,
    };
  }
}

function perArm(
  services: readonly RunningService[],
  read: (service: RunningService) => number | undefined,
): PerArm<number> {
  return Object.fromEntries(
    services.flatMap((service) => {
      const value = read(service);
      return value === undefined ? [] : [[service.arm, value]];
    }),
  );
}

/**
 * One round from the records of arms that were measured one after the other, cut to the pairs that all of them have, so
 * that CPU time and requests are those of the same slices.
 */
export function mergeRecords(records: readonly RoundRecord[]): RoundRecord {
  const [first, ...rest] = records;
  if (first === undefined) throw new Error("no record to merge");
  if (rest.length === 0) return first;
  const last = Math.min(...records.map(({ slices }) => Math.max(-1, ...slices.map(({ pair }) => pair))));
  const sum = (of: (record: RoundRecord) => number) => records.reduce((total, record) => total + of(record), 0);
  return {
    scenario: first.scenario,
    slices: records.flatMap(({ slices }) => slices.filter(({ pair }) => pair <= last)),
    cpuMarks: records.flatMap(({ cpuMarks }) => cpuMarks.filter(({ pair }) => pair <= last)),
    peakRssBytes: Object.assign({}, ...records.map(({ peakRssBytes }) => peakRssBytes)),
    spill: undefined,
    seconds: sum(({ seconds }) => seconds),
    gapSeconds: sum(({ gapSeconds }) => gapSeconds),
  };
}
