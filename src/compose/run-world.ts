import { readFile } from "node:fs/promises";
import { openEngines } from "../engines/registry.ts";
import { systemClock } from "../host/clock.ts";
import { digest, randomSeed } from "../host/digest.ts";
import type { EngineId } from "../model/scenario.ts";
import { createProfiler } from "../profilers/profiler.ts";
import type { Log, Progress, RunPorts } from "../run/ports.ts";
import { harmlessVariables } from "../service/environment.ts";
import { createServiceRunner } from "../service/service-runner.ts";
import { temporaryFolder } from "../storage/temp-dir.ts";
import { createWorkspace, type GitWorkspace } from "../workspace/workspace.ts";

export interface WorldOptions {
  /** A folder inside the user's checkout. */
  readonly directory: string;
  /** The generator's program. */
  readonly generatorUrl: URL;
  readonly log: Log;
  readonly progress: Progress;
  /** The checkout may belong to another user. */
  readonly trustsCheckout?: boolean;
}

/** The real ports of a run. Disposing ends every child and removes every temporary folder. */
export interface World extends AsyncDisposable {
  readonly ports: RunPorts;
  readonly workspace: GitWorkspace;
  /** Ends all children within seconds, as when the user interrupts. */
  endAll(): Promise<void>;
}

/** Wires the edges to the ports of a run; both entries use it. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { directory, generatorUrl, log, progress } = options;
  await using stack = new AsyncDisposableStack();
  const temporary = stack.use(await temporaryFolder(process.env));
  const ending = new AbortController();
  const workspace = createWorkspace({
    directory,
    temporary: temporary.path,
    swapped: randomSeed() % 2 === 1,
    log,
    trusted: options.trustsCheckout === true,
    signal: ending.signal,
  });
  const services = createServiceRunner({ environment: process.env, logDirectory: temporary.path, log });
  const engines = stack.use(openEngines({ generatorUrl, log, environment: harmlessVariables(process.env) }));
  const owned = stack.move();
  return {
    ports: {
      clock: systemClock,
      log,
      progress,
      workspace,
      services,
      engineOf: ({ engine }: { engine: EngineId }) => engines.get(engine),
      profiler: createProfiler({ generatorUrl, temporary: temporary.path }),
      // Only the build makes it, for whatever runs from src/ too.
      flameGraphScript: () => readFile(new URL("../dist/flame-graph.js", generatorUrl), "utf8"),
      digest,
    },
    workspace,
    endAll: async () => {
      ending.abort();
      await Promise.all([services.endAll(), engines[Symbol.asyncDispose]()]);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
