import type { Arm } from "../../src/model/arm.ts";
import type { Stage } from "../../src/model/load-stage.ts";
import type { Slice } from "../../src/model/sample.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Engine, EngineCaps, Scripts, SlicePlan, Target } from "../../src/run/ports.ts";
import type { Random } from "../../src/stats/random.ts";

/** The load under which an imagined request is answered. */
export interface Moment {
  /** Users at once, or requests per second where the load is open. */
  readonly level: number;
  /** Seconds since the slice began, and since the boot's first slice. */
  readonly inSlice: number;
  readonly sinceBoot: number;
  /** Which stage of a whole load, 0 in a slice of an alternating one. */
  readonly stage: number;
}

/** How the imagined service answers an imagined engine. */
export interface EngineBehaviour {
  readonly caps?: Partial<EngineCaps>;
  /** Median latency in seconds. */
  readonly latency: (arm: Arm, request: string, boot: number, moment: Moment) => number;
  /** Share of requests that answer 500. */
  readonly errors?: (arm: Arm, request: string, moment: Moment) => number;
  /** Why a slice does not count. */
  readonly spoiled?: (arm: Arm, pair: number) => string | undefined;
  /** Answer of a rate limiter. */
  readonly limiter?: string;
  /** What a load script sends to an arm, in turn. */
  readonly sends?: (arm: Arm) => readonly string[];
  /** What a load script imports. */
  readonly imports?: Scripts["imports"];
  /** What it tells when a load has ended. */
  readonly atEnd?: readonly string[];
  readonly onSlice?: (slices: number) => void;
}

interface World {
  readonly random: Random;
  readonly time: { now: number };
  /** The boots of each arm so far. */
  readonly count: Readonly<Record<Arm, number>>;
}

/** An engine that plays slices by count, by the clock, and whole loads, all from a seeded model. */
export function fakeEngine(behaviour: EngineBehaviour, world: World): Engine {
  let slices = 0;
  return {
    id: "autocannon",
    caps: { slicing: "drain", openLoop: true, ...behaviour.caps },
    scripts: { imports: behaviour.imports ?? (() => []), adopt: async (scenario) => scenario },
    open: async (targets, scenario, plan) => ({
      async *slices() {
        for (let pair = 0; ; pair++) {
          for (const { arm } of ordered(targets, plan, pair)) {
            slices += 1;
            behaviour.onSlice?.(slices);
            yield playSlice({ arm, pair, scenario, plan }, behaviour, world);
          }
        }
      },
      end: async () => behaviour.atEnd ?? [],
      [Symbol.asyncDispose]: async () => {},
    }),
    [Symbol.asyncDispose]: async () => {},
  };
}

function ordered(targets: readonly Target[], plan: SlicePlan, pair: number): readonly Target[] {
  return [...targets].sort((a, b) => Number(b.arm === plan.first(pair)) - Number(a.arm === plan.first(pair)));
}

interface SliceInput {
  readonly arm: Arm;
  readonly pair: number;
  readonly scenario: Scenario;
  readonly plan: SlicePlan;
}

interface Answer {
  readonly start: number;
  readonly latency: number;
  readonly name: number;
  readonly failed: boolean;
}

function playSlice(input: SliceInput, behaviour: EngineBehaviour, world: World): Slice {
  const { arm, pair, scenario, plan } = input;
  const opened = world.time.now;
  const answers = plan.whole === undefined ? alternating(input, behaviour, world) : wholeLoad(input, behaviour, world);
  const samples = samplesOf(answers);
  const spoiled = behaviour.spoiled?.(arm, pair);
  return {
    pair,
    arm,
    opened,
    drained: world.time.now,
    ...samples,
    names: namesSent(arm, scenario, behaviour),
    ...(spoiled === undefined ? {} : { spoiled }),
    ...(behaviour.limiter === undefined ? {} : { limiter: behaviour.limiter }),
  };
}

function samplesOf(answers: readonly Answer[]): Pick<Slice, "start" | "latency" | "name" | "ok" | "status"> {
  const count = answers.length;
  const [start, latency] = [new Float64Array(count), new Float64Array(count)];
  const [name, ok, status] = [new Uint16Array(count), new Uint8Array(count), new Uint16Array(count)];
  for (const [index, answer] of answers.entries()) {
    start[index] = answer.start;
    latency[index] = answer.latency;
    name[index] = answer.name;
    ok[index] = answer.failed ? 0 : 1;
    status[index] = answer.failed ? 500 : 200;
  }
  return { start, latency, name, ok, status };
}

/** By count, or as many as the clock leaves time for. */
function alternating({ arm, scenario, plan }: SliceInput, behaviour: EngineBehaviour, world: World): Answer[] {
  const { time } = world;
  const opened = time.now;
  const byClock = behaviour.caps?.slicing === "clock";
  const { users } = scenario;
  const answers: Answer[] = [];
  for (let busy = 0; byClock ? busy < users * plan.seconds : answers.length < plan.requests; ) {
    const inSlice = busy / users;
    const start = opened + inSlice;
    const moment = { level: users, inSlice, sinceBoot: start, stage: 0 };
    const answer = answerOf({ arm, scenario, index: answers.length, start, moment }, behaviour, world);
    answers.push(answer);
    busy += answer.latency;
    time.now = opened + busy / users;
  }
  return answers;
}

function wholeLoad({ arm, scenario, plan }: SliceInput, behaviour: EngineBehaviour, world: World): Answer[] {
  const opened = world.time.now;
  const answers: Answer[] = [];
  let from = 0;
  for (const [stage, { seconds, ...load }] of (plan.whole?.stages ?? []).entries()) {
    const level = levelOf({ seconds, ...load });
    for (let at = 0; at < seconds; ) {
      const start = opened + from + at;
      const moment = { level, inSlice: from + at, sinceBoot: start, stage };
      const answer = answerOf({ arm, scenario, index: answers.length, start, moment }, behaviour, world);
      answers.push(answer);
      at += "users" in load ? answer.latency / level : 1 / level;
    }
    from += seconds;
  }
  world.time.now = opened + from;
  return answers;
}

function levelOf(stage: Stage): number {
  return "users" in stage ? stage.users : stage.ratePerSecond;
}

interface RequestInput {
  readonly arm: Arm;
  readonly scenario: Scenario;
  readonly index: number;
  readonly start: number;
  readonly moment: Moment;
}

function answerOf(
  { arm, scenario, index, start, moment }: RequestInput,
  behaviour: EngineBehaviour,
  world: World,
): Answer {
  const { random, count } = world;
  const names = namesSent(arm, scenario, behaviour);
  const name = index % names.length;
  const request = names[name] ?? "";
  const median = behaviour.latency(arm, request, count[arm], moment);
  const latency = median * Math.exp(0.2 * (random() + random() + random() - 1.5));
  const failed = random() < (behaviour.errors?.(arm, request, moment) ?? 0);
  return { start, latency, name, failed };
}

function namesSent(arm: Arm, { script, requests }: Scenario, { sends }: EngineBehaviour): readonly string[] {
  return script === undefined ? requests.map(({ name }) => name) : (sends?.(arm) ?? ["GET /"]);
}
