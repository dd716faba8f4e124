import type { Config } from "../model/config.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import { NO_STATUS, type Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import { drainSeconds, requestsPerSlice } from "../plan/slices.ts";
import { EFFORTS, secondsPerArm } from "../plan/timing.ts";
import { quantile } from "../stats/quantile.ts";
import type { Revision, RunningService, RunPorts } from "./ports.ts";
import { readBodies } from "./prepare.ts";

/** What one request of each kind answered. */
export interface RequestCheck {
  readonly scenario: string;
  readonly request: string;
  readonly ok: boolean;
  /** The status ("200") or what happened instead ("timed out"). */
  readonly answer: string;
  /** Seconds. */
  readonly latency: number;
}

/** What a run at the config's effort will be able to judge of a scenario. */
export interface GateForecast {
  readonly scenario: string;
  /** Requests per arm and block to be expected of each request name. */
  readonly requests: number;
  readonly gating: readonly MetricId[];
  /** Gated by the config, but with too few requests in a block. */
  readonly tooFew: readonly MetricId[];
}

export interface CheckOutcome {
  readonly bootSeconds: number;
  readonly requests: readonly RequestCheck[];
  readonly forecasts: readonly GateForecast[];
}

/** Least expected count of requests beyond the quantile, for the quantile to gate. */
const BEYOND = 30;

/** Installs and boots head once, sends each request, and says what a run will be able to judge. */
export async function checkService(
  config: Config,
  configPath: string,
  head: Revision,
  ports: RunPorts,
): Promise<CheckOutcome> {
  await using checkout = await ports.workspace.checkout("head", head);
  const scenarios = await readBodies(config.scenarios, checkout, configPath);
  ports.progress.report({ kind: "step", text: "installing and building" });
  await ports.services.prepare(checkout, config.app);
  ports.progress.report({ kind: "step", text: "booting" });
  await using service = await ports.services.boot(checkout, config.app);
  const requests: RequestCheck[] = [];
  const forecasts: GateForecast[] = [];
  for (const scenario of scenarios) {
    ports.progress.report({ kind: "step", text: `requesting ${scenario.name}` });
    const single = await sendOnce({ ...scenario, users: 1 }, scenario.requests.length, service, ports);
    requests.push(...checksOf(scenario, single));
    if (single.ok.some((ok) => ok === 0)) continue;
    const loaded = await sendOnce(scenario, requestsPerSlice(scenario, 0) * 4, service, ports);
    forecasts.push(forecast(scenario, loaded, config, service.bootSeconds));
  }
  return { bootSeconds: service.bootSeconds, requests, forecasts };
}

async function sendOnce(
  scenario: Scenario,
  requests: number,
  { arm, url }: RunningService,
  { engineOf }: RunPorts,
): Promise<Slice> {
  const plan = { requests, first: () => arm, drainSeconds: drainSeconds(scenario) };
  await using session = await engineOf(scenario).open([{ arm, url }], scenario, plan);
  for await (const slice of session.slices()) return slice;
  throw new Error("the generator sent nothing");
}

function checksOf(scenario: Scenario, slice: Slice): RequestCheck[] {
  return [...slice.name].map((name, index) => ({
    scenario: scenario.name,
    request: slice.names[name] ?? "",
    ok: slice.ok[index] === 1,
    answer: answerOf(slice.status[index] ?? NO_STATUS.lost),
    latency: slice.latency[index] ?? 0,
  }));
}

function answerOf(status: number): string {
  if (status === NO_STATUS.timedOut) return "timed out";
  if (status === NO_STATUS.refused) return "connection refused";
  return status === NO_STATUS.lost ? "connection closed without an answer" : String(status);
}

function forecast(scenario: Scenario, slice: Slice, config: Config, bootSeconds: number): GateForecast {
  const p50 = quantile([...slice.latency], 0.5);
  const timing = { effort: config.effort, ...EFFORTS[config.effort], scenarios: config.scenarios.length };
  const seconds = secondsPerArm({ ...timing, overheadSeconds: 2 * bootSeconds + 4 });
  const requests = Math.floor((scenario.users * seconds) / Math.max(p50, 1e-6) / scenario.requests.length);
  const gates = (metric: MetricId) => requests * (1 - (METRICS[metric].quantile ?? 0)) >= BEYOND;
  return {
    scenario: scenario.name,
    requests,
    gating: scenario.gate.filter(gates),
    tooFew: scenario.gate.filter((metric) => !gates(metric)),
  };
}
