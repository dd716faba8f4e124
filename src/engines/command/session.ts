import type { Arm } from "../../model/arm.ts";
import { NO_STATUS, type Slice } from "../../model/sample.ts";
import type { EngineSession, SlicePlan, Target } from "../../run/ports.ts";
import { type CountCut, inEqualCounts } from "../equal-counts.ts";
import type { RequestNames } from "../request-names.ts";
import type { ArmTool } from "./arm-tool.ts";
import type { NamedSlice } from "./protocol.ts";
import type { Relay } from "./relay.ts";

/** Failures of a tool whose requests the service had left without an answer, after which it is started again. */
const MOST_FORGIVEN = 3;
const UNANSWERED: readonly number[] = [NO_STATUS.lost, NO_STATUS.refused, NO_STATUS.timedOut];

export interface CommandSessionParts {
  readonly relay: Relay;
  readonly tools: ReadonlyMap<Arm, ArmTool>;
  readonly targets: readonly Target[];
  readonly plan: SlicePlan;
  readonly names: RequestNames;
}

/** Tools behind a relay that lets one arm's requests through at a time. */
export class CommandSession implements EngineSession {
  private readonly parts: CommandSessionParts;
  /** Indexes of the relay's own names. */
  private readonly indexes: number[] = [];
  private readonly unanswered = new Set<Arm>();
  private forgiven = 0;

  constructor(parts: CommandSessionParts) {
    this.parts = parts;
  }

  slices(): AsyncIterable<Slice> {
    const { targets, plan } = this.parts;
    return inEqualCounts(targets, plan, (pair, arm, cut) => this.slice(pair, arm, cut));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { relay, tools } = this.parts;
    await Promise.all([...tools.values()].map((tool) => tool[Symbol.asyncDispose]()));
    await relay[Symbol.asyncDispose]();
  }

  private async slice(pair: number, arm: Arm, cut: CountCut): Promise<Slice> {
    const { relay, plan } = this.parts;
    await this.assertRunning(arm);
    const { drainSeconds, whole } = plan;
    const load = whole === undefined ? ({ kind: "slice", cut } as const) : ({ kind: "whole", ...whole } as const);
    const { slice } = await relay.ask("slice", { ...load, arm, drainSeconds });
    if (slice.status.some((status) => UNANSWERED.includes(status))) this.unanswered.add(arm);
    else this.unanswered.delete(arm);
    if (this.parts.tools.get(arm)?.failure !== undefined) await this.assertRunning(arm);
    return this.named(pair, arm, slice);
  }

  /** A tool that gives up because the service did not answer is no mistake of its own: the samples tell of it. */
  private async assertRunning(arm: Arm): Promise<void> {
    const tool = this.parts.tools.get(arm);
    if (tool?.failure === undefined) return;
    if (!this.unanswered.has(arm) || this.forgiven === MOST_FORGIVEN) throw tool.failure;
    this.forgiven++;
    await tool.startAgain();
  }

  private named(pair: number, arm: Arm, slice: NamedSlice): Slice {
    const { names, tools } = this.parts;
    const { names: fresh, name, spoiled, limiter, notes, ...samples } = slice;
    for (const label of fresh) this.indexes.push(names.index(label));
    const restarted = tools.get(arm)?.takeRestarted() ? ["the command ended, and was started again"] : [];
    const told = [...[...notes, ...restarted].map((note) => `${arm}: ${note}`), names.note() ?? []].flat();
    return {
      pair,
      arm,
      ...samples,
      name: name.map((own) => this.indexes[own] ?? names.index("")),
      names: names.list,
      ...(spoiled === undefined ? {} : { spoiled }),
      ...(limiter === undefined ? {} : { limiter }),
      ...(told.length === 0 ? {} : { notes: told }),
    };
  }
}
