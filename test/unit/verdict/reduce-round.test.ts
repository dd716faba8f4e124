import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import type { BlockCell, Round } from "../../../src/model/measurement.ts";
import type { MetricId } from "../../../src/model/metric.ts";
import { NO_STATUS, type RoundRecord } from "../../../src/model/sample.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { reduceRound } from "../../../src/verdict/reduce-round.ts";
import { aRequest, aScenario } from "../../support/builders.ts";
import { type Answer, aRecord, aSlice } from "../../support/simulate-round.ts";

function cellOf(round: Round, metric: MetricId, request: string | null = "GET /users"): BlockCell {
  const cell = round.cells.find((candidate) => candidate.metric === metric && candidate.request === request);
  if (cell === undefined) throw new Error(`no cell ${metric} of ${request} in ${round.invalid}`);
  return cell;
}

const noisy = (seed: number) => {
  const random = seededRandom(seed);
  return (scale: (arm: Arm, pair: number) => number) => (arm: Arm, pair: number) => ({
    latency: scale(arm, pair) * (0.01 + 0.002 * random()),
  });
};

describe("changes by pairs", () => {
  test("p50, mean and rps see 10 % through a stall that hits one slice in ten", () => {
    const answer = noisy(1)((arm, pair) => (arm === "head" ? 1.1 : 1) * (pair % 10 === 0 && arm === "base" ? 5 : 1));
    const round = reduceRound(aRecord({ pairs: 40, perSlice: 50 }, answer));
    expect(cellOf(round, "p50").change).toBeCloseTo(Math.log(1.1), 1.7);
    expect(cellOf(round, "mean").change).toBeCloseTo(Math.log(1.1), 1.7);
    expect(cellOf(round, "rps", null).change).toBeCloseTo(-Math.log(1.1), 1.7);
    expect(cellOf(round, "pooled-mean").change).toBeLessThan(-0.1);
  });

  test("drift that hits both arms alike leaves no trace", () => {
    const round = reduceRound(
      aRecord({ pairs: 20, perSlice: 30 }, (_, pair, i) => ({ latency: (1 + pair) * (1 + i) * 1e-3 })),
    );
    for (const metric of ["p50", "mean", "pooled-mean", "p90"] as const) expect(cellOf(round, metric).change).toBe(0);
  });

  test("are those of the median pair, whatever the order of pairs and slices", () => {
    const factors = [1.3, 1.1, 0.9, 1.2, 1, 1.1, 1.1, 1.4, 1.05, 1.15, 1.1];
    const record = aRecord({ pairs: 11, perSlice: 10 }, (arm, pair) => ({
      latency: arm === "head" ? 0.01 * (factors[pair] ?? 1) : 0.01,
    }));
    const round = reduceRound(record);
    expect(cellOf(round, "p50").change).toBeCloseTo(Math.log(1.1), 12);
    expect(reduceRound({ ...record, slices: record.slices.toReversed() }).cells).toEqual(round.cells);
  });
});

describe("p95", () => {
  test("takes neighbouring pairs together until each group has 5 requests beyond it", () => {
    const slowTail = (arm: Arm, pair: number, i: number): Answer => {
      const tail = i % 10 === 0 && (arm === "head" || pair < 4);
      return { latency: tail ? 0.05 : 0.01 };
    };
    // Groups of 4 pairs of 25 requests: in the first, base has the slow tail as well.
    const round = reduceRound(aRecord({ pairs: 40, perSlice: 25 }, slowTail));
    expect(cellOf(round, "p95").change).toBeCloseTo(Math.log(5), 12);
    const p95 = cellOf(round, "p95");
    expect([p95.base, p95.head, p95.gateable]).toEqual([0.01, 0.05, true]);
  });

  test("adds the pairs that are left over to the last group", () => {
    // Five groups of one pair of 100 requests, of which the last gets three more that are slow on one arm alone.
    const factor = (pair: number) => [1, 1, 2, 2, 1][pair] ?? 2;
    const changeWith = (slow: Arm) => {
      const slices = Array.from({ length: 8 }, (_, pair) =>
        (["base", "head"] as const).map((arm) => {
          const latency = arm === slow ? 0.01 * factor(pair) : 0.01;
          return aSlice(arm, pair, Array(pair < 5 ? 100 : 30).fill({ latency }));
        }),
      ).flat();
      const record = aRecord({ pairs: 0, perSlice: 0 }, () => ({ latency: 1 }));
      return cellOf(reduceRound({ ...record, slices }), "p95").change;
    };
    expect(changeWith("head")).toBeCloseTo(Math.log(2), 12);
    expect(changeWith("base")).toBeCloseTo(-Math.log(2), 12);
  });

  test("is pooled where there are fewer than five groups, and then too small to gate", () => {
    const answer = noisy(2)((arm) => (arm === "head" ? 1.2 : 1));
    const p95 = cellOf(reduceRound(aRecord({ pairs: 16, perSlice: 25 }, answer)), "p95");
    expect(p95.change).toBeCloseTo(Math.log((p95.head ?? 0) / (p95.base ?? 1)), 12);
    expect(p95.gateable).toBe(false);
  });
});

