import type { App, Config, HotspotSettings, Readiness } from "../model/config.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import type { Profile } from "../model/profile.ts";
import type { ExpectedStatus, Flow, RequestSpec, Scenario } from "../model/scenario.ts";
import type { Waiver } from "../model/waiver.ts";
import { READY_TIMEOUT_SECONDS } from "./app-file.ts";
import { completeProfile } from "./complete-profile.ts";
import { completeScript } from "./complete-script.ts";
import { asWritten, placed } from "./complete-text.ts";
import type { DecodedFile } from "./config-file.ts";
import type { ConfigPath } from "./fault.ts";
import { HOTSPOT_SECONDS } from "./hotspots-file.ts";
import { LONGEST_NAME } from "./leaf.ts";
import { perMetric } from "./per-metric.ts";
import type { RequestFile } from "./request-file.ts";
import { defaultRequestName } from "./request-text.ts";
import type { YamlDocument } from "./yaml-document.ts";

type ScenarioFile = DecodedFile["scenarios"][string];

/** What may fail the build where a scenario does not say: each metric once, and no two that tell the same. */
const GATES: Readonly<Record<Profile, readonly MetricId[]>> = {
  load: ["p50", "p95", "pooled-mean", "errors"],
  speed: ["mean", "p50", "errors"],
  stress: ["capacity"],
  spike: ["peak-p99", "peak-errors", "recovery"],
  soak: ["latency-slope", "rss-slope"],
};

/** Fills in what depends on other values, and what only the text tells: lines, order, and numbers as written. */
export function completeConfig(file: DecodedFile, document: YamlDocument): Config {
  return {
    app: completeApp(file.app, document),
    effort: file.effort,
    compare: file.app.url === undefined ? file.compare : "stored",
    failOn: [...new Set(file["fail-on"])],
    budgets: placed(file.budgets, ["budgets"], document),
    waivers: file.waivers.map((waiver, index) => {
      const load = file.scenarios[waiver.scenario]?.profile === "load";
      return completeWaiver(waiver, load, document.line(["waivers", index]));
    }),
    scenarios: document.keys(["scenarios"]).flatMap((name) => {
      const scenario = file.scenarios[name];
      return scenario === undefined ? [] : [completeScenario(name, scenario, document)];
    }),
    hotspots: completeHotspots(file.hotspots, document),
    history: { runs: file.history.runs },
  };
}

function completeHotspots(hotspots: DecodedFile["hotspots"], document: YamlDocument): HotspotSettings {
  if (typeof hotspots === "string")
    return { when: hotspots, limitSeconds: HOTSPOT_SECONDS, pprof: undefined, python: "cprofile", env: {} };
  const { when, "time-limit": limitSeconds, pprof, python, env } = hotspots;
  return { when, limitSeconds, pprof, python, env: asWritten(env, ["hotspots", "env"], document) };
}

function completeApp(app: DecodedFile["app"], document: YamlDocument): App {
  return {
    directory: app.directory,
    install: app.install,
    build: app.build,
    start: app.start ?? "",
    url: app.url,
    ...(app.host === undefined ? {} : { host: app.host }),
    ready: completeReadiness(app.ready),
    env: asWritten(app.env, ["app", "env"], document),
    passEnv: [...new Set(app["pass-env"])],
    reset: app.reset,
    port: app.port,
    exclusive: app.exclusive === true || app.port !== undefined,
    stopTimeoutSeconds: app["stop-timeout"],
  };
}

function completeReadiness(ready: DecodedFile["app"]["ready"]): Readiness {
  if (typeof ready !== "object") return { path: ready, status: [], timeoutSeconds: READY_TIMEOUT_SECONDS };
  return { path: ready.path, status: [ready.status ?? []].flat(), timeoutSeconds: ready.timeout };
}

