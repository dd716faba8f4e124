import type { Arm } from "../model/arm.ts";
import type { Block, Round } from "../model/measurement.ts";
import type { RoundRecord } from "../model/sample.ts";
import type { BlockPlan } from "../plan/block-plan.ts";
import { roundShape } from "../plan/round-shape.ts";
import { requestsPerSlice, secondsPerSlice } from "../plan/slices.ts";
import { mutedArm } from "../verdict/hung-arms.ts";
import { jitStep } from "../verdict/jit-step.ts";
import { reduceRound } from "../verdict/reduce-round.ts";
import type { RunningService, RunPorts } from "./ports.ts";
import type { PreparedArm } from "./prepare.ts";
import { type ArmFailure, failureOf, mergeRecords, type RoundInput, type RoundOutcome, runRound } from "./round.ts";
import { warmUp } from "./warm-up.ts";

export interface BlockInput {
  readonly index: number;
  readonly plan: BlockPlan;
  readonly arms: readonly PreparedArm[];
  /** True: the arms run one after the other. */
  readonly exclusive: boolean;
  readonly secondsPerArm: (overheadSeconds: number) => number;
  readonly onRound: (scenario: string) => void;
  /** True: a round that was cut short is kept with what it has, since nothing will be measured in its place. */
  readonly keepsPartial?: boolean;
  readonly signal: AbortSignal;
}

/** A block, and what its service said when it failed: untrusted text. */
export interface MeasuredBlock {
  readonly block: Block;
  readonly failure: (ArmFailure & { readonly logTail: string }) | undefined;
  /** Files that a service had changed since its last boot, and that were put back. */
  readonly restored: readonly { readonly arm: Arm; readonly paths: readonly string[] }[];
}

interface Visit {
  readonly records: Map<string, RoundRecord>;
  readonly repeated: Set<string>;
  bootSeconds: number;
  warmUpSeconds: number;
  failure: MeasuredBlock["failure"];
}

/** Boots the arms afresh, warms them up, measures one round of each scenario and stops them. */
export async function measureBlock(input: BlockInput, ports: RunPorts): Promise<MeasuredBlock> {
  const began = ports.clock.now();
  const groups = input.exclusive ? input.plan.boots.map((arm) => [arm]) : [input.plan.boots];
  const restored = await restore(input.arms);
  const visits: Visit[] = [];
  const sizes = new Map<string, number>();
  for (const group of groups) {
    visits.push(await visit(group, sizes, input, ports));
    if (visits.at(-1)?.failure !== undefined || input.signal.aborted) break;
  }
  const failure = visits.find((seen) => seen.failure !== undefined)?.failure;
  const cutShort = failure === undefined ? undefined : `${failure.arm}: ${failure.reason}`;
  const kept = input.keepsPartial === true ? partialRounds(visits, input, cutShort) : [];
  const whole = cutShort === undefined && !input.signal.aborted;
  const block: Block = {
    index: input.index,
    arms: input.plan.boots,
    rounds: whole ? roundsOf(visits, input.plan) : kept,
    ...(failure === undefined || kept.length > 0
      ? { invalid: null }
      : { invalid: `${failure.arm}: ${failure.reason}`, failed: failure.arm }),
    bootSeconds: sum(visits.map(({ bootSeconds }) => bootSeconds)),
    warmUpSeconds: sum(visits.map(({ warmUpSeconds }) => warmUpSeconds)),
    seconds: ports.clock.now() - began,
  };
  return { block, failure, restored };
}

/** Each boot sees the tracked files as the build left them, whatever the service did with them in earlier blocks. */
async function restore(arms: readonly PreparedArm[]): Promise<MeasuredBlock["restored"]> {
  const restored: { arm: Arm; paths: readonly string[] }[] = [];
  for (const { checkout } of arms) {
    const paths = await checkout.restore();
    if (paths.length > 0) restored.push({ arm: checkout.arm, paths });
  }
  return restored;
}