test.each([
  ["p50", 60, 20],
  ["p90", 300, 100],
  ["p95", 600, 200],
  ["p99", 3000, 1000],
] as const)("%s gates from %i requests per arm and is shown from %i", (metric, gates, shown) => {
  const cellAt = (n: number) => {
    const record = aRecord({ pairs: 10, perSlice: n / 10 }, (_, pair, i) => ({
      latency: 0.01 + 1e-5 * ((pair * 7 + i) % 13),
    }));
    return reduceRound(record).cells.find((cell) => cell.metric === metric);
  };
  expect(cellAt(gates)?.gateable).toBe(true);
  expect(cellAt(gates - 10)?.gateable ?? false).toBe(false);
  if (shown >= 30) expect(cellAt(shown)?.head).not.toBeNull();
  if (shown > 30) expect(cellAt(shown - 10)).toMatchObject({ base: null, head: null, change: null });
});

describe("errors", () => {
  const failing =
    (share: number, arm: Arm) =>
    (of: Arm, pair: number, i: number): Answer =>
      of === arm && (pair * 100 + i) % 100 < share * 100 ? { latency: 1e-4, status: 503 } : { latency: 0.01 };

  test("are the difference of the proportions, counted by kind, and their latency does not count", () => {
    const round = reduceRound(aRecord({ pairs: 20, perSlice: 100 }, failing(0.04, "head")));
    expect(cellOf(round, "errors")).toMatchObject({ base: 0, head: 0.04, change: 0.04, gateable: true });
    expect(round.failures).toEqual([{ arm: "head", request: "GET /users", kind: "503", count: 80 }]);
    expect(cellOf(round, "mean")).toMatchObject({ base: 0.01, change: 0, gateable: true });
    expect(cellOf(round, "rps", null).head).toBeCloseTo(100, 0);
  });

  test("more than 5 points apart leave latency shown and not gated", () => {
    const round = reduceRound(aRecord({ pairs: 20, perSlice: 100 }, failing(0.06, "base")));
    expect(cellOf(round, "p50")).toMatchObject({ change: 0, gateable: false });
    expect(cellOf(round, "rps", null).gateable).toBe(false);
    expect(cellOf(round, "errors")).toMatchObject({ change: -0.06, gateable: true });
  });

  test("in more than half of the requests of both arms make the round invalid", () => {
    const round = reduceRound(
      aRecord({ pairs: 20, perSlice: 10 }, (_, __, i) => ({ latency: 1, status: i < 6 ? 500 : 200 })),
    );
    expect(round.invalid).toBe("more than half of the requests failed: base 60 %, head 60 %, 500");
    expect(round.cells).toEqual([
      { request: "GET /users", metric: "errors", base: 0.6, head: 0.6, change: null, gateable: false },
    ]);
  });

  test("of all requests of head alone are a finding, not an invalid round", () => {
    const round = reduceRound(
      aRecord({ pairs: 20, perSlice: 10 }, (arm) =>
        arm === "head" ? { latency: 1, status: NO_STATUS.refused } : { latency: 1 },
      ),
    );
    expect(round.invalid).toBeNull();
    expect(cellOf(round, "errors")).toMatchObject({ base: 0, head: 1, change: 1, gateable: true });
    expect(cellOf(round, "p50")).toMatchObject({ base: 1, head: null, change: null, gateable: false });
    expect(round.failures).toEqual([{ arm: "head", request: "GET /users", kind: "refused", count: 200 }]);
  });

  test("of one request on both arms make only its own cells incomparable", () => {
    const scenario = aScenario({ requests: [aRequest(), aRequest({ path: "/broken" })] });
    const answer = (_: Arm, __: number, i: number): Answer =>
      i % 2 === 0 ? { latency: 0.01 } : { latency: 0.01, request: "GET /broken", status: i % 8 === 1 ? 200 : 500 };
    const round = reduceRound(aRecord({ pairs: 20, perSlice: 80 }, answer, { scenario }));
    expect(cellOf(round, "p50")).toMatchObject({ change: 0, gateable: true });
    expect(cellOf(round, "p50", "GET /broken")).toMatchObject({ change: null, gateable: false });
    expect(cellOf(round, "errors", "GET /broken")).toMatchObject({ base: 0.75, head: 0.75, change: null });
    expect(round.notes).toEqual(["GET /broken: more than half of the requests failed on every arm"]);
  });
});

