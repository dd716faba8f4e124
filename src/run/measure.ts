import { configIdentity, scenarioIdentity } from "../config/identity.ts";
import { ARMS, type Arm } from "../model/arm.ts";
import type { Config } from "../model/config.ts";
import type { Block, Environment, Measurement } from "../model/measurement.ts";
import { Problem } from "../model/problem.ts";
import type { LookTaken } from "../model/verdict.ts";
import type { Warning } from "../model/warning.ts";
import { planBlock } from "../plan/block-plan.ts";
import { type LookPlan, lastLook, planLooks } from "../plan/looks.ts";
import { blocksThatFit, secondsPerArm } from "../plan/timing.ts";
import { seededRandom } from "../stats/random.ts";
import { judge } from "../verdict/judge.ts";
import { decide } from "../verdict/stopping.ts";
import { validBlocks } from "../verdict/validity.ts";
import { type BlockInput, type MeasuredBlock, measureBlock } from "./block.ts";
import type { RunPorts } from "./ports.ts";
import type { Prepared } from "./prepare.ts";

/** Blocks that may be replaced because they lacked something; more of them end the run. */
const MOST_REPLACED = 3;

export interface MeasureInput {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly limitSeconds: number;
  readonly seed: number;
  readonly environment: Environment;
  readonly signal: AbortSignal;
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
  const startedAt = ports.clock.date();
  while (session.wantsBlock(ports.clock.now() - began)) {
    const measured = await session.block();
    if (input.signal.aborted) break;
    session.keep(measured, ports.clock.now() - began);
    if (session.atLook() && session.judgeLook() === "stop") break;
  }
  const look = session.finalLook();
  return { measurement: session.measurement(startedAt, ports.clock.now() - began), look };
}

class Session {
  private readonly input: MeasureInput;
  private readonly ports: RunPorts;
  private readonly random: () => number;
  private readonly blocks: Block[] = [];
  private readonly warnings: Warning[] = [];
  private baseAbsent: string | null;
  private looks: LookPlan | undefined;
  private lookIndex = 0;
  /** Why the effort's own error rate could not be kept. */
  private rateNote: string | undefined;
  private readonly tailsShown = new Set<Arm>();
  private secondsLeft: number;

  constructor(input: MeasureInput, ports: RunPorts) {
    this.input = input;
    this.ports = ports;
    this.random = seededRandom(input.seed);
    this.baseAbsent = input.prepared.baseAbsent;
    this.secondsLeft = input.limitSeconds;
  }

  wantsBlock(spentSeconds: number): boolean {
    if (this.blocks.length - this.valid().length > MOST_REPLACED || this.input.signal.aborted) return false;
    const seconds = this.blocks.map((block) => block.seconds);
    this.secondsLeft = this.input.limitSeconds - spentSeconds;
    return seconds.length === 0 || blocksThatFit(this.input.limitSeconds, spentSeconds, seconds) > seconds.length;
  }

  /** Measures one block; a base that cannot boot in the first one is left out from then on. */
  async block(): Promise<MeasuredBlock> {
    const began = this.ports.clock.now();
    try {
      return await measureBlock(this.blockInput(), this.ports);
    } catch (error) {
      const lost = (reason: string) => this.lost(reason, this.ports.clock.now() - began);
      if (this.input.signal.aborted) return lost("interrupted");
      if (!(error instanceof Problem)) throw error;
      if (this.blocks.length === 0) return await this.withoutBase(error);
      if (error.arm !== undefined) this.showTail(error.arm, error.detail);
      return lost(error.message);
    }
  }

  /** The first block again, with head alone; throws the problem where it is not base's. */
  private async withoutBase(problem: Problem): Promise<MeasuredBlock> {
    if (problem.arm !== "base" || this.baseAbsent !== null) throw problem;
    this.showTail("base", problem.detail);
    this.baseAbsent = `base could not be booted: ${problem.message}`;
    return await measureBlock(this.blockInput(), this.ports);
  }

  /** The end of a failed service's output, once per arm: the next block's is much the same. */
  private showTail(arm: Arm, tail: string | undefined): void {
    if (tail === undefined || tail === "" || this.tailsShown.has(arm)) return;
    this.tailsShown.add(arm);
    this.ports.log.untrusted(`The end of ${arm}'s output:`, tail);
  }

