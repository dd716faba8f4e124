import { type CellId, cellKey } from "../model/cell.ts";
import type { CellTrend, Chain, ChangePoint, Creep } from "../model/chain.ts";
import type { HistoryLink, LinkCell } from "../model/history.ts";
import { METRICS } from "../model/metric.ts";
import { seededRandom } from "../stats/random.ts";
import { findSteps } from "../stats/steps.ts";
import { largestWindow, type NoisySeries, SHORTEST_WINDOW, windowTest } from "../stats/window-scan.ts";
import { connectLinks } from "./chain.ts";
import { backOf, dfOf, onTestScale, shown, stretchOf, sumOf } from "./stretch.ts";

/** The rate of false creeps of one cell of an unchanged chain, and of all its cells together. */
const CREEP_ALPHA = { own: 0.001, family: 0.01 } as const;

/** The rate of false change points over all places and cells of an unchanged chain. */
const CHANGE_ALPHA = 0.001;

/**
 * Share of a cell's floor that the error of a link counts for at least. Blocks that agree by chance, or a rate of errors
 * that was 0 in all of them, would else make any later change infinitely clear.
 */
const LEAST_ERROR = 1 / 8;

/** A cell to be followed, and the smallest change that matters. */
export interface FollowedCell extends CellId {
  readonly floor: number;
}

export interface ChainInput {
  readonly links: readonly HistoryLink[];
  /** The run whose report this is; its own link may be among them. */
  readonly run: number | undefined;
  readonly cells: readonly FollowedCell[];
  readonly seed: number;
}

/**
 * Main's trend: the product of paired changes from commit to commit, with what crept and where it changed. Undefined
 * where there is no link. Pure: the same links and seed give the same chain.
 */
export function followChain({ links: stored, run, cells, seed }: ChainInput): Chain | undefined {
  const { links, beside, unconnected } = connectLinks(stored);
  const [first] = links;
  if (first === undefined) return undefined;
  const lines = cells.flatMap((cell) => lineOf(cell, links));
  const stepped = lines.map((line) => ({ line, changePoints: changePointsOf(line, links, lines.length) }));
  const creeps = creepsOf(stepped, seed);
  const trends = stepped.map(({ line, changePoints }, index) => {
    const creep = creeps[index] ?? null;
    return trendOf(line, besideCreep(changePoints, creep), creep);
  });
  return {
    commits: [first.baseSha, ...links.map(({ sha }) => sha)],
    own: run !== undefined && links.at(-1)?.run === run,
    beside,
    unconnected,
    tested: lines.length,
    cells: trends.filter(isFinal),
  };
}

/** A cell's links without a gap and under one load, the newest ones. */
interface Line {
  readonly cell: FollowedCell;
  /** Index of the first link in the chain. */
  readonly first: number;
  readonly links: readonly LinkCell[];
  readonly begins: CellTrend["begins"];
}

function lineOf(cell: FollowedCell, links: readonly HistoryLink[]): Line[] {
  const key = cellKey(cell);
  const all = links.map(({ cells }) => cells.find((each) => cellKey(each) === key));
  const end = all.findLastIndex((link) => link !== undefined);
  const load = all[end]?.scenarioHash;
  if (load === undefined) return [];
  const line: LinkCell[] = [];
  let first = end;
  for (; first >= 0; first--) {
    const link = all[first];
    if (link === undefined || link.scenarioHash !== load) break;
    line.unshift(link);
  }
  const begins = first < 0 ? "chain" : all[first] === undefined ? "gap" : "other load";
  return [{ cell, first: first + 1, links: line, begins }];
}

function changePointsOf({ cell, first, links }: Line, chain: readonly HistoryLink[], family: number): ChangePoint[] {
  const proven = links.flatMap(({ proven: is }, index) => (is ? [index] : []));
  const steps = findSteps(
    links.map((link) => ({ change: link.change, error: link.error, df: dfOf(link) })),
    {
      known: new Set(proven),
      leastError: cell.floor * LEAST_ERROR,
      alpha: CHANGE_ALPHA,
      family,
      least: onTestScale(cell, cell.floor),
    },
  );
  const runOf = (to: number) => chain[first + to - 1]?.run ?? 0;
  const points = [
    ...steps.map((step) => {
      const stretch = stretchOf(cell, first, step);
      return { ...stretch, p: step.p, run: runOf(step.to) };
    }),
    ...proven.map((index) => {
      const stretch = stretchOf(cell, first, { from: index, to: index + 1, ...sumOf(links.slice(index, index + 1)) });
      return { ...stretch, p: null, run: runOf(index + 1) };
    }),
  ];
  return points.toSorted((a, b) => a.from - b.from);
}