describe("several requests", () => {
  test("have values of their own; rps, cpu and rss belong to the scenario", () => {
    const scenario = aScenario({ requests: [aRequest(), aRequest({ path: "/slow" })] });
    const answer = (arm: Arm, _: number, i: number): Answer =>
      i % 2 === 0 ? { latency: 0.01 } : { latency: arm === "head" ? 0.04 : 0.02, request: "GET /slow" };
    const round = reduceRound(aRecord({ pairs: 20, perSlice: 80 }, answer, { scenario }));
    expect(cellOf(round, "p50").change).toBe(0);
    expect(cellOf(round, "p50", "GET /slow")).toMatchObject({ base: 0.02, head: 0.04, gateable: true });
    expect(round.cells.filter(({ request }) => request === null).map(({ metric }) => metric)).toEqual([
      "rps",
      "cpu",
      "rss",
    ]);
  });
});

test.each([
  [29, false],
  [30, true],
])("a mean of %i requests that a script sends among many others: can it gate? %s", (rare, gates) => {
  const answer = (_: Arm, pair: number, i: number): Answer =>
    i === 0 && pair < rare ? { latency: 0.01, request: "POST /login" } : { latency: 0.01 };
  const scenario = aScenario({ requests: [aRequest(), aRequest({ method: "POST", path: "/login" })] });
  const round = reduceRound(aRecord({ pairs: 40, perSlice: 10 }, answer, { scenario }));
  expect(cellOf(round, "mean", "POST /login").gateable).toBe(gates);
  expect(cellOf(round, "pooled-mean", "POST /login").gateable).toBe(gates);
  expect(cellOf(round, "mean").gateable).toBe(true);
});