function completeScenario(name: string, file: ScenarioFile, document: YamlDocument): Scenario {
  const path = ["scenarios", name];
  const headers = lowerCased(asWritten(file.headers, [...path, "headers"], document));
  const complete = (request: RequestFile, place: ConfigPath) => completeRequest(request, headers, place, document);
  const single = file.request === undefined ? [] : [complete(file.request, [...path, "request"])];
  const several = (file.requests ?? []).map((request, index) => complete(request, [...path, "requests", index]));
  const flowNames = file.flows === undefined ? [] : document.keys([...path, "flows"]);
  const flows = flowNames.flatMap((flow) => {
    const { requests = [], weight = 1 } = file.flows?.[flow] ?? {};
    const place = [...path, "flows", flow, "requests"];
    return [{ name: flow, weight, requests: requests.map((request, index) => complete(request, [...place, index])) }];
  });
  const floors = perMetric((id) => ofMetric(file.floors, id, file.profile) ?? METRICS[id].floor);
  return {
    name,
    profile: file.profile,
    engine: file.engine,
    requests: [...single, ...several, ...flows.flatMap(({ requests }) => requests)],
    ...(flows.length === 0 ? {} : { flows: laidOut(flows) }),
    ...(file.data === undefined ? {} : { data: { file: file.data } }),
    ...(file.think === undefined ? {} : { thinkSeconds: file.think }),
    ...completeScript(file, path, document),
    ...completeProfile(file),
    connections: file.connections,
    timeoutSeconds: file.timeout,
    gate: gateOf(file),
    floors,
    // A change below the floor is not worth failing for, so by default it counts as none.
    margins: perMetric((id) => ofMetric(file.margins, id, file.profile) ?? Math.max(METRICS[id].margin, floors[id])),
    budgets: placed(file.budgets, [...path, "budgets"], document),
    line: document.line(path),
  };
}

/** Where each flow's requests lie among the scenario's. */
function laidOut(flows: readonly (Pick<Flow, "name" | "weight"> & { readonly requests: readonly RequestSpec[] })[]) {
  return flows.map(({ name, weight, requests }, index): Flow => {
    const first = flows.slice(0, index).reduce((sum, before) => sum + before.requests.length, 0);
    return { name, weight, first, count: requests.length };
  });
}

/** What gates under the name "mean" in a load scenario is waived under it, too; a budget is as it is written. */
function completeWaiver(waiver: DecodedFile["waivers"][number], load: boolean, line: number): Waiver {
  const { scenario, request = null, metric, ceiling: written, expires, reason } = waiver;
  const { ceiling, text } = written;
  const pooled = load && metric === "mean" && ceiling.kind === "change";
  return { scenario, request, metric: pooled ? "pooled-mean" : metric, ceiling, text, expires, reason, line };
}

/** In a load scenario "mean" is the pooled mean: the mean by pairs does not see a stall. */
function gateOf({ gate, profile, rate }: ScenarioFile): readonly MetricId[] {
  const written = gate ?? GATES[profile];
  return [...new Set(written.map((id) => gatedAs(id, profile, rate !== undefined)))];
}

/** Where requests arrive at a rate, a capacity is a rate. */
function gatedAs(id: MetricId, profile: Profile, open: boolean): MetricId {
  if (profile === "load" && id === "mean") return "pooled-mean";
  return id === "capacity" && open ? "capacity-rps" : id;
}

/** What is written for "mean" in a load scenario holds for both means, unless the pooled one has its own. */
function ofMetric(
  values: Readonly<Partial<Record<MetricId, number | undefined>>>,
  id: MetricId,
  profile: Profile,
): number | undefined {
  return values[id] ?? (profile === "load" && id === "pooled-mean" ? values.mean : undefined);
}

function completeRequest(
  file: RequestFile,
  shared: Readonly<Record<string, string>>,
  path: ConfigPath,
  document: YamlDocument,
): RequestSpec {
  if (!("headers" in file)) {
    const name = defaultRequestName(file, LONGEST_NAME);
    return { ...file, name, headers: shared, body: undefined, expect: ["2xx"], budgets: [] };
  }
  const own = lowerCased(asWritten(file.headers, [...path, "headers"], document));
  const { body, type } = bodyOf(file);
  const typed = type === undefined ? {} : { "content-type": type };
  const expect: readonly ExpectedStatus[] = [file.expect].flat();
  return {
    name: file.name ?? defaultRequestName(file, LONGEST_NAME),
    method: file.method,
    path: file.path,
    headers: { ...typed, ...shared, ...own },
    body,
    expect,
    ...(file.capture === undefined
      ? {}
      : { capture: Object.entries(file.capture).map(([name, capture]) => ({ name, ...capture })) }),
    budgets: placed(file.budgets, [...path, "budgets"], document),
  };
}

type RequestMapping = Extract<RequestFile, { readonly headers: unknown }>;

function bodyOf({ body, json, file }: RequestMapping): { body: RequestSpec["body"]; type: string | undefined } {
  if (json !== undefined) return { body: { text: JSON.stringify(json) }, type: "application/json" };
  if (body !== undefined) return { body: { text: body }, type: "text/plain; charset=utf-8" };
  if (file === undefined) return { body: undefined, type: undefined };
  return { body: { file }, type: file.endsWith(".json") ? "application/json" : "application/octet-stream" };
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