interface Stepped {
  readonly line: Line;
  readonly changePoints: readonly ChangePoint[];
}

/** Part of a line between changes that are known one by one: those are no creep. */
interface Smooth {
  readonly owner: number;
  /** Index of its first link in the line. */
  readonly start: number;
  readonly series: NoisySeries;
}

function creepsOf(lines: readonly Stepped[], seed: number): (Creep | null)[] {
  const parts = lines.flatMap(smoothParts);
  const candidates = parts.filter(({ series }) => largestWindow(series) !== undefined);
  const ps = windowTest(
    candidates.map(({ series }) => series),
    seededRandom(seed),
  );
  const found: (Creep | null)[] = lines.map(() => null);
  for (const [index, { owner, start, series }] of candidates.entries()) {
    const { own: p, family } = ps[index] ?? { own: 1, family: 1 };
    const window = largestWindow(series);
    const line = lines[owner]?.line;
    if (line === undefined || window === undefined) continue;
    if (p > CREEP_ALPHA.own || family > CREEP_ALPHA.family) continue;
    const [from, to] = [start + window.from, start + window.to];
    const sum = sumOf(line.links.slice(from, to));
    if (Math.abs(sum.change) < onTestScale(line.cell, line.cell.floor)) continue;
    const known = found[owner];
    if (known != null && known.p <= p) continue;
    found[owner] = { ...stretchOf(line.cell, line.first, { from, to, ...sum }), p };
  }
  return found;
}

function smoothParts({ line, changePoints }: Stepped, owner: number): Smooth[] {
  const { cell, first, links } = line;
  const single = changePoints.filter(({ from, to }) => to - from === 1).map(({ from }) => from - first);
  const edges = [-1, ...single, links.length];
  const worse = METRICS[cell.metric].better === "lower" ? 1 : -1;
  const least = cell.floor * LEAST_ERROR;
  return edges.slice(0, -1).map((edge, index) => {
    const start = edge + 1;
    const part = links.slice(start, edges[index + 1]);
    const changes = part.map(({ change }) => worse * change);
    return { owner, start, series: { first: first + start, changes, errors: errorsOf(part, least) } };
  });
}

/** A link whose blocks agreed by chance must not outweigh the others: none counts as clearer than the middle one. */
function errorsOf(links: readonly LinkCell[], least: number): number[] {
  const middle = links.map(({ error }) => error).toSorted((a, b) => a - b)[Math.floor(links.length / 2)] ?? least;
  return links.map(({ error }) => Math.max(error, middle, least));
}

/** Of a clear creep any few links are a step as well, which says nothing more. */
function besideCreep(points: readonly ChangePoint[], creep: Creep | null): readonly ChangePoint[] {
  return points.filter(({ from, to }) => creep === null || to - from === 1 || from < creep.from || to > creep.to);
}

function trendOf(
  { cell, first, links, begins }: Line,
  changePoints: readonly ChangePoint[],
  creep: Creep | null,
): CellTrend {
  const { scenario, request, metric } = cell;
  let level = 0;
  const levels = [
    0,
    ...links.map(({ change }) => {
      level += change;
      return backOf(cell, level);
    }),
  ];
  const sum = sumOf(links);
  const { change: total, interval } = shown(cell, sum);
  const detectable = links.length < SHORTEST_WINDOW ? null : backOf(cell, visibleErrors(links.length) * sum.error);
  const trend = { scenario, request, metric, from: first, levels, begins, total, interval };
  return { ...trend, detectable, creep, changePoints };
}

/**
 * Standard errors of the sum that a steady creep along so many links must reach to be found in about 80 % of chains of
 * 8 cells. Measured, not derived: with few links nearly all signs must agree (test/statistical/chain.test.ts).
 */
function visibleErrors(links: number): number {
  return links < 20 ? 7.2 : 6;
}

/** A stored change may be anything that is finite, and its exponential anything at all. */
function isFinal({ levels, total, interval, detectable, creep, changePoints }: CellTrend): boolean {
  const stretches = [{ change: total, interval }, ...changePoints, ...(creep === null ? [] : [creep])];
  const numbers = stretches.flatMap(({ change, interval: { low, high } }) => [change, low, high]);
  return [...levels, ...numbers, detectable ?? 0].every(Number.isFinite);
}
