import { afterAll, expect, test } from "vitest";
import type { Arm } from "../../../../src/model/arm.ts";
import { NO_STATUS, type Slice } from "../../../../src/model/sample.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import type { SlicePlan } from "../../../../src/run/ports.ts";
import { median } from "../../../../src/stats/quantile.ts";
import { type CountingServer, httpServer } from "../../../fixtures/servers/counting-server.ts";
import { aSlicePlan, nextSlice, targetsOf } from "../../../support/engine-session.ts";
import { aK6Scenario, k6FromSource } from "../../../support/k6.ts";

const engine = k6FromSource();
afterAll(() => engine[Symbol.asyncDispose]());

interface Played {
  readonly slices: readonly Slice[];
  readonly atEnd: readonly string[];
}

/** So many pairs of slices on the servers, and what was told at the end. */
async function play(
  pairs: number,
  servers: readonly CountingServer[],
  scenario: Scenario,
  plan: Partial<SlicePlan> = {},
): Promise<Played> {
  await using session = await engine.open(targetsOf(...servers), scenario, aSlicePlan(plan));
  const iterator = session.slices()[Symbol.asyncIterator]();
  const slices: Slice[] = [];
  while (slices.length < pairs * servers.length) slices.push(await nextSlice(iterator));
  return { slices, atEnd: (await session.end?.()) ?? [] };
}

const shop = (delayMs = 2, wrong: Readonly<Record<string, number>> = {}) =>
  httpServer((request, response) => {
    response.statusCode = wrong[request.url ?? ""] ?? 200;
    setTimeout(() => response.end('{"total": 2}'), delayMs);
  });

const adopt = async (scenario: Scenario) => (await engine.scripts?.adopt(scenario)) ?? scenario;
const of = (arm: Arm, slices: readonly Slice[]) => slices.filter((slice) => slice.arm === arm);
const countOf = (slices: readonly Slice[]) => slices.reduce((sum, { latency }) => sum + latency.length, 0);
const namesIn = (slices: readonly Slice[]) =>
  slices.flatMap(({ name, names }) => [...name].map((index) => names[index] ?? ""));
const notesIn = (slices: readonly Slice[]) => [...new Set(slices.flatMap(({ notes = [] }) => notes))];

const SHOP = [
  "GET /items",
  "GET /item/[id]",
  "basket: GET /pictures/1",
  "basket: GET /pictures/2",
  "basket: GET /pictures/3",
  "basket: POST /basket",
];

test("a script's slices alternate for equal times, and the servers count as many requests", async () => {
  await using base = await shop();
  await using head = await shop();
  const plan = { first: (pair: number): Arm => (pair % 2 === 0 ? "head" : "base") };
  const { slices } = await play(4, [base, head], aK6Scenario("shop.js"), plan);
  expect(slices.map(({ arm }) => arm).slice(0, 4)).toEqual(["head", "base", "base", "head"]);
  expect(slices.every(({ spoiled, ok }) => spoiled === undefined && !ok.includes(0))).toBe(true);
  for (const [arm, server] of [["base", base] as const, ["head", head] as const]) {
    // Beside the load: setup() and teardown(), once on each arm.
    expect(server.requests).toHaveLength(countOf(of(arm, slices)) + 2);
    expect(server.requests[0]).toBe("POST /setup");
    expect(server.requests.at(-1)).toBe("DELETE /setup?total=2");
  }
});

test("no request of one arm is in flight while the other's gate is open", async () => {
  await using base = await shop(5);
  await using head = await shop(5);
  const { slices } = await play(4, [base, head], aK6Scenario("shop.js"));
  for (const [index, { opened, drained, start, latency }] of slices.entries()) {
    const ends = start.map((at, i) => at + (latency[i] ?? 0));
    expect(Math.min(...start)).toBeGreaterThan(opened - 0.005);
    expect(Math.max(...ends)).toBeLessThan(drained + 0.005);
    expect(opened).toBeGreaterThanOrEqual(slices[index - 1]?.drained ?? 0);
  }
});

test("names are tags, addresses and groups, and the same on both arms", async () => {
  await using base = await shop();
  await using head = await shop();
  const { slices } = await play(2, [base, head], aK6Scenario("shop.js"));
  for (const arm of ["base", "head"] as const) expect(new Set(namesIn(of(arm, slices)))).toEqual(new Set(SHOP));
});

test("users, rates and thresholds are taken from the script where the config leaves them to it", async () => {
  const scenario = await adopt(aK6Scenario("shop.js", { users: 8, script: { ownUsers: true } }));
  expect(scenario.users).toBe(4);
  expect(scenario.rate).toBeUndefined();
  expect(scenario.budgets.map(({ metric, op, limit, text }) => [metric, op, limit, text])).toEqual([
    ["p95", "<", 5, "http_req_duration: p(95)<5000"],
    ["errors", "<", 0.5, "http_req_failed: rate<0.5"],
  ]);
  expect((await adopt(aK6Scenario("shop.js", { users: 8 }))).users).toBe(8);
  const rate = await adopt(aK6Scenario("arrivals.js", { script: { ownUsers: true } }));
  expect([rate.users, rate.rate]).toEqual([15, { perSecond: 80, arrivals: "constant", maxConnections: 55 }]);
});