/** `sizes` holds each scenario's requests per slice, so that a second visit sends as many as the first. */
async function visit(
  boots: readonly Arm[],
  sizes: Map<string, number>,
  input: BlockInput,
  ports: RunPorts,
): Promise<Visit> {
  const { clock } = ports;
  const seen: Visit = { records: new Map(), repeated: new Set(), bootSeconds: 0, warmUpSeconds: 0, failure: undefined };
  await using stack = new AsyncDisposableStack();
  const services: RunningService[] = [];
  const bootsBegan = clock.now();
  for (const arm of boots) {
    const prepared = input.arms.find(({ checkout }) => checkout.arm === arm);
    if (prepared === undefined) continue;
    services.push(stack.use(await ports.services.boot(prepared.checkout, prepared.app)));
  }
  const warmUpBegan = clock.now();
  seen.bootSeconds = warmUpBegan - bootsBegan;
  const medians = await warmUp(ordersFor(boots, input.plan), services, ports.engineOf, clock);
  seen.warmUpSeconds = clock.now() - warmUpBegan;
  const perArm = input.secondsPerArm((seen.bootSeconds + seen.warmUpSeconds) * (input.exclusive ? 2 : 1));
  for (const order of ordersFor(boots, input.plan).scenarios) {
    if (input.signal.aborted) break;
    const { scenario } = order;
    const { name } = scenario;
    input.onRound(name);
    const p50 = medians.get(name) ?? 0;
    const requests = sizes.get(name) ?? requestsPerSlice(scenario, p50);
    sizes.set(name, requests);
    const engine = ports.engineOf(scenario);
    const { slicing } = engine.caps;
    const round = {
      order,
      services,
      engine,
      shape: roundShape({ scenario, slicing, secondsPerArm: perArm, arms: services.length, seed: order.seed }),
      slice: { requests, seconds: secondsPerSlice(p50) },
      clock,
      signal: input.signal,
    };
    const failure = await measureRound(seen, round);
    if (failure === undefined) continue;
    const logTail = services.find(({ arm }) => arm === failure.arm)?.logTail() ?? "";
    seen.failure = { ...failure, logTail };
    break;
  }
  return seen;
}

async function measureRound(seen: Visit, input: RoundInput): Promise<ArmFailure | undefined> {
  const { name } = input.order.scenario;
  let outcome: RoundOutcome = await runRound(input);
  const bothArms = input.services.length > 1;
  if (bothArms && outcome.failure === undefined && !input.signal.aborted && jitStep(outcome.record)) {
    seen.repeated.add(name);
    outcome = await runRound(input);
  }
  seen.records.set(name, outcome.record);
  return outcome.failure ?? failureOf(input.services) ?? mute(input, outcome);
}

/** A service that answers nothing under a constant load costs no further scenario its time-outs. */
function mute({ order: { scenario }, shape }: RoundInput, { record }: RoundOutcome): ArmFailure | undefined {
  const muted = shape.steps.length === 1 ? mutedArm(record.slices) : undefined;
  return muted && { arm: muted.arm, reason: `hangs under load in "${scenario.name}": ${muted.reason}` };
}

/** The plan for a visit to some of its arms; a lone arm's slices all come first in their pair. */
function ordersFor(arms: readonly Arm[], plan: BlockPlan): BlockPlan {
  const [only = "head"] = arms;
  if (arms.length > 1) return plan;
  return {
    boots: arms,
    scenarios: plan.scenarios.map((order) => ({ ...order, arms, first: () => only })),
  };
}

/** What was seen until the service died or the run was interrupted: shown, and held against budgets, not compared. */
function partialRounds(
  visits: readonly Visit[],
  { plan, signal }: BlockInput,
  cutShort: string | undefined,
): readonly Round[] {
  if (cutShort === undefined && !signal.aborted) return [];
  return plan.scenarios.flatMap(({ scenario }) => {
    const records = visits.flatMap(({ records: byName }) => byName.get(scenario.name) ?? []);
    if (records.length === 0) return [];
    const record = mergeRecords(records);
    const after = `after ${record.seconds.toFixed(0)} of ${scenario.soak?.seconds ?? 0} s`;
    const round = reduceRound(record);
    return [{ ...round, invalid: round.invalid ?? `cut short ${after}: ${cutShort ?? "interrupted"}` }];
  });
}

function roundsOf(visits: readonly Visit[], plan: BlockPlan): Round[] {
  return plan.scenarios.flatMap(({ scenario }) => {
    const records = visits.flatMap(({ records: byName }) => byName.get(scenario.name) ?? []);
    if (records.length < visits.length) return [];
    const round = reduceRound(mergeRecords(records));
    const repeated = visits.some((seen) => seen.repeated.has(scenario.name));
    if (!repeated) return [round];
    const note = "a round was repeated because both arms changed speed within it, as when a JIT compiler steps in";
    return [{ ...round, notes: [...round.notes, note] }];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
