import type { App, Config, Readiness } from "../model/config.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import type { ExpectedStatus, Profile, RequestSpec, Scenario } from "../model/scenario.ts";
import { READY_TIMEOUT_SECONDS } from "./app-file.ts";
import type { DecodedFile } from "./config-file.ts";
import type { ConfigPath } from "./fault.ts";
import { LONGEST_NAME } from "./leaf.ts";
import { perMetric } from "./per-metric.ts";
import type { RequestFile } from "./request-file.ts";
import { defaultRequestName } from "./request-text.ts";
import { DEFAULT_USERS } from "./scenario-file.ts";
import type { YamlDocument } from "./yaml-document.ts";

type ScenarioFile = DecodedFile["scenarios"][string];

/** What may fail the build where a scenario does not say: each metric once, and no two that tell the same. */
const GATES: Readonly<Record<Profile, readonly MetricId[]>> = {
  load: ["p50", "p95", "pooled-mean", "errors"],
  speed: ["mean", "p50", "errors"],
};

/** Fills in what depends on other values, and what only the text tells: lines, order, and numbers as written. */
export function completeConfig(file: DecodedFile, document: YamlDocument): Config {
  return {
    app: completeApp(file.app, document),
    effort: file.effort,
    failOn: [...new Set(file["fail-on"])],
    scenarios: document.keys(["scenarios"]).flatMap((name) => {
      const scenario = file.scenarios[name];
      return scenario === undefined ? [] : [completeScenario(name, scenario, document)];
    }),
    history: { runs: file.history.runs },
  };
}

function completeApp(app: DecodedFile["app"], document: YamlDocument): App {
  return {
    directory: app.directory,
    install: app.install,
    build: app.build,
    start: app.start,
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
  const floors = perMetric((id) => ofMetric(file.floors, id, file.profile) ?? METRICS[id].floor);
  return {
    name,
    profile: file.profile,
    engine: file.engine,
    requests: [...single, ...several],
    users: file.profile === "speed" ? 1 : (file.users ?? DEFAULT_USERS),
    connections: file.connections,
    timeoutSeconds: file.timeout,
    gate: gateOf(file),
    floors,
    // A change below the floor is not worth failing for, so by default it counts as none.
    margins: perMetric((id) => ofMetric(file.margins, id, file.profile) ?? Math.max(METRICS[id].margin, floors[id])),
    budgets: file.budgets.map((budget, index) => ({ ...budget, line: document.line([...path, "budgets", index]) })),
    line: document.line(path),
  };
}

/** In a load scenario "mean" is the pooled mean: the mean by pairs does not see a stall. */
function gateOf({ gate, profile }: ScenarioFile): readonly MetricId[] {
  const written = gate ?? GATES[profile];
  return [...new Set(written.map((id) => (profile === "load" && id === "mean" ? "pooled-mean" : id)))];
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
    return { ...file, name: defaultRequestName(file, LONGEST_NAME), headers: shared, body: undefined, expect: ["2xx"] };
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
  };
}

type RequestMapping = Extract<RequestFile, { readonly headers: unknown }>;

function bodyOf({ body, json, file }: RequestMapping): { body: RequestSpec["body"]; type: string | undefined } {
  if (json !== undefined) return { body: { text: JSON.stringify(json) }, type: "application/json" };
  if (body !== undefined) return { body: { text: body }, type: "text/plain; charset=utf-8" };
  if (file === undefined) return { body: undefined, type: undefined };
  return { body: { file }, type: file.endsWith(".json") ? "application/json" : "application/octet-stream" };
}

/** Scalars as the file spells them: YAML takes 3.10 for a number, whoever writes it means the text. */
function asWritten(
  values: Readonly<Record<string, string | number | boolean>>,
  path: ConfigPath,
  document: YamlDocument,
): Readonly<Record<string, string>> {
  const entries = Object.entries(values).map(([key, value]) => {
    const text = typeof value === "string" ? value : (document.source([...path, key]) ?? String(value));
    return [key, text] as const;
  });
  return Object.fromEntries(entries);
}

function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
