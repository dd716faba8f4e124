import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createAutocannonEngine } from "../../../src/engines/autocannon/engine.ts";
import { openEngines } from "../../../src/engines/registry.ts";
import { httpServer } from "../../fixtures/servers/counting-server.ts";
import { aScenario } from "../../support/builders.ts";
import {
  aSlicePlan,
  autocannonFromSource,
  nextSlice,
  silentLog,
  sourceGenerator,
  targetsOf,
  until,
} from "../../support/engine-session.ts";

const generators = new URL("../../fixtures/generators/", import.meta.url);

test("a generator that dies is a problem, and the next session starts a new one", async () => {
  await using server = await httpServer(() => undefined);
  await using engine = autocannonFromSource();
  const session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  const pid = pidOf(engine.generatorPid());
  const pending = nextSlice(session.slices()[Symbol.asyncIterator]());
  const outcome = expect(pending).rejects.toMatchObject({
    code: "generator-died",
    exitStatus: 3,
    message: expect.stringContaining(`the load generator (process ${pid}) ended with SIGKILL`),
  });
  await until("the slice is under way", () => server.requests.length === 2);
  process.kill(pid, "SIGKILL");
  await outcome;
  await session[Symbol.asyncDispose]();
  expect(engine.generatorPid()).toBeUndefined();
  await using next = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  expect(next).toBeDefined();
  expect(pidOf(engine.generatorPid())).not.toBe(pid);
});

test("one generator serves session after session, and disposing the engine ends it, also twice", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const engine = autocannonFromSource();
  const pids: number[] = [];
  for (let i = 0; i < 3; i++) {
    await using session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
    await nextSlice(session.slices()[Symbol.asyncIterator]());
    pids.push(pidOf(engine.generatorPid()));
  }
  expect(new Set(pids).size).toBe(1);
  expect(isAlive(pids[0])).toBe(true);
  await engine[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
  expect(isAlive(pids[0])).toBe(false);
});

test("disposing ends a generator in the middle of a slice", async () => {
  await using server = await httpServer(() => undefined);
  const engines = openEngines({ generatorUrl: sourceGenerator, log: silentLog, environment: {} });
  const engine = engines.get("autocannon");
  expect(engines.get("autocannon")).toBe(engine);
  const session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  const outcome = expect(nextSlice(session.slices()[Symbol.asyncIterator]())).rejects.toMatchObject({
    code: "generator-died",
    message: expect.stringContaining("was stopped"),
  });
  await until("the slice is under way", () => server.requests.length === 2);
  await engines[Symbol.asyncDispose]();
  await outcome;
  await until("no connection is left", () => server.open.size === 0);
});

test("Ctrl-C in the terminal leaves the generator's end to its parent", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using engine = autocannonFromSource();
  await using session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  process.kill(pidOf(engine.generatorPid()), "SIGINT");
  process.kill(pidOf(engine.generatorPid()), "SIGTERM");
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect(slice.ok.every((ok) => ok === 1)).toBe(true);
});

test("a generator ends when its parent is killed", async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL("lonely-parent.ts", generators))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(parent.stdout.setEncoding("utf8"), "data");
  const pid = Number(line);
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  await until("the generator has ended", () => !isAlive(pid));
});

test.each([
  ["gibberish.ts", "broke its protocol: it sent something that is not a reply", undefined],
  ["wrong-answer.ts", "broke its protocol: its answer cannot be read", undefined],
  ["crashing.ts", "ended with status 1", "the fixture crashes as it should"],
  ["silent.ts", "has been silent for 1 s", undefined],
  ["not-there.ts", "ended with status 1", "Cannot find module"],
])("a generator that is %s is a problem", async (name, reason, detail) => {
  const generatorUrl = new URL(name, generators);
  await using engine = createAutocannonEngine({
    generatorUrl,
    log: silentLog,
    silenceSeconds: name === "silent.ts" ? 1 : 15,
  });
  const problem = engine.open(targetsOf({ url: "http://127.0.0.1:1" }), aScenario(), aSlicePlan());
  await expect(problem).rejects.toMatchObject({
    code: "generator-died",
    message: expect.stringContaining(reason),
    detail: detail === undefined ? undefined : expect.stringContaining(detail),
  });
});

test("the generator explains itself to whoever starts it by hand", async () => {
  const child = spawn(process.execPath, [fileURLToPath(sourceGenerator)], { stdio: ["ignore", "ignore", "pipe"] });
  const texts: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => texts.push(text));
  const [status] = await once(child, "close");
  expect(status).toBe(2);
  expect(texts.join("")).toMatch(/^This is Loadline's load generator/);
});

function pidOf(pid: number | undefined): number {
  if (pid === undefined) throw new Error("no generator runs");
  return pid;
}

function isAlive(pid: number | undefined): boolean {
  try {
    process.kill(pidOf(pid), 0);
    return true;
  } catch {
    return false;
  }
}
