import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Arm } from "../../../../src/model/arm.ts";
import { EXIT } from "../../../../src/model/problem.ts";
import { NO_STATUS, type Slice } from "../../../../src/model/sample.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import type { SlicePlan, Target } from "../../../../src/run/ports.ts";
import { isAlive, parseProcessStat } from "../../../../src/service/process-stat.ts";
import { median } from "../../../../src/stats/quantile.ts";
import { temporaryFolder } from "../../../../src/storage/temp-dir.ts";
import { httpServer } from "../../../fixtures/servers/counting-server.ts";
import { aSlicePlan, nextSlice, silentLog, targetsOf, until } from "../../../support/engine-session.ts";
import { aCommandScenario, commandFromSource } from "../../../support/load-tools.ts";
import { problemOf } from "../../../support/service-bench.ts";

const told: string[] = [];
const engine = commandFromSource({ ...silentLog, debug: (text) => told.push(text) });
afterAll(() => engine[Symbol.asyncDispose]());

const WRK = "wrk -t 1 -c {{users}} -d {{seconds}} {{url}}/items/7";
const HEY = "hey -c {{users}} -z {{seconds}}s {{url}}/items/7";

async function slicesOf(
  pairs: number,
  targets: readonly Target[],
  scenario: Scenario,
  plan: Partial<SlicePlan> = {},
): Promise<Slice[]> {
  await using session = await engine.open(targets, scenario, aSlicePlan(plan));
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen: Slice[] = [];
  while (seen.length < pairs * targets.length) seen.push(await nextSlice(slices));
  return seen;
}

const of = (arm: Arm, slices: readonly Slice[]) => slices.filter((slice) => slice.arm === arm);
const notesIn = (slices: readonly Slice[]) => [...new Set(slices.flatMap(({ notes = [] }) => notes))];
const opening = (command: string, targets: readonly Target[]) =>
  problemOf(engine.open(targets, aCommandScenario(command), aSlicePlan()));

test.each([
  ["wrk", WRK],
  ["hey", HEY],
])("%s: equal counts on both arms, as many as the servers count, and a slow head is seen", async (_, command) => {
  await using base = await httpServer((_request, response) => response.end("hello"));
  await using head = await httpServer((_request, response) => setTimeout(() => response.end("hello"), 20));
  const slices = await slicesOf(5, targetsOf(base, head), aCommandScenario(command), { seconds: 5 });
  expect(slices.map(({ latency, spoiled }) => [latency.length, spoiled])).toEqual(slices.map(() => [40, undefined]));
  expect([base.requests.length, head.requests.length]).toEqual([200, 200]);
  expect(slices[0]?.names).toEqual(["GET /items/[id]"]);
  const p50 = (arm: Arm) => median(of(arm, slices).flatMap(({ latency }) => [...latency]));
  expect(p50("head")).toBeGreaterThan(0.019);
  expect(p50("head")).toBeGreaterThan(2 * p50("base"));
  for (const { start, opened, drained, latency } of slices) {
    expect(Math.min(...start)).toBeGreaterThanOrEqual(opened);
    expect(Math.max(...start.map((at, i) => at + (latency[i] ?? 0)))).toBeLessThanOrEqual(drained);
  }
});

test("a command gets its address, and no variable but those that it is given", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const scenario = aCommandScenario('printenv | cut -d= -f1 | sort | tr "\\n" " " > "$OUT"; exec node send.js');
  await using folder = await temporaryFolder(process.env);
  const out = join(folder.path, "names");
  const { script } = scenario;
  if (script === undefined) throw new Error("no script");
  await slicesOf(1, targetsOf(server), { ...scenario, script: { ...script, env: { OUT: out } } });
  expect(server.requests).toContain("GET /base");
  const names = readFileSync(out, "utf8").trim().split(" ");
  const ours = ["ARM", "HOST", "PORT", "SECONDS", "TOOL", "URL", "USERS"].map((name) => `LOADLINE_${name}`);
  expect(names.filter((name) => !["PWD", "_", "SHLVL", "OLDPWD"].includes(name))).toEqual([...ours, "OUT", "PATH"]);
});

