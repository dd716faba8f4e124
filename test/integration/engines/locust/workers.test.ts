import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createLocustEngine } from "../../../../src/engines/locust/engine.ts";
import type { Arm } from "../../../../src/model/arm.ts";
import type { Slice } from "../../../../src/model/sample.ts";
import type { EngineSession, SlicePlan } from "../../../../src/run/ports.ts";
import { temporaryFolder } from "../../../../src/storage/temp-dir.ts";
import { aSlicePlan, nextSlice, silentLog, sourceGenerator, until } from "../../../support/engine-session.ts";
import { aLocustScenario, LOCUST_PYTHON } from "../../../support/locust.ts";
import { type Host, network, programOn } from "../../../support/network.ts";
import { problemOf } from "../../../support/service-bench.ts";

/** Services, master and workers on hosts of their own, as far as the kernel can tell. */
await using stack = new AsyncDisposableStack();
const resources = stack.move();
const folder = resources.use(await temporaryFolder(process.env));
const { hosts } = resources.use(network(5));
const [services, master, ...machines] = hosts as [Host, Host, Host, Host, Host];
const children: ChildProcess[] = [];
resources.defer(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, "exit")));
});
const { PATH = "", HOME = "" } = process.env;
const engine = resources.use(
  createLocustEngine({
    generatorUrl: sourceGenerator,
    log: silentLog,
    environment: { PATH, HOME },
    workerSeconds: 20,
  }),
);
afterAll(() => resources.disposeAsync());

interface Told {
  readonly url: string;
  /** "10.77.0.3 GET /items" */
  readonly requests: readonly string[];
}

const base = await service("0");
const head = await service("10");
const targets = [
  { arm: "base", url: base.url },
  { arm: "head", url: head.url },
] as const;
const scenario = aLocustScenario("shop.py", {
  users: 6,
  script: {
    python: programOn(master, LOCUST_PYTHON, join(folder.path, "python")),
    workers: { count: 2, host: master.address, port: 5557 },
  },
});
const open = (plan: Partial<SlicePlan> = {}) => engine.open(targets, scenario, aSlicePlan(plan));

async function service(delayMs: string): Promise<Told> {
  const program = resolve(import.meta.dirname, "../../../fixtures/servers/told-server.js");
  const child = run(services, process.execPath, program, services.address, delayMs);
  const requests: string[] = [];
  let port = "";
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("listening")) port = line.slice("listening on ".length);
      else requests.push(line);
    }
  });
  await until("the service listens", () => port !== "");
  return { url: `http://${services.address}:${port}`, requests };
}

function startWorker(host: Host, port = 5557): ChildProcess {
  const { address } = master;
  return run(
    host,
    LOCUST_PYTHON,
    "-m",
    "locust",
    "-f",
    "-",
    "--worker",
    "--master-host",
    address,
    "--master-port",
    String(port),
    "--loglevel",
    "ERROR",
  );
}

