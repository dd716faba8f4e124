import { describe, expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import type { Moment } from "../../support/fake-engine.ts";
import {
  backlog,
  findingOf,
  half,
  leaking,
  play,
  RATE,
  SOAK,
  SPIKE,
  STRESS,
  steady,
} from "../../support/profile-run.ts";

describe("stress: a service that serves so many at once, and lets the others wait", () => {
  test("says how many users each carries, and what broke first", async () => {
    const { result } = await play(STRESS, { latency: half }, 1);
    const finding = findingOf(result, "capacity");
    expect(finding).toMatchObject({ verdict: "regression", gated: true });
    // p95 is about 1.2 times the median: 5 users are served in 20 ms, so 200 ms are reached at about 42 users.
    expect(finding?.base).toBeGreaterThan(35);
    expect(finding?.base).toBeLessThan(50);
    expect(finding?.change).toBeCloseTo(-0.15, 1);
    const notes = result.warnings.filter(({ code }) => code === "round-note").map(({ text }) => text);
    expect(notes.join()).toMatch(/In \d+ of \d+ rounds base reached "p95 > 0.2 s" first/);
    expect(result.measurement.scenarios[0]?.load).toBe("4 to 256 users");
  });

  test("what never breaks has no change up to the highest level, and is told as that", async () => {
    const { result, exitStatus } = await play(STRESS, { latency: () => 0.02 }, 1);
    expect(exitStatus).toBe(0);
    expect(findingOf(result, "capacity")).toMatchObject({ verdict: "no change", head: 256 });
    expect(result.warnings.map(({ text }) => text).join()).toContain(
      "head had not reached any limit at 256 users, the highest level",
    );
  });

  test("errors are what breaks, where they are", async () => {
    const text = "{ profile: stress, request: GET /, users: 4 to 256, budgets: [capacity > 200 users] }";
    const errors = (_arm: Arm, _request: string, { level }: Moment) => (level > 40 ? 0.3 : 0);
    const { result, exitStatus } = await play(text, { latency: () => 0.02, errors }, 1);
    expect(result.warnings.map(({ text: told }) => told).join()).toContain('head reached "errors > 1 %" first');
    expect(result.budgets).toMatchObject([{ metric: "capacity", outcome: "broken" }]);
    expect(exitStatus).toBe(1);
  });

  test("by a rate, capacity is requests per second", async () => {
    const text = '{ profile: stress, request: GET /, rate: 50/s to 800/s, until: ["p95 > 0.2 s"] }';
    const latency = (arm: Arm, _request: string, _boot: number, { level }: Moment) =>
      level > (arm === "head" ? 200 : 300) ? 0.02 * (level / 100) ** 3 : 0.02;
    const { result } = await play(text, { latency }, 1);
    const finding = findingOf(result, "capacity-rps");
    expect(finding?.gated).toBe(true);
    expect(finding?.head).toBeGreaterThan(150);
    expect(finding?.head).toBeLessThan(300);
  });
});

describe("spike: a service that works a backlog off", () => {
  test("recovery is counted in seconds, and held to its budget", async () => {
    const text = SPIKE.replace("rate", "budgets: [recovery < 500 ms], rate");
    const { result } = await play(text, { latency: backlog(() => 1.5) }, 1);
    expect(findingOf(result, "recovery")?.head).toBeCloseTo(1.5, 0);
    expect(result.budgets).toMatchObject([{ metric: "recovery", outcome: "broken" }]);
  });

  test("head that never recovers is a regression, and told as that", async () => {
    const { result } = await play(SPIKE, { latency: backlog((arm) => (arm === "head" ? 99 : 1)) }, 1);
    expect(findingOf(result, "recovery")).toMatchObject({ verdict: "regression", head: 6 });
    expect(result.warnings.map(({ text }) => text).join()).toContain(
      "head had not recovered 6 s after the peak, when the round ended",
    );
  });

  test("errors in the peak that only head has are a regression", async () => {
    const errors = (arm: Arm, _request: string, { stage }: Moment) => (arm === "head" && stage === 1 ? 0.2 : 0);
    const { result } = await play(SPIKE, { latency: backlog(() => 1), errors }, 1);
    expect(findingOf(result, "peak-errors")?.verdict).toBe("regression");
  });
});

describe("soak: a service over ten minutes", () => {
  test("a leak breaks its budget, by bounds from within the run that are called so", async () => {
    const { result, exitStatus } = await play(SOAK, { latency: steady, resident: leaking(1e6) }, 1);
    expect(exitStatus).toBe(1);
    const [memory, latency] = result.budgets;
    expect(memory).toMatchObject({ metric: "rss-slope", outcome: "broken" });
    expect(memory?.value).toBeGreaterThan(5.5e7);
    expect(memory?.reason).toContain("from within one run");
    expect(latency).toMatchObject({ metric: "latency-slope", outcome: "met" });
    expect(findingOf(result, "rss-slope")).toMatchObject({ withinRun: true, verdict: "regression" });
  });

  test("head that grows slower is a regression of the latency's slope", async () => {
    const latency = (arm: Arm, _request: string, _boot: number, { sinceBoot }: Moment) =>
      0.02 * (arm === "head" ? 1 + sinceBoot / 300 : 1);
    const { result } = await play(SOAK, { latency, resident: leaking(0) }, 1);
    expect(findingOf(result, "latency-slope")?.verdict).toBe("regression");
  });

  test("a service that dies in the middle is no verdict, and what was seen until then is kept", async () => {
    let slices = 0;
    const { result, exitStatus } = await play(
      SOAK,
      {
        latency: steady,
        resident: leaking(1e6),
        onSlice: () => {
          slices += 1;
        },
        failure: (arm) => (arm === "head" && slices > 500 ? "exited with code 137" : undefined),
      },
      1,
    );
    expect(exitStatus).toBe(3);
    const [block] = result.measurement.blocks;
    expect(block?.rounds[0]?.invalid).toMatch(/cut short after \d+ of 120 s: head: exited with code 137/);
    expect(block?.rounds[0]?.requests.head).toBeGreaterThan(1000);
    expect(result.budgets).toMatchObject([{ outcome: "broken" }, {}]);
    expect(result.verdict).toBe("invalid");
  });

  test("a re-run soaks once more, and both count alike, for the verdict and for the budgets", async () => {
    const first = await play(SOAK, { latency: steady, resident: leaking(1e6) }, 1);
    const found = { ...first.result.measurement };
    const second = await play(SOAK, { latency: steady, resident: leaking(0.5e6) }, 2, { attempt: 2, found });
    const { measurement, budgets } = second.result;
    expect(measurement.blocks.map(({ soak, source }) => [soak, source])).toEqual([
      [true, 0],
      [true, 1],
    ]);
    expect(findingOf(second.result, "rss-slope")).toMatchObject({ verdict: "regression", withinRun: true, blocks: 2 });
    // 60 MB a minute, then 30: as one block each, whose bounds would reach from a leak to none by Student's t.
    const [memory] = budgets;
    expect(memory).toMatchObject({ outcome: "broken", reason: expect.stringContaining("from within one run") });
    expect(memory?.value).toBeCloseTo(4.5e7, -6);
    expect(memory?.low).toBeGreaterThan(4e7);
    const [before] = first.result.budgets;
    expect(findingOf(first.result, "rss-slope")?.blocks).toBe(1);
    expect(memory?.value).toBeLessThan(before?.value ?? 0);
  });

  test("beside other scenarios it is measured once, after them", async () => {
    const text = `${SOAK}\n  b: { request: GET /b }`;
    const { result } = await play(text, { latency: steady, resident: leaking(0) }, 1);
    const soaks = result.measurement.blocks.map(({ soak, rounds }) => [soak === true, rounds.length]);
    expect(soaks.filter(([soak]) => soak)).toEqual([[true, 1]]);
    expect(soaks.at(-1)).toEqual([true, 1]);
    expect(findingOf(result, "p50", "b")?.verdict).toBe("no change");
  });
});

describe("load at a rate", () => {
  test("an engine that cannot send at a rate is refused", async () => {
    const run = play(RATE, { latency: () => 0.02, caps: { openLoop: false } }, 1);
    await expect(run).rejects.toMatchObject({ code: "rate-unsupported", exitStatus: 2 });
  });
});
