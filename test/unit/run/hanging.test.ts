import { expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import { roundShape } from "../../../src/plan/round-shape.ts";
import { runRound } from "../../../src/run/round.ts";
import { anApp, aScenario } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";

const ARMS: readonly Arm[] = ["base", "head"];

test("a round ends when two slices in a row of one arm were spoiled", async () => {
  const { record } = await round({ spoiled: (arm, pair) => (arm === "head" && pair >= 3 ? "it hangs" : undefined) });
  expect(record.slices.filter(({ spoiled }) => spoiled !== undefined).map(({ pair }) => pair)).toEqual([3, 4]);
  expect(record.slices).toHaveLength(10);
});

test("a slice spoiled here and there does not end it", async () => {
  const { record } = await round({ spoiled: (_, pair) => (pair % 2 === 0 ? "a stall" : undefined) });
  expect(record.slices.length).toBeGreaterThan(20);
});

test("each round has its own peak of memory", async () => {
  const { boot, roundOf } = imagined({ memory: (resets) => [9e8, 5e7, 3e7][resets] ?? 0 });
  const services = await Promise.all(ARMS.map(boot));
  for (const service of services) service.usage();
  expect((await roundOf(services)).record.peakRssBytes).toEqual({ base: 5e7, head: 5e7 });
  expect((await roundOf(services)).record.peakRssBytes).toEqual({ base: 3e7, head: 3e7 });
});

async function round(behaviour: Partial<Behaviour>) {
  const { boot, roundOf } = imagined(behaviour);
  return await roundOf(await Promise.all(ARMS.map(boot)));
}

function imagined(behaviour: Partial<Behaviour>) {
  const { ports } = fakeWorld({ latency: () => 0.02, ...behaviour });
  const scenario = aScenario({ users: 8 });
  const boot = async (arm: Arm) =>
    await ports.services.boot(
      await ports.workspace.checkout(arm, { kind: "commit", sha: "1".repeat(40), label: arm }),
      anApp(),
    );
  const roundOf = (services: readonly Awaited<ReturnType<typeof boot>>[]) =>
    runRound({
      order: { scenario, arms: ARMS, first: () => "base", seed: 1 },
      services,
      engine: ports.engineOf(scenario),
      shape: roundShape({ scenario, slicing: "drain", secondsPerArm: 2, arms: 2, seed: 1 }),
      slice: { requests: 16, seconds: 0.4 },
      clock: ports.clock,
      signal: new AbortController().signal,
    });
  return { boot, roundOf };
}
