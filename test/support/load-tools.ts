import { resolve } from "node:path";
import { createCommandEngine } from "../../src/engines/command/engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Engine, Log } from "../../src/run/ports.ts";
import { aScenario } from "./builders.ts";
import { silentLog, sourceGenerator } from "./engine-session.ts";

/** Made by scripts/tools.sh, and the place of wrk. */
export const TOOLS_PATH = `${resolve(import.meta.dirname, "../../.cache/bin")}:${process.env.PATH ?? ""}`;

const FIXTURES = resolve(import.meta.dirname, "../fixtures/tools");

export function commandFromSource(log: Log = silentLog, startSeconds = 30): Engine {
  return createCommandEngine({ generatorUrl: sourceGenerator, log, environment: { PATH: TOOLS_PATH }, startSeconds });
}

/** A scenario whose load is a command, run in the folder of the fixtures. */
export function aCommandScenario(command: string, overrides: Partial<Scenario> = {}): Scenario {
  return aScenario({
    name: "tool",
    engine: "command",
    requests: [],
    users: 4,
    script: {
      command,
      args: [],
      env: {},
      tags: [],
      python: undefined,
      budgets: {},
      found: { folder: FIXTURES, texts: {} },
    },
    ...overrides,
  });
}
