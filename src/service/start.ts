import type { Arm } from "../model/arm.ts";
import type { App } from "../model/config.ts";
import { Problem } from "../model/problem.ts";
import type { Checkout, Log, RunningService } from "../run/ports.ts";
import { isPortFree, LOOPBACK } from "./free-port.ts";
import { describeHolder, type Ownership, ownershipOf } from "./ownership.ts";
import { runStep } from "./prepare.ts";
import { waitUntilReady } from "./readiness.ts";
import { BootedService } from "./running-service.ts";
import type { Command, Shell } from "./shell.ts";
import type { Shells } from "./shells.ts";
import { exitedEarly, foreignListener, notReady, portTaken } from "./start-problems.ts";
import { fillTemplate } from "./template.ts";

/** Boots when the port that was found free is taken by somebody else before the service has it. */
const ATTEMPTS = 3;

/** A process that has left its parents and is within exec has no environment by which it could be known. */
const UNSEEN_MS = 300;

export interface Start {
  readonly shells: Shells;
  readonly log: Log;
  readonly checkout: Checkout;
  readonly app: App;
  readonly added?: Readonly<Record<string, string>> | undefined;
  readonly choosePort: () => Promise<number>;
  readonly resetLimitSeconds: number;
  /** Of reset and start together. */
  readonly limitSeconds?: number | undefined;
}

/** Resets, starts, and waits until the service itself is ready on its port. */
export async function startService(start: Start): Promise<RunningService> {
  const { app, checkout } = start;
  for (let attempt = 1; ; attempt += 1) {
    const port = app.port ?? (await start.choosePort());
    if (app.port !== undefined && !(await isPortFree(port, app.host)))
      throw portTaken(checkout.arm, port, holderOf(hostOf(app), port));
    const outcome = await boot(start, port);
    if (!(outcome instanceof Problem)) return outcome;
    const isRace = outcome.code === "port-taken" && app.port === undefined;
    if (!isRace || attempt === ATTEMPTS) throw outcome;
    start.log.debug(`${checkout.arm}: ${outcome.message}; trying another port`);
  }
}

async function boot(start: Start, port: number): Promise<RunningService | Problem> {
  const { shells, app, checkout, added } = start;
  const shell = shells.open(checkout, app, "start", { port, added });
  const end = () => shells.close(shell, app.stopTimeoutSeconds);
  try {
    const service = await bootIn(shell, start, port, end);
    if (!(service instanceof Problem)) return service;
    await end();
    return shells.explain(service);
  } catch (error) {
    await end();
    throw error instanceof Problem ? shells.explain(error) : error;
  }
}

async function bootIn(
  shell: Shell,
  { app: asked, checkout: { arm }, log, resetLimitSeconds, limitSeconds = Number.POSITIVE_INFINITY }: Start,
  port: number,
  end: () => Promise<void>,
): Promise<RunningService | Problem> {
  const began = performance.now();
  const within = (seconds: number) => {
    return Math.min(seconds, Math.max(1, limitSeconds - (performance.now() - began) / 1000));
  };
  if (asked.reset !== undefined) {
    const limit = within(resetLimitSeconds);
    await runStep({ shell, step: "reset", command: asked.reset, arm, port, limitSeconds: limit });
  }
  const app = { ...asked, ready: { ...asked.ready, timeoutSeconds: within(asked.ready.timeoutSeconds) } };
  const host = hostOf(app);
  const started = performance.now();
  const text = fillTemplate(app.start, { arm, port });
  const command = shell.start(text);
  const { exited } = command;
  const outcome = await waitUntilReady({ host, port, ready: app.ready, isGone: departureOf(shell, command), exited });
  const bootSeconds = (performance.now() - started) / 1000;
  const { own, foreign } = ownershipIn(shell, host, port);
  if (foreign?.holder !== undefined)
    return foreignListener(arm, port, describeHolder(foreign.holder), shell.log.tail());
  if (outcome.kind === "gone") return exitedEarly({ arm, text, exit: await exited, log: shell.log.tail() });
  if (outcome.kind === "late") return notReady({ arm, port, app, seen: outcome.seen, shell });
  if (own.length === 0 && shell.tree !== undefined) warnUnseen(log, arm, port);
  return new BootedService({ arm, host, port, bootSeconds, shell, command, holders: own, end });
}

/** Whether the service is gone: its start command failed, or ended well and left nothing behind. */
function departureOf(shell: Shell, command: Command): () => boolean {
  let unseenSince = Number.POSITIVE_INFINITY;
  return () => {
    // Keeps the list of members fresh while a start command may still move its processes into the background.
    shell.tree?.members();
    const { exit } = command;
    if (exit === undefined) return false;
    if (exit.code !== 0) return true;
    const now = performance.now();
    unseenSince = shell.isAlive() ? Number.POSITIVE_INFINITY : Math.min(unseenSince, now);
    return now - unseenSince >= UNSEEN_MS;
  };
}

function ownershipIn({ tree }: Shell, host: string, port: number): Ownership {
  return tree === undefined ? { own: [], foreign: undefined } : ownershipOf(host, port, tree.alive());
}

function hostOf({ host = LOOPBACK }: App): string {
  return host;
}

function holderOf(host: string, port: number): string {
  const holder = process.platform === "linux" ? ownershipOf(host, port, []).foreign?.holder : undefined;
  return holder === undefined ? "another process" : describeHolder(holder);
}

function warnUnseen(log: Log, arm: Arm, port: number): void {
  log.warn(
    `${arm}: what listens on port ${port} is no process of app.start (a container?); its CPU and memory are not seen`,
  );
}
