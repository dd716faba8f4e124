import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Arm } from "../../../../src/model/arm.ts";
import { NO_STATUS, type Slice } from "../../../../src/model/sample.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import type { SlicePlan } from "../../../../src/run/ports.ts";
import { median } from "../../../../src/stats/quantile.ts";
import { temporaryFolder } from "../../../../src/storage/temp-dir.ts";
import { type CountingServer, httpServer } from "../../../fixtures/servers/counting-server.ts";
import { aSlicePlan, nextSlice, targetsOf } from "../../../support/engine-session.ts";
import { aLocustScenario, locustFromSource, type ShopServer, shopServer } from "../../../support/locust.ts";

const engine = locustFromSource();
afterAll(() => engine[Symbol.asyncDispose]());

/** The slices of so many pairs on two servers. */
async function slicesOf(
  pairs: number,
  servers: readonly CountingServer[],
  scenario: Scenario,
  plan: Partial<SlicePlan> = {},
): Promise<Slice[]> {
  await using session = await engine.open(targetsOf(...servers), scenario, aSlicePlan(plan));
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen: Slice[] = [];
  while (seen.length < pairs * servers.length) seen.push(await nextSlice(slices));
  return seen;
}

const of = (arm: Arm, slices: readonly Slice[]) => slices.filter((slice) => slice.arm === arm);
const countOf = (slices: readonly Slice[]) => slices.reduce((sum, { latency }) => sum + latency.length, 0);
const namesIn = (slices: readonly Slice[]) =>
  slices.flatMap(({ name, names }) => [...name].map((index) => names[index] ?? ""));
const notesIn = (slices: readonly Slice[]) => [...new Set(slices.flatMap(({ notes = [] }) => notes))];

test("both slices of a pair have equal counts, and the servers count as many", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const plan = { first: (pair: number): Arm => (pair % 2 === 0 ? "head" : "base") };
  const slices = await slicesOf(6, [base, head], aLocustScenario("shop.py"), plan);
  expect(slices.map(({ arm }) => arm).slice(0, 4)).toEqual(["head", "base", "base", "head"]);
  for (const pair of Map.groupBy(slices, (slice) => slice.pair).values()) {
    expect(new Set(pair.map(({ latency }) => latency.length)).size).toBe(1);
  }
  expect(slices.every(({ spoiled }) => spoiled === undefined)).toBe(true);
  expect([base.requests.length, head.requests.length]).toEqual([
    countOf(of("base", slices)),
    countOf(of("head", slices)),
  ]);
});

test("every user logs in once on each arm, and no session crosses over", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const slices = await slicesOf(4, [base, head], aLocustScenario("shop.py", { users: 6 }));
  expect([base.logins, head.logins]).toEqual([6, 6]);
  expect([base.strangers, head.strangers]).toEqual([0, 0]);
  expect(slices.every(({ ok }) => !ok.includes(0))).toBe(true);
});

test("users log out of their own arm when the round is over, uncounted, and listeners hear of its end", async () => {
  await using folder = await temporaryFolder(process.env);
  const endings = join(folder.path, "endings");
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const scenario = aLocustScenario("endings.py", { users: 3, script: { env: { ENDINGS: endings } } });
  const slices = await slicesOf(2, [base, head], scenario);
  for (const [arm, { requests }] of Object.entries({ base, head }) as [Arm, ShopServer][]) {
    const logouts = requests.filter((line) => line === "POST /logout");
    expect(logouts).toHaveLength(3);
    expect(requests.length).toBe(countOf(of(arm, slices)) + 3);
  }
  expect(namesIn(slices)).not.toContain("POST /logout");
  const told = readFileSync(endings, "utf8").trim().split("\n");
  expect(told).toEqual([...Array(6).fill("logout 200"), "test_stop", "quitting"]);
});

test("a logout that hangs ends with its process after some seconds", async () => {
  await using folder = await temporaryFolder(process.env);
  const endings = join(folder.path, "endings");
  await using base = await shopServer("base", (path) => (path === "/logout" ? { delayMs: 60_000 } : {}));
  await slicesOf(1, [base], aLocustScenario("endings.py", { users: 2, script: { env: { ENDINGS: endings } } }));
  expect(base.requests.filter((line) => line === "POST /logout")).toHaveLength(2);
  expect(existsSync(endings)).toBe(false);
});

test("names and weights are the file's, and both arms get the same mix", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const slices = await slicesOf(10, [base, head], aLocustScenario("shop.py"), { requests: 80 });
  const names = namesIn(slices);
  expect(new Set(names)).toEqual(new Set(["POST /login", "GET /item/[id]", "GET /items", "POST /basket"]));
  const share = (arm: Arm, name: string) => namesIn(of(arm, slices)).filter((each) => each === name).length;
  expect(share("base", "GET /item/[id]")).toBeGreaterThan(2 * share("base", "GET /items"));
  expect(share("base", "GET /items")).toBeGreaterThan(share("base", "POST /basket"));
  // Twins choose alike; at the ends of slices a user may be one task ahead of its twin.
  for (const name of new Set(names)) expect(Math.abs(share("base", name) - share("head", name))).toBeLessThanOrEqual(8);
});

