import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPprof } from "../../../src/profile-diff/read-pprof.ts";
import { anApp } from "../../support/builders.ts";
import { profiledService, record } from "../../support/profiled.ts";
import { aServiceBench, problemOf, SERVICES } from "../../support/service-bench.ts";

test("a Go service gives a profile for each window, or tells why it gives none", async () => {
  const { runner, directory } = aServiceBench();
  const binary = join(directory, "gopher");
  execFileSync("go", ["build", "-o", binary, "."], { cwd: join(SERVICES, "gopher") });
  const app = anApp({ start: `exec ${binary}`, ready: { ...anApp().ready, path: "/" } });
  await using profiled = await profiledService(runner, app, { pprof: "/debug/pprof/profile" });
  const recorded = await record(profiled, [5, 5]);
  expect(recorded.map(({ format, windows }) => [format, windows])).toEqual([
    ["pprof", [{ window: 0, seconds: 1 }]],
    ["pprof", [{ window: 1, seconds: 1 }]],
  ]);
  for (const { bytes } of recorded) expect(readPprof(bytes)).toMatchObject({ ok: true, value: { kind: "pprof" } });
  await using silent = await profiledService(runner, app, { pprof: "/nowhere/profile" });
  await silent.profiler.begin(0);
  expect((await problemOf(silent.profiler.end(0))).message).toMatch(/no CPU profile at \/nowhere\/profile/);
});
