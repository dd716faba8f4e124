import type { Arm } from "../../model/arm.ts";
import type { Slice } from "../../model/sample.ts";
import type { EngineSession, SlicePlan, Target } from "../../run/ports.ts";
import { sliceOrder } from "../slice-order.ts";
import { endNotes } from "./end-notes.ts";
import type { K6Process } from "./k6-process.ts";
import { scriptFault } from "./script-faults.ts";
import type { UserGate } from "./user-gate.ts";

/** Seconds until all users stand at the gate: setup() may take k6's own 60. */
const START_SECONDS = 75;
/** Seconds for teardown() and k6's end. */
const END_SECONDS = 8;
/** Seconds by which a sample may seem to be older than its slice: two clocks. */
const CLOCKS = 0.005;

/** One arm's k6, with the gate in front of its users. */
export interface Lane {
  readonly arm: Arm;
  readonly process: K6Process;
  readonly gate: UserGate;
}

export interface GatedParts {
  readonly scenario: string;
  readonly lanes: readonly Lane[];
  readonly targets: readonly Target[];
  readonly plan: SlicePlan;
  /** To be told of every slice. */
  readonly notes: readonly string[];
}

/** Slices of equal time, in turn on two k6 that play the same script. */
export class GatedSession implements EngineSession {
  private readonly parts: GatedParts;
  private readonly said = new Map<Arm, Set<string>>();
  private ending: Promise<readonly string[]> | undefined;

  private constructor(parts: GatedParts) {
    this.parts = parts;
  }

  /** Waits until all users of all arms stand at their gates. */
  static async open(parts: GatedParts): Promise<GatedSession> {
    await Promise.all(
      parts.lanes.map(async ({ process, gate }) => {
        const late = setTimeout(() => {
          process.fail(`was not ready after ${START_SECONDS} s: ${gate.came} of its users had come`);
        }, START_SECONDS * 1000);
        await Promise.race([gate.ready, process.broken]).finally(() => clearTimeout(late));
      }),
    );
    return new GatedSession(parts);
  }

  async *slices(): AsyncGenerator<Slice, void, undefined> {
    const { targets, plan } = this.parts;
    for (let pair = 0; ; pair++) {
      for (const arm of sliceOrder(pair, targets, plan)) {
        const lane = this.parts.lanes.find((each) => each.arm === arm);
        if (lane !== undefined) yield await this.slice(pair, lane);
      }
      this.refuseFaulty();
    }
  }

  async end(): Promise<readonly string[]> {
    this.ending ??= this.conclude();
    return await this.ending;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    for (const { process, gate } of this.parts.lanes) {
      gate[Symbol.dispose]();
      await process[Symbol.asyncDispose]();
    }
  }

  private async slice(pair: number, { arm, process, gate }: Lane): Promise<Slice> {
    const { plan } = this.parts;
    const opened = performance.now() / 1000;
    const spoiled = await Promise.race([gate.open(plan.seconds, plan.drainSeconds), process.broken]);
    const { notes, ...samples } = process.collector.take(opened - CLOCKS);
    const said = this.said.get(arm) ?? new Set();
    this.said.set(arm, said);
    for (const note of notes) said.add(note);
    const told = [...this.parts.notes, ...notes.map((note) => `${arm}: ${note}`)];
    return {
      ...{ pair, arm, opened, drained: gate.drainedAt, ...samples },
      ...(spoiled === undefined ? {} : { spoiled }),
      ...(told.length === 0 ? {} : { notes: told }),
    };
  }

  private refuseFaulty(): void {
    const arms = this.parts.lanes.map(({ arm, process }) => {
      return { arm, collector: process.collector, notes: [...(this.said.get(arm) ?? [])] };
    });
    const fault = scriptFault(this.parts.scenario, arms);
    if (fault !== undefined) throw fault;
  }

  private async conclude(): Promise<readonly string[]> {
    const notes = await Promise.all(
      this.parts.lanes.map(async ({ arm, process }) => {
        const inTime = await process.end(END_SECONDS);
        if (inTime) return endNotes(arm, process.summary);
        return [`${arm}: k6 had not ended ${END_SECONDS} s after the round, perhaps in teardown(), and was killed`];
      }),
    );
    return notes.flat();
  }
}
