import { expect, test } from "vitest";
import { machineKey } from "../../../src/history/comparability.ts";
import { compareWithHistory } from "../../../src/history/compare.ts";
import { cellKey } from "../../../src/model/cell.ts";
import type { HistoryCell, HistoryEntry } from "../../../src/model/history.ts";
import type { MetricId } from "../../../src/model/metric.ts";
import type { HistoryComparison } from "../../../src/model/verdict.ts";
import { aBlock, aBlockCell, aMeasurement, anEnvironment, aRound } from "../../support/builders.ts";

const HASH = "5f2c9a7b1e04";
const OTHER = anEnvironment({ cpuModel: "Intel Xeon Platinum 8370C" });
/** Ten values around 10 ms; the logs have mean log 0.01 and a plain standard deviation of 0.0471. */
const AROUND = [-0.06, -0.04, -0.03, -0.02, -0.01, 0.01, 0.02, 0.03, 0.04, 0.06].map((x) => 0.01 * Math.exp(x));

function entries(
  values: readonly number[],
  { cell = {}, ...overrides }: Partial<HistoryEntry> & { cell?: Partial<HistoryCell> } = {},
  first = 1,
): HistoryEntry[] {
  return values.map((value, index) => ({
    run: first + index,
    attempt: 1,
    sha: "a".repeat(40),
    at: `2026-11-${String(first + index).padStart(2, "0")}T09:00:00Z`,
    environment: anEnvironment(),
    cells: [
      {
        scenario: "list users",
        request: "GET /users",
        metric: "p50" as const,
        value,
        proven: false,
        scenarioHash: HASH,
        ...cell,
      },
    ],
    ...overrides,
  }));
}

/** Head's value is the same in three blocks. */
function measurement(cells: readonly { metric: MetricId; head: number | null; request?: string }[]) {
  const round = aRound({ cells: cells.map((cell) => aBlockCell({ request: "GET /users", ...cell })) });
  return aMeasurement({ blocks: [0, 1, 2].map((index) => aBlock({ index, rounds: [round] })) });
}

function compare(
  stored: readonly HistoryEntry[],
  head: number,
  metric: MetricId = "p50",
  runs = 20,
): HistoryComparison {
  const compared = compareWithHistory({ entries: stored, measurement: measurement([{ metric, head }]), runs });
  const found = compared.get(cellKey({ scenario: "list users", request: "GET /users", metric }));
  if (found === undefined) throw new Error("no comparison");
  return found;
}

test("the prediction interval and p of a cell, worked out by hand", () => {
  const sd = Math.sqrt(0.0132 / 9);
  const error = sd * Math.sqrt(1.1);
  const found = compare(entries(AROUND), 0.01 * Math.exp(3.2498355 * error));
  expect(found).toMatchObject({ runs: 10, needed: 5, comparable: true });
  expect(found.typical).toBeCloseTo(0.01, 10);
  // t(0.995, 9) = 3.2498 and t(0.975, 9) = 2.2622 from tables.
  expect(found.p).toBeCloseTo(0.01, 6);
  expect(found.spread).toBeCloseTo(Math.expm1(2.2621572 * error), 6);
  expect(found.change).toBeCloseTo(Math.expm1(3.2498355 * error), 9);
  // t(0.8, 9) = 0.8834.
  expect(found.detectable).toBeCloseTo(Math.expm1((3.2498355 + 0.8834043) * error), 5);
});

test("fewer than five stored values make no test", () => {
  expect(compare([], 0.01)).toEqual({
    runs: 0,
    needed: 5,
    comparable: true,
    typical: null,
    spread: null,
    change: null,
    p: null,
    detectable: null,
  });
  const four = compare(entries(AROUND.slice(0, 4)), 0.02);
  expect(four).toMatchObject({ runs: 4, p: null, spread: null, detectable: null });
  expect(four.change).toBeGreaterThan(0.9);
  expect(compare(entries(AROUND.slice(0, 5)), 0.02).p).not.toBeNull();
});

test("eight values of the same machine are used alone, with seven all machines are", () => {
  const others = entries(
    AROUND.map((value) => value * 3),
    { environment: OTHER },
    11,
  );
  expect(compare([...entries(AROUND.slice(0, 8)), ...others], 0.01)).toMatchObject({ runs: 8, comparable: true });
  expect(compare([...entries(AROUND.slice(0, 7)), ...others], 0.01)).toMatchObject({ runs: 17, comparable: false });
  expect(compare(entries(AROUND.slice(0, 7)), 0.01)).toMatchObject({ runs: 7, comparable: true });
});

test("a history of two kinds of machine keeps the values of the rarer kind", () => {
  const rare = entries([0.03, 0.031, 0.029], { environment: OTHER }, 11);
  const common = entries(AROUND.slice(0, 7));
  const mixed = compareWithHistory({
    entries: [...common, ...rare],
    measurement: { ...measurement([{ metric: "p50", head: 0.03 }]), environment: OTHER },
    runs: 20,
  });
  const [found] = mixed.values();
  expect(found).toMatchObject({ runs: 10, comparable: false });
  expect(found?.p).toBeGreaterThan(0.05);
});

test("runs under another load are never used", () => {
  expect(compare(entries(AROUND, { cell: { scenarioHash: "another" } }), 0.01).runs).toBe(0);
});

