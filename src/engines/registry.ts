import type { EngineId } from "../model/scenario.ts";
import type { Engine } from "../run/ports.ts";
import { type AutocannonEngineOptions, createAutocannonEngine } from "./autocannon/engine.ts";
import { type CommandEngineOptions, createCommandEngine } from "./command/engine.ts";
import { createK6Engine, type K6EngineOptions } from "./k6/engine.ts";
import { createLocustEngine, type LocustEngineOptions } from "./locust/engine.ts";

/** What any engine may need of the outside. */
export type EngineOptions = AutocannonEngineOptions & CommandEngineOptions & K6EngineOptions & LocustEngineOptions;

/** How each engine is made; a new engine is one folder and one line here. */
const MAKERS: Readonly<Record<EngineId, (options: EngineOptions) => Engine>> = {
  autocannon: createAutocannonEngine,
  k6: createK6Engine,
  locust: createLocustEngine,
  command: createCommandEngine,
};

/** The engines of a run, each made when it is first asked for. Disposing ends their processes; it may be repeated. */
export interface Engines extends AsyncDisposable {
  get(id: EngineId): Engine;
}

export function openEngines(options: EngineOptions): Engines {
  const made = new Map<EngineId, Engine>();
  return {
    get: (id) => {
      const engine = made.get(id) ?? MAKERS[id](options);
      made.set(id, engine);
      return engine;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...made.values()].map((engine) => engine[Symbol.asyncDispose]()));
    },
  };
}
