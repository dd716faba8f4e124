import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect } from "vitest";
import type { Arm } from "../../src/model/arm.ts";
import { Problem } from "../../src/model/problem.ts";
import type { Checkout } from "../../src/run/ports.ts";
import {
  createServiceRunner,
  type EndableServiceRunner,
  type ServiceRunnerOptions,
} from "../../src/service/service-runner.ts";

export const SERVICES = join(import.meta.dirname, "../fixtures/services");

/** A service runner with a folder of logs, and everything that it warned of. */
export interface ServiceBench {
  readonly runner: EndableServiceRunner;
  readonly directory: string;
  readonly warnings: string[];
  /** The newest log. */
  log(): string;
}

const opened: { runId: string; runner: EndableServiceRunner; directory: string }[] = [];

/** For the tests of a file that calls this: after each, no process of its runners may be left. */
export function aServiceBench(options: Partial<ServiceRunnerOptions> = {}): ServiceBench {
  const directory = mkdtempSync(join(tmpdir(), "loadline-services-"));
  const warnings: string[] = [];
  const runId = `test${process.pid}x${opened.length}x${Date.now()}`;
  const ignore = () => {};
  const log = { info: ignore, debug: ignore, warn: (text: string) => warnings.push(text), untrusted: ignore };
  const runner = createServiceRunner({
    environment: { PATH: process.env.PATH },
    logDirectory: join(directory, "logs"),
    log,
    runId,
    ...options,
  });
  opened.push({ runId, runner, directory });
  return { runner, directory, warnings, log: () => newestLog(join(directory, "logs")) };
}

afterEach(async () => {
  const left = opened.flatMap(({ runId }) => carriersOf(runId));
  for (const { runner, directory } of opened.splice(0)) {
    await runner.endAll();
    rmSync(directory, { recursive: true, force: true });
  }
  expect(left, "processes that outlived the service").toEqual([]);
});

/** A checkout that is a folder of the fixtures, or any other. */
export function aCheckout(arm: Arm = "head", directory: string = SERVICES): Checkout {
  return {
    arm,
    directory,
    sha: null,
    label: arm,
    read: () => Promise.resolve(undefined),
    restore: () => Promise.resolve([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** The Problem that a promise is rejected with. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const reason = await promise.then(
    () => new Error("it did not fail"),
    (error: unknown) => error,
  );
  if (reason instanceof Problem) return reason;
  throw reason;
}

export async function ask(url: string): Promise<{ status: number; body: string }> {
  const response = await fetch(url);
  return { status: response.status, body: await response.text() };
}

/** Processes with the run's marker in their environment, read independently of the code under test. */
export function carriersOf(runId: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => textOf(`/proc/${pid}/environ`).includes(`LOADLINE_RUN=${runId}`))
    .filter((pid) => !/^State:\s+[ZX]/m.test(textOf(`/proc/${pid}/status`)))
    .map((pid) => `${pid} ${textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " ")}`);
}

export function aFolder(bench: ServiceBench, name: string): string {
  const folder = join(bench.directory, name);
  mkdirSync(folder);
  return folder;
}

function newestLog(folder: string): string {
  const name = readdirSync(folder).sort().at(-1);
  return name === undefined ? "" : join(folder, name);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
