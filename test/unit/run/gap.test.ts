import { expect, test } from "vitest";
import { waitUntilQuiet } from "../../../src/run/gap.ts";
import type { Clock, RunningService } from "../../../src/run/ports.ts";

test("the gap lasts while the service still works after its responses", async () => {
  expect(await gapOf((now) => Math.min(now, 0.03))).toBeCloseTo(0.036, 3);
});

test("a quiet service costs one step", async () => {
  expect(await gapOf(() => 0)).toBeCloseTo(0.004, 3);
});

test("a service that never rests is waited for 150 ms", async () => {
  const gap = await gapOf((now) => now);
  expect(gap).toBeGreaterThanOrEqual(0.15);
  expect(gap).toBeLessThan(0.16);
});

test("without CPU times the gap is fixed", async () => {
  expect(await gapOf(() => undefined)).toBeCloseTo(0.02, 3);
});

async function gapOf(busySeconds: (now: number) => number | undefined): Promise<number> {
  let now = 0;
  const clock: Clock = {
    now: () => now,
    date: () => "",
    sleep: async (seconds) => {
      now += seconds;
    },
    timeout: () => new AbortController().signal,
  };
  const service: RunningService = {
    arm: "base",
    url: "",
    pid: undefined,
    bootSeconds: 0,
    usage: () => undefined,
    resetPeak: () => {},
    busySeconds: () => busySeconds(now),
    failure: () => undefined,
    failed: new Promise(() => {}),
    logTail: () => "",
    [Symbol.asyncDispose]: async () => {},
  };
  return await waitUntilQuiet(service, clock);
}
