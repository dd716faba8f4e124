import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readPstats } from "../../../src/profile-diff/read-pstats.ts";
import type { RecordedProfile } from "../../../src/run/ports.ts";
import { anApp } from "../../support/builders.ts";
import { profiledService, record, shares } from "../../support/profiled.ts";
import { aServiceBench } from "../../support/service-bench.ts";

/** Made by scripts/tools.sh. */
const CACHE = resolve(import.meta.dirname, "../../../.cache");
const BIN = join(CACHE, "wsgi/bin");
const GUNICORN = `exec ${BIN}/gunicorn app:app --bind 127.0.0.1:{{port}} --log-level warning`;

const SERVERS: readonly [string, string, Readonly<Record<string, string>>][] = [
  ["Flask's own server", `exec ${BIN}/flask --app app:app run --port {{port}}`, {}],
  ["gunicorn, two processes", `${GUNICORN} --worker-class sync --workers 2`, {}],
  ["gunicorn, threads", `${GUNICORN} --worker-class gthread --threads 4`, {}],
  ["gunicorn, loaded before its processes", `${GUNICORN} --preload --workers 2`, {}],
  ["gunicorn, gevent", `${GUNICORN} --worker-class gevent`, {}],
  ["waitress", `exec ${BIN}/waitress-serve --listen=127.0.0.1:{{port}} app:app`, {}],
  ["gunicorn, with Django", GUNICORN, { FRAMEWORK: "django" }],
];

test.each(SERVERS)("%s: each window has the profile of its requests, and counts them", async (_, start, env) => {
  const { runner } = aServiceBench();
  await using profiled = await profiledService(runner, service(start, env));
  expect(profiled.profiler).toMatchObject({ format: "prof", users: 1 });
  const recorded = await record(profiled, [6, 0, 9]);
  expect([requestsOf(recorded, 0), requestsOf(recorded, 1), requestsOf(recorded, 2)]).toEqual([6, 0, 9]);
  for (const profile of recorded) {
    expectCalls(profile, "add_up", 7 * (profile.windows[0]?.requests ?? 0));
    expect(shares([readAll(profile)]).get("add_up")).toBeGreaterThan(0.3);
  }
});

/** Of those that scripts/tools.sh found on this machine. */
const VERSIONS = readdirSync(CACHE).flatMap((name) => /^wsgi-(3\.\d+)$/.exec(name)?.[1] ?? []);

test("there is a Python from 3.11 on to try", () => {
  expect(VERSIONS).not.toEqual([]);
});

test.each(VERSIONS)("under Python %s each window has the profile of its requests, and counts them", async (version) => {
  const { runner } = aServiceBench();
  const start = `exec ${CACHE}/wsgi-${version}/bin/gunicorn app:app --bind 127.0.0.1:{{port}} --threads 2`;
  await using profiled = await profiledService(runner, service(start, {}));
  const recorded = await record(profiled, [6, 0, 9]);
  expect([requestsOf(recorded, 0), requestsOf(recorded, 1), requestsOf(recorded, 2)]).toEqual([6, 0, 9]);
  for (const profile of recorded) {
    const requests = profile.windows[0]?.requests ?? 0;
    expectCalls(profile, "add_up", 7 * requests);
    expectCalls(profile, "work", requests);
    expect(readAll(profile).functions.some(({ file }) => file?.includes(`/python${version}/`))).toBe(true);
  }
});

describe("the team's own ProfilerMiddleware", () => {
  const start = `${GUNICORN} --worker-class gthread`;

  test("goes on as it is, and what its file names would have overwritten is kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ll-test-"));
    try {
      const { runner } = aServiceBench();
      await using profiled = await profiledService(runner, service(start, { PROFILES: folder }));
      const recorded = await record(profiled, [100]);
      expect(requestsOf(recorded, 0)).toBe(100);
      expect(recorded).toHaveLength(1);
      for (const profile of recorded) expectCalls(profile, "add_up", 700);
      const files = readdirSync(folder);
      expect(files.length).toBeGreaterThan(0);
      const overwritten = recorded.reduce((sum, { windows }) => sum + (windows[0]?.overwritten ?? 0), 0);
      expect(overwritten).toBeGreaterThan(0);
      // Three requests came before the window, and some after it.
      expect(files.length).toBeLessThan(100);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("that only prints is not in the way", async () => {
    const { runner } = aServiceBench();
    await using profiled = await profiledService(runner, service(start, { PROFILES: "" }));
    expect(requestsOf(await record(profiled, [5]), 0)).toBe(5);
  });
});

test("the folder's own sitecustomize is run as well", async () => {
  const { runner } = aServiceBench();
  const own = { PYTHONPATH: join(import.meta.dirname, "../../fixtures/services/wsgi/own") };
  await using profiled = await profiledService(runner, service(`${GUNICORN} --worker-class sync`, own));
  expect(profiled.service.logTail()).toContain("the team's own sitecustomize");
  expect(requestsOf(await record(profiled, [2]), 0)).toBe(2);
});

function service(start: string, env: Readonly<Record<string, string>>) {
  return anApp({ directory: "wsgi", start, env, ready: { ...anApp().ready, path: "/" } });
}

function requestsOf(recorded: readonly RecordedProfile[], window: number): number {
  const windows = recorded.flatMap((profile) => profile.windows.filter((each) => each.window === window));
  return windows.reduce((sum, { requests = 0 }) => sum + requests, 0);
}

/**
 * From Python 3.12 on cProfile keeps one stack for all threads, and counts a call too few or too many where they switch
 * within it. Of a request that went to another window all are missing.
 */
function expectCalls(profile: RecordedProfile, name: string, calls: number): void {
  const { functions } = readAll(profile);
  const seen = functions.find((each) => each.name === name)?.calls ?? 0;
  const isExact = functions.some(({ file }) => file?.includes("/python3.11/"));
  const off = isExact ? 0 : Math.max(1, calls / 100);
  expect(Math.abs(seen - calls), `${seen} calls of ${name}, not ${calls}`).toBeLessThanOrEqual(off);
}

function readAll({ bytes }: RecordedProfile) {
  const reading = readPstats(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  return reading.value;
}
