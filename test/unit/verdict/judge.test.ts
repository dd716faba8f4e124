import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellKey } from "../../../src/model/cell.ts";
import { FAIL_REASONS } from "../../../src/model/config.ts";
import type { Block, BlockCell } from "../../../src/model/measurement.ts";
import { METRICS, type MetricId } from "../../../src/model/metric.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { Finding, Interval, Verdict } from "../../../src/model/verdict.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { type JudgeInput, judge } from "../../../src/verdict/judge.ts";
import {
  aBlock,
  aBlockCell,
  aBudgetResult,
  aHistoryComparison,
  aLook,
  aRequest,
  aRound,
  aScenario,
} from "../../support/builders.ts";

const SPREAD = [0.004, -0.006, 0.001, 0.003, -0.002, 0.005, -0.004, 0.002, -0.001, 0.006];

/** Ten blocks of one scenario whose cells change by `change` (a log-ratio), give or take half a percent. */
function blocksWith(changes: Partial<Record<MetricId, number>>, count = 10): Block[] {
  return Array.from({ length: count }, (_, index) => {
    const cells = Object.entries(changes).map(([id, change], i): BlockCell => {
      const metric = id as MetricId;
      const { scale, per } = METRICS[metric];
      const spread = SPREAD[(index + 3 * i) % SPREAD.length] ?? 0;
      const request = per === "request" ? "GET /users" : null;
      if (scale === "difference") return aBlockCell({ request, metric, base: 0, head: change });
      return aBlockCell({ request, metric, base: 0.01, head: 0.01 * Math.exp(change + spread) });
    });
    return aBlock({ index, rounds: [aRound({ cells })] });
  });
}

function withoutMetric(block: Block, metric: MetricId): Block {
  const rounds = block.rounds.map((round) => ({
    ...round,
    cells: round.cells.filter((cell) => cell.metric !== metric),
  }));
  return { ...block, rounds };
}

function judging(overrides: Partial<JudgeInput> = {}) {
  return judge({
    scenarios: [aScenario({ gate: ["p50"] })],
    failOn: ["regression", "budget", "invalid"],
    blocks: blocksWith({ p50: 0 }),
    look: aLook(),
    seed: 1,
    baseAbsent: null,
    history: new Map(),
    ...overrides,
  });
}

function findingOf(
  { findings }: { findings: readonly Finding[] },
  metric: MetricId = "p50",
  request?: string,
): Finding {
  const found = findings.find(
    (finding) => finding.metric === metric && (request === undefined || finding.request === request),
  );
  if (found === undefined) throw new Error(`no finding on ${metric}`);
  return found;
}