test("the newest runs are used, whatever the order they come in", () => {
  const old = entries(AROUND.map((value) => value * 9));
  const stored = [...entries(AROUND, {}, 11), ...old];
  expect(compare(stored, 0.01, "p50", 10).typical).toBeCloseTo(0.01, 10);
  expect(compare(stored.toReversed(), 0.01, "p50", 10)).toEqual(compare(stored, 0.01, "p50", 10));
});

test("a history begins anew at its last proven change", () => {
  const before = entries(AROUND.map((value) => value * 2));
  const [change] = entries([0.01], { cell: { proven: true } }, 11);
  const after = entries(AROUND.slice(0, 6), {}, 12);
  const stored = change === undefined ? [] : [...before, change, ...after];
  expect(compare(stored, 0.01)).toMatchObject({ runs: 7, comparable: true });
  expect(compare(stored, 0.01).change).toBeLessThan(0.1);
  expect(compare(stored.slice(0, 11), 0.01)).toMatchObject({ runs: 1, p: null });
});

test("a wild stored value does not hide a change", () => {
  const stored = [...entries(AROUND), ...entries([0.5, 0.012], {}, 11)];
  expect(compare(stored, 0.02).runs).toBe(11);
  expect(compare(stored, 0.02).p).toBeLessThan(1e-4);
});

test("outliers are not removed below the number that a test needs, nor where most values are equal", () => {
  expect(compare(entries([0.01, 0.0100001, 0.00999999, 0.0100002, 5]), 0.01).runs).toBe(5);
  expect(compare(entries([0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.011]), 0.01).runs).toBe(7);
});

test("errors are compared by difference; after runs without any, a few are chance and many are not", () => {
  const none = entries(Array<number>(20).fill(0), { cell: { metric: "errors" } });
  expect(compare(none, 0, "errors")).toMatchObject({ typical: 0, change: 0, p: 1 });
  const few = compare(none, 0.003, "errors");
  expect(few.change).toBe(0.003);
  expect(few.p).toBeGreaterThan(0.01);
  // A quarter of the floor of 0.5 points stands for the spread: t(0.975, 19) = 2.0930 from tables.
  expect(few.spread).toBeCloseTo(2.0930241 * 0.00125 * Math.sqrt(1.05), 8);
  expect(compare(none, 0.02, "errors").p).toBeLessThan(1e-6);
  expect(few.detectable).toBeLessThan(0.01);
});

test("values under another load are counted, and nothing else", () => {
  const other = entries(AROUND, { cell: { scenarioHash: "another" } });
  expect(compare([...other, ...entries(AROUND.slice(0, 3), {}, 11)], 0.01)).toMatchObject({
    runs: 3,
    otherLoad: 10,
    p: null,
  });
  expect(compare(entries(AROUND), 0.01).otherLoad).toBeUndefined();
});

test("values without a logarithm are left out, stored or measured", () => {
  expect(compare(entries([...AROUND, 0, -1]), 0.01).runs).toBe(10);
  const zero = compareWithHistory({
    entries: entries(AROUND),
    measurement: measurement([{ metric: "p50", head: 0 }]),
    runs: 20,
  });
  const missing = compareWithHistory({
    entries: entries(AROUND),
    measurement: measurement([{ metric: "p50", head: null }]),
    runs: 20,
  });
  expect([zero.size, missing.size]).toEqual([0, 0]);
});

test("p is corrected over the cells that have a test, and only those", () => {
  const requests = Array.from({ length: 16 }, (_, index) => `GET /${index}`);
  const stored = entries(AROUND).map((entry) => ({
    ...entry,
    cells: requests.flatMap((request) => entry.cells.map((cell) => ({ ...cell, request }))),
  }));
  const cells = [...requests, "GET /new"].map((request) => ({
    metric: "p50" as const,
    head: request === "GET /0" ? 0.012 : 0.01,
    request,
  }));
  const compared = compareWithHistory({ entries: stored, measurement: measurement(cells), runs: 20 });
  const alone = compare(entries(AROUND), 0.012);
  const first = compared.get(cellKey({ scenario: "list users", request: "GET /0", metric: "p50" }));
  expect(first?.p).toBeCloseTo(16 * (alone.p ?? 0), 12);
  expect(first?.detectable).toBeGreaterThan(alone.detectable ?? 0);
  expect(compared.get(cellKey({ scenario: "list users", request: "GET /5", metric: "p50" }))?.p).toBe(1);
  expect(compared.get(cellKey({ scenario: "list users", request: "GET /new", metric: "p50" }))?.p).toBeNull();
});

test("machines are the same where everything but the week's image and the kernel is", () => {
  const key = machineKey(anEnvironment());
  expect(machineKey(anEnvironment({ image: "ubuntu24 / 20270101.9", kernel: "7", node: "26" }))).toBe(key);
  const different = [
    { cpuModel: "x" },
    { cpus: 2 },
    { arch: "arm64" },
    { os: "Darwin" },
    { image: "ubuntu26 / 20261101.1" },
    { image: null },
    { runnerLabel: "big" },
  ];
  for (const overrides of different)
    expect(machineKey(anEnvironment(overrides)), JSON.stringify(overrides)).not.toBe(key);
});