describe("pairs that do not count", () => {
  const even = (): Answer => ({ latency: 0.01 });

  test("lose both slices and are counted", () => {
    const { slices, ...record } = aRecord({ pairs: 20, perSlice: 50 }, even);
    const spoiled = slices.map((slice) =>
      slice.pair === 3 && slice.arm === "head" ? { ...slice, spoiled: "it did not drain" } : slice,
    );
    const lone = aSlice("base", 99, [{ latency: 0.01 }]);
    const round = reduceRound({ ...record, slices: [...spoiled, lone] });
    expect(round).toMatchObject({ pairs: 19, discarded: 2, requests: { base: 950, head: 950 }, invalid: null });
  });

  test("leave a round invalid when there are no others", () => {
    const { slices, ...record } = aRecord({ pairs: 3, perSlice: 50 }, even);
    const round = reduceRound({
      ...record,
      slices: slices.map((slice) =>
        (slice.arm === "head") === (slice.pair === 1) ? { ...slice, spoiled: "it did not drain in 12 s" } : slice,
      ),
    });
    expect(round.invalid).toBe("none of its 3 pairs of slices counts: it did not drain in 12 s");
    expect(reduceRound({ ...record, slices: [] }).invalid).toBe("nothing was measured");
  });

  test("make a round invalid when it ended with an arm that hangs, however many came before", () => {
    const { slices, ...record } = aRecord({ pairs: 40, perSlice: 50 }, even);
    const spoil = (hangs: (arm: Arm, pair: number) => boolean) =>
      slices.map((slice) => (hangs(slice.arm, slice.pair) ? { ...slice, spoiled: "50 of 50 had not ended" } : slice));
    const head = reduceRound({ ...record, slices: spoil((arm, pair) => arm === "head" && pair >= 38) });
    expect(head).toMatchObject({ invalid: "head hangs under load: 50 of 50 had not ended", pairs: 38, cells: [] });
    const both = reduceRound({ ...record, slices: spoil((_, pair) => pair >= 38) });
    expect(both.invalid).toBe("base and head hang under load: 50 of 50 had not ended");
    expect(reduceRound({ ...record, slices: spoil((arm, pair) => arm === "head" && pair === 39) }).invalid).toBeNull();
    expect(reduceRound({ ...record, slices: spoil((arm, pair) => arm === "head" && pair < 20) }).invalid).toBeNull();
  });

  test("slices of different sizes are no pair", () => {
    const { slices, ...record } = aRecord({ pairs: 20, perSlice: 50 }, even);
    const round = reduceRound({
      ...record,
      slices: [...slices, aSlice("base", 50, [even()]), aSlice("head", 50, [even(), even()])],
    });
    expect(round).toMatchObject({ pairs: 20, discarded: 1 });
  });

  test("slices of the same time are a pair, whatever their sizes, but not without a request", () => {
    const { slices, ...record } = aRecord({ pairs: 20, perSlice: 50 }, even, { cut: "clock" });
    const pair = (number: number, ofHead: readonly Answer[]) => [
      aSlice("base", number, [even()]),
      aSlice("head", number, ofHead),
    ];
    const round = reduceRound({ ...record, slices: [...slices, ...pair(50, [even(), even()]), ...pair(51, [])] });
    expect(round).toMatchObject({ pairs: 21, discarded: 1 });
  });

  test("a whole load that does not count makes the round invalid, and its notes are told once", () => {
    const { slices, ...record } = aRecord({ pairs: 2, perSlice: 500 }, even, { cut: "whole" });
    const noted = slices.map((slice) => ({ ...slice, notes: ["all connections were in use"] }));
    expect(reduceRound({ ...record, slices: noted })).toMatchObject({
      invalid: null,
      notes: ["all connections were in use"],
    });
    const late = noted.map((slice, i) => (i === 2 ? { ...slice, spoiled: "the generator was late" } : slice));
    expect(reduceRound({ ...record, slices: late })).toMatchObject({
      invalid: "base: the generator was late",
      cells: [],
    });
  });

  test("requests at a rate are told to be played whole, and so with less power", () => {
    const scenario = aScenario({ rate: { perSecond: 50, arrivals: "constant", maxConnections: 9 } });
    const record = { ...aRecord({ pairs: 2, perSlice: 500 }, even, { cut: "whole" }), scenario };
    expect(reduceRound(record).notes).toEqual([expect.stringContaining("slices see smaller changes")]);
  });
});

describe("slow services", () => {
  const even = (): Answer => ({ latency: 1 });

  test("gate by the pooled mean alone below 10 pairs or 60 requests per arm", () => {
    const round = reduceRound(aRecord({ pairs: 9, perSlice: 100 }, even));
    expect(round.cells.filter(({ gateable }) => gateable).map(({ metric }) => metric)).toEqual([
      "pooled-mean",
      "errors",
    ]);
    const few = reduceRound(aRecord({ pairs: 10, perSlice: 5 }, even));
    expect(few.cells.filter(({ gateable }) => gateable).map(({ metric }) => metric)).toEqual(["pooled-mean", "errors"]);
  });

  test("are invalid below 30 requests per arm", () => {
    const round = reduceRound(aRecord({ pairs: 7, perSlice: 4 }, even, { seconds: 30 }));
    expect(round.invalid).toBe(
      "too slow for this many users: 28 requests per arm in 30 s with 16 users, and 30 are needed",
    );
  });
});

