import { expect, test } from "vitest";
import { followChain } from "../../src/history/trend.ts";
import type { CellTrend } from "../../src/model/chain.ts";
import type { HistoryLink } from "../../src/model/history.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { type SimulatedChain, simulateChain } from "../support/links.ts";
import { countTrials, tolerance } from "../support/trials.ts";

/** Eight gated cells, as two scenarios of four metrics; the family of the tests. */
const CELLS = 8;
/** Standard deviation of a block's change, and blocks of a link: what standard effort has on a shared machine. */
const USUAL = { cells: CELLS, sd: 0.018, blocks: 8 } as const;

const repeated = (change: number, links: number) => Array<number>(links).fill(change);

function chain(simulated: Partial<SimulatedChain> & Pick<SimulatedChain, "changes">, seed: number): HistoryLink[] {
  return simulateChain({ ...USUAL, ...simulated }, seededRandom(seed));
}

function follow(links: readonly HistoryLink[], floor = 0.02): readonly CellTrend[] {
  const cells = links[0]?.cells.map(({ scenario, request, metric }) => ({ scenario, request, metric, floor })) ?? [];
  return followChain({ links, run: undefined, cells, seed: 1 })?.cells ?? [];
}

test.each([12, 30, 60])(
  "of chains of %i unchanged commits in 8 cells, one in a hundred shows a creep and one in a thousand a change point, at most",
  (links) => {
    let points = 0;
    const trials = links > 50 ? 100 : 400;
    const { share } = countTrials(`${links} unchanged commits, a creep in any of 8 cells`, trials, (seed) => {
      const trends = follow(chain({ changes: repeated(0, links) }, seed), 0.005);
      if (trends.some(({ changePoints }) => changePoints.length > 0)) points++;
      return trends.some(({ creep }) => creep !== null);
    });
    console.log(`${links} unchanged commits, a change point in any of 8 cells: ${points} of ${trials}`);
    expect(share).toBeLessThanOrEqual(0.01 + tolerance(0.01, trials));
    expect(points / trials).toBeLessThanOrEqual(0.001 + tolerance(0.001, trials));
  },
);

test("over 30 pushes in a row that change nothing, few repositories ever see a creep", () => {
  const trials = 40;
  const { share } = countTrials("30 unchanged pushes, a creep at any of them in any of 8 cells", trials, (seed) => {
    const links = chain({ changes: repeated(0, 30) }, seed);
    return Array.from({ length: 21 }, (_, index) => links.slice(0, 10 + index)).some((soFar) =>
      follow(soFar).some(({ creep }) => creep !== null),
    );
  });
  expect(share).toBeLessThanOrEqual(0.1);
});

test("boots that were lucky or unlucky, whose changes are taken back by the next link, make no creep", () => {
  const trials = 200;
  const { share } = countTrials("30 commits with a layout of their own, a creep", trials, (seed) => {
    const random = seededRandom(seed);
    const levels = Array.from({ length: 31 }, () => 0.01 * (random() - 0.5));
    const changes = levels.slice(1).map((level, index) => level - (levels[index] ?? 0));
    return follow(chain({ changes }, seed)).some(({ creep }) => creep !== null);
  });
  expect(share).toBeLessThanOrEqual(0.01 + tolerance(0.01, trials));
});

/** Of eight cells the first alone crept by this much over the links. */
function creepInOne(total: number, links: number, sd: number, seed: number): HistoryLink[] {
  const flat = chain({ changes: repeated(0, links), cells: CELLS - 1, sd }, seed);
  return chain({ changes: repeated(Math.log1p(total) / links, links), cells: 1, sd }, seed + 1e6).map((link, index) => {
    const others = (flat[index]?.cells ?? []).map((cell) => ({ ...cell, request: `other ${cell.request}` }));
    return { ...link, cells: [...link.cells, ...others] };
  });
}

test.each([
  { blockSd: 0.018, error: "0.64 %", least: 0, most: 0.3 },
  { blockSd: 0.01, error: "0.35 %", least: 0.1, most: 0.5 },
  { blockSd: 0.007, error: "0.25 %", least: 0.5, most: 0.95 },
  { blockSd: 0.005, error: "0.18 %", least: 0.85, most: 1 },
])("+7 % over 30 commits, no single one above 1 %, where a link's error is $error", (row) => {
  let visible = 0;
  const trials = 40;
  const { share } = countTrials(`+7 % over 30 commits at a link's error of ${row.error}, found`, trials, (seed) => {
    const [first] = follow(creepInOne(0.07, 30, row.blockSd, seed));
    if ((first?.detectable ?? 1) <= 0.07) visible++;
    return first?.creep != null;
  });
  console.log(`  called visible: ${visible} of ${trials}`);
  expect(share).toBeGreaterThanOrEqual(row.least);
  expect(share).toBeLessThanOrEqual(row.most);
  // No more is called visible than is found.
  expect(visible / trials).toBeLessThanOrEqual(share + tolerance(0.8, trials));
});

test.each([10, 20, 40])("the creep over %i commits that is called visible is found four times in five", (links) => {
  const trials = 30;
  const sd = 0.006;
  // Flat chains of this noise say what is visible.
  const [flat] = follow(chain({ changes: repeated(0, links), sd }, 1));
  const visible = flat?.detectable ?? 0;
  const { share } = countTrials(`the visible creep over ${links} commits, found`, trials, (seed) => {
    const [first] = follow(creepInOne(visible, links, sd, seed), 0.001);
    return first?.creep != null;
  });
  expect(share).toBeGreaterThanOrEqual(0.8 - tolerance(0.8, trials));
  expect(share).toBeLessThanOrEqual(0.99);
});

test("a step of 5 % in one commit of 30 is named with the commits around it, within one", () => {
  const found = { at: 0, near: 0, any: 0 };
  const trials = 150;
  for (let seed = 1; seed <= trials; seed++) {
    const [first] = follow(chain({ changes: repeated(0, 30).with(17, Math.log(1.05)), sd: 0.015 }, seed));
    const [point, ...more] = first?.changePoints ?? [];
    if (point === undefined) continue;
    found.any++;
    if (more.length === 0 && Math.abs(point.from - 17) <= 1 && Math.abs(point.to - 18) <= 1) found.near++;
    if (more.length === 0 && point.from === 17 && point.to === 18) found.at++;
    expect(first?.creep ?? null).toBeNull();
  }
  console.log(
    `step of 5 %: found in ${found.any}, within one commit in ${found.near}, exactly in ${found.at} of ${trials}`,
  );
  expect(found.any).toBeGreaterThan(0.6 * trials);
  expect(found.near).toBeGreaterThanOrEqual(0.97 * found.any);
  expect(found.at).toBeGreaterThanOrEqual(0.9 * found.any);
});

test("the trend's interval holds what it should", () => {
  const trials = 600;
  const { share } = countTrials("the 95 % interval of +4 % over 12 commits holds it", trials, (seed) => {
    const [first] = follow(chain({ changes: repeated(Math.log(1.04) / 12, 12), cells: 1 }, seed));
    return first !== undefined && first.interval.low <= 0.04 && 0.04 <= first.interval.high;
  });
  expect(Math.abs(share - 0.95)).toBeLessThanOrEqual(tolerance(0.95, trials));
});