describe("a pair of arms", () => {
  test("regression: proven, beyond the floor, the interval above 0", () => {
    const judgement = judging({ blocks: blocksWith({ p50: Math.log(1.08) }) });
    const finding = findingOf(judgement);
    expect(finding).toMatchObject({ verdict: "regression", gated: true, blocks: 10, blocksWorse: 10, reason: null });
    expect(finding.p).toBe(1 / 1024);
    expect(finding.change).toBeCloseTo(0.08, 2);
    expect(finding.interval?.level).toBeCloseTo(1 - 50 / 1024, 12);
    expect(judgement).toMatchObject({ verdict: "regression", failed: ["regression"] });
  });

  test("improvement: mirrored, and for rps more is better", () => {
    expect(judging({ blocks: blocksWith({ p50: -Math.log(1.08) }) })).toMatchObject({
      verdict: "improvement",
      failed: [],
    });
    const rps = judging({ scenarios: [aScenario({ gate: ["rps"] })], blocks: blocksWith({ rps: Math.log(1.08) }) });
    expect(findingOf(rps, "rps")).toMatchObject({ verdict: "improvement", blocksWorse: 0 });
    expect(findingOf(rps, "rps").change).toBeCloseTo(0.08, 2);
  });

  test("a proven change below the floor is neither", () => {
    const finding = findingOf(judging({ blocks: blocksWith({ p50: 0.015 }) }));
    expect(finding.p).toBe(1 / 1024);
    expect(finding.verdict).toBe("no change");
    expect(findingOf(judging({ blocks: blocksWith({ p50: -0.015 }) })).verdict).toBe("no change");
  });

  test("an unproven change beyond the floor is inconclusive", () => {
    const wild = [0.3, -0.1, 0.2, 0.25, -0.15, 0.1, 0.3, -0.05];
    const blocks = wild.map((change, index) =>
      aBlock({ index, rounds: [aRound({ cells: [aBlockCell({ base: 1, head: Math.exp(change) })] })] }),
    );
    const judgement = judging({ blocks, failOn: ["inconclusive"] });
    expect(judgement).toMatchObject({ verdict: "inconclusive", failed: ["inconclusive"] });
    expect(findingOf(judgement).detectable).toBeGreaterThan(0.2);
  });

  test("no change: the interval inside the margin; not slower: its upper end only", () => {
    expect(findingOf(judging()).verdict).toBe("no change");
    expect(findingOf(judging({ blocks: blocksWith({ p50: -0.05 }), look: aLook({ alpha: 1e-9 }) })).verdict).toBe(
      "not slower",
    );
  });

  test("equal in every block: no change, outside the family, whatever the number of blocks", () => {
    const judgement = judging({
      scenarios: [aScenario({ gate: ["p50", "errors"] })],
      blocks: blocksWith({ p50: 0, errors: 0 }, 5),
    });
    expect(findingOf(judgement, "errors")).toMatchObject({ verdict: "no change", gated: true, p: null, change: 0 });
    expect(judgement.look).toMatchObject({ blocks: 5, cells: 1 });
  });

  test("five blocks cannot show that nothing changed", () => {
    expect(findingOf(judging({ blocks: blocksWith({ p50: 0 }, 5) }))).toMatchObject({
      verdict: "inconclusive",
      interval: { level: 0.9375 },
    });
  });

  test("errors are compared as differences, with their floor in points", () => {
    const scenarios = [aScenario({ gate: ["errors"] })];
    expect(findingOf(judging({ scenarios, blocks: blocksWith({ errors: 0.006 }) }), "errors")).toMatchObject({
      verdict: "regression",
      change: 0.006,
    });
    const below = findingOf(judging({ scenarios, blocks: blocksWith({ errors: 0.004 }) }), "errors");
    expect(below.verdict).toBe("no change");
  });
});

describe("cells that do not gate", () => {
  test("get a verdict that decides nothing", () => {
    const judgement = judging({ blocks: blocksWith({ p50: 0, cpu: 0.2 }) });
    expect(findingOf(judgement, "cpu")).toMatchObject({ verdict: "regression", gated: false });
    expect(judgement).toMatchObject({ verdict: "no change", failed: [] });
    expect(judgement.look?.cells).toBe(1);
  });

  test("with a value in one block only have no interval: a single change holds at no level", () => {
    const [first, ...others] = blocksWith({ p50: 0, p99: 0.05 });
    const blocks = [first ?? aBlock(), ...others.map((block) => withoutMetric(block, "p99"))];
    expect(findingOf(judging({ blocks }), "p99")).toMatchObject({ gated: false, interval: null });
    expect(findingOf(judging({ blocks }), "p99").change).toBeCloseTo(0.05, 1);
  });

  test("metrics of the gate with too few requests are shown, and the reader is told", () => {
    const blocks = blocksWith({ p50: 0, p95: 0.2 }).map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({
        ...round,
        cells: round.cells.map((cell) => ({ ...cell, gateable: cell.metric === "p50" })),
      })),
    }));
    const judgement = judging({ scenarios: [aScenario({ gate: ["p50", "p95", "p99"] })], blocks });
    expect(findingOf(judgement, "p95").gated).toBe(false);
    expect(judgement.verdict).toBe("no change");
    expect(judgement.warnings).toEqual([
      {
        code: "cannot-gate",
        scenario: "list users",
        text: "p95, p99 cannot fail the build: there are too few requests.",
      },
    ]);
  });

  test("the pooled mean gates in the place of percentiles that cannot", () => {
    const blocks = blocksWith({ p50: 0, "pooled-mean": 0.2 }).map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({
        ...round,
        cells: round.cells.map((cell) => ({ ...cell, gateable: cell.metric === "pooled-mean" })),
      })),
    }));
    const judgement = judging({ blocks });
    expect(findingOf(judgement, "pooled-mean")).toMatchObject({ verdict: "regression", gated: true });
    expect(findingOf(judgement, "p50").gated).toBe(false);
  });

  test("a config that gates nothing claims nothing", () => {
    const judgement = judging({ scenarios: [aScenario({ gate: [] })] });
    expect(judgement).toMatchObject({ verdict: "inconclusive", failed: [] });
    expect(judgement.warnings.map(({ code }) => code)).toEqual(["nothing-gated"]);
  });
});

