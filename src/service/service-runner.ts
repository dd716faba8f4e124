import type { Log, RunningService, ServiceRunner } from "../run/ports.ts";
import { attach } from "./attached-service.ts";
import { findFreePort } from "./free-port.ts";
import { prepare } from "./prepare.ts";
import { Shells } from "./shells.ts";
import { startService } from "./start.ts";

const PREPARE_LIMIT_SECONDS = 15 * 60;
const RESET_LIMIT_SECONDS = 60;

export interface ServiceRunnerOptions {
  /** The caller's variables; the service gets the harmless ones among them, and those that the app names. */
  readonly environment: NodeJS.ProcessEnv;
  /** One bounded file per command is written here. */
  readonly logDirectory: string;
  readonly log: Log;
  /** 0 to 1; decides which of two free ports a service gets. */
  readonly random?: () => number;
  /** Instead of looking for a free one. */
  readonly choosePort?: () => Promise<number>;
  /** Stands in the environment of every process that is started, as the beginning of LOADLINE_RUN. */
  readonly runId?: string;
  readonly prepareLimitSeconds?: number;
  readonly resetLimitSeconds?: number;
}

export interface EndableServiceRunner extends ServiceRunner {
  /** Ends every process that was started, within five seconds, and starts none any more: for an interrupted run. */
  endAll(): Promise<void>;
}

/** Services as child processes of this one. */
export function createServiceRunner(options: ServiceRunnerOptions): EndableServiceRunner {
  const shells = new Shells(options);
  const { random = Math.random, log } = options;
  const ending = new AbortController();
  return {
    prepare: (checkout, app) => prepare(shells, checkout, app, options.prepareLimitSeconds ?? PREPARE_LIMIT_SECONDS),
    boot: async (checkout, app, added, limitSeconds): Promise<RunningService> => {
      if (app.url !== undefined) return await attach(app.url, checkout.arm, app.ready, ending.signal);
      return await startService({
        shells,
        log,
        checkout,
        app,
        added,
        choosePort: options.choosePort ?? (() => findFreePort(random, app.host)),
        resetLimitSeconds: options.resetLimitSeconds ?? RESET_LIMIT_SECONDS,
        limitSeconds,
      });
    },
    endAll: () => {
      ending.abort();
      return shells.endAll();
    },
  };
}
