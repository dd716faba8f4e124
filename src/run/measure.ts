import { ARMS, type Arm } from "../model/arm.ts";
import type { Config } from "../model/config.ts";
import type { Block, Environment, Measurement, Part } from "../model/measurement.ts";
import { Problem } from "../model/problem.ts";
import type { Scenario } from "../model/scenario.ts";
import type { LookTaken } from "../model/verdict.ts";
import { planBlock } from "../plan/block-plan.ts";
import { blocksThatFit, secondsPerArm } from "../plan/timing.ts";
import { seededRandom } from "../stats/random.ts";
import { judge } from "../verdict/judge.ts";
import { alwaysFails } from "../verdict/lone-failures.ts";
import { decide } from "../verdict/stopping.ts";
import { validBlocks } from "../verdict/validity.ts";
import { type Again, nothingAdded } from "./again.ts";
import { type BlockInput, type MeasuredBlock, measureBlock } from "./block.ts";
import { LookSchedule } from "./look-schedule.ts";
import { measurementOf } from "./measurement.ts";
import type { RunPorts } from "./ports.ts";
import type { Prepared } from "./prepare.ts";
import { Troubles } from "./troubles.ts";

/** Blocks that may be replaced because they lacked something; more of them end the run. */
const MOST_REPLACED = 3;

export interface MeasureInput {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly limitSeconds: number;
  readonly seed: number;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  /** Given on a re-run. */
  readonly again?: Again | undefined;
  /** Given for one share of a split job, which measures until its time is over and is not judged here. */
  readonly part?: Part | undefined;
}

/** A measurement with the look at which it ended; the look is null when no block was valid. */
export interface Measured {
  readonly measurement: Measurement;
  readonly look: LookTaken | null;
}

/**
 * For each look, for each block: boot both arms, warm up, alternate slices for each scenario, stop both; then judge,
 * and stop or go on. Returns what was measured, also when the signal ends it early.
 */
export async function measure(input: MeasureInput, ports: RunPorts): Promise<Measured> {
  const session = new Session(input, ports);
  const began = ports.clock.now();
  while (session.wantsBlock(ports.clock.now() - began)) {
    const measured = await session.block();
    if (input.signal.aborted) break;
    session.keep(measured, ports.clock.now() - began);
    if (session.atLook() && session.judgeLook() === "stop") break;
  }
  session.assertAdded();
  const look = session.finalLook();
  for (const scenario of session.soaks()) if (!input.signal.aborted) await session.soak(scenario);
  return { measurement: session.measurement(ports.clock.now() - began), look };
}

class Session {
  private readonly input: MeasureInput;
  private readonly ports: RunPorts;
  private readonly startedAt: string;
  private readonly random: () => number;
  /** Of earlier attempts: they count as evidence, and are none of this session's time. */
  private readonly earlier: readonly Block[];
  private readonly blocks: Block[] = [];
  private readonly troubles: Troubles;
  private baseAbsent: string | null;
  private readonly looks: LookSchedule;
  private secondsLeft: number;

  constructor(input: MeasureInput, ports: RunPorts) {
    this.input = input;
    this.ports = ports;
    this.troubles = new Troubles(ports.log);
    this.startedAt = ports.clock.date();
    this.earlier = input.again?.evidence?.blocks ?? [];
    const { effort, compare } = input.config;
    const blocks = validBlocks(this.earlier, input.prepared.scenarios).length;
    this.looks = new LookSchedule({ effort, compare, earlier: { blocks, attempt: input.again?.attempt ?? 1 } });
    this.random = seededRandom(input.seed);
    this.baseAbsent = input.prepared.baseAbsent;
    this.secondsLeft = input.limitSeconds;
  }

  wantsBlock(spentSeconds: number): boolean {
    if (this.regular().length === 0) return false;
    if (this.blocks.length - this.added() > MOST_REPLACED || this.input.signal.aborted) return false;
    if (alwaysFails(this.blocks) !== undefined) return false;
    const seconds = this.blocks.map((block) => block.seconds);
    this.secondsLeft = this.input.limitSeconds - spentSeconds;
    return seconds.length === 0 || blocksThatFit(this.input.limitSeconds, spentSeconds, seconds) > seconds.length;
  }

  /** Measures one block; a base that cannot boot in the first one is left out from then on. */
  async block(): Promise<MeasuredBlock> {
    return await this.attempt(() => measureBlock(this.blockInput(), this.ports), this.ports.clock.now());
  }

  private async attempt(measure: () => Promise<MeasuredBlock>, began: number): Promise<MeasuredBlock> {
    try {
      return await measure();
    } catch (error) {
      const lost = (reason: string, arm?: Arm) => this.lost(reason, this.ports.clock.now() - began, arm);
      if (this.input.signal.aborted) return lost("interrupted");
      if (!(error instanceof Problem)) throw error;
      const baseBootedBefore = error.arm === "base" && this.earlier.length > 0;
      if (this.blocks.length === 0 && !baseBootedBefore) return await this.withoutBase(error, measure);
      if (error.arm !== undefined) this.troubles.showTail(error.arm, error.detail);
      return lost(error.message, error.arm);
    }
  }