test("a command that ends with success is started again, and it is told", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(2, targetsOf(base, head), aCommandScenario("node send.js 7", { users: 1 }), {
    requests: 20,
    seconds: 60,
  });
  expect(slices.every(({ spoiled }) => spoiled === undefined)).toBe(true);
  for (const arm of ["base", "head"] as const) {
    expect(of(arm, slices).reduce((sum, { latency }) => sum + latency.length, 0)).toBe(40);
    expect(notesIn(slices)).toContain(`${arm}: the command ended, and was started again`);
  }
});

test("a program that is not there is told with what to do, before anything runs", async () => {
  const scenario = aCommandScenario("no-such-tool -c 8 {{url}}");
  const problem = await problemOf(engine.scripts?.adopt(scenario) ?? Promise.reject(new Error("no scripts")));
  expect([problem.code, problem.exitStatus]).toEqual(["command-missing", EXIT.usage]);
  expect(problem.message).toBe("tool: expected no-such-tool to be a program on PATH or beside the config, found none");
  expect(await engine.scripts?.adopt(aCommandScenario(WRK))).toBeDefined();
});

test("behind what only the shell understands, it is told when it is started", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await opening("true && no-such-tool {{url}}", targetsOf(server));
  expect(problem.message).toBe(
    "tool: the command ended with status 127 before it sent a request; expected it to send load until it is stopped, or to end with status 0",
  );
  expect(problem.hint).toContain("install it in the job");
  expect(problem.detail).toContain("no-such-tool");
});

test("a command that fails at its start ends in a Problem with what it printed", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await opening("wrk --no-such-option {{url}}", targetsOf(server));
  expect(problem.code).toBe("command-failed");
  expect(problem.detail).toContain("no-such-option");
});

test("a command that ends well without a request is told", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await opening("true", targetsOf(server));
  expect(problem.message).toContain("the command ended with status 0 before it sent a request");
});

test.each([
  ["that sends nothing", "sleep 1000", "0 connections"],
  ["that speaks TLS", "hey -z {{seconds}}s https://{{host}}:{{port}}/", "it is no HTTP/1.1"],
])("a command %s is told with what came instead, and is ended", async (_, command, seen) => {
  await using server = await httpServer((_request, response) => response.end());
  await using impatient = commandFromSource(silentLog, 1);
  const problem = await problemOf(impatient.open(targetsOf(server), aCommandScenario(command), aSlicePlan()));
  expect([problem.code, problem.exitStatus]).toEqual(["command-silent", EXIT.usage]);
  expect(problem.message).toContain(seen);
  expect(problem.hint).toContain("{{url}}");
});

test("a command that speaks something else is told with what came", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await opening("hey -n 1 https://{{host}}:{{port}}/; exit 3", targetsOf(server));
  expect(problem.message).toContain("the command ended with status 3 before it sent a request");
});

test("a command that fails while the service answers ends in a Problem", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await problemOf(
    slicesOf(9, targetsOf(server), aCommandScenario("node send.js 30; exit 4", { users: 1 }), { requests: 20 }),
  );
  expect(problem.message).toContain("the command ended with status 4;");
});

test("a command that gives up because the service does: the samples say so, and it is started again", async () => {
  let isDown = false;
  await using server = await httpServer((request, response) => (isDown ? request.socket.destroy() : response.end()));
  await using session = await engine.open(
    targetsOf(server),
    aCommandScenario("node send.js", { users: 1 }),
    aSlicePlan({ requests: 4 }),
  );
  const slices = session.slices()[Symbol.asyncIterator]();
  expect((await nextSlice(slices)).ok.every((ok) => ok === 1)).toBe(true);
  isDown = true;
  const failed = await nextSlice(slices);
  expect([...failed.status]).toContain(NO_STATUS.lost);
  expect(failed.spoiled).toBe("the command ended with status 1");
  isDown = false;
  const again = await nextSlice(slices);
  expect([again.spoiled, [...again.status]]).toEqual([undefined, [200, 200, 200, 200]]);
});

