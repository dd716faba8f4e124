import type { Arm } from "../../src/model/arm.ts";
import type { App } from "../../src/model/config.ts";
import type { Slice } from "../../src/model/sample.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type {
  Checkout,
  Engine,
  ProgressEvent,
  Revision,
  RunningService,
  RunPorts,
  SlicePlan,
  Target,
} from "../../src/run/ports.ts";
import { type Random, seededRandom } from "../../src/stats/random.ts";

/** How the imagined service behaves; every function may depend on the block (the boot's number of that arm). */
export interface Behaviour {
  readonly seed?: number;
  /** Median latency in seconds. */
  readonly latency: (arm: Arm, request: string, boot: number) => number;
  /** Share of requests that answer 500. */
  readonly errors?: (arm: Arm, request: string) => number;
  /** Why a boot fails: throws what it likes. */
  readonly onBoot?: (arm: Arm, boot: number) => void;
  /** Why the arm has failed by now. */
  readonly failure?: (arm: Arm, boot: number) => string | undefined;
  readonly onPrepare?: (arm: Arm) => void;
  /** Resident bytes while the boot's peak was reset that many times: 0 in the warm-up, 1 in the first round. */
  readonly memory?: (resets: number) => number;
  /** Why a slice does not count. */
  readonly spoiled?: (arm: Arm, pair: number) => string | undefined;
  /** Files of the checkouts. */
  readonly files?: Readonly<Record<string, string>>;
  /** Answer of a rate limiter. */
  readonly limiter?: string;
  readonly onSlice?: (slices: number) => void;
}

/** A run's ports without a world: latencies from a seeded model, and a clock that only the model moves. */
export interface FakeWorld {
  readonly ports: RunPorts;
  readonly events: ProgressEvent[];
  readonly boots: { readonly arm: Arm; readonly app: App }[];
  /** What is open at the moment: empty once everything was disposed. */
  readonly open: Set<string>;
  /** What was shown of services' output. */
  readonly untrusted: string[];
}

export function fakeWorld(behaviour: Behaviour): FakeWorld {
  const random = seededRandom(behaviour.seed ?? 1);
  const events: ProgressEvent[] = [];
  const boots: { arm: Arm; app: App }[] = [];
  const open = new Set<string>();
  const untrusted: string[] = [];
  const time = { now: 0 };
  const count: Record<Arm, number> = { base: 0, head: 0 };
  const engine = fakeEngine(behaviour, random, time, count);
  const ports: RunPorts = {
    clock: {
      now: () => time.now,
      date: () => "2026-01-02T03:04:05.000Z",
      sleep: async (seconds) => {
        time.now += seconds;
      },
    },
    log: {
      info: () => {},
      warn: () => {},
      debug: () => {},
      untrusted: (title, text) => untrusted.push(`${title} ${text}`),
    },
    progress: { report: (event) => events.push(event) },
    workspace: { checkout: async (arm, revision) => fakeCheckout(arm, revision, behaviour, open) },
    services: {
      prepare: async ({ arm }) => behaviour.onPrepare?.(arm),
      boot: async ({ arm }, app) => {
        count[arm] += 1;
        boots.push({ arm, app });
        behaviour.onBoot?.(arm, count[arm]);
        time.now += 1;
        return fakeService(arm, behaviour, time, count, open);
      },
    },
    engineOf: () => engine,
    digest: (text) => String(text.length),
  };
  return { ports, events, boots, open, untrusted };
}

function fakeCheckout(arm: Arm, revision: Revision, { files = {} }: Behaviour, open: Set<string>): Checkout {
  open.add(`checkout ${arm}`);
  return {
    arm,
    directory: `/fake/${arm}`,
    sha: arm.padEnd(40, "0"),
    label: revision.label,
    read: async (path) => files[`${arm}:${path}`],
    [Symbol.asyncDispose]: async () => {
      open.delete(`checkout ${arm}`);
    },
  };
}

function fakeService(
  arm: Arm,
  { failure, memory = () => 5e7 }: Behaviour,
  time: { now: number },
  count: Record<Arm, number>,
  open: Set<string>,
): RunningService {
  const boot = count[arm];
  let [resets, peak] = [0, 0];
  open.add(`service ${arm}`);
  return {
    arm,
    url: `fake://${arm}`,
    bootSeconds: 1,
    usage: () => {
      peak = Math.max(peak, memory(resets));
      return { cpuSeconds: time.now / 2, peakRssBytes: peak };
    },
    resetPeak: () => {
      resets += 1;
      peak = 0;
    },
    busySeconds: () => undefined,
    failure: () => failure?.(arm, boot),
    failed: new Promise(() => {}),
    logTail: () => `the last words of ${arm}`,
    [Symbol.asyncDispose]: async () => {
      open.delete(`service ${arm}`);
    },
  };
}

function fakeEngine(behaviour: Behaviour, random: Random, time: { now: number }, count: Record<Arm, number>): Engine {
  let slices = 0;
  return {
    id: "autocannon",
    caps: { slicing: "drain" },
    open: async (targets, scenario, plan) => ({
      async *slices() {
        for (let pair = 0; ; pair++) {
          for (const { arm } of ordered(targets, plan, pair)) {
            slices += 1;
            behaviour.onSlice?.(slices);
            yield fakeSlice(
              { arm, pair, boot: count[arm], scenario, requests: plan.requests },
              behaviour,
              random,
              time,
            );
          }
        }
      },
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
  readonly boot: number;
  readonly scenario: Scenario;
  readonly requests: number;
}

function fakeSlice(
  { arm, pair, boot, scenario, requests }: SliceInput,
  behaviour: Behaviour,
  random: Random,
  time: { now: number },
): Slice {
  const names = scenario.requests.map(({ name }) => name);
  const name = Uint16Array.from({ length: requests }, (_, index) => index % names.length);
  const latency = Float64Array.from(name, (index) => {
    const median = behaviour.latency(arm, names[index] ?? "", boot);
    return median * Math.exp(0.2 * (random() + random() + random() - 1.5));
  });
  const failed = Uint8Array.from(name, (index) =>
    Number(random() < (behaviour.errors?.(arm, names[index] ?? "") ?? 0)),
  );
  const spoiled = behaviour.spoiled?.(arm, pair);
  const opened = time.now;
  time.now += latency.reduce((sum, seconds) => sum + seconds, 0) / scenario.users;
  return {
    pair,
    arm,
    opened,
    drained: time.now,
    start: Float64Array.from(latency, () => opened),
    latency,
    name,
    ok: failed.map((value) => 1 - value),
    status: Uint16Array.from(failed, (value) => (value === 1 ? 500 : 200)),
    names,
    ...(spoiled === undefined ? {} : { spoiled }),
    ...(behaviour.limiter === undefined ? {} : { limiter: behaviour.limiter }),
  };
}
