import type { PerArm } from "../model/arm.ts";
import type { CpuMark, Cut, RoundRecord, Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import type { StepSoFar } from "../plan/slices.ts";
import { median } from "../stats/quantile.ts";
import { hungArms } from "../verdict/hung-arms.ts";
import { TimelineBuilder } from "../verdict/timeline.ts";
import type { Clock, RunningService } from "./ports.ts";

/** Slices that are kept of a round whose samples are too many: enough to see an arm hang. */
const NEWEST = 8;

/** Collects what a round yields, and reads what its services use. */
export class RoundTally {
  gapSeconds = 0;
  private readonly slices: Slice[] = [];
  private readonly marks: CpuMark[] = [];
  private readonly began: number;
  private readonly scenario: Scenario;
  private readonly cut: Cut;
  private readonly services: readonly RunningService[];
  private readonly clock: Clock;
  private readonly timeline: TimelineBuilder | undefined;
  private readonly notes = new Set<string>();
  private openBusy = 0;
  private closedBusy = 0;
  private loadSeconds = 0;
  private seen = 0;
  private step = { index: -1, began: 0, firstPair: 0, requests: new Map<string, number>() };

  constructor(scenario: Scenario, cut: Cut, services: readonly RunningService[], clock: Clock) {
    this.scenario = scenario;
    this.cut = cut;
    this.services = services;
    this.clock = clock;
    this.began = clock.now();
    this.timeline = scenario.soak && new TimelineBuilder(scenario.soak.seconds);
    for (const service of services) service.resetPeak();
  }

  busy(): PerArm<number> {
    return perArm(this.services, (service) => service.busySeconds());
  }

  beginStep(): void {
    const { index } = this.step;
    this.step = { index: index + 1, began: this.clock.now(), firstPair: this.pairs(), requests: new Map() };
  }

  add(slice: Slice, before: PerArm<number>): void {
    const { index, firstPair, requests } = this.step;
    this.slices.push({ ...slice, pair: firstPair + slice.pair, step: index });
    this.seen += 1;
    this.loadSeconds += slice.drained - slice.opened;
    requests.set(slice.arm, (requests.get(slice.arm) ?? 0) + slice.latency.length);
    const after = this.busy();
    for (const { arm } of this.services) {
      const used = Math.max(0, (after[arm] ?? 0) - (before[arm] ?? 0));
      if (arm === slice.arm) this.openBusy += used;
      else this.closedBusy += used;
    }
  }

  /** Keeps what was told when a step's load ended. */
  tell(notes: readonly string[]): void {
    for (const note of notes) this.notes.add(note);
  }

  hangs(): boolean {
    return hungArms(this.slices).length > 0;
  }

  endOfPair(): boolean {
    return this.seen % this.services.length === 0;
  }

  /** Reads what the services have used, at the beginning and after each pair. */
  mark(): void {
    const at = this.clock.now() - this.began;
    const usage = this.services.map((service) => ({ arm: service.arm, used: service.usage() }));
    if (this.timeline !== undefined) this.compact(this.timeline, at);
    for (const { arm, used } of usage) if (used !== undefined) this.timeline?.addMemory(arm, at, used.rssBytes);
    const cpuSeconds = Object.fromEntries(
      usage.flatMap(({ arm, used }) => (used === undefined ? [] : [[arm, used.cpuSeconds]])),
    );
    if (this.timeline === undefined && Object.keys(cpuSeconds).length > 0)
      this.marks.push({ pair: this.pairs() - 1, cpuSeconds });
  }

  /** What the step has. */
  soFar(): StepSoFar {
    const { began, firstPair, requests } = this.step;
    return {
      seconds: this.clock.now() - began,
      pairs: this.pairs() - firstPair,
      requests: Math.min(...this.services.map(({ arm }) => requests.get(arm) ?? 0)),
    };
  }

  /** Median latency of the newest slice of the slower arm, in seconds; undefined before any request succeeded. */
  newestMedian(): number | undefined {
    const medians = this.slices.slice(-this.services.length).flatMap(({ latency, ok }) => {
      const good = [...latency].filter((_, i) => ok[i] === 1);
      return good.length === 0 ? [] : [median(good)];
    });
    return medians.length === 0 ? undefined : Math.max(...medians);
  }

  record(): RoundRecord {
    return {
      scenario: this.scenario,
      cut: this.cut,
      slices: this.slices,
      ...(this.timeline === undefined ? {} : { timeline: this.timeline.build() }),
      ...(this.notes.size === 0 ? {} : { notes: [...this.notes] }),
      cpuMarks: this.marks,
      peakRssBytes: perArm(this.services, (service) => service.usage()?.peakRssBytes),
      spill: this.services.length > 1 && this.openBusy > 0 ? this.closedBusy / this.openBusy : undefined,
      seconds: this.clock.now() - this.began,
      gapSeconds: this.gapSeconds,
      loadSeconds: this.loadSeconds,
    };
  }

  private pairs(): number {
    return Math.floor(this.seen / this.services.length);
  }

  private compact(timeline: TimelineBuilder, at: number): void {
    if (this.seen > 0) timeline.addPair(this.slices.slice(-this.services.length), at, this.services.length);
    this.slices.splice(0, Math.max(0, this.slices.length - NEWEST));
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
