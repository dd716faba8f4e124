import type { Arm } from "../../src/model/arm.ts";
import type { App } from "../../src/model/config.ts";
import type { Checkout, ProgressEvent, Revision, RunningService, RunPorts } from "../../src/run/ports.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { type EngineBehaviour, fakeEngine } from "./fake-engine.ts";
import { fakeProfiler, type ProfilerBehaviour } from "./fake-profiler.ts";

/** How the imagined service behaves; every function may depend on the block (the boot's number of that arm). */
export interface Behaviour extends EngineBehaviour, ProfilerBehaviour {
  readonly seed?: number;
  /** Why a boot fails: throws what it likes. */
  readonly onBoot?: (arm: Arm, boot: number, profiled: boolean) => void;
  /** Why the arm has failed by now. */
  readonly failure?: (arm: Arm, boot: number) => string | undefined;
  /** Tracked files that the arm's service had changed before a boot. */
  readonly restored?: (arm: Arm) => readonly string[];
  readonly bootSeconds?: number;
  readonly onPrepare?: (arm: Arm) => void;
  /** Resident bytes while the boot's peak was reset that many times: 0 in the warm-up, 1 in the first round. */
  readonly memory?: (resets: number) => number;
  /** Resident bytes, seconds after the boot. */
  readonly resident?: (arm: Arm, seconds: number) => number;
  /** Files of the checkouts. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A boot, the variables that it added, and how many services ran with it. */
interface FakeBoot {
  readonly arm: Arm;
  readonly app: App;
  readonly added: Readonly<Record<string, string>> | undefined;
  readonly open: number;
}

/** A run's ports without a world: latencies from a seeded model, and a clock that only the model moves. */
export interface FakeWorld {
  readonly ports: RunPorts;
  readonly events: ProgressEvent[];
  readonly checkouts: readonly Arm[];
  readonly boots: FakeBoot[];
  /** What is open at the moment: empty once everything was disposed. */
  readonly open: Set<string>;
  /** What was shown of services' output. */
  readonly untrusted: string[];
}

export function fakeWorld(behaviour: Behaviour): FakeWorld {
  const random = seededRandom(behaviour.seed ?? 1);
  const events: ProgressEvent[] = [];
  const boots: FakeBoot[] = [];
  const checkouts: Arm[] = [];
  const open = new Set<string>();
  const untrusted: string[] = [];
  const time = { now: 0 };
  const count: Record<Arm, number> = { base: 0, head: 0 };
  const engine = fakeEngine(behaviour, { random, time, count });
  const ports: RunPorts = {
    clock: {
      now: () => time.now,
      date: () => "2026-01-02T03:04:05.000Z",
      sleep: async (seconds) => {
        time.now += seconds;
      },
      timeout: () => new AbortController().signal,
    },
    log: {
      info: () => {},
      warn: () => {},
      debug: () => {},
      untrusted: (title, text) => untrusted.push(`${title} ${text}`),
    },
    progress: { report: (event) => events.push(event) },
    workspace: {
      checkout: async (arm, revision) => {
        checkouts.push(arm);
        return fakeCheckout(arm, revision, behaviour, open);
      },
      readAt: async (_sha, path) => behaviour.files?.[`base:${path}`],
    },
    services: {
      prepare: async ({ arm }) => behaviour.onPrepare?.(arm),
      boot: async ({ arm }, app, added) => {
        count[arm] += 1;
        behaviour.onBoot?.(arm, count[arm], added !== undefined);
        time.now += behaviour.bootSeconds ?? 1;
        const service = fakeService(arm, behaviour, time, count, open);
        boots.push({ arm, app, added, open: [...open].filter((each) => each.startsWith("service")).length });
        return service;
      },
    },
    engineOf: () => engine,
    profiler: fakeProfiler(behaviour, { time, count, open }),
    flameGraphScript: async () => behaviour.flameGraphScript?.() ?? "draw();",
    digest: (text) => String(text.length),
  };
  return { ports, events, checkouts, boots, open, untrusted };
}

function fakeCheckout(arm: Arm, revision: Revision, behaviour: Behaviour, open: Set<string>): Checkout {
  const { files = {} } = behaviour;
  open.add(`checkout ${arm}`);
  return {
    arm,
    directory: `/fake/${arm}`,
    sha: arm.padEnd(40, "0"),
    label: revision.label,
    restore: async () => behaviour.restored?.(arm) ?? [],
    read: async (path) => files[`${arm}:${path}`],
    [Symbol.asyncDispose]: async () => {
      open.delete(`checkout ${arm}`);
    },
  };
}

function fakeService(
  arm: Arm,
  { failure, memory = () => 5e7, resident }: Behaviour,
  time: { now: number },
  count: Record<Arm, number>,
  open: Set<string>,
): RunningService {
  const boot = count[arm];
  const booted = time.now;
  let [resets, peak] = [0, 0];
  open.add(`service ${arm}`);
  return {
    arm,
    url: `fake://${arm}`,
    pid: undefined,
    bootSeconds: 1,
    usage: () => {
      peak = Math.max(peak, memory(resets));
      return { cpuSeconds: time.now / 2, peakRssBytes: peak, rssBytes: resident?.(arm, time.now - booted) ?? peak };
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