function run(host: Host, ...words: readonly string[]): ChildProcess {
  const [command = "", ...args] = [...host.inside, ...words];
  // Locust writes the master's files there, by their names.
  const env = { ...process.env, TMPDIR: mkdtempSync(join(folder.path, "tmp-")) };
  const child = spawn(command, args, { cwd: folder.path, env, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return child;
}

async function take(session: EngineSession, count: number): Promise<Slice[]> {
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen: Slice[] = [];
  while (seen.length < count) seen.push(await nextSlice(slices));
  return seen;
}

const countOf = (arm: Arm, slices: readonly Slice[]) =>
  slices.filter((slice) => slice.arm === arm).reduce((sum, { latency }) => sum + latency.length, 0);
const notesIn = (slices: readonly Slice[]) => [...new Set(slices.flatMap(({ notes = [] }) => notes))].join("\n");

/** Whatever a machine that is busy with something else does not explain. */
const wrongIn = (slices: readonly Slice[]) =>
  slices.flatMap(({ spoiled, notes = [] }) => [
    ...(spoiled?.split("; ").filter((why) => !why.endsWith("stood still or answered late")) ?? []),
    ...notes.filter((note) => !note.endsWith("lagged, and its pairs do not count")),
  ]);

/** The next slice of the arm, or of any, that a busy machine has not spoiled. */
async function nextGood(slices: AsyncIterator<Slice>, arm?: Arm): Promise<Slice> {
  for (;;) {
    const slice = await nextSlice(slices);
    expect(wrongIn([slice])).toEqual([]);
    if (slice.spoiled === undefined && slice.arm === (arm ?? slice.arm)) return slice;
  }
}

let first: ChildProcess;
let second: ChildProcess;

test("two workers share the users of both arms, and every sample of theirs arrives", async () => {
  const opening = open();
  first = startWorker(machines[0] as Host);
  second = startWorker(machines[1] as Host);
  await using session = await opening;
  const slices = await take(session, 8);
  expect(wrongIn(slices)).toEqual([]);
  for (const pair of Map.groupBy(slices, (slice) => slice.pair).values())
    expect(new Set(pair.map(({ latency }) => latency.length)).size).toBe(1);
  for (const [arm, { requests }] of [
    ["base", base],
    ["head", head],
  ] as const) {
    expect(requests.length).toBe(countOf(arm, slices));
    expect(requests.filter((line) => line.endsWith("POST /login"))).toHaveLength(6);
    for (const { address } of machines.slice(0, 2))
      expect(requests.filter((line) => line.startsWith(`${address} POST /login`))).toHaveLength(3);
  }
  expect(slices.flatMap(({ ok }) => [...ok])).not.toContain(0);
  for (const { start, opened, drained, latency } of slices) {
    expect(Math.min(...start)).toBeGreaterThan(opened - 0.05);
    expect(Math.max(...start.map((at, i) => at + (latency[i] ?? 0)))).toBeLessThan(drained + 0.05);
  }
});

test("a worker that stands still for a while: that pair is spoiled, it is told, and it goes on", async () => {
  await using session = await open();
  const slices = session.slices()[Symbol.asyncIterator]();
  await nextSlice(slices);
  second.kill("SIGSTOP");
  const stalled = nextSlice(slices);
  const began = performance.now();
  await until("it has stood still for long", () => performance.now() > began + 1000);
  second.kill("SIGCONT");
  const slice = await stalled;
  expect(slice.spoiled).toMatch(/worker \d .*stood still or answered late/);
  expect(notesIn([slice])).toMatch(/worker \d .* lagged, and its pairs do not count/);
  await nextGood(slices);
});

test("whole loads: the users of each stage, over all workers", async () => {
  const stages = [
    { seconds: 1, users: 2 },
    { seconds: 1, users: 12 },
    { seconds: 1, users: 2 },
  ];
  await using session = await open({ whole: { stages } });
  const slice = await nextGood(session.slices()[Symbol.asyncIterator](), "head");
  const begun = (from: number, to: number) =>
    slice.start.filter((at) => at - slice.opened >= from && at - slice.opened < to).length;
  expect(begun(1.1, 2)).toBeGreaterThan(1.5 * begun(0, 0.9));
});

test("a worker that is killed is told, its pair is spoiled and the round ends; the next one waits for another", async () => {
  const before = base.requests.length;
  {
    await using session = await open();
    const slices = session.slices()[Symbol.asyncIterator]();
    const good = await nextSlice(slices);
    expect([good.spoiled, base.requests.length - before]).toEqual([undefined, countOf("base", [good])]);
    second.kill("SIGKILL");
    const rest: Slice[] = [];
    for (let next = await slices.next(); next.done !== true; next = await slices.next()) rest.push(next.value);
    const lost = rest.filter(({ spoiled }) => spoiled !== undefined);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(({ spoiled }) => /worker \d .* has gone/.test(spoiled ?? ""))).toBe(true);
    expect(rest.at(-1)?.spoiled).toBeDefined();
    expect((rest.length + 1) % 2).toBe(0);
    expect(notesIn(rest)).toMatch(/worker \d .* went away, and its pair and the rest of that round do not count/);
  }
  const opening = open();
  second = startWorker(machines[1] as Host);
  await using session = await opening;
  await nextGood(session.slices()[Symbol.asyncIterator]());
});

test("a worker that joins late is told, has no users in that round, and has some in the next", async () => {
  const address = machines[2]?.address ?? "";
  const ofThird = () => head.requests.filter((line) => line.startsWith(`${address} `));
  {
    await using session = await open();
    startWorker(machines[2] as Host);
    const slices = session.slices()[Symbol.asyncIterator]();
    const seen: Slice[] = [];
    while (!notesIn(seen).includes("a worker joined late, and has no users before the next round"))
      seen.push(await nextSlice(slices));
    expect(seen.every(({ spoiled }) => spoiled === undefined || /stood still or answered late/.test(spoiled))).toBe(
      true,
    );
    expect(ofThird()).toEqual([]);
  }
  await using session = await open();
  await take(session, 4);
  expect(ofThird().length).toBeGreaterThan(0);
});

test("users on workers log out of their own arm when the round is over, uncounted", async () => {
  const port = 5559;
  const python = scenario.script?.python ?? "";
  const script = { python, workers: { count: 2, host: master.address, port } };
  const opening = engine.open(targets, aLocustScenario("logouts.py", { users: 4, script }), aSlicePlan());
  for (const host of machines.slice(0, 2)) startWorker(host, port);
  const logouts = ({ requests }: Told) => requests.filter((line) => line.endsWith("POST /logout"));
  {
    await using session = await opening;
    for (const { name, names } of await take(session, 4))
      expect(new Set([...name].map((index) => names[index]))).toEqual(new Set(["GET /items"]));
    expect([base, head].flatMap(logouts)).toEqual([]);
  }
  await until("all have logged out", () => [base, head].every((arm) => logouts(arm).length === 4));
});

test("workers end well when the run is over, and missing ones are told with what to start", async () => {
  await using lonely = createLocustEngine({
    generatorUrl: sourceGenerator,
    log: silentLog,
    environment: { PATH, HOME },
    workerSeconds: 0.5,
  });
  const port = 5558;
  const { script } = scenario;
  if (script?.workers === undefined) throw new Error("no workers");
  const other = { ...scenario, script: { ...script, workers: { ...script.workers, port } } };
  const problem = await problemOf(lonely.open(targets, other, aSlicePlan()));
  expect(problem.code).toBe("locust-workers-missing");
  expect(problem.message).toContain(`expected 2 workers at ${master.address}:${port} within 0.5 s, got 0`);
  expect(problem.hint).toContain(`locust -f - --worker --master-host ${master.address} --master-port ${port}`);
  await engine[Symbol.asyncDispose]();
  await Promise.all([first, second].map((child) => child.exitCode ?? once(child, "exit")));
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
});
