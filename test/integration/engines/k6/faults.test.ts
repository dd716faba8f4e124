import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { EXIT, type Problem } from "../../../../src/model/problem.ts";
import { NO_STATUS } from "../../../../src/model/sample.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import type { EngineSession, SlicePlan } from "../../../../src/run/ports.ts";
import { isAlive, parseProcessStat } from "../../../../src/service/process-stat.ts";
import { httpServer } from "../../../fixtures/servers/counting-server.ts";
import { aSlicePlan, nextSlice, silentLog, targetsOf, until } from "../../../support/engine-session.ts";
import { aK6Scenario, k6FromSource } from "../../../support/k6.ts";
import { freePort } from "../../../support/locust.ts";
import { problemOf } from "../../../support/service-bench.ts";

const told: string[] = [];
const engine = k6FromSource({ ...silentLog, debug: (text) => told.push(text) });
afterAll(() => engine[Symbol.asyncDispose]());

const adopt = (scenario: Scenario, by = engine) =>
  by.scripts?.adopt(scenario) ?? Promise.reject(new Error("no scripts"));
const throwing = (where: string, file = "throws.js") => aK6Scenario(file, { script: { env: { WHERE: where } } });
const slicesOf = (session: EngineSession) => session.slices()[Symbol.asyncIterator]();
const answering = () => httpServer((_request, response) => response.end('{"total": 2}'));

/** The process of the newest session. */
const pidOf = () => Number(/process (\d+)/.exec(told.findLast((text) => text.includes("process ")) ?? "")?.[1]);

/** The Problem that comes of the slices of a scenario on two servers that answer. */
async function failureOf(scenario: Scenario, plan: Partial<SlicePlan> = {}): Promise<Problem> {
  await using base = await answering();
  await using head = await answering();
  return await problemOf(
    (async () => {
      await using session = await engine.open(targetsOf(base, head), scenario, aSlicePlan(plan));
      const slices = slicesOf(session);
      for (let i = 0; i < 6; i++) await nextSlice(slices);
    })(),
  );
}

test("a machine without k6 is told how to install it, before anything runs", async () => {
  await using bare = k6FromSource(silentLog, "/nowhere");
  const problem = await problemOf(adopt(aK6Scenario("shop.js"), bare));
  expect([problem.code, problem.exitStatus]).toEqual(["k6-missing", EXIT.usage]);
  expect(problem.message).toBe("shop.js: expected k6 on PATH, found none (no such program)");
  expect(problem.hint).toContain("grafana/setup-k6-action");
  expect(problem.hint).toContain("go install go.k6.io/k6@latest");
});

test.each([
  ["an exception in its init code", "throws.js", "init", "init failed"],
  ["a syntax error", "broken.txt", "", "Unexpected"],
  ["an import that is not there", "lost.txt", "", "./nowhere.js"],
  ["a file that is not there", "absent.js", "", "absent.js"],
])("a script with %s is told before anything runs, with what k6 said", async (_what, file, where, said) => {
  const problem = await problemOf(adopt(throwing(where, file)));
  expect([problem.code, problem.exitStatus]).toEqual(["k6-script-unreadable", EXIT.usage]);
  expect(problem.detail).toContain(said);
});

test("an exception in setup() ends in a Problem with the exit status and what k6 said", async () => {
  const problem = await failureOf(throwing("setup"));
  expect(problem.message).toBe(
    "throws.js: k6 ended with status 107 (the script threw an exception outside its iterations); expected it to send load until the round ends",
  );
  expect(problem.detail).toContain("setup failed");
});

test("a script that aborts the test ends in a Problem with its reason", async () => {
  const problem = await failureOf(throwing("abort"));
  expect(problem.message).toContain("k6 ended with status 108 (the script aborted the test)");
  expect(problem.detail).toContain("enough");
});

test("an argument that k6 does not know ends in a Problem with what k6 said", async () => {
  const problem = await failureOf(aK6Scenario("throws.js", { script: { args: ["--no-such-option"] } }));
  expect(problem.message).toContain("ended with status 255");
  expect(problem.detail).toContain("--no-such-option");
});

test.each([
  ["before any request", "before", "nothing works"],
  ["after its requests", "always", "no total"],
])("a script that throws in every iteration, %s, is a Problem and no pass", async (_when, where, said) => {
  const problem = await failureOf(throwing(where));
  expect(problem.code).toBe("k6-script-throws");
  expect(problem.message).toContain("the script throws in every iteration");
  expect(problem.detail).toContain(said);
});

