import type { Config } from "../model/config.ts";
import type { Scenario } from "../model/scenario.ts";

/**
 * Canonical JSON of everything in a scenario that shapes its load or what counts as success: equal text means that
 * stored values are comparable. Bodies that are files are in it by their path; read them first to have their content.
 */
export function scenarioIdentity(scenario: Scenario): string {
  const { profile, engine, requests, users, connections, timeoutSeconds } = scenario;
  const sent = requests.map(({ method, path, headers, body, expect }) => ({
    method,
    path,
    headers,
    body,
    expect: [...new Set(expect.map(String))].sort(),
  }));
  return canonicalJson({ profile, engine, requests: sent, users, connections, timeoutSeconds });
}

/** Canonical JSON of everything in a config but where it stands in the file. */
export function configIdentity(config: Config): string {
  const scenarios = config.scenarios.map(({ line: _, budgets, ...scenario }) => ({
    ...scenario,
    budgets: budgets.map(({ line: __, ...budget }) => budget),
  }));
  return canonicalJson({ ...config, scenarios });
}

/** JSON with the keys of every object in the order of their code units, and without undefined ones. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
