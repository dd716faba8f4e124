import { expect, test } from "vitest";
import type { Arm } from "../../src/model/arm.ts";
import type { MetricId } from "../../src/model/metric.ts";
import type { Behaviour } from "../support/fake-world.ts";
import {
  backlog,
  findingOf,
  half,
  leaking,
  play,
  queueing,
  RATE,
  SOAK,
  SPIKE,
  STRESS,
  steady,
} from "../support/profile-run.ts";

/** Each profile at quick effort, with a planted change of its own kind and without, in ten imagined runs. */

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test("a capacity that is 15 % smaller is found in at least 9 of 10 runs, and the same code alarms in none", async () => {
  const found = await count(STRESS, { latency: half }, "capacity", "regression");
  const alarms = await count(STRESS, { latency: queueing(() => 5) }, "capacity", "regression");
  expect(found).toBeGreaterThanOrEqual(9);
  expect(alarms).toBe(0);
});

test("a recovery that takes twice as long is found in at least 9 of 10 runs, and the same code alarms in none", async () => {
  const found = await count(SPIKE, { latency: backlog((arm) => (arm === "head" ? 2 : 1)) }, "recovery", "regression");
  const alarms = await count(SPIKE, { latency: backlog(() => 1) }, "recovery", "regression");
  expect(found).toBeGreaterThanOrEqual(9);
  expect(alarms).toBe(0);
});

test("a leak of 1 MB/s is found in 10 of 10 runs, and the same code alarms in none", async () => {
  const found = await count(SOAK, { latency: steady, resident: leaking(1e6) }, "rss-slope", "regression");
  const alarms = await count(SOAK, { latency: steady, resident: leaking(0) }, "rss-slope", "regression");
  expect(found).toBe(10);
  expect(alarms).toBe(0);
});

test("10 % are found in at least 9 of 10 runs, and the same code alarms in none", async () => {
  const slower = (arm: Arm) => (arm === "head" ? 0.022 : 0.02);
  expect(await count(RATE, { latency: slower }, "p50", "regression")).toBeGreaterThanOrEqual(9);
  expect(await count(RATE, { latency: () => 0.02 }, "p50", "regression")).toBe(0);
});

/** In how many of ten seeded runs at quick effort the metric has the verdict. */
async function count(scenario: string, behaviour: Behaviour, metric: MetricId, verdict: string): Promise<number> {
  let found = 0;
  for (const seed of SEEDS) {
    const { result } = await play(scenario, { ...behaviour, seed }, seed);
    if (findingOf(result, metric)?.verdict === verdict) found += 1;
  }
  console.log(`${metric} ${verdict}: ${found} of ${SEEDS.length}`);
  return found;
}
