import type { Config } from "../model/config.ts";
import type { LoadScript, Scenario } from "../model/scenario.ts";

/**
 * Canonical JSON of everything in a scenario that shapes its load or what counts as success: equal text means that
 * stored values are comparable. Bodies that are files are in it by their path; read them first to have their content.
 */
export function scenarioIdentity(scenario: Scenario): string {
  const { profile, engine, requests, users, rate, stress, spike, soak, connections, timeoutSeconds } = scenario;
  const { flows, data, thinkSeconds, script } = scenario;
  const sent = requests.map(({ method, path, headers, body, expect, capture }) => ({
    method,
    path,
    headers,
    body,
    capture,
    expect: [...new Set(expect.map(String))].sort(),
  }));
  const load = { users, rate, stress, spike, soak, flows, data, thinkSeconds };
  return canonicalJson({
    profile,
    engine,
    requests: sent,
    ...load,
    ...scriptIdentity(script),
    connections,
    timeoutSeconds,
  });
}

/** What a script is told, and what it and the files that it imports hold. */
function scriptIdentity(script: LoadScript | undefined): object {
  if (script === undefined) return {};
  const { file, command, args, env, tags, python, workers, found } = script;
  return { script: { file, command, args, env, tags, python, workers: workers?.count, texts: found?.texts } };
}

/** Canonical JSON of everything in a config that is measured or judged by, wherever it stands in the file. */
export function configIdentity(config: Config): string {
  const scenarios = config.scenarios.map((scenario) => ({
    ...unplaced(scenario),
    ...(scenario.script === undefined ? {} : { script: unplacedScript(scenario.script) }),
    budgets: scenario.budgets.map(unplaced),
    requests: scenario.requests.map((request) => ({ ...request, budgets: request.budgets.map(unplaced) })),
  }));
  const { budgets, waivers, hotspots: _, ...rest } = config;
  return canonicalJson({ ...rest, scenarios, budgets: budgets.map(unplaced), waivers: waivers.map(unplaced) });
}

function unplacedScript({ budgets, ...script }: LoadScript): object {
  const entries = Object.entries(budgets).map(([name, own]) => [name, own.map(unplaced)]);
  return { ...script, budgets: Object.fromEntries(entries) };
}

function unplaced<T extends { readonly line: number }>({ line: _, ...rest }: T): Omit<T, "line"> {
  return rest;
}

/** JSON with the keys of every object in the order of their code units, and without undefined ones. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
