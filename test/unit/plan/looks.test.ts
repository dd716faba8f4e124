import { describe, expect, test } from "vitest";
import type { Effort } from "../../../src/model/config.ts";
import { lastLook, planHeadAlone, planLooks } from "../../../src/plan/looks.ts";

const EFFORTS: readonly Effort[] = ["quick", "standard", "thorough"];

function schedule(effort: Effort, kMax: number): string {
  const { looks } = planLooks(effort, kMax);
  return looks.map(({ blocks, alpha }) => `${blocks}: ${alpha}`).join(", ");
}

test.each([
  ["standard", 40, "8: 0.004, 12: 0.003, 16: 0.003"],
  ["standard", 16, "8: 0.004, 12: 0.003, 16: 0.003"],
  ["standard", 15, "8: 0.004, 12: 0.006"],
  ["standard", 12, "8: 0.004, 12: 0.006"],
  ["standard", 11, "11: 0.01"],
  ["standard", 8, "8: 0.01"],
  ["standard", 7, "7: 0.01"],
  ["quick", 10, "6: 0.016, 8: 0.016, 10: 0.018"],
  ["quick", 9, "6: 0.016, 8: 0.034"],
  ["quick", 7, "7: 0.05"],
  ["quick", 5, "5: 0.05"],
  ["thorough", 20, "10: 0.002, 15: 0.003, 20: 0.005"],
  ["thorough", 19, "8: 0.004, 12: 0.003, 16: 0.003"],
] as const)("%s with %i blocks looks at %s", (effort, kMax, expected) => {
  expect(schedule(effort, kMax)).toBe(expected);
  expect(planLooks(effort, kMax)).toMatchObject({ reachable: true, familyRate: effort === "quick" ? 0.05 : 0.01 });
});

test.each(EFFORTS.flatMap((effort) => Array.from({ length: 31 }, (_, kMax) => [effort, kMax] as const)))(
  "%s with %i blocks spends its rate and no more, at looks that can reach it",
  (effort, kMax) => {
    const plan = planLooks(effort, kMax);
    const spent = plan.looks.reduce((sum, { alpha }) => sum + alpha, 0);
    if (kMax > 0) expect(spent).toBeCloseTo(plan.familyRate, 12);
    for (const { blocks, alpha } of plan.looks) {
      expect(blocks).toBeLessThanOrEqual(kMax);
      expect(alpha).toBeGreaterThanOrEqual(2 ** -blocks);
    }
    expect(plan.reachable).toBe(plan.note === undefined);
  },
);

describe("too few blocks for the rate", () => {
  test("use 2^(1-K) and say so", () => {
    expect(planLooks("standard", 6)).toEqual({
      familyRate: 1 / 32,
      looks: [{ blocks: 6, alpha: 1 / 32 }],
      reachable: false,
      note: "Only 6 blocks fit the time limit: a false-alarm rate of 1 % cannot be reached (the smallest p is 1/64), 3.1 % is used instead.",
    });
  });

  test("below four there can be no verdict", () => {
    expect(planLooks("quick", 3).note).toContain("a verdict needs at least 4");
    expect(planLooks("quick", 1)).toMatchObject({ familyRate: 1, looks: [{ blocks: 1, alpha: 1 }] });
  });

  test.each([0, -1, 0.5])("%d blocks plan no look", (kMax) => {
    expect(planLooks("standard", kMax)).toMatchObject({ looks: [], reachable: false });
  });
});

describe("measuring that ends early", () => {
  const plan = planLooks("standard", 16);

  test("after a look may spend what the later ones had", () => {
    const { looks, familyRate } = lastLook({ effort: "standard", plan, taken: 1, blocks: 10 });
    expect(looks).toEqual([
      { blocks: 8, alpha: 0.004 },
      { blocks: 10, alpha: 0.006 },
    ]);
    expect(familyRate).toBe(0.01);
  });

  test("before the first look is planned anew", () => {
    expect(lastLook({ effort: "standard", plan, taken: 0, blocks: 6 })).toEqual(planLooks("standard", 6));
  });
});

describe("a re-run", () => {
  test.each([
    ["standard", { blocks: 8, attempt: 2 }, 16, 0.005, "16: 0.002, 20: 0.0015, 24: 0.0015"],
    ["standard", { blocks: 12, attempt: 3 }, 12, 0.0025, "20: 0.001, 24: 0.0015"],
    ["quick", { blocks: 6, attempt: 2 }, 3, 0.025, "9: 0.025"],
    ["quick", { blocks: 0, attempt: 2 }, 10, 0.025, "8: 0.016, 10: 0.009"],
  ] as const)("%s after %o with %i blocks more may spend %d: %s", (effort, earlier, own, rate, expected) => {
    const { looks, familyRate, reachable } = planLooks(effort, earlier.blocks + own, earlier);
    const shown = looks.map(({ blocks, alpha }) => `${blocks}: ${Number(alpha.toPrecision(6))}`).join(", ");
    expect({ familyRate, reachable, shown }).toEqual({ familyRate: rate, reachable: true, shown: expected });
  });

  test.each(EFFORTS)("of any number of %s attempts spends less than twice the rate of one", (effort) => {
    const rate = planLooks(effort, 20).familyRate;
    let [blocks, spent] = [0, 0];
    for (let attempt = 1; attempt <= 6; attempt++) {
      const plan = planLooks(effort, blocks + 20, { blocks, attempt });
      expect(plan.looks.reduce((sum, { alpha }) => sum + alpha, 0)).toBeCloseTo(rate * 2 ** (1 - attempt), 12);
      blocks = plan.looks.at(-1)?.blocks ?? 0;
      spent += plan.familyRate;
    }
    expect(spent).toBeLessThan(2 * rate);
  });

  test("without a block of its own takes no look", () => {
    expect(planLooks("quick", 8, { blocks: 8, attempt: 2 }).looks).toEqual([]);
  });

  test("that ends before its first look is judged with all blocks, by a plan for the few that it added", () => {
    const earlier = { blocks: 8, attempt: 2 };
    const plan = planLooks("standard", 24, earlier);
    expect(lastLook({ effort: "standard", plan, taken: 0, blocks: 10, earlier })).toMatchObject({
      familyRate: 0.005,
      looks: [{ blocks: 10, alpha: 0.005 }],
    });
  });
});

test("head alone is looked at once, after the first look's blocks or what fits", () => {
  const blocks = (effort: Effort, kMax: number) => planHeadAlone(effort, kMax).looks.map((look) => look.blocks);
  expect([blocks("quick", 30), blocks("standard", 30), blocks("thorough", 30)]).toEqual([[6], [8], [10]]);
  expect([blocks("standard", 3.7), blocks("standard", 0)]).toEqual([[3], []]);
  expect(planHeadAlone("standard", 2).note).toBeUndefined();
});
