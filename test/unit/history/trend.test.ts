import { expect, test } from "vitest";
import { followChain } from "../../../src/history/trend.ts";
import type { CellTrend, Chain } from "../../../src/model/chain.ts";
import type { HistoryLink, LinkCell } from "../../../src/model/history.ts";
import type { MetricId } from "../../../src/model/metric.ts";
import { METRICS } from "../../../src/model/metric.ts";
import { aLink, aLinkCell, chainOf, commit } from "../../support/links.ts";

function follow(links: readonly HistoryLink[], metric: MetricId = "p50", request = "GET /users"): Chain {
  const cells = [{ scenario: "list users", request, metric, floor: METRICS[metric].floor }];
  const chain = followChain({ links, run: undefined, cells, seed: 1 });
  if (chain === undefined) throw new Error("no chain");
  return chain;
}

function trend(links: readonly HistoryLink[], metric?: MetricId): CellTrend {
  const [cell] = follow(links, metric).cells;
  if (cell === undefined) throw new Error("no trend");
  return cell;
}

/** Twelve links that vary by a little and add up to nothing. */
const FLAT = [0.001, -0.002, 0.003, -0.001, 0.002, -0.003, 0.001, -0.002, 0.002, -0.001, 0.003, -0.003];
const CREEPING = Array.from({ length: 30 }, (_, index) => Math.log(1.07) / 30 + (index % 2 === 0 ? 0.001 : -0.001));

test("the trend is the product of the links, and its error grows with the root of their number", () => {
  const { levels, total, interval, from, begins } = trend(chainOf([0.01, 0.02, -0.005, 0.005], { error: 0.003 }));
  expect(levels).toEqual([0, 0.01, 0.03, 0.025, 0.03].map((sum) => expect.closeTo(Math.expm1(sum), 12)));
  expect(total).toBeCloseTo(Math.expm1(0.03), 12);
  // t(0.975, 28) = 2.0484 from tables: four links of eight blocks each.
  expect(interval.low).toBeCloseTo(Math.expm1(0.03 - 2.0484071 * 0.006), 8);
  expect(interval.high).toBeCloseTo(Math.expm1(0.03 + 2.0484071 * 0.006), 8);
  expect([interval.level, from, begins]).toEqual([0.95, 0, "chain"]);
});

test("commits are those of the links, the first is what the first was measured against", () => {
  const chain = follow([aLink(1), aLink(4, { baseSha: commit(1) })]);
  expect(chain).toMatchObject({ commits: [0, 1, 4].map(commit), own: false, tested: 1 });
  expect(followChain({ links: [aLink(1)], run: 1, cells: [], seed: 1 })).toMatchObject({ own: true, cells: [] });
  expect(followChain({ links: [], run: 1, cells: [], seed: 1 })).toBeUndefined();
});

test("a flat chain has neither creep nor change points", () => {
  expect(trend(chainOf(FLAT))).toMatchObject({ creep: null, changePoints: [] });
});

test("seven percent over thirty commits is a creep, although none of them was above one percent", () => {
  const { creep, changePoints } = trend(chainOf(CREEPING));
  expect(changePoints).toEqual([]);
  expect(creep?.change).toBeCloseTo(0.07, 2);
  expect(creep?.p).toBeLessThanOrEqual(0.001);
  expect((creep?.to ?? 0) - (creep?.from ?? 0)).toBeGreaterThan(25);
});

test("getting better bit by bit is no creep, in either direction of better", () => {
  expect(trend(chainOf(CREEPING.map((change) => -change))).creep).toBeNull();
  const rps = (changes: readonly number[]) => trend(chainOf(changes, { metric: "rps" }), "rps").creep;
  expect(rps(CREEPING)).toBeNull();
  expect(rps(CREEPING.map((change) => -change))?.change).toBeLessThan(-0.05);
});

test("steps of two or three links within a clear creep say nothing more and are left out", () => {
  const clear = trend(chainOf([...FLAT, ...Array<number>(12).fill(0.012)], { error: 0.001 }));
  expect(clear.creep).toMatchObject({ from: 12, to: 24 });
  expect(clear.changePoints).toEqual([]);
});

test("nine links are too few for a creep, however clear they are", () => {
  const nine = Array<number>(9).fill(0.005);
  expect(trend(chainOf(nine)).creep).toBeNull();
  expect(trend(chainOf([...nine, 0.005])).creep).toMatchObject({ from: 0, to: 10, p: 1 / 1024 });
});

test("a creep below the floor is not told", () => {
  expect(trend(chainOf(Array<number>(15).fill(0.001), { error: 0.0005 })).creep).toBeNull();
});

test("a step is named with the commits between which it lies, and is no creep", () => {
  const { creep, changePoints } = trend(chainOf(FLAT.with(6, 0.05)));
  expect(creep).toBeNull();
  expect(changePoints).toMatchObject([{ from: 6, to: 7, run: 7 }]);
  expect(changePoints[0]?.change).toBeCloseTo(Math.expm1(0.05), 12);
  expect(changePoints[0]?.p).toBeLessThan(0.001);
});

test("a step that took two commits is named with those around both", () => {
  expect(trend(chainOf(FLAT.with(5, 0.02).with(6, 0.02))).changePoints).toMatchObject([{ from: 5, to: 7 }]);
});

test("a change that was proven in its own run is told with that, and splits what may be a creep", () => {
  const proven = chainOf(CREEPING).map((link, index) =>
    index === 14 ? { ...link, cells: [aLinkCell({ change: 0.06, proven: true })] } : link,
  );
  const { creep, changePoints, total } = trend(proven);
  expect(changePoints).toMatchObject([{ from: 14, to: 15, p: null, run: 15 }]);
  expect(total).toBeGreaterThan(0.12);
  expect(creep === null || creep.to <= 14 || creep.from >= 15).toBe(true);
});

test("blocks that agreed by chance do not make a link infinitely clear", () => {
  const links = chainOf(FLAT).map((link, index) =>
    index === 3 ? { ...link, cells: [aLinkCell({ change: 0.021, error: 0, blocks: 2 })] } : link,
  );
  expect(trend(links).changePoints).toEqual([]);
});

test("runs without an error, then one with a few: no change point, with many it is one", () => {
  const errors = (last: number) => chainOf([...Array<number>(12).fill(0), last], { metric: "errors", error: 0 });
  expect(trend(errors(0.001), "errors")).toMatchObject({ creep: null, changePoints: [] });
  expect(trend(errors(0.05), "errors").changePoints).toMatchObject([{ from: 12, to: 13, change: 0.05 }]);
});

test.each<[string, (cell: LinkCell) => readonly LinkCell[], "other load" | "gap", number]>([
  ["the load changed", (cell) => [{ ...cell, scenarioHash: "another" }], "other load", 2],
  ["the cell has no link", () => [], "gap", 2],
])("where %s, the trend begins anew", (_, change, begins, length) => {
  const links = chainOf([0.1, 0.1, 0.01, 0.02]).map((link, index) =>
    index === 1 ? { ...link, cells: link.cells.flatMap(change) } : link,
  );
  const found = trend(links);
  expect(found).toMatchObject({ begins, from: 2 });
  expect(found.levels).toHaveLength(length + 1);
  expect(found.total).toBeCloseTo(Math.expm1(0.03), 12);
});

test("stored changes that are no number any more leave their cell out", () => {
  expect(follow(chainOf([1e308, 1e308])).cells).toEqual([]);
});

test("the same links and seed give the same chain", () => {
  expect(follow(chainOf(CREEPING))).toEqual(follow(chainOf(CREEPING).toReversed()));
});
