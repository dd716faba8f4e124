import type { Arm } from "../model/arm.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import type { BlockPlan, ScenarioOrder } from "../plan/block-plan.ts";
import {
  drainSeconds,
  LONGEST_WARM_UP_SECONDS,
  requestsPerSlice,
  secondsPerSlice,
  warmUpGoesOn,
} from "../plan/slices.ts";
import { quantile } from "../stats/quantile.ts";
import type { Clock, Engine, RunningService, Target } from "./ports.ts";
import { failureOf, slicesWhileHealthy } from "./round.ts";

/** Latencies kept of each arm, so that the cold start is forgotten. */
const NEWEST = 200;
/** Seconds of load at a time, of an engine that plays whole loads only. */
const WHOLE_SECONDS = 1;

interface Station {
  readonly order: ScenarioOrder;
  readonly slices: AsyncIterator<Slice>;
  /** The newest latencies of successful requests on each arm, in seconds. */
  readonly latencies: Map<Arm, number[]>;
}

/**
 * Loads all arms with all scenarios, mixed, once per boot, and returns each scenario's median latency on its slower
 * arm (seconds; 0 where no request succeeded). A slice without a single answer ends it: the round will tell why. Throws
 * a Problem when a rate limiter answers.
 */
export async function warmUp(
  plan: BlockPlan,
  services: readonly RunningService[],
  engineOf: (scenario: Scenario) => Engine,
  clock: Clock,
  longestSeconds = LONGEST_WARM_UP_SECONDS,
): Promise<ReadonlyMap<string, number>> {
  await using stack = new AsyncDisposableStack();
  const targets = services.map(({ arm, url }) => ({ arm, url }));
  const stations: Station[] = [];
  const requests = new Map<Arm, number>();
  let answers = true;
  for (const order of plan.scenarios) {
    const { scenario } = order;
    const engine = engineOf(scenario);
    const plan = {
      requests: requestsPerSlice(scenario, 0),
      seconds: secondsPerSlice(0),
      first: order.first,
      drainSeconds: drainSeconds(scenario),
    };
    const stages = [{ seconds: WHOLE_SECONDS, users: scenario.users }];
    const whole = engine.caps.slicing === "none" ? { whole: { stages } } : {};
    const session = stack.use(await engine.open(targets, scenario, { ...plan, ...whole }));
    const station = { order, slices: slicesWhileHealthy(session, services), latencies: new Map() };
    stations.push(station);
    // A connection on which nothing was sent yet may hold up a thread of the service, so each sends before the next opens.
    answers = answers && (await warmOnce(station, targets, requests));
  }
  const began = clock.now();
  while (
    answers &&
    failureOf(services) === undefined &&
    warmUpGoesOn({ seconds: clock.now() - began, requests: Math.min(...requests.values()) }, longestSeconds)
  ) {
    for (const station of stations) answers = answers && (await warmOnce(station, targets, requests));
  }
  return new Map(stations.map(({ order, latencies }) => [order.scenario.name, slowerMedian(latencies)]));
}

/** Whether every slice that did not drain had an answer at least. */
async function warmOnce(station: Station, targets: readonly Target[], requests: Map<Arm, number>): Promise<boolean> {
  for (const _ of targets) {
    const { value, done } = await station.slices.next();
    if (done === true) return false;
    if (value.spoiled !== undefined && !value.ok.includes(1)) return false;
    refuseLimiter(value, station.order.scenario);
    requests.set(value.arm, (requests.get(value.arm) ?? 0) + value.latency.length);
    const good = value.latency.filter((_latency, index) => value.ok[index] === 1);
    const known = station.latencies.get(value.arm) ?? [];
    station.latencies.set(value.arm, [...known, ...good].slice(-NEWEST));
  }
  return true;
}

function slowerMedian(latencies: ReadonlyMap<Arm, readonly number[]>): number {
  const medians = [...latencies.values()].flatMap((known) => (known.length > 0 ? [quantile(known, 0.5)] : []));
  return Math.max(0, ...medians);
}

function refuseLimiter({ limiter, arm }: Slice, scenario: Scenario): void {
  if (limiter === undefined) return;
  throw new Problem({
    code: "rate-limited",
    message: `${scenario.name}: ${arm} answered ${limiter} while warming up: a rate limiter would be measured, not the service`,
    hint: "Switch the limiter off for the measured service, e.g. by a variable in app.env.",
    exitStatus: EXIT.unmeasured,
  });
}