describe("invalid", () => {
  const dead = (reason: string, index: number) => aBlock({ index, rounds: [], invalid: reason });

  test("no block counts: every gated cell says why", () => {
    const judgement = judging({ blocks: [dead("head: exited with status 1", 0)], look: null });
    expect(judgement).toMatchObject({ verdict: "invalid", failed: ["invalid"], look: null });
    expect(findingOf(judgement)).toMatchObject({ gated: true, reason: "head: exited with status 1", change: null });
  });

  test("nothing was measured at all", () => {
    expect(judging({ blocks: [], look: null })).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
  });

  test("fewer than four valid blocks", () => {
    const blocks = [...blocksWith({ p50: 0.3 }, 3), dead("head: exited", 3)];
    expect(findingOf(judging({ blocks }))).toMatchObject({
      verdict: "invalid",
      reason: "only 3 valid blocks, a verdict needs at least 4 (head: exited)",
      p: null,
    });
  });

  test("a scenario whose rounds never count", () => {
    const slow = aRound({ scenario: "report", cells: [], invalid: "too slow for this many users" });
    const blocks = blocksWith({ p50: 0 }).map((block) => ({ ...block, rounds: [...block.rounds, slow] }));
    const scenarios = [aScenario({ gate: ["p50"] }), aScenario({ name: "report", gate: ["p50"] })];
    const judgement = judging({ scenarios, blocks });
    expect(judgement.findings.map(({ scenario, verdict, reason }) => [scenario, verdict, reason])).toEqual([
      ["list users", "no change", null],
      ["report", "invalid", "too slow for this many users"],
    ]);
    expect(judgement.verdict).toBe("invalid");
  });

  test("a gated cell that lacks in more than three blocks; one that lacks in fewer costs those blocks", () => {
    const lacking = (count: number) =>
      blocksWith({ p50: 0, p95: 0.2 }).map((block) => ({
        ...block,
        rounds: block.rounds.map((round) => ({
          ...round,
          cells: round.cells.filter(({ metric }) => metric === "p50" || block.index >= count),
        })),
      }));
    const scenarios = [aScenario({ gate: ["p50", "p95"] })];
    const few = judging({ scenarios, blocks: lacking(3) });
    expect(findingOf(few, "p95")).toMatchObject({ verdict: "inconclusive", blocks: 7 });
    expect(few.look?.blocks).toBe(7);
    expect(few.warnings.map(({ code }) => code)).toEqual(["incomplete-blocks"]);
    const many = judging({ scenarios, blocks: lacking(4) });
    expect(findingOf(many, "p95")).toMatchObject({
      verdict: "invalid",
      reason: "no value in 4 of 10 blocks: too few successful requests",
    });
    expect(findingOf(many, "p50")).toMatchObject({ verdict: "no change", blocks: 10 });
  });

  test("errors everywhere", () => {
    const cells = [
      aBlockCell({ base: null, head: null, gateable: false }),
      { ...aBlockCell({ metric: "errors", base: 0.8, head: 0.8, gateable: false }), change: null },
    ];
    const judgement = judging({ blocks: blocksWith({}).map((block) => ({ ...block, rounds: [aRound({ cells })] })) });
    expect(findingOf(judgement)).toMatchObject({
      verdict: "invalid",
      reason: "more than half of the requests failed on every arm",
    });
  });

  test("a scenario that was to gate and has nothing that can", () => {
    const blocks = blocksWith({ p99: 0 }).map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({
        ...round,
        cells: round.cells.map((cell) => ({ ...cell, gateable: false })),
      })),
    }));
    const judgement = judging({ scenarios: [aScenario({ gate: ["p99"] })], blocks });
    expect(judgement).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
    expect(findingOf(judgement, "p99").reason).toContain("too few requests");
  });

  describe("one request of several", () => {
    const both = (gate: readonly MetricId[]) => [aScenario({ gate, requests: [aRequest(), aRequest({ path: "/b" })] })];
    /** GET /users has not changed; GET /b has these cells in every block. */
    const withSecond = (...cells: readonly BlockCell[]) =>
      blocksWith({ p50: 0, errors: 0 }).map((block) => ({
        ...block,
        rounds: block.rounds.map((round) => ({
          ...round,
          cells: [...round.cells, ...cells.map((cell) => ({ ...cell, request: "GET /b" }))],
        })),
      }));
    const noLatency = (base: number | null, head: number | null) => aBlockCell({ base, head, gateable: false });
    const errors = (base: number, head: number) => aBlockCell({ metric: "errors", base, head });

    test("whose requests all fail on head alone is a regression of its errors, whatever the gate", () => {
      for (const gate of [["mean", "p50"], ["rps", "p50"], []] as const) {
        const blocks = withSecond(noLatency(0.01, null), errors(0, 1));
        const judgement = judging({ scenarios: both(gate), blocks });
        expect(judgement).toMatchObject({ verdict: "regression", failed: ["regression"] });
        expect(findingOf(judgement, "errors", "GET /b")).toMatchObject({ verdict: "regression", gated: true });
        expect(judgement.warnings.map(({ code }) => code)).not.toContain("nothing-gated");
      }
    });

    test("that fails on base alone and works on head is an improvement, never a regression", () => {
      const judgement = judging({ scenarios: both(["p50"]), blocks: withSecond(noLatency(null, 0.01), errors(1, 0)) });
      expect(findingOf(judgement, "errors", "GET /b")).toMatchObject({ verdict: "improvement", gated: true });
      expect(judgement).toMatchObject({ verdict: "improvement", failed: [] });
    });

    test("with nothing that can be judged is invalid and says why", () => {
      const reasonWith = (...cells: readonly BlockCell[]) => {
        const judgement = judging({ scenarios: both(["p50"]), blocks: withSecond(...cells) });
        expect(judgement).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
        expect(findingOf(judgement, "p50", "GET /users").verdict).toBe("no change");
        return findingOf(judgement, "p50", "GET /b").reason;
      };
      const nothing = "nothing of this request could be judged: ";
      expect(reasonWith(noLatency(0.01, null), { ...errors(0, 1), gateable: false })).toBe(
        `${nothing}more than half of its requests failed on head`,
      );
      expect(reasonWith(noLatency(null, 0.01), { ...errors(1, 0), gateable: false })).toBe(
        `${nothing}more than half of its requests failed on base`,
      );
      expect(reasonWith(noLatency(0.01, 0.01), errors(0, 0.1))).toBe(
        `${nothing}its error rates differ by more than 5 points`,
      );
      expect(reasonWith(noLatency(null, null), errors(0, 0))).toBe(`${nothing}too few requests`);
    });

    test("its cells that are left out are named beside those that are shown", () => {
      const blocks = withSecond(noLatency(0.01, null), errors(0, 1));
      expect(judging({ scenarios: both(["p50", "errors"]), blocks }).warnings).toContainEqual({
        code: "cannot-gate",
        scenario: "list users",
        text: "p50 of GET /b cannot fail the build: the error rates differ by more than 5 points.",
      });
    });
  });
});

