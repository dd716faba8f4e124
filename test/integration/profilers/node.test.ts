import { expect, test } from "vitest";
import { cutCpuProfile } from "../../../src/profile-diff/read-cpu-profile.ts";
import type { RecordedProfile } from "../../../src/run/ports.ts";
import { anApp } from "../../support/builders.ts";
import { profiledService, record, shares } from "../../support/profiled.ts";
import { aServiceBench, problemOf } from "../../support/service-bench.ts";

const TREE = anApp({ directory: "tree", start: "npm start --silent", ready: { ...anApp().ready, path: "/" } });

test("every process and thread below npm is profiled, and a window holds what ran in it", async () => {
  const { runner } = aServiceBench();
  await using profiled = await profiledService(runner, TREE);
  const recorded = await record(profiled, [40, 0]);
  // The primary process, two that listen, and their two threads; npm is none of them.
  expect(recorded).toHaveLength(5);
  expect(new Set(recorded.map(({ process }) => process)).size).toBe(5);
  const [busy, idle] = [0, 1].map((window) => recorded.map((profile) => cut(profile, window)));
  expect(shares(busy ?? []).get("addUp")).toBeGreaterThan(0.4);
  expect(shares(idle ?? []).get("addUp") ?? 0).toBe(0);
});

test("nothing is left of it", async () => {
  const { runner } = aServiceBench();
  const profiled = await profiledService(runner, TREE);
  await profiled.profiler.begin(0);
  expect(profiled.left()).toHaveLength(1);
  await profiled[Symbol.asyncDispose]();
  expect(() => profiled.left()).toThrow("ENOENT");
});

test("options and paths that the service has of its own are kept", async () => {
  const { runner } = aServiceBench();
  const env = { NODE_OPTIONS: "--max-old-space-size=200", PYTHONPATH: "/opt/own" };
  const start = `node -e 'console.log(process.env.NODE_OPTIONS, process.env.PYTHONPATH); require("./tree/single.js")'`;
  await using profiled = await profiledService(runner, anApp({ start, env, ready: { ...TREE.ready } }));
  expect(profiled.service.logTail()).toMatch(/^--require "\S+" --max-old-space-size=200 \S+:\/opt\/own$/m);
});

test("a service that dies under it is a problem, as is one that runs nothing of what can be profiled", async () => {
  const { runner } = aServiceBench();
  await using profiled = await profiledService(runner, { ...TREE, start: "exec node single.js" });
  await fetch(`${profiled.service.url}/crash`).catch(() => undefined);
  expect(await problemOf(profiled.profiler.stop())).toMatchObject({ code: "node-profiler-silent", exitStatus: 3 });
  const start = `exec env -u NODE_OPTIONS node single.js`;
  expect(await problemOf(profiledService(runner, { ...TREE, start }))).toMatchObject({ code: "nothing-to-profile" });
});

function cut({ bytes, windows }: RecordedProfile, window: number) {
  const span = windows.find((each) => each.window === window)?.span ?? { from: 0, to: 0 };
  const reading = cutCpuProfile(new TextDecoder().decode(bytes), [span]);
  if (!reading.ok || reading.value[0] === undefined) throw new Error("the profile cannot be read");
  return reading.value[0];
}
