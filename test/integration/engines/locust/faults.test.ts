import { spawn } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../../../../src/model/problem.ts";
import { NO_STATUS } from "../../../../src/model/sample.ts";
import { isAlive, parseProcessStat } from "../../../../src/service/process-stat.ts";
import { temporaryFolder } from "../../../../src/storage/temp-dir.ts";
import { type CountingServer, httpServer } from "../../../fixtures/servers/counting-server.ts";
import { aSlicePlan, nextSlice, silentLog, targetsOf, until } from "../../../support/engine-session.ts";
import { aLocustScenario, freePort, LOCUST_PYTHON, locustFromSource } from "../../../support/locust.ts";
import { problemOf } from "../../../support/service-bench.ts";

const told: string[] = [];
const engine = locustFromSource({ ...silentLog, debug: (text) => told.push(text) });
afterAll(() => engine[Symbol.asyncDispose]());

const adopt = (scenario: Parameters<NonNullable<typeof engine.scripts>["adopt"]>[0]) =>
  engine.scripts?.adopt(scenario) ?? Promise.reject(new Error("no scripts"));

/** The process of the newest session. */
const pidOf = () => Number(/process (\d+)/.exec(told.findLast((text) => text.includes("process ")) ?? "")?.[1]);

test("a Python without Locust is told with what to install, before anything runs", async () => {
  const scenario = aLocustScenario("shop.py", { script: { python: "/bin/false" } });
  const problem = await problemOf(adopt(scenario));
  expect(problem.code).toBe("locust-missing");
  expect(problem.exitStatus).toBe(EXIT.usage);
  expect(problem.message).toContain("expected Locust in /bin/false, found none");
  expect(problem.hint).toContain("/bin/false -m pip install locust");
});

test("an interpreter that is not there is told", async () => {
  const problem = await problemOf(adopt(aLocustScenario("shop.py", { script: { python: "venv/bin/python" } })));
  expect(problem.message).toContain("no such program");
});

test("a Python that has Locust is found", async () => {
  const scenario = aLocustScenario("shop.py");
  expect(await adopt(scenario)).toEqual(scenario);
});

test("a locustfile that cannot be read ends in a Problem with what Python said", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await problemOf(engine.open(targetsOf(server), aLocustScenario("broken.py"), aSlicePlan()));
  expect(problem.code).toBe("locust-died");
  expect(problem.message).toBe("broken.py: Locust ended with status 1; expected it to send load until the round ends");
  expect(problem.detail).toContain("SyntaxError");
});

test("an option that Locust does not know ends in a Problem with what Locust said", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const scenario = aLocustScenario("shop.py", { script: { args: ["--no-such-option"] } });
  const problem = await problemOf(engine.open(targetsOf(server), scenario, aSlicePlan()));
  expect(problem.detail).toContain("--no-such-option");
});

test("a Locust that is killed in the middle of a slice ends in a Problem", async () => {
  await using server = await httpServer(() => undefined);
  await using session = await engine.open(targetsOf(server), aLocustScenario("patient.py"), aSlicePlan());
  const slice = problemOf(nextSlice(session.slices()[Symbol.asyncIterator]()));
  await until("a request came", () => server.requests.length > 0);
  process.kill(pidOf(), "SIGKILL");
  expect((await slice).message).toBe(
    "patient.py: Locust ended with SIGKILL; expected it to send load until the round ends",
  );
});

test("a session that is disposed leaves no process", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const session = await engine.open(targetsOf(server), aLocustScenario("shop.py"), aSlicePlan());
  const pid = pidOf();
  expect(process.kill(pid, 0)).toBe(true);
  await session[Symbol.asyncDispose]();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a service that hangs: each request fails by the scenario's time-out", async () => {
  await using server = await httpServer(() => undefined);
  for (const file of ["leaving.py", "fast.py"]) {
    const scenario = aLocustScenario(file, { timeoutSeconds: 0.3 });
    await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 4, drainSeconds: 5 }));
    const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
    expect([...slice.status], file).toEqual(Array.from({ length: 4 }, () => NO_STATUS.timedOut));
    expect(slice.ok.includes(1)).toBe(false);
  }
});

test("a file with a longer time-out of its own: the slice is spoiled when its drain is over", async () => {
  await using server = await httpServer(() => undefined);
  const plan = aSlicePlan({ requests: 40, drainSeconds: 0.4 });
  await using session = await engine.open(targetsOf(server), aLocustScenario("patient.py"), plan);
  const slices = session.slices()[Symbol.asyncIterator]();
  expect((await nextSlice(slices)).spoiled).toBe("40 of 40 requests had not ended 0.4 s after the last one was sent");
  expect((await nextSlice(slices)).spoiled).toMatch(/had not ended/);
});

test("a service that refuses connections: every request is a failure", async () => {
  const target = { url: `http://127.0.0.1:${await freePort()}` };
  await using session = await engine.open(targetsOf(target), aLocustScenario("fast.py"), aSlicePlan({ requests: 20 }));
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect([...slice.status]).toEqual(Array.from({ length: 20 }, () => NO_STATUS.refused));
});

test("users that all stop themselves spoil the slice, and it is told", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using session = await engine.open(targetsOf(server), aLocustScenario("leaving.py"), aSlicePlan());
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect(slice.spoiled).toMatch(/^all its users have stopped/);
  expect(slice.latency.length).toBe(4);
});

test("when Loadline is killed in the middle of a slice, Locust ends by itself", async () => {
  await using server = await httpServer(() => undefined);
  const pid = await killedInSlice(server, LOCUST_PYTHON);
  await until("Locust has ended", () => !isRunning(pid));
});

test("behind a wrapper, which lives on, it ends by the end of its channel", async () => {
  await using server = await httpServer(() => undefined);
  await using folder = await temporaryFolder(process.env);
  const wrapper = join(folder.path, "python");
  const pidFile = join(folder.path, "pid");
  writeFileSync(wrapper, `#!/bin/sh\n"${LOCUST_PYTHON}" "$@" &\necho $! > "${pidFile}"\nwait $!\n`);
  chmodSync(wrapper, 0o755);
  await killedInSlice(server, wrapper);
  const pid = Number(readFileSync(pidFile, "utf8"));
  await until("Locust has ended", () => !isRunning(pid));
});

/** Kills a Loadline whose Locust waits for an answer, and returns the process id of the Locust that it told. */
async function killedInSlice(server: CountingServer, python: string): Promise<number> {
  const program = resolve(import.meta.dirname, "../../../fixtures/locust/parent.ts");
  const parent = spawn(process.execPath, [program, server.url, python], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  parent.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await until("a request came", () => server.requests.length > 0, 60);
  parent.kill("SIGKILL");
  return Number(/process (\d+)/.exec(printed)?.[1]);
}

/** A zombie, which nobody has waited for, no longer runs. */
function isRunning(pid: number): boolean {
  try {
    const stat = parseProcessStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return stat !== undefined && isAlive(stat);
  } catch {
    return false;
  }
}
