import type { Arm } from "../model/arm.ts";
import type { App, HotspotSettings } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { BlockPlan, ScenarioOrder } from "../plan/block-plan.ts";
import { LONGEST_PROFILED_WARM_UP_SECONDS, steadyLoad } from "../plan/profiling.ts";
import { requestsPerSlice, secondsPerSlice } from "../plan/slices.ts";
import { limitedService } from "./limited-service.ts";
import type { RecordedProfile, RunPorts } from "./ports.ts";
import type { PreparedArm } from "./prepare.ts";
import { inTurn, type LoadedArm, openSlices, type Slices, windowSize } from "./profiled-load.ts";
import { before, limitedEngines, limitedProfiler } from "./time-limit.ts";
import { warmUp } from "./warm-up.ts";

/** After the deadline, for the window that is open then: what still hangs is given up. */
const GRACE_SECONDS = 2;
/** Pairs of windows that a scenario has at least, whatever the time says. */
const FEWEST_PAIRS = 3;

export interface ProfiledBootInput {
  /** Arms that are booted together. */
  readonly arms: readonly PreparedArm[];
  readonly plan: BlockPlan;
  readonly settings: HotspotSettings;
  /** Seconds of profiled load per arm and scenario. */
  readonly loadSeconds: number;
  /** Seconds on the run's clock at which no window is begun any more. */
  readonly deadline: number;
  /** Whether calls are counted in the end, which no other boot needs to do again. */
  readonly counts: boolean;
  readonly signal: AbortSignal;
}

/** One slice of load under a profiler. */
export interface ProfiledWindow {
  readonly window: number;
  readonly scenario: string;
  readonly arm: Arm;
  /** Requests that were answered. */
  readonly requests: number;
  readonly seconds: number;
  /** Of the service's threads that lived through it, by the system's account. */
  readonly cpuSeconds?: number;
}

/** What was recorded of one arm in one boot. */
export interface ProfiledArm {
  readonly arm: Arm;
  readonly windows: readonly ProfiledWindow[];
  readonly profiles: readonly RecordedProfile[];
  readonly counts: readonly CountedCalls[];
}

/** Calls that a profiler counted during some requests of a scenario, in its own form. */
export interface CountedCalls {
  readonly scenario: string;
  readonly requests: number;
  readonly texts: readonly string[];
}

interface Station extends LoadedArm {
  readonly windows: ProfiledWindow[];
}

/** Boots the arms afresh under their profilers, warms them up, alternates windows of load and stops them. Throws a Problem. */
export async function profileBoot(input: ProfiledBootInput, unlimited: RunPorts): Promise<ProfiledArm[]> {
  const { plan, settings } = input;
  await using stack = new AsyncDisposableStack();
  const { clock } = unlimited;
  const overdue = clock.timeout(Math.max(0, input.deadline + GRACE_SECONDS - clock.now()));
  const ports = { ...unlimited, engineOf: limitedEngines(unlimited.engineOf, overdue) };
  const booted = [];
  for (const arm of plan.boots) {
    const prepared = input.arms.find(({ checkout }) => checkout.arm === arm);
    if (prepared === undefined) continue;
    const session = stack.use(await ports.profiler.prepare(arm, settings));
    const left = input.deadline - clock.now();
    const app = profiledApp(prepared.app, settings, left);
    const running = stack.use(await ports.services.boot(prepared.checkout, app, session.variables, left));
    const service = limitedService(running, overdue);
    booted.push({ arm, session, service });
  }
  const services = booted.map(({ service }) => service);
  const medians = await warmUp(plan, services, ports.engineOf, clock, LONGEST_PROFILED_WARM_UP_SECONDS);
  const stations: Station[] = [];
  for (const { arm, session, service } of booted) {
    const attached = await before(overdue, session.attach(service), async () => await session[Symbol.asyncDispose]());
    stations.push({ arm, service, profiler: limitedProfiler(attached, overdue), windows: [] });
  }
  refuseUnlike(stations);
  for (const order of plan.scenarios) {
    await profileScenario(order, stations, medians.get(order.scenario.name) ?? 0, input, ports);
  }
  const recorded: ProfiledArm[] = [];
  for (const { arm, profiler, windows } of stations) {
    recorded.push({ arm, windows, profiles: await profiler.stop(), counts: [] });
  }
  if (!input.counts || input.signal.aborted || clock.now() >= input.deadline) return recorded;
  const counted = await countCalls(plan, stations, medians, ports);
  return recorded.map((each) => ({ ...each, counts: counted.get(each.arm) ?? [] }));
}