describe("no base", () => {
  const baseAbsent = "base could not be built: npm ci failed";
  const headOnly = blocksWith({ p50: 0, p95: 0 }).map((block) => ({
    ...block,
    arms: ["head" as const],
    rounds: block.rounds.map((round) => ({
      ...round,
      cells: round.cells.map((cell) => ({ ...cell, base: null, change: null })),
    })),
  }));
  const key = cellKey({ scenario: "list users", request: "GET /users", metric: "p50" });

  test("head's values stand alone, the reason is given, and it passes", () => {
    const judgement = judging({ baseAbsent, blocks: headOnly });
    expect(judgement).toMatchObject({ verdict: "no baseline", failed: [], look: null });
    expect(findingOf(judgement)).toMatchObject({ base: null, change: null, p: null, reason: baseAbsent, gated: true });
    expect(findingOf(judgement).head).toBeCloseTo(0.01, 4);
  });

  test.each([
    [{ p: 0.009, change: 0.31 }, "suspected"],
    [{ p: 0.011, change: 0.31 }, "no baseline"],
    [{ p: 0.001, change: -0.31 }, "no baseline"],
    [{ p: 0.001, change: 0.019 }, "no baseline"],
    [{ p: null, change: 0.31 }, "no baseline"],
  ] as const)("history with %o gives %s", (comparison, verdict) => {
    const history = new Map([[key, aHistoryComparison(comparison)]]);
    const judgement = judging({ baseAbsent, blocks: headOnly, history, failOn: ["suspected"] });
    expect(judgement).toMatchObject({ verdict, failed: verdict === "suspected" ? ["suspected"] : [] });
    expect(findingOf(judgement).history?.change).toBe(comparison.change);
  });

  test("with a base, history never decides", () => {
    const history = new Map([[key, aHistoryComparison({ p: 1e-6, change: 3 })]]);
    expect(judging({ history })).toMatchObject({ verdict: "no change" });
  });

  test("budgets of which none could be judged are no pass: nothing else judges head", () => {
    const limit = { metric: "p99", op: "<", limit: 0.1, text: "p99 < 100 ms", line: 5 } as const;
    const judged = (budgets: Scenario["budgets"]) =>
      judging({ baseAbsent, blocks: headOnly, scenarios: [aScenario({ gate: ["p50"], budgets })] });
    expect(judged([limit])).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
    const met = { ...limit, metric: "p50", text: "p50 < 100 ms" } as const;
    expect(judged([limit, met])).toMatchObject({ verdict: "no baseline", failed: [] });
    expect(judging({ scenarios: [aScenario({ gate: ["p50"], budgets: [limit] })] })).toMatchObject({ failed: [] });
  });

  test("head that could not be measured is invalid all the same", () => {
    expect(judging({ baseAbsent, blocks: [], look: null }).verdict).toBe("invalid");
  });
});

