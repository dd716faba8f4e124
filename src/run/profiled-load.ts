import type { Arm } from "../model/arm.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import type { ScenarioOrder } from "../plan/block-plan.ts";
import { requestsOfWindow } from "../plan/profiling.ts";
import { drainSeconds, requestsPerSlice, secondsPerSlice } from "../plan/slices.ts";
import type { AttachedProfiler, RunningService, RunPorts, SlicePlan } from "./ports.ts";
import { failureOf, slicesWhileHealthy } from "./round.ts";

/** Slices before the first window: at the users that are profiled, to know how many requests a window has. */
const PROBES = 4;

/** An arm that runs under its profiler. */
export interface LoadedArm {
  readonly arm: Arm;
  readonly service: RunningService;
  readonly profiler: AttachedProfiler;
}

interface Load {
  readonly order: ScenarioOrder;
  readonly scenario: Scenario;
  readonly stations: readonly LoadedArm[];
}

/** Slices of a session; each pull gives the next one, of the arm that is expected. */
export interface Slices extends AsyncDisposable {
  next(arm: Arm): Promise<Slice>;
}

export async function openSlices(
  { order, scenario, stations }: Load,
  size: WindowSize,
  ports: RunPorts,
): Promise<Slices> {
  const engine = ports.engineOf(scenario);
  const stages = [{ seconds: size.seconds, users: scenario.users }];
  const whole = engine.caps.slicing === "none" ? { whole: { stages } } : {};
  const plan: SlicePlan = { ...size, first: order.first, drainSeconds: drainSeconds(scenario), ...whole };
  const targets = order.arms.flatMap((arm) => stations.filter((station) => station.arm === arm));
  const session = await engine.open(
    targets.map(({ arm, service: { url } }) => ({ arm, url })),
    scenario,
    plan,
  );
  const services = stations.map(({ service }) => service);
  const slices = slicesWhileHealthy(session, services);
  return {
    next: async (arm) => {
      const { value, done } = await slices.next();
      const failure = failureOf(services);
      if (failure === undefined && done !== true && value.arm === arm) return value;
      throw new Problem({
        code: "profiled-load-ended",
        message: failure === undefined ? "the load ended" : `${failure.arm}: ${failure.reason}`,
        exitStatus: EXIT.unmeasured,
      });
    },
    [Symbol.asyncDispose]: async () => await session[Symbol.asyncDispose](),
  };
}

/** The arm that is first in that pair comes first. */
export function inTurn<A extends LoadedArm>(
  stations: readonly A[],
  { first }: ScenarioOrder,
  pair: number,
): readonly A[] {
  return stations.toSorted((a, b) => Number(b.arm === first(pair)) - Number(a.arm === first(pair)));
}

/** How long and how large a window is. */
type WindowSize = Pick<SlicePlan, "requests" | "seconds">;

/** From a few slices at the users that are profiled, where an engine goes by requests. */
export async function windowSize(load: Load, p50: number, ports: RunPorts): Promise<WindowSize> {
  const { scenario, stations, order } = load;
  const seconds = Math.min(...stations.map(({ profiler }) => profiler.windowSeconds));
  const small = { requests: requestsPerSlice(scenario, p50), seconds: secondsPerSlice(p50) };
  if (ports.engineOf(scenario).caps.slicing !== "drain") return { ...small, seconds };
  await using slices = await openSlices(load, small, ports);
  const spent = new Map<Arm, number>();
  let requests = 0;
  for (let pair = 0; pair < PROBES; pair++) {
    for (const { arm } of inTurn(stations, order, pair)) {
      const { latency, opened, drained } = await slices.next(arm);
      spent.set(arm, (spent.get(arm) ?? 0) + drained - opened);
      requests += latency.length / stations.length;
    }
  }
  const perSecond = requests / Math.max(1e-3, ...spent.values());
  return { requests: requestsOfWindow(scenario, seconds, perSecond), seconds };
}