test("a command that floods its output is ended, and told", async () => {
  await using server = await httpServer((_request, response) => response.end());
  const problem = await opening("yes", targetsOf(server));
  expect(problem.code).toBe("command-floods");
  expect(problem.hint).toBe("Add > /dev/null to it.");
});

test("a slow service: the relay's time-out fails the request, whatever the tool waits for", async () => {
  await using server = await httpServer(() => undefined);
  const scenario = aCommandScenario(WRK, { timeoutSeconds: 0.3 });
  const [slice] = await slicesOf(1, targetsOf(server), scenario, { requests: 4 });
  expect([...(slice?.status ?? [])]).toEqual(Array.from({ length: 4 }, () => NO_STATUS.timedOut));
});

test("an address with TLS is refused", async () => {
  const problem = await opening(WRK, [{ arm: "head", url: "https://127.0.0.1:1" }]);
  expect([problem.code, problem.exitStatus]).toEqual(["command-tls", EXIT.usage]);
});

test("a session that is disposed leaves nothing that its commands started, wherever it went", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using folder = await temporaryFolder(process.env);
  const file = join(folder.path, "pid");
  const stray = `setsid sh -c 'trap "" TERM; echo $$ > ${file}; exec sleep 1000' > /dev/null 2>&1 &`;
  const group = `(trap '' TERM; exec sh -c 'echo $$ > ${file}.group; exec sleep 1000') > /dev/null 2>&1 &`;
  const session = await engine.open(targetsOf(server), aCommandScenario(`${stray} ${group} ${WRK}`), aSlicePlan());
  await nextSlice(session.slices()[Symbol.asyncIterator]());
  const pid = Number(readFileSync(file, "utf8"));
  const inGroup = Number(readFileSync(`${file}.group`, "utf8"));
  const leader = Number(/by process (\d+)/.exec(told.at(-1) ?? "")?.[1]);
  expect([pid, inGroup, leader].map(isRunning)).toEqual([true, true, true]);
  await session[Symbol.asyncDispose]();
  await until("all have ended", () => ![pid, inGroup, leader].some(isRunning));
});

test("when Loadline is killed in the middle of a slice, the relay ends, and the tool with it", async () => {
  await using server = await httpServer(() => undefined);
  const program = resolve(import.meta.dirname, "../../../fixtures/tools/parent.ts");
  const parent = spawn(process.execPath, [program, server.url, WRK], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  parent.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await until("a request came", () => server.requests.length > 0, 60);
  parent.kill("SIGKILL");
  const pids = [...printed.matchAll(/process (\d+)/g)].map(([, pid]) => Number(pid));
  expect(pids).toHaveLength(2);
  await until("relay and tool have ended", () => !pids.some(isRunning));
});

test("a relay that is killed is a Problem, and no tool is left", async () => {
  await using server = await httpServer(() => undefined);
  const session = await engine.open(targetsOf(server), aCommandScenario(WRK), aSlicePlan());
  const slice = problemOf(nextSlice(session.slices()[Symbol.asyncIterator]()));
  await until("a request came", () => server.requests.length > 0);
  const relay = Number(/generator: process (\d+)/.exec(told.findLast((text) => text.includes("generator")) ?? "")?.[1]);
  const leader = Number(/by process (\d+)/.exec(told.at(-1) ?? "")?.[1]);
  process.kill(relay, "SIGKILL");
  expect((await slice).code).toBe("generator-died");
  await session[Symbol.asyncDispose]();
  expect(isRunning(leader)).toBe(false);
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
