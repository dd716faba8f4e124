import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { readPySpy } from "../../../src/profile-diff/read-py-spy.ts";
import { anApp } from "../../support/builders.ts";
import { readOrThrow } from "../../support/profile-fixtures.ts";
import { profiledService, record, shares } from "../../support/profiled.ts";
import { aServiceBench, problemOf } from "../../support/service-bench.ts";

/** Made by scripts/tools.sh. */
const BIN = resolve(import.meta.dirname, "../../../.cache/wsgi/bin");
const SETTINGS = { python: "py-spy" } as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["gunicorn, two processes", `exec ${BIN}/gunicorn app:app --bind 127.0.0.1:{{port}} --log-level warning --workers 2`],
  ["below a shell", `${BIN}/gunicorn app:app --bind 127.0.0.1:{{port}} --log-level warning; true`],
])("%s: each window has a recording, in which the function that computes stands first", async (_, start) => {
  vi.stubEnv("PATH", `${BIN}${delimiter}${process.env.PATH ?? ""}`);
  const { runner } = aServiceBench();
  await using profiled = await profiledService(runner, service(start), SETTINGS);
  expect(profiled.profiler).toMatchObject({ format: "py-spy", lags: false });
  const recorded = await record(profiled, [100, 100]);
  expect(recorded.map(({ windows }) => windows.map(({ window }) => window))).toEqual([[0], [1]]);
  const profiles = recorded.map(({ bytes }) => readOrThrow(readPySpy(new TextDecoder().decode(bytes))));
  expect(shares(profiles).get("add_up")).toBeGreaterThan(0.2);
});

test("a py-spy that is not installed is told with how to install it", async () => {
  vi.stubEnv("PATH", "/nowhere");
  const { runner } = aServiceBench();
  await using profiled = await profiledService(runner, service(`exec ${BIN}/flask --app app:app run --port {{port}}`), {
    python: "py-spy",
  });
  const problem = await problemOf(profiled.profiler.begin(0));
  expect(problem).toMatchObject({
    code: "py-spy-missing",
    message: expect.stringContaining("pip install py-spy"),
  });
});

test("a py-spy that may not look into the service is told with how to allow it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ll-test-"));
  const wrapper = `#!/bin/sh\nexec setpriv --bounding-set -sys_ptrace --no-new-privs --reuid 65534 ${BIN}/py-spy "$@"\n`;
  writeFileSync(join(folder, "py-spy"), wrapper, { mode: 0o755 });
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH ?? ""}`);
  const { runner } = aServiceBench();
  const app = service(`exec ${BIN}/flask --app app:app run --port {{port}}`);
  try {
    await using profiled = await profiledService(runner, app, SETTINGS);
    const problem = await problemOf(profiled.profiler.begin(0).then(() => profiled.profiler.end(0)));
    expect(problem).toMatchObject({ code: "py-spy-refused", message: expect.stringContaining("ptrace_scope=0") });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a service that does not run on Python is told", async () => {
  vi.stubEnv("PATH", `${BIN}${delimiter}${process.env.PATH ?? ""}`);
  const { runner } = aServiceBench();
  const start = `exec node -e "require('http').createServer((_, it) => it.end()).listen({{port}}, '127.0.0.1')"`;
  await using profiled = await profiledService(runner, service(start), SETTINGS);
  const problem = await problemOf(profiled.profiler.begin(0).then(() => profiled.profiler.end(0)));
  expect(problem).toMatchObject({ message: expect.stringContaining("found no Python in the service") });
});

test("a recording that is not over ends with its session", async () => {
  vi.stubEnv("PATH", `${BIN}${delimiter}${process.env.PATH ?? ""}`);
  const { runner } = aServiceBench();
  {
    await using profiled = await profiledService(
      runner,
      service(`exec ${BIN}/flask --app app:app run --port {{port}}`),
      SETTINGS,
    );
    await profiled.profiler.begin(0);
    expect(recordings()).toHaveLength(1);
  }
  expect(recordings()).toEqual([]);
});

function service(start: string) {
  // Some milliseconds of work for each request, beside which a busy machine's delays are little.
  return anApp({ directory: "wsgi", start, env: { TIMES: "50" }, ready: { ...anApp().ready, path: "/" } });
}

/** Processes of this one that are py-spy. */
function recordings(): readonly string[] {
  return readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isOurs(pid));
}

function isOurs(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.includes("(py-spy)") && stat.slice(stat.lastIndexOf(")")).split(" ")[2] === String(process.pid);
  } catch {
    return false;
  }
}