test("a check that fails on head alone is told, with the threshold that it breaks", async () => {
  await using base = await shop();
  await using head = await httpServer((request, response) => {
    response.end(request.url?.startsWith("/items") === true ? '{"total": 3}' : '{"total": 2}');
  });
  const { slices, atEnd } = await play(2, [base, head], aK6Scenario("shop.js"));
  expect(notesIn(slices)).toEqual([expect.stringContaining('"iterations: count>1000000" is not judged')]);
  expect(atEnd).toEqual([
    'head breaks the script\'s threshold "checks: rate>0.99"',
    'head failed the script\'s check "has a total"',
  ]);
});

test("failures are those that k6 sees: statuses, and responses that the script does not expect", async () => {
  await using base = await shop(1, { "/missing": 404 });
  await using head = await shop(1, { "/missing": 404, "/here": 503 });
  const { slices } = await play(2, [base, head], aK6Scenario("statuses.js"));
  const failed = (arm: Arm) =>
    new Set(
      of(arm, slices).flatMap(({ ok, status, name, names }) =>
        [...ok].flatMap((good, i) => (good ? [] : [`${names[name[i] ?? 0]} ${status[i]}`])),
      ),
    );
  expect(failed("base")).toEqual(new Set(["GET /missing 404", "GET expected to fail 200"]));
  expect(failed("head")).toEqual(new Set(["GET /missing 404", "GET expected to fail 200", "GET /here 503"]));
});

test("an exception after a response makes that response a failure, with its words", async () => {
  await using base = await shop();
  await using head = await httpServer((_request, response) => response.end("{}"));
  const { slices } = await play(2, [base, head], aK6Scenario("throws.js", { script: { env: { WHERE: "after" } } }));
  expect(of("base", slices).every(({ ok }) => !ok.includes(0))).toBe(true);
  expect(new Set(of("head", slices).flatMap(({ status }) => [...status]))).toEqual(new Set([NO_STATUS.raised]));
  expect(notesIn(slices)).toEqual([expect.stringContaining("head: the script threw no total")]);
});

test("users who think wait on their own time, and slices end without waiting for them", async () => {
  await using base = await shop();
  await using head = await shop();
  const scenario = aK6Scenario("shop.js", { users: 10, script: { env: { PAUSE: "1.5" } } });
  const { slices } = await play(3, [base, head], scenario);
  expect(slices.every(({ spoiled }) => spoiled === undefined)).toBe(true);
  const seconds = slices.reduce((sum, { opened, drained }) => sum + drained - opened, 0);
  expect(seconds).toBeLessThan(slices.length * 1.5);
});

test("requests that are not waited for end within their slice", async () => {
  await using base = await shop(5);
  await using head = await shop(5);
  const { slices } = await play(3, [base, head], aK6Scenario("async.js"));
  expect(slices.every(({ spoiled }) => spoiled === undefined)).toBe(true);
  expect([base.requests.length, head.requests.length]).toEqual([
    countOf(of("base", slices)),
    countOf(of("head", slices)),
  ]);
  expect(new Set(namesIn(slices))).toEqual(new Set(["GET /one", "GET /two"]));
});

test("a slow head is seen", async () => {
  await using base = await shop(5);
  await using head = await shop(50);
  const { slices } = await play(4, [base, head], aK6Scenario("shop.js"));
  const p50 = (arm: Arm) => median(of(arm, slices).flatMap(({ latency }) => [...latency]));
  expect(p50("head")).toBeGreaterThan(2 * p50("base"));
});

test("rates are played whole, one arm after the other, each with its share of the script's scenarios", async () => {
  await using base = await shop(5);
  await using head = await shop(5);
  const stages = [{ seconds: 1.5, ratePerSecond: 160, arrivals: "constant", starts: new Float64Array() }] as const;
  const { slices } = await play(1, [base, head], aK6Scenario("arrivals.js"), { whole: { stages } });
  for (const slice of slices) {
    expect(slice.spoiled).toBeUndefined();
    const count = (wanted: string) => namesIn([slice]).filter((name) => name === wanted).length;
    expect(Math.abs(count("GET /read") - 180)).toBeLessThanOrEqual(2);
    expect(Math.abs(count("POST /write") - 60)).toBeLessThanOrEqual(2);
  }
  const [first, second] = slices;
  expect(second?.opened).toBeGreaterThan(first?.drained ?? Number.POSITIVE_INFINITY);
});

test("users come and go as the stages say", async () => {
  await using base = await shop(20);
  const stages = [
    { seconds: 1, users: 2 },
    { seconds: 1, users: 12 },
    { seconds: 1, users: 2 },
  ];
  const { slices } = await play(1, [base], aK6Scenario("shop.js"), { whole: { stages } });
  const [slice] = slices;
  const begun = (from: number, to: number) =>
    slice?.start.filter((at) => at - slice.opened >= from && at - slice.opened < to).length ?? 0;
  expect(begun(1, 2)).toBeGreaterThan(2 * begun(0, 1));
  expect(begun(1, 2)).toBeGreaterThan(2 * begun(2.2, 3));
});

test("an arrival rate without users to spare is the generator's failure, and told", async () => {
  await using base = await shop(400);
  const stages = [{ seconds: 2, ratePerSecond: 320, arrivals: "constant", starts: new Float64Array() }] as const;
  const { slices } = await play(1, [base], aK6Scenario("arrivals.js"), { whole: { stages } });
  expect(slices[0]).toMatchObject({ generatorFailed: true, spoiled: expect.stringContaining("raise maxVUs") });
});
