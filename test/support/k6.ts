import { delimiter, resolve } from "node:path";
import { createK6Engine } from "../../src/engines/k6/engine.ts";
import type { LoadScript, Scenario } from "../../src/model/scenario.ts";
import type { Engine, Log } from "../../src/run/ports.ts";
import { aScenario } from "./builders.ts";
import { silentLog, sourceGenerator } from "./engine-session.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures/k6");

/** Where scripts/tools.sh puts k6. */
const K6_FOLDER = resolve(import.meta.dirname, "../../.cache/bin");

export function k6FromSource(log: Log = silentLog, path?: string): Engine {
  const { PATH = "", HOME = "" } = process.env;
  const environment = { PATH: path ?? `${K6_FOLDER}${delimiter}${PATH}`, HOME };
  return createK6Engine({ generatorUrl: sourceGenerator, log, environment });
}

/** A scenario of a script of the fixtures. */
export function aK6Scenario(
  file: string,
  { script = {}, ...overrides }: Partial<Omit<Scenario, "script">> & { readonly script?: Partial<LoadScript> } = {},
): Scenario {
  return aScenario({
    name: file,
    engine: "k6",
    requests: [],
    users: 4,
    ...overrides,
    script: {
      file,
      args: [],
      env: {},
      tags: [],
      python: undefined,
      budgets: {},
      found: { folder: FIXTURES, texts: {} },
      ...script,
    },
  });
}
