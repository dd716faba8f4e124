import type { Config } from "../model/config.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import { NO_STATUS, type Slice } from "../model/sample.ts";
import type { Scenario } from "../model/scenario.ts";
import { ownSeconds } from "../plan/round-shape.ts";
import { drainSeconds, requestsPerSlice, secondsPerSlice } from "../plan/slices.ts";
import { EFFORTS, secondsPerArm } from "../plan/timing.ts";
import { quantile } from "../stats/quantile.ts";
import type { Revision, RunningService, RunPorts } from "./ports.ts";
import { readScenarioFiles } from "./scenario-files.ts";
import { adoptScripts } from "./script-files.ts";

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
  /** How long its rounds are, where its profile says so. */
  readonly lasts: string | undefined;
}

export interface CheckOutcome {
  readonly bootSeconds: number;
  readonly requests: readonly RequestCheck[];
  readonly forecasts: readonly GateForecast[];
}

/** Seconds that the warm-up of a block takes at least, with what comes around it. */
const WARM_UP_SECONDS = 4;

/** Requests of one user, by which a script shows what it sends. */
const SCRIPT_REQUESTS = 20;

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
  const read = await readScenarioFiles(config.scenarios, checkout, configPath, ports.engineOf);
  ports.progress.report({ kind: "step", text: "installing and building" });
  await ports.services.prepare(checkout, config.app);
  const scenarios = await adoptScripts(read, ports.engineOf);
  ports.progress.report({ kind: "step", text: "booting" });
  await using service = await ports.services.boot(checkout, config.app);
  const requests: RequestCheck[] = [];
  const forecasts: GateForecast[] = [];
  for (const scenario of scenarios) {
    ports.progress.report({ kind: "step", text: `requesting ${scenario.name}` });
    const each = scenario.script === undefined ? scenario.requests.length : SCRIPT_REQUESTS;
    const single = await sendOnce({ ...scenario, users: 1 }, each, service, ports);
    const shown = worstOfEach(checksOf(scenario, single));
    requests.push(...shown);
    if (single.ok.some((ok) => ok === 0)) continue;
    const loaded = await sendOnce(scenario, requestsPerSlice(scenario, 0) * 4, service, ports);
    if (scenario.script !== undefined) requests.push(...ofOtherUsers(shown, worstOfEach(checksOf(scenario, loaded))));
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
  const plan = { requests, seconds: secondsPerSlice(0), first: () => arm, drainSeconds: drainSeconds(scenario) };
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

/** One line per request: the first one that failed, or the first one. */
function worstOfEach(checks: readonly RequestCheck[]): RequestCheck[] {
  const byRequest = Map.groupBy(checks, ({ request }) => request);
  return [...byRequest.values()].flatMap((same) => same.find(({ ok }) => !ok) ?? same[0] ?? []);
}

/** A script's users differ: one of them alone may not send all that it sends. */
function ofOtherUsers(shown: readonly RequestCheck[], sent: readonly RequestCheck[]): RequestCheck[] {
  const known = new Set(shown.map(({ request }) => request));
  return sent.filter(({ request }) => !known.has(request));
}

function answerOf(status: number): string {
  if (status === NO_STATUS.rejected) return "failed the script's check";
  if (status === NO_STATUS.raised) return "exception in the script";
  if (status === NO_STATUS.timedOut) return "timed out";
  if (status === NO_STATUS.refused) return "connection refused";
  return status === NO_STATUS.lost ? "connection closed without an answer" : String(status);
}

/** Of a closed loop. Who thinks in between, only a script knows. */
function perSecondOf({ script, users }: Scenario, { latency, opened, drained }: Slice, p50: number): number {
  return script === undefined ? users / Math.max(p50, 1e-6) : latency.length / Math.max(drained - opened, 1e-6);
}

function forecast(scenario: Scenario, slice: Slice, config: Config, bootSeconds: number): GateForecast {
  const p50 = quantile([...slice.latency], 0.5);
  const regular = config.scenarios.filter(({ soak }) => soak === undefined);
  const timing = { effort: config.effort, ...EFFORTS[config.effort], scenarios: regular };
  const overheadSeconds = 2 * bootSeconds + WARM_UP_SECONDS;
  const seconds = ownSeconds(scenario) ?? secondsPerArm({ ...timing, overheadSeconds });
  const perSecond = scenario.rate?.perSecond ?? perSecondOf(scenario, slice, p50);
  const requests = Math.floor((perSecond * seconds) / new Set(slice.name).size);
  const gates = (metric: MetricId) => requests * (1 - (METRICS[metric].quantile ?? 0)) >= BEYOND;
  return {
    scenario: scenario.name,
    requests,
    gating: scenario.gate.filter(gates),
    tooFew: scenario.gate.filter((metric) => !gates(metric)),
    lasts: durationOf(scenario, overheadSeconds, config),
  };
}

/** Where the profile says how long a round is: what that leaves of the time for measuring. */
function durationOf(scenario: Scenario, overheadSeconds: number, { effort }: Config): string | undefined {
  const seconds = ownSeconds(scenario);
  if (seconds === undefined) return undefined;
  if (scenario.soak !== undefined) return `measured once, for ${scenario.soak.seconds} s beyond the time of the effort`;
  const { limitSeconds, fewestBlocks } = EFFORTS[effort];
  const blocks = Math.floor(limitSeconds / (2 * seconds + overheadSeconds));
  const few =
    blocks < fewestBlocks ? `; ${effort} effort looks first at ${fewestBlocks}: shorten it, or allow more time` : "";
  const upTo = scenario.stress === undefined ? "" : "up to ";
  return `a round takes ${upTo}${(2 * seconds).toFixed(0)} s, so at most ${blocks} blocks fit the time of this scenario alone${few}`;
}