/** A service that never gets ready under a profiler must not hold up more than the pass. */
function profiledApp(app: App, { env }: HotspotSettings, secondsLeft: number): App {
  const timeoutSeconds = Math.max(1, Math.min(app.ready.timeoutSeconds, secondsLeft));
  return { ...app, env: { ...app.env, ...env }, ready: { ...app.ready, timeoutSeconds } };
}

/** One slice of each scenario on each arm. What cannot be counted is left out: it is only told beside what was found. */
async function countCalls(
  plan: BlockPlan,
  stations: readonly Station[],
  medians: ReadonlyMap<string, number>,
  ports: RunPorts,
): Promise<ReadonlyMap<Arm, readonly CountedCalls[]>> {
  const counted = new Map<Arm, CountedCalls[]>();
  try {
    for (const order of plan.scenarios) {
      const { name } = order.scenario;
      const p50 = medians.get(name) ?? 0;
      const load = { order, scenario: steadyLoad(order.scenario, 1), stations };
      const size = { requests: requestsPerSlice(load.scenario, p50), seconds: secondsPerSlice(p50) };
      await using slices = await openSlices(load, size, ports);
      for (const { arm, profiler } of inTurn(stations, order, 0)) {
        let requests = 0;
        const texts = await profiler.countCalls?.(async () => {
          requests = (await slices.next(arm)).latency.length;
        });
        if (texts !== undefined) counted.set(arm, [...(counted.get(arm) ?? []), { scenario: name, requests, texts }]);
        else await slices.next(arm);
      }
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    ports.log.debug(`calls were not counted: ${error.message}`);
  }
  return counted;
}

function refuseUnlike([one, other]: readonly Station[]): void {
  if (one === undefined || other === undefined || one.profiler.format === other.profiler.format) return;
  throw new Problem({
    code: "profiles-differ",
    message: `${one.arm} gives profiles of the kind ${one.profiler.format} and ${other.arm} of the kind ${other.profiler.format}, which cannot be compared`,
    exitStatus: EXIT.unmeasured,
  });
}

/** Pairs of windows until their time is over, then one pair outside of any window where a profiler lags. */
async function profileScenario(
  order: ScenarioOrder,
  stations: readonly Station[],
  p50: number,
  input: ProfiledBootInput,
  ports: RunPorts,
): Promise<void> {
  const { clock } = ports;
  const users = stations.find(({ profiler }) => profiler.users !== undefined)?.profiler.users;
  const load = { order, scenario: steadyLoad(order.scenario, users), stations };
  const began = clock.now();
  const end = Math.min(input.deadline, began + input.loadSeconds * stations.length);
  const size = await windowSize(load, p50, ports);
  await using slices = await openSlices(load, size, ports);
  let pair = 0;
  for (; ; pair++) {
    const now = clock.now();
    if (input.signal.aborted || now >= input.deadline || (pair >= FEWEST_PAIRS && now >= end)) break;
    for (const station of inTurn(stations, order, pair)) await playWindow(station, order.scenario.name, slices);
  }
  if (stations.every(({ profiler }) => !profiler.lags)) return;
  for (const { arm } of inTurn(stations, order, pair)) await slices.next(arm);
}

async function playWindow(
  { arm, service, profiler, windows }: Station,
  scenario: string,
  slices: Slices,
): Promise<void> {
  // Unique within the boot, over all scenarios.
  const window = (windows.at(-1)?.window ?? -1) + 1;
  await profiler.begin(window);
  const busyBefore = service.busySeconds();
  const slice = await slices.next(arm);
  const busyAfter = service.busySeconds();
  await profiler.end(window);
  const { opened, drained, latency, spoiled } = slice;
  // Without its answers a window is one of idleness.
  const requests = spoiled === undefined ? latency.length : 0;
  const cpu = busyBefore === undefined || busyAfter === undefined ? 0 : busyAfter - busyBefore;
  const known = cpu > 0 ? { cpuSeconds: cpu } : {};
  windows.push({ window, scenario, arm, requests, seconds: drained - opened, ...known });
}
