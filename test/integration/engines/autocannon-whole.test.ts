import { afterAll, expect, test } from "vitest";
import type { Stage } from "../../../src/model/load-stage.ts";
import type { Rate } from "../../../src/model/scenario.ts";
import { arrivalTimes } from "../../../src/plan/arrivals.ts";
import { quantile } from "../../../src/stats/quantile.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { type CountingServer, httpServer } from "../../fixtures/servers/counting-server.ts";
import { aScenario } from "../../support/builders.ts";
import { aSlicePlan, autocannonFromSource, nextSlice, targetsOf } from "../../support/engine-session.ts";

const engine = autocannonFromSource();
afterAll(() => engine[Symbol.asyncDispose]());

const RATE: Rate = { perSecond: 200, arrivals: "constant", maxConnections: 500 };

test("requests arrive at their rate, each arm in its turn, and every one is counted", async () => {
  await using base = await httpServer((_request, response) => response.end("hello"));
  await using head = await httpServer((_request, response) => response.end("hello"));
  const whole = { stages: [open(1, 200)] };
  const plan = aSlicePlan({ whole, first: (pair) => (pair === 0 ? "base" : "head") });
  await using session = await engine.open(targetsOf(base, head), aScenario({ rate: RATE }), plan);
  const slices = session.slices()[Symbol.asyncIterator]();
  const order: string[] = [];
  for (let i = 0; i < 4; i++) {
    const slice = await nextSlice(slices);
    order.push(slice.arm);
    expect(slice.latency.length).toBe(200);
    expect(slice.ok.every((ok) => ok === 1)).toBe(true);
  }
  expect(order).toEqual(["base", "head", "head", "base"]);
  expect([base.requests.length, head.requests.length]).toEqual([400, 400]);
});

test("a service that stalls shows it: whoever was due while it stood still waited", async () => {
  const stall = { from: 0.4, seconds: 1 };
  await using server = await stallingServer(stall);
  const slice = await playWhole(server, [open(2.5, 200)]);
  expect(slice.latency.length).toBe(500);
  // 200 of 500 were due while it stood still, and waited 0 to 1 s: the p95 is a wait of seven eighths.
  expect(quantile([...slice.latency], 0.95)).toBeGreaterThan(0.7 * stall.seconds);
  expect([...slice.latency].filter((latency) => latency > 0.1 * stall.seconds).length).toBeGreaterThan(150);
  expect(server.connections).toBeGreaterThan(100);
  expect(server.requests.length).toBe(500);
});

test("with all its connections in use it says so, and the wait for one counts", async () => {
  await using server = await stallingServer({ from: 0.3, seconds: 1 });
  const slice = await playWhole(server, [open(2, 200)], { ...RATE, maxConnections: 20 });
  expect(server.connections).toBe(20);
  expect(slice.latency.length).toBe(400);
  expect(slice.notes).toEqual(["all 20 connections were in use, and requests waited for one"]);
  expect(quantile([...slice.latency], 0.95)).toBeGreaterThan(0.6);
});

test("users come and go with the stages of a closed load", async () => {
  let [busy, most] = [0, 0];
  const seen: number[] = [];
  await using server = await httpServer((_request, response) => {
    busy += 1;
    most = Math.max(most, busy);
    seen.push(busy);
    setTimeout(() => {
      busy -= 1;
      response.end("hello");
    }, 20);
  });
  const slice = await playWhole(server, [users(0.5, 2), users(0.5, 20), users(0.5, 2)]);
  expect(slice.spoiled).toBeUndefined();
  expect(most).toBe(20);
  expect(seen.slice(0, 10).every((count) => count <= 2)).toBe(true);
  expect(seen.slice(-10).every((count) => count <= 2)).toBe(true);
  expect(slice.latency.length).toBe(server.requests.length);
});

async function playWhole(server: CountingServer, stages: readonly Stage[], rate = RATE) {
  const scenario = aScenario("starts" in (stages[0] ?? {}) ? { rate } : {});
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ whole: { stages } }));
  return await nextSlice(session.slices()[Symbol.asyncIterator]());
}

/** Holds what arrives from `from` on, counted from the first request, for `seconds`; then answers all of it. */
async function stallingServer({ from, seconds }: { from: number; seconds: number }): Promise<CountingServer> {
  let began: number | undefined;
  return await httpServer((_request, response) => {
    began ??= performance.now();
    const at = (performance.now() - began) / 1000;
    if (at < from || at > from + seconds) response.end("hello");
    else setTimeout(() => response.end("hello"), (from + seconds - at) * 1000);
  });
}

function open(seconds: number, perSecond: number): Stage {
  const starts = arrivalTimes(seconds, perSecond, "constant", seededRandom(1));
  return { seconds, ratePerSecond: perSecond, arrivals: "constant", starts };
}

function users(seconds: number, count: number): Stage {
  return { seconds, users: count };
}