  /** The first block again, with head alone; throws the problem where it is not base's. */
  private async withoutBase(problem: Problem, measure: () => Promise<MeasuredBlock>): Promise<MeasuredBlock> {
    if (problem.arm !== "base" || this.baseAbsent !== null) throw problem;
    this.troubles.showTail("base", problem.detail);
    this.baseAbsent = `base could not be booted: ${problem.message}`;
    return await measure();
  }

  private lost(invalid: string, seconds: number, failed?: Arm): MeasuredBlock {
    const known = { index: this.all().length, arms: this.arms(), rounds: [], invalid, bootSeconds: seconds, seconds };
    const block = { ...known, warmUpSeconds: 0, ...(failed === undefined ? {} : { failed }) };
    return { block, failure: undefined, restored: [] };
  }

  /** Scenarios measured in blocks of their own, once, for long, whatever the time limit; of a split job by its first part. */
  soaks(): readonly Scenario[] {
    if ((this.input.part?.index ?? 1) > 1) return [];
    return this.input.prepared.scenarios.filter(({ soak }) => soak !== undefined);
  }

  private regular(): readonly Scenario[] {
    return this.input.prepared.scenarios.filter(({ soak }) => soak === undefined);
  }

  /** Measures one soak, and keeps what there is of it. */
  async soak(scenario: Scenario): Promise<void> {
    const began = this.ports.clock.now();
    this.secondsLeft = scenario.soak?.seconds ?? 0;
    const measure = () => {
      const plan = planBlock(this.arms(), [scenario], this.random);
      return measureBlock({ ...this.blockInput(), plan, keepsPartial: true }, this.ports);
    };
    const measured = await this.attempt(measure, began);
    this.blocks.push({ ...measured.block, soak: true });
    this.troubles.add(measured);
  }

  private blockInput(): BlockInput {
    const { config, prepared, limitSeconds, signal } = this.input;
    const index = this.all().length;
    const of = this.looks.most;
    const timing = { effort: config.effort, limitSeconds, scenarios: this.regular() };
    this.ports.progress.report({ kind: "block", block: index + 1, of, secondsLeft: this.secondsLeft });
    return {
      index,
      plan: planBlock(this.arms(), this.regular(), this.random),
      arms: [prepared.head, ...(prepared.base === undefined ? [] : [prepared.base])],
      exclusive: config.app.exclusive,
      secondsPerArm: (overheadSeconds) => secondsPerArm({ ...timing, overheadSeconds }),
      onRound: (scenario) =>
        this.ports.progress.report({ kind: "round", block: index + 1, of, scenario, secondsLeft: this.secondsLeft }),
      signal,
    };
  }

  private arms(): readonly Arm[] {
    return this.baseAbsent === null ? ARMS : ["head"];
  }

  keep(measured: MeasuredBlock, spentSeconds: number): void {
    const { block } = measured;
    this.blocks.push(block);
    this.troubles.add(measured);
    if (this.input.part !== undefined || this.looks.isPlanned || this.added() === 0) return;
    this.looks.planFor(blocksThatFit(this.input.limitSeconds, spentSeconds, [block.seconds]));
  }

  private all(): readonly Block[] {
    return [...this.earlier, ...this.blocks];
  }

  /** Blocks of this session that count. */
  private added(): number {
    return this.valid().filter(({ index }) => index >= this.earlier.length).length;
  }

  /** A re-run confirms or overturns by what it adds: without a block of its own it has nothing to say. */
  assertAdded(): void {
    if (this.regular().length === 0 || this.earlier.length === 0 || this.added() > 0 || this.input.signal.aborted)
      return;
    const why = this.blocks.find(({ invalid }) => invalid !== null)?.invalid ?? "none was complete";
    throw nothingAdded(this.earlier.length, why);
  }

  private valid(): Block[] {
    return validBlocks(this.all(), this.regular());
  }

  atLook(): boolean {
    return this.looks.isDue(this.valid().length);
  }

  judgeLook(): "stop" | "go on" {
    const look = this.finalLook();
    if (look === null) return "go on";
    const { config, prepared, seed } = this.input;
    const evidence = {
      scenarios: this.regular(),
      blocks: this.all(),
      look,
      seed,
      baseAbsent: this.baseAbsent,
      baseRequests: prepared.baseRequests,
    };
    const { verdict } = judge({ ...evidence, failOn: config.failOn, history: new Map() });
    const step = this.looks.isLast ? "stop" : decide(evidence, { waivers: config.waivers, at: this.startedAt });
    this.ports.progress.report({ kind: "look", blocks: look.blocks, verdict, goesOn: step === "go on" });
    if (step === "go on") this.looks.goOn();
    return step;
  }

  finalLook(): LookTaken | null {
    return this.looks.lookAt(this.valid().length);
  }

  measurement(seconds: number): Measurement {
    const { signal, prepared } = this.input;
    const { note } = this.looks;
    const rate = note === undefined ? [] : [{ code: "fewer-blocks", text: note }];
    return measurementOf({
      ...this.input,
      digest: this.ports.digest,
      startedAt: this.startedAt,
      seconds,
      baseAbsent: this.baseAbsent,
      blocks: this.blocks,
      interrupted: signal.aborted,
      warnings: [...prepared.warnings, ...this.troubles.warnings(), ...rate],
    });
  }
}