  private lost(invalid: string, seconds: number): MeasuredBlock {
    const block = { index: this.blocks.length, arms: this.arms(), rounds: [], invalid, bootSeconds: seconds, seconds };
    return { block: { ...block, warmUpSeconds: 0 }, failure: undefined };
  }

  private blockInput(): BlockInput {
    const { config, prepared, limitSeconds, signal } = this.input;
    const { scenarios } = prepared;
    const index = this.blocks.length;
    const of = this.looks?.looks.at(-1)?.blocks ?? 0;
    const timing = { effort: config.effort, limitSeconds, scenarios: scenarios.length };
    this.ports.progress.report({ kind: "block", block: index + 1, of, secondsLeft: this.secondsLeft });
    return {
      index,
      plan: planBlock(this.arms(), scenarios, this.random),
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

  keep({ block, failure }: MeasuredBlock, spentSeconds: number): void {
    this.blocks.push(block);
    if (failure !== undefined) {
      this.warnings.push({
        code: "service-failed",
        text: `Block ${block.index + 1}: ${failure.arm} ${failure.reason}`,
      });
      this.showTail(failure.arm, failure.logTail);
    }
    if (this.looks !== undefined || this.valid().length === 0) return;
    const fit = blocksThatFit(this.input.limitSeconds, spentSeconds, [block.seconds]);
    this.looks = planLooks(this.input.config.effort, fit);
    this.rateNote = this.looks.note;
  }

  private valid(): Block[] {
    return validBlocks(this.blocks, this.input.prepared.scenarios);
  }

  /** The count of valid blocks may jump when a cell is given up, so a look may be taken late. */
  atLook(): boolean {
    const due = this.looks?.looks[this.lookIndex]?.blocks;
    return due !== undefined && this.valid().length >= due;
  }

  judgeLook(): "stop" | "go on" {
    const look = this.finalLook();
    if (look === null) return "go on";
    const { config, prepared, seed } = this.input;
    const evidence = {
      scenarios: prepared.scenarios,
      blocks: this.blocks,
      look,
      seed,
      baseAbsent: this.baseAbsent,
      baseRequests: prepared.baseRequests,
    };
    const { verdict } = judge({ ...evidence, failOn: config.failOn, history: new Map() });
    const last = this.looks?.looks[this.lookIndex + 1] === undefined;
    const step = last ? "stop" : decide(evidence);
    this.ports.progress.report({ kind: "look", blocks: look.blocks, verdict, goesOn: step === "go on" });
    if (step === "go on") this.lookIndex += 1;
    return step;
  }

  /** The look that the blocks at hand belong to: the planned one, or what is left of the plan when time is up. */
  finalLook(): LookTaken | null {
    const { looks, lookIndex } = this;
    const blocks = this.valid().length;
    if (looks === undefined) return null;
    const due = looks.looks[lookIndex]?.blocks;
    const plan =
      due !== undefined && blocks >= due
        ? { ...looks, looks: looks.looks.slice(0, lookIndex + 1) }
        : lastLook(this.input.config.effort, looks, lookIndex, blocks);
    this.rateNote = plan.note;
    const { familyRate, looks: taken } = plan;
    const alpha = taken.at(-1)?.alpha;
    const planned = looks.looks.at(-1)?.blocks ?? blocks;
    return alpha === undefined ? null : { blocks, planned, alpha, familyRate, cells: 0 };
  }

  measurement(startedAt: string, seconds: number): Measurement {
    const { config, prepared, seed, environment, signal } = this.input;
    const { digest } = this.ports;
    const { sha, label } = prepared.head.checkout;
    const base = prepared.base?.checkout;
    const rate = this.rateNote === undefined ? [] : [{ code: "fewer-blocks", text: this.rateNote }];
    return {
      schema: 1,
      startedAt,
      seconds,
      seed,
      effort: config.effort,
      configHash: digest(configIdentity(config)),
      head: { sha, label },
      base: base === undefined || this.baseAbsent !== null ? null : { sha: base.sha, label: base.label },
      baseAbsent: this.baseAbsent,
      environment,
      scenarios: prepared.scenarios.map((scenario) => ({
        name: scenario.name,
        profile: scenario.profile,
        engine: scenario.engine,
        users: scenario.users,
        requests: scenario.requests.map(({ name }) => name),
        hash: digest(scenarioIdentity(scenario)),
      })),
      blocks: this.blocks,
      interrupted: signal.aborted,
      warnings: [...prepared.warnings, ...this.warnings, ...rate],
    };
  }
}