test("with tags, only those tasks are played, on both arms", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const scenario = aLocustScenario("shop.py", { script: { tags: ["check"] } });
  const slices = await slicesOf(2, [base, head], scenario);
  for (const arm of ["base", "head"] as const)
    expect(new Set(namesIn(of(arm, slices)))).toEqual(new Set(["POST /login", "GET /items"]));
});

test("FastHttpUser: equal counts, sessions of each arm, and its checks", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head", (path) => (path === "/items" ? { text: "nothing" } : {}));
  const slices = await slicesOf(4, [base, head], aLocustScenario("fast.py"));
  expect([base.strangers, head.strangers]).toEqual([0, 0]);
  expect([base.requests.length, head.requests.length]).toEqual([
    countOf(of("base", slices)),
    countOf(of("head", slices)),
  ]);
  expect(of("base", slices).every(({ ok }) => !ok.includes(0))).toBe(true);
  const [, ...later] = of("head", slices);
  expect(later.flatMap(({ status }) => [...status])).toEqual(
    later.flatMap(({ status }) => [...status].fill(NO_STATUS.rejected)),
  );
  expect(notesIn(slices)).toEqual(["head: GET /items failed: no items"]);
});

test("a response that the file's check refuses is a failure with the file's words", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head", (path) => (path === "/items" ? { text: "nothing" } : {}));
  const slices = await slicesOf(6, [base, head], aLocustScenario("shop.py"));
  expect(of("base", slices).every(({ ok }) => !ok.includes(0))).toBe(true);
  const failed = of("head", slices).flatMap(({ ok, status, name, names }) =>
    [...ok].flatMap((good, i) => (good ? [] : [`${names[name[i] ?? 0]} ${status[i]}`])),
  );
  expect(new Set(failed)).toEqual(new Set([`GET /items ${NO_STATUS.rejected}`]));
  expect(notesIn(slices)).toEqual(["head: GET /items failed: no items"]);
});

test("an exception in the file fails the request that it is about", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head", (path) => (path === "/basket" ? { text: "{}" } : {}));
  const slices = await slicesOf(8, [base, head], aLocustScenario("shop.py"));
  const statuses = (arm: Arm) => new Set(of(arm, slices).flatMap(({ status }) => [...status]));
  expect(statuses("base")).toEqual(new Set([200]));
  expect(statuses("head")).toEqual(new Set([200, NO_STATUS.raised]));
  expect(notesIn(slices)).toEqual(["head: Shopper raised KeyError: 'total'"]);
});

test("an unexpected status is a failure with that status", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head", (path) => (path.startsWith("/item/") ? { status: 503 } : {}));
  const slices = await slicesOf(4, [base, head], aLocustScenario("shop.py"));
  expect(of("head", slices).flatMap(({ status }) => [...status])).toContain(503);
  expect(
    of("head", slices).flatMap(({ status, ok }) => [...status].filter((code, i) => code === 503 && ok[i])),
  ).toEqual([]);
});

test("think time of every kind runs on the arm's clock, which stands still while its gate is closed", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(6, [base, head], aLocustScenario("waits.py"), { requests: 1000 });
  for (const arm of ["base", "head"] as const) {
    const own = of(arm, slices);
    const seconds = own.reduce((sum, { opened, drained }) => sum + drained - opened, 0);
    for (const [name, least] of [
      ["GET /between", 0.05],
      ["GET /pacing", 0.1],
      ["GET /throughput", 0.1],
    ] as const) {
      const sent = namesIn(own).filter((each) => each === name).length;
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThanOrEqual(Math.ceil(seconds / least) + 2);
    }
    expect(namesIn(own)).toContain("GET /poisson");
  }
});

test("a sequence of tasks stays a sequence, and a load shape is left out and told", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(3, [base, head], aLocustScenario("sequence.py", { users: 1 }), { requests: 12 });
  const steps = ["GET /1", "GET /2", "GET /3"];
  for (const server of [base, head])
    expect(server.requests).toEqual(server.requests.map((_, index) => steps[index % 3]));
  expect(notesIn(slices)).toContain("head: its Waves is left out, because the scenario sets the users");
});