describe("requests that only one arm knows", () => {
  const scenarios = [aScenario({ gate: ["p50", "errors"], requests: [aRequest(), aRequest({ path: "/new" })] })];
  const withNew = (kind: string) =>
    blocksWith({ p50: 0, errors: 0 }).map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({
        ...round,
        cells: [
          ...round.cells,
          aBlockCell({ request: "GET /new", metric: "p50", base: null, head: 0.01, gateable: false }),
          aBlockCell({ request: "GET /new", metric: "errors", base: 1, head: 0 }),
        ],
        failures: [{ arm: "base" as const, request: "GET /new", kind, count: 100 }],
      })),
    }));

  test("answered with 404 by base alone: new, and outside the family", () => {
    const judgement = judging({ scenarios, blocks: withNew("404") });
    expect(findingOf(judgement, "p50", "GET /new")).toMatchObject({ verdict: "new", head: 0.01, gated: true });
    expect(findingOf(judgement, "errors", "GET /new")).toMatchObject({ verdict: "new" });
    expect(judgement).toMatchObject({ verdict: "new", failed: [] });
    expect(judgement.look?.cells).toBe(1);
  });

  test("answered with 500 by base alone: repaired by head, unless base's config does not have it", () => {
    expect(findingOf(judging({ scenarios, blocks: withNew("500") }), "errors", "GET /new").verdict).toBe("improvement");
    const baseRequests = [{ scenario: "list users", request: "GET /users" }];
    const judgement = judging({ scenarios, blocks: withNew("500"), baseRequests });
    expect(findingOf(judgement, "errors", "GET /new").verdict).toBe("new");
  });

  test("only in base's config: gone", () => {
    const baseRequests = [
      { scenario: "list users", request: "GET /old" },
      { scenario: "list users", request: "GET /users" },
    ];
    const judgement = judging({ baseRequests });
    expect(judgement.findings.at(-1)).toMatchObject({ request: "GET /old", verdict: "gone", gated: false });
    expect(judgement.verdict).toBe("no change");
  });
});

describe("the whole run", () => {
  const two = (first: number, second: number) => {
    const other = blocksWith({ p50: second });
    return blocksWith({ p50: first }).map((block, i) => ({
      ...block,
      rounds: [...block.rounds, ...(other[i]?.rounds ?? []).map((round) => ({ ...round, scenario: "login" }))],
    }));
  };
  const scenarios: Scenario[] = [aScenario({ gate: ["p50"] }), aScenario({ name: "login", gate: ["p50"] })];

  test("is as bad as its worst gated cell", () => {
    expect(judging({ scenarios, blocks: two(-0.1, 0.1) }).verdict).toBe("regression");
    expect(judging({ scenarios, blocks: two(-0.1, 0) }).verdict).toBe("improvement");
  });

  test("fails only for the reasons of fail-on, in their order", () => {
    const budgets = [
      { ...aBudgetResult(), op: "<" as const, limit: 0.001, text: "p50 < 1 ms", metric: "p50" as const },
    ];
    const input = { scenarios: [aScenario({ gate: ["p50"], budgets })], blocks: blocksWith({ p50: 0.1 }) };
    expect(judging({ ...input, failOn: FAIL_REASONS }).failed).toEqual(["regression", "budget"]);
    expect(judging({ ...input, failOn: ["inconclusive"] }).failed).toEqual([]);
  });

  test("notes and discarded pairs are told once per scenario", () => {
    const blocks = blocksWith({ p50: 0 }).map((block) => ({
      ...block,
      rounds: block.rounds.map((round) => ({ ...round, discarded: 1, notes: block.index < 3 ? ["it rained"] : [] })),
    }));
    expect(judging({ blocks }).warnings.map(({ text }) => text)).toEqual([
      "10 of 410 pairs of slices do not count.",
      "In 3 of 10 rounds it rained.",
    ]);
  });

  test("blocks that do not count are told with their reason", () => {
    const blocks = [...blocksWith({ p50: 0 }), aBlock({ index: 10, rounds: [], invalid: "base: hung" })];
    expect(judging({ blocks }).warnings).toEqual([
      { code: "invalid-blocks", text: "1 of 11 blocks does not count: base: hung." },
    ]);
  });
});