test("the same in whole loads, in which k6 itself ends with 0", async () => {
  const stages = [{ seconds: 0.5, users: 2 }];
  const problem = await failureOf(throwing("before"), { whole: { stages } });
  expect(problem.code).toBe("k6-script-throws");
});

test("a script that sends nothing is a Problem", async () => {
  const problem = await failureOf(throwing("nothing"));
  expect(problem.code).toBe("k6-no-requests");
});

test("a k6 that is killed in the middle of a slice ends in a Problem", async () => {
  await using server = await httpServer(() => undefined);
  await using session = await engine.open(targetsOf(server), aK6Scenario("throws.js"), aSlicePlan());
  const slice = problemOf(nextSlice(slicesOf(session)));
  await until("a request came", () => server.requests.length > 0);
  process.kill(pidOf(), "SIGKILL");
  expect((await slice).message).toBe("throws.js: k6 ended with SIGKILL; expected it to send load until the round ends");
});

test("an interrupted k6 ends in a Problem", async () => {
  await using server = await answering();
  await using session = await engine.open(targetsOf(server), aK6Scenario("throws.js"), aSlicePlan());
  const slices = slicesOf(session);
  await nextSlice(slices);
  process.kill(pidOf(), "SIGINT");
  const problem = await problemOf(
    (async () => {
      for (;;) await nextSlice(slices);
    })(),
  );
  expect(problem.message).toContain("ended with status 105 (it was interrupted)");
});

test("a service that hangs: each request fails by the scenario's time-out", async () => {
  await using server = await httpServer(() => undefined);
  const scenario = aK6Scenario("throws.js", { users: 3, timeoutSeconds: 0.5 });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ drainSeconds: 5 }));
  const slice = await nextSlice(slicesOf(session));
  expect(slice.spoiled).toBeUndefined();
  expect([...slice.status]).toEqual([NO_STATUS.timedOut, NO_STATUS.timedOut, NO_STATUS.timedOut]);
});

test("a script with a longer time-out of its own: the slice is spoiled when its drain is over", async () => {
  await using server = await httpServer(() => undefined);
  const scenario = aK6Scenario("patient.js", { users: 3 });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ drainSeconds: 0.4 }));
  const slices = slicesOf(session);
  expect((await nextSlice(slices)).spoiled).toBe("requests of 3 of 3 users had not ended 0.4 s after the gate closed");
  expect((await nextSlice(slices)).spoiled).toMatch(/had not ended/);
});

test("a service that refuses connections: every request is a failure", async () => {
  const target = { url: `http://127.0.0.1:${await freePort()}` };
  await using session = await engine.open(targetsOf(target), aK6Scenario("patient.js"), aSlicePlan());
  const slice = await nextSlice(slicesOf(session));
  expect(new Set(slice.status)).toEqual(new Set([NO_STATUS.refused]));
});

test("a session that is disposed leaves no process", async () => {
  await using server = await answering();
  const session = await engine.open(targetsOf(server), aK6Scenario("throws.js"), aSlicePlan());
  const pid = pidOf();
  expect(process.kill(pid, 0)).toBe(true);
  await session[Symbol.asyncDispose]();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a session that is disposed in the middle of a whole load leaves no process", async () => {
  await using server = await httpServer(() => undefined);
  const whole = { stages: [{ seconds: 60, users: 2 }] };
  const session = await engine.open(targetsOf(server), aK6Scenario("patient.js"), aSlicePlan({ whole }));
  const slice = problemOf(nextSlice(slicesOf(session)));
  await until("a request came", () => server.requests.length > 0);
  const pid = pidOf();
  await session[Symbol.asyncDispose]();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  expect((await slice).message).toContain("was stopped");
});

test("when Loadline is killed in the middle of a slice, k6 ends by itself", async () => {
  await using server = await httpServer(() => undefined);
  const program = resolve(import.meta.dirname, "../../../fixtures/k6/parent.ts");
  const parent = spawn(process.execPath, [program, server.url], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  parent.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await until("a request came", () => server.requests.length > 0, 60);
  parent.kill("SIGKILL");
  const pid = Number(/process (\d+)/.exec(printed)?.[1]);
  await until("k6 has ended", () => !isRunning(pid));
});

/** A zombie, which nobody has waited for, no longer runs. */
function isRunning(pid: number): boolean {
  try {
    const stat = parseProcessStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
    return stat !== undefined && isAlive(stat);
  } catch {
    return false;
  }
}