test("a slow head is seen", async () => {
  await using base = await shopServer("base", () => ({ delayMs: 5 }));
  await using head = await shopServer("head", () => ({ delayMs: 50 }));
  const slices = await slicesOf(4, [base, head], aLocustScenario("shop.py"));
  const p50 = (arm: Arm) => median(of(arm, slices).flatMap(({ latency }) => [...latency]));
  expect(p50("head")).toBeGreaterThan(2 * p50("base"));
  for (const { start, opened, drained, latency } of slices) {
    expect(Math.min(...start)).toBeGreaterThan(opened - 0.05);
    expect(Math.max(...start.map((at, i) => at + (latency[i] ?? 0)))).toBeLessThan(drained + 0.05);
  }
});

test("a thousand names and hostile ones become at most 101, each on one line, and are told", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(2, [base, head], aLocustScenario("names.py"), { requests: 500, seconds: 20 });
  expect(countOf(slices)).toBe(2000);
  const names = new Set(namesIn(slices));
  expect(names.size).toBe(101);
  expect(names).toContain("other requests");
  expect([...names].every((name) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(name) && name.length <= 120)).toBe(true);
  expect(notesIn(slices)).toContainEqual(expect.stringMatching(/^more than 100 names of requests were sent/));
});

test("a response that is judged only after the user's next request is told, and deadlocks nothing", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(6, [base, head], aLocustScenario("nested.py", { users: 3 }), { requests: 4 });
  expect(slices.every(({ spoiled }) => spoiled === undefined)).toBe(true);
  expect(slices.map(({ latency }) => latency.length)).toEqual(slices.map(() => 4));
  expect(notesIn(slices).join("\n")).toContain("was called a failure only after its slice, and counted as a success");
});

test("requests that one user sends at once each count once, by their own name and with their own latency", async () => {
  const delayed = (path: string) => (path === "/slow" ? { delayMs: 150 } : {});
  await using base = await shopServer("base", delayed);
  await using head = await shopServer("head", delayed);
  const slices = await slicesOf(3, [base, head], aLocustScenario("at_once.py", { users: 4 }), { requests: 40 });
  expect(slices.map(({ spoiled, notes }) => [spoiled, notes])).toEqual(slices.map(() => [undefined, undefined]));
  for (const [arm, { requests }] of Object.entries({ base, head }) as [Arm, ShopServer][]) {
    const names = namesIn(of(arm, slices));
    const latencies = of(arm, slices).flatMap(({ latency }) => [...latency]);
    const latenciesOf = (path: string) => latencies.filter((_, i) => names[i]?.startsWith(`GET ${path} `));
    for (const path of ["/slow", "/quick"])
      expect(latenciesOf(path)).toHaveLength(requests.filter((line) => line === `GET ${path}`).length);
    for (const kind of ["page", "fast"]) expect(names).toContain(`GET /quick ${kind}`);
    expect(Math.min(...latenciesOf("/slow"))).toBeGreaterThan(0.14);
    expect(Math.min(...latenciesOf("/quick"))).toBeLessThan(0.14);
  }
});

test("what another client sends is not measured, and is told", async () => {
  await using base = await httpServer((_request, response) => response.end());
  await using head = await httpServer((_request, response) => response.end());
  const slices = await slicesOf(6, [base, head], aLocustScenario("other_client.py"), { requests: 100 });
  expect(new Set(namesIn(slices))).toEqual(new Set(["GET /"]));
  expect(notesIn(slices)).toContainEqual(expect.stringContaining("MQTT requests that do not pass through"));
});

test("whole loads: stages set the users, and the open arm's alone send", async () => {
  await using base = await shopServer("base", () => ({ delayMs: 20 }));
  await using head = await shopServer("head", () => ({ delayMs: 20 }));
  const stages = [
    { seconds: 1, users: 2 },
    { seconds: 1, users: 12 },
    { seconds: 1, users: 2 },
  ];
  const [first, second] = await slicesOf(1, [base, head], aLocustScenario("shop.py"), { whole: { stages } });
  for (const slice of [first, second]) {
    const begun = (from: number, to: number) =>
      slice?.start.filter((at) => at - slice.opened >= from && at - slice.opened < to).length ?? 0;
    expect(slice?.spoiled).toBeUndefined();
    expect(begun(1, 2)).toBeGreaterThan(2 * begun(0, 1));
    expect(begun(1, 2)).toBeGreaterThan(2 * begun(2.1, 3));
  }
});

test("users who go in the middle of a whole load log out at once, on either arm, uncounted", async () => {
  await using base = await shopServer("base");
  await using head = await shopServer("head");
  const stages = [
    { seconds: 1, users: 4 },
    { seconds: 1, users: 1 },
  ];
  const slices = await slicesOf(1, [base, head], aLocustScenario("logouts.py"), { whole: { stages } });
  expect(slices.map(({ spoiled }) => spoiled)).toEqual([undefined, undefined]);
  expect(new Set(namesIn(slices))).toEqual(new Set(["GET /items"]));
  for (const { requests } of [base, head])
    expect(requests.filter((line) => line === "POST /logout").length).toBeGreaterThanOrEqual(6);
});