describe("for any measurement", () => {
  const metrics: readonly MetricId[] = ["p50", "pooled-mean", "rps"];
  const scenarios = [aScenario({ gate: metrics })];
  const runs = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    count: fc.integer({ min: 4, max: 11 }),
    shift: fc.double({ min: -0.12, max: 0.12, noNaN: true }),
    sd: fc.constantFrom(0, 0.005, 0.03),
  });
  const blocksOf = (
    { seed, count, shift, sd }: { seed: number; count: number; shift: number; sd: number },
    sign: 1 | -1,
  ) => {
    const random = seededRandom(seed);
    return Array.from({ length: count }, (_, index) => {
      const cells = metrics.map((metric) => {
        const change = sign * (shift + sd * (random() + random() + random() - 1.5));
        const request = METRICS[metric].per === "request" ? "GET /users" : null;
        return { ...aBlockCell({ request, metric, base: 1, head: Math.exp(change) }), change };
      });
      return aBlock({ index, rounds: [aRound({ cells })] });
    });
  };

  /** Everything oriented so that positive is worse. */
  function expectConsistent({ change, interval, verdict, p, metric, margin }: Finding): void {
    if (change === null || interval === null) throw new Error("not compared");
    const sign = METRICS[metric].better === "lower" ? 1 : -1;
    const [low, high] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low];
    const worse = sign * change;
    expect(low).toBeLessThanOrEqual(worse);
    expect(high).toBeGreaterThanOrEqual(worse);
    if (p !== null) expect(p).toSatisfy((value: number) => value > 0 && value <= 1);
    const consistent: Readonly<Partial<Record<Verdict, boolean>>> = {
      regression: worse > 0.0195 && low > 0,
      improvement: worse < -0.0195 && high < 0,
      "no change": Math.max(-low, high) <= margin + 1e-12 && level95(interval),
      "not slower": high <= margin + 1e-12 && level95(interval),
    };
    expect(consistent[verdict] ?? true, verdict).toBe(true);
  }

  function level95({ level, low, high }: Interval): boolean {
    return level >= 0.95 || (low === 0 && high === 0);
  }

  test("estimate, interval, p and verdict never contradict each other", () => {
    fc.assert(
      fc.property(runs, (run) => {
        for (const finding of judging({ scenarios, blocks: blocksOf(run, 1) }).findings) expectConsistent(finding);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("exchanging the arms flips the sign of every change and every verdict", () => {
    const mirror = { regression: "improvement", improvement: "regression" } as const;
    fc.assert(
      fc.property(runs, (run) => {
        const original = judging({ scenarios, blocks: blocksOf(run, 1) }).findings;
        const swapped = judging({ scenarios, blocks: blocksOf(run, -1) }).findings;
        for (const [i, { change, verdict }] of original.entries()) {
          expect(Math.log1p(swapped[i]?.change ?? NaN)).toBeCloseTo(-Math.log1p(change ?? NaN), 9);
          if (verdict === "regression" || verdict === "improvement") expect(swapped[i]?.verdict).toBe(mirror[verdict]);
          if (verdict === "no change") expect(swapped[i]?.verdict).toBe("no change");
        }
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  test("the same input gives the same judgement, also where sign vectors are drawn", () => {
    const blocks = blocksOf({ seed: 4, count: 16, shift: 0.01, sd: 0.03 }, 1);
    expect(judging({ scenarios, blocks })).toEqual(judging({ scenarios, blocks }));
  });
});