describe("CPU and memory", () => {
  const even = (): Answer => ({ latency: 0.01 });
  const marks = (base: number, head: number) => [
    { pair: -1, cpuSeconds: { base: 5, head: 7 } },
    { pair: 19, cpuSeconds: { base: 5 + base, head: 7 + head } },
  ];

  test("CPU per request is that of the whole round, discarded pairs included", () => {
    const { slices, ...record } = aRecord({ pairs: 20, perSlice: 100 }, even, { cpuMarks: marks(2, 3) });
    const spoiled = slices.map((slice) => (slice.pair < 4 ? { ...slice, spoiled: "x" } : slice));
    const cpu = cellOf(reduceRound({ ...record, slices: spoiled }), "cpu", null);
    expect(cpu).toMatchObject({ base: 0.001, head: 0.0015, gateable: true });
    expect(cpu.change).toBeCloseTo(Math.log(1.5), 12);
  });

  test("needs 200 ticks per arm to gate, and is left out without marks", () => {
    const record = aRecord({ pairs: 20, perSlice: 100 }, even, { cpuMarks: marks(1.99, 3) });
    expect(cellOf(reduceRound(record), "cpu", null)).toMatchObject({ gateable: false, base: 0.000995 });
    expect(cellOf(reduceRound({ ...record, cpuMarks: [] }), "cpu", null)).toMatchObject({ base: null, change: null });
  });

  test("is shown and not gated where the error rates are more than 5 points apart", () => {
    const answer = (arm: Arm, _: number, i: number): Answer => ({
      latency: 0.01,
      status: arm === "head" && i < 6 ? 500 : 200,
    });
    const round = reduceRound(aRecord({ pairs: 20, perSlice: 100 }, answer, { cpuMarks: marks(3, 3) }));
    expect(cellOf(round, "cpu", null)).toMatchObject({ change: 0, gateable: false });
  });

  test("peak memory is compared as it is", () => {
    const record = aRecord({ pairs: 20, perSlice: 100 }, even, { peakRssBytes: { base: 1e8, head: 1.2e8 } });
    expect(cellOf(reduceRound(record), "rss", null).change).toBeCloseTo(Math.log(1.2), 12);
  });
});

test("a spill above 5 % of CPU time is noted", () => {
  const record = aRecord({ pairs: 20, perSlice: 100 }, () => ({ latency: 0.01 }), { spill: 0.06 });
  expect(reduceRound(record).notes).toHaveLength(1);
  expect(reduceRound({ ...record, spill: 0.05 }).notes).toEqual([]);
});

test("head alone has values and no change", () => {
  const round = reduceRound(aRecord({ pairs: 20, perSlice: 100, arms: ["head"] }, () => ({ latency: 0.01 })));
  expect(round).toMatchObject({ invalid: null, requests: { head: 2000 }, pairs: 20 });
  expect(cellOf(round, "p50")).toEqual({
    request: "GET /users",
    metric: "p50",
    base: null,
    head: 0.01,
    change: null,
    gateable: true,
  });
  expect(cellOf(round, "errors")).toMatchObject({ base: null, head: 0, change: null });
});

test("exchanging the arms flips every change, and a slower clock changes none", () => {
  const recordOf = (seed: number, factor: number, swapped: boolean): RoundRecord => {
    const random = seededRandom(seed);
    const record = aRecord({ pairs: 12, perSlice: 100 }, () => ({ latency: factor * (0.01 + random()) }));
    const other = (arm: Arm) => (arm === "base" ? "head" : "base");
    return swapped
      ? { ...record, slices: record.slices.map((slice) => ({ ...slice, arm: other(slice.arm) })) }
      : record;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const changes = (record: RoundRecord) => reduceRound(record).cells.map(({ change }) => change);
      const original = changes(recordOf(seed, 1, false));
      const swapped = changes(recordOf(seed, 1, true));
      const scaled = changes(recordOf(seed, 8, false));
      for (const [i, change] of original.entries()) {
        if (change === null) expect([swapped[i], scaled[i]]).toEqual([null, null]);
        else {
          expect(swapped[i]).toBeCloseTo(-change, 12);
          expect(scaled[i]).toBeCloseTo(change, 9);
        }
      }
    }),
    { seed: 1, numRuns: 20 },
  );
});
