import type { Arm } from "../../model/arm.ts";
import type { Slice } from "../../model/sample.ts";
import type { EngineSession, SlicePlan, Target } from "../../run/ports.ts";
import { sliceOrder } from "../slice-order.ts";
import { endNotes } from "./end-notes.ts";
import type { K6Process } from "./k6-process.ts";
import { type ArmSoFar, scriptFault } from "./script-faults.ts";

/** Seconds beyond a load's own for setup(), teardown() and k6's start: k6 gives each of the former 60. */
const MARGIN_SECONDS = 130;
/** Share of the iterations that k6 may leave out before the round is worth nothing. */
const DROPPED = 0.05;

export interface WholeParts {
  readonly scenario: string;
  readonly targets: readonly Target[];
  readonly plan: SlicePlan;
  /** Seconds of one load. */
  readonly seconds: number;
  /** Starts a k6 that plays the load once and ends. */
  readonly play: (target: Target) => Promise<K6Process>;
  readonly notes: readonly string[];
}

/** Whole loads, one k6 after the other. */
export class WholeSession implements EngineSession {
  private readonly parts: WholeParts;
  private readonly soFar = new Map<Arm, ArmSoFar>();
  private playing: K6Process | undefined;

  constructor(parts: WholeParts) {
    this.parts = parts;
  }

  async *slices(): AsyncGenerator<Slice, void, undefined> {
    const { targets, plan } = this.parts;
    for (let pair = 0; ; pair++) {
      for (const arm of sliceOrder(pair, targets, plan)) {
        const target = targets.find((each) => each.arm === arm);
        if (target !== undefined) yield await this.slice(pair, target);
      }
      const arms = [...this.soFar.values()];
      const fault = arms.length === targets.length ? scriptFault(this.parts.scenario, arms) : undefined;
      if (fault !== undefined) throw fault;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.playing?.[Symbol.asyncDispose]();
  }

  private async slice(pair: number, target: Target): Promise<Slice> {
    const { plan, seconds } = this.parts;
    const { arm } = target;
    await using process = await this.parts.play(target);
    this.playing = process;
    const begun = performance.now() / 1000;
    const most = seconds + plan.drainSeconds + MARGIN_SECONDS;
    const inTime = await this.played(process, most);
    const { collector, summary } = process;
    const { notes, ...samples } = collector.take(Number.NEGATIVE_INFINITY);
    this.soFar.set(arm, { arm, collector, notes });
    const opened = Number.isFinite(collector.began) ? collector.began : begun;
    const last = samples.start.reduce((latest, at, i) => Math.max(latest, at + (samples.latency[i] ?? 0)), opened);
    const dropped = summary?.dropped ?? 0;
    const lost = dropped / Math.max(1, dropped + (summary?.iterations ?? 0));
    const told = [...this.parts.notes, ...[...notes, ...droppedNote(dropped)].map((note) => `${arm}: ${note}`)];
    return {
      ...{ pair, arm, opened, drained: Math.max(opened + seconds, last), ...samples },
      ...spoiledBy(inTime, lost, most),
      notes: [...told, ...endNotes(arm, summary)],
    };
  }

  private async played(process: K6Process, most: number): Promise<boolean> {
    let deadline: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      deadline = setTimeout(() => resolve(false), most * 1000);
    });
    try {
      return await Promise.race([process.over.then(() => true), process.broken, late]);
    } finally {
      clearTimeout(deadline);
    }
  }
}

function droppedNote(dropped: number): string[] {
  if (dropped === 0) return [];
  return ["k6 left out iterations because all of the script's maxVUs were busy: they count as never asked"];
}

function spoiledBy(inTime: boolean, lost: number, most: number): Partial<Slice> {
  if (!inTime) return { spoiled: `k6 had not ended after ${most.toFixed(0)} s` };
  if (lost <= DROPPED) return {};
  const share = `${(lost * 100).toFixed(0)} %`;
  return {
    spoiled: `k6 left out ${share} of the iterations because all of the script's maxVUs were busy; raise maxVUs`,
    generatorFailed: true,
  };
}
