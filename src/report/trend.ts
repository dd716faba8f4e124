import type { CellTrend, Chain, ChangePoint, Stretch } from "../model/chain.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import { type ChangeText, formatChange, formatP, formatSize, hundredths, unitOfChange } from "./format.ts";
import { sparkline, thinned } from "./sparkline.ts";
import { count, join, name, say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";

/** Main's chain as a reader sees it. */
export interface TrendReport {
  /** One sentence on what is new enough for a pull request's comment; null: nothing is. */
  readonly news: Text | null;
  /** Whether that includes a creep. */
  readonly creeps: boolean;
  /** Where the chain comes from, one statement each. */
  readonly origin: readonly Text[];
  readonly scenarios: readonly ScenarioTrend[];
  /** Creeps that this very run of main makes known; for annotations. */
  readonly warnings: readonly { readonly scenario: string; readonly sentence: Text }[];
}

export interface ScenarioTrend {
  readonly name: string;
  readonly rows: readonly TrendRow[];
  /** The row with most to say. */
  readonly chart: TrendChart | null;
}

export interface TrendRow {
  /** The scenario, and the request where the scenario has several. */
  readonly title: Text;
  readonly request: string | null;
  readonly metric: string;
  readonly sparkline: string;
  /** Links of the trend. */
  readonly commits: number;
  readonly total: ChangeText;
  /** The smallest creep that could have been seen: "8 %". */
  readonly detectable: string | null;
  /** Creep and change points, and why the trend begins where it does. */
  readonly remarks: readonly Text[];
}

/** Our own words and numbers only. */
export interface TrendChart {
  readonly title: Text;
  /** "p50, %" */
  readonly axis: string;
  readonly commits: number;
  /** In the unit of the axis. */
  readonly values: readonly number[];
}

/** How far back, in links, a creep or a change point reaches a comment; older ones stay in the summary. */
const RECENT = 10;

/** Most of them that are told in one sentence. */
const TOLD = 3;

/** Most rows of one report, and points of one chart. */
const MOST_ROWS = 200;
const MOST_POINTS = 50;

/** A chart of fewer says less than its table. */
const FEWEST_POINTS = 4;

const SHA = /^[0-9a-f]{7,64}$/;

/** Undefined where main has no chain in the cells that were measured. */
export function trendOf(chain: Chain | undefined, isSeveral: (scenario: string) => boolean): TrendReport | undefined {
  if (chain === undefined || chain.cells.length === 0) return undefined;
  const last = chain.commits.length - 1;
  const events = chain.cells.flatMap((cell) => eventsOf(cell, chain).map((event) => ({ ...event, cell })));
  const recent = groupsOf(events.filter(({ stretch }) => last - stretch.to < RECENT)).map((group) => ({
    ...group,
    sentence: say`${titleOf(group.cell, isSeveral(group.cell.scenario))} ${group.text}${group.also}`,
  }));
  const creeps = recent.filter(({ isCreep }) => isCreep);
  const ordered = [...creeps, ...recent.filter(({ isCreep }) => !isCreep)];
  return {
    news: newsOf(ordered.map(({ sentence }) => sentence)),
    creeps: creeps.length > 0,
    origin: originOf(chain),
    scenarios: scenariosOf(chain, isSeveral),
    warnings: chain.own ? creeps.map(({ cell, sentence }) => ({ scenario: cell.scenario, sentence })) : [],
  };
}

function newsOf(sentences: readonly Text[]): Text | null {
  if (sentences.length === 0) return null;
  const more = sentences.length > TOLD ? `; ${sentences.length - TOLD} more in the job summary` : "";
  return say`On main ${join(sentences.slice(0, TOLD), "; ")}${more}.`;
}

interface Event {
  readonly stretch: Stretch;
  readonly isCreep: boolean;
  /** Goes on after the cell's name. */
  readonly text: Text;
}

interface Told extends Event {
  readonly cell: CellTrend;
}

/** What several metrics of a request show at once is told by the first, with the names of the others. */
function groupsOf(events: readonly Told[]): readonly (Told & { readonly also: string })[] {
  const groups = Map.groupBy(events, ({ cell: { scenario, request }, isCreep, stretch: { from, to } }) =>
    JSON.stringify([scenario, request, isCreep, ...(isCreep ? [] : [from, to])]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    const labels = [...new Set(others.map(({ cell }) => METRICS[cell.metric].label))];
    return first === undefined ? [] : [{ ...first, also: labels.length === 0 ? "" : `, as did ${labels.join(", ")}` }];
  });
}

function eventsOf(cell: CellTrend, chain: Chain): readonly Event[] {
  const { creep, changePoints, metric } = cell;
  const label = METRICS[metric].label;
  const crept =
    creep === null
      ? []
      : [
          {
            stretch: creep,
            isCreep: true,
            text: say`${label} crept by ${shownChange(metric, creep)} over ${count(creep.to - creep.from, "commit")}, between ${between(creep, chain)} (${formatP(creep.p)})`,
          },
        ];
  const stepped = changePoints.map((point) => ({
    stretch: point,
    isCreep: false,
    text: say`${label} changed by ${shownChange(metric, point)} between ${between(point, chain)} (${proofOf(point)})`,
  }));
  return [...crept, ...stepped];
}

function proofOf({ p, run }: ChangePoint): string {
  return p === null ? `proven in run ${run}` : `corrected ${formatP(p)}`;
}

function shownChange(metric: MetricId, { change, interval }: Pick<Stretch, "change" | "interval">): string {
  const { value, interval: range } = formatChange(metric, change, interval);
  return range === null ? value : `${value} (${range})`;
}

function between({ from, to }: Stretch, { commits }: Chain): Text {
  return say`${shortHash(commits[from])} and ${shortHash(commits[to])}`;
}

function shortHash(sha: string | undefined): Text {
  return sha !== undefined && SHA.test(sha) ? [name(sha.slice(0, 7))] : ["an unknown commit"];
}

function originOf({ commits, beside, unconnected, tested, cells }: Chain): readonly Text[] {
  const links = commits.length - 1;
  const ends = say`${shortHash(commits[0])} to ${shortHash(commits.at(-1))}`;
  const length = say`Main's chain: ${count(links, "commit")}, each measured against the one stored before it on one machine, ${ends}`;
  const left = [
    ...(beside > 0 ? [`${count(beside, "run")} beside it, as of two pushes at once`] : []),
    ...(unconnected > 0
      ? [`${count(unconnected, "older run")} that do${unconnected === 1 ? "es" : ""} not connect`]
      : []),
  ];
  const without = left.length === 0 ? "" : `; left out: ${left.join(", ")}`;
  const more = cells.length - MOST_ROWS;
  return [
    say`${length}${without}.`,
    [
      `A creep is told at p ≤ 0.001 by sign flips of its links, and at most 1 % of unchanged chains of ${count(tested, "cell")} show one; a change point at p < 0.001 over all places and cells. Both must reach the floor.`,
    ],
    ...(more > 0 ? [[`${count(more, "more cell")} ${more === 1 ? "is" : "are"} in the stored result.`]] : []),
  ];
}

function scenariosOf(chain: Chain, isSeveral: (scenario: string) => boolean): readonly ScenarioTrend[] {
  const groups = Map.groupBy(chain.cells.slice(0, MOST_ROWS), ({ scenario }) => scenario);
  return [...groups].map(([scenario, cells]) => {
    const several = isSeveral(scenario);
    return {
      name: scenario,
      rows: cells.map((cell) => rowOf(cell, chain, several)),
      chart: chartOf(mostTelling(cells), several),
    };
  });
}

function rowOf(cell: CellTrend, chain: Chain, several: boolean): TrendRow {
  const { metric, levels, total, interval, from, begins, detectable } = cell;
  const start = {
    chain: [],
    "other load": [
      say`${METRICS[metric].label} begins at ${shortHash(chain.commits[from])}: the load was another one before`,
    ],
    gap: [say`${METRICS[metric].label} begins at ${shortHash(chain.commits[from])}: a link is missing before`],
  }[begins];
  return {
    title: titleOf(cell, several),
    request: several ? cell.request : null,
    metric: METRICS[metric].label,
    sparkline: sparkline(levels, 2 * METRICS[metric].floor),
    commits: levels.length - 1,
    total: formatChange(metric, total, interval),
    detectable: detectable === null ? null : formatSize(metric, detectable),
    remarks: [...eventsOf(cell, chain).map(({ text }) => text), ...start],
  };
}

/** The one that crept, else one that changed, else the one that moved most for its floor. */
function mostTelling(cells: readonly CellTrend[]): CellTrend | undefined {
  const weight = ({ creep, changePoints, total, metric }: CellTrend) =>
    (creep === null ? 0 : 2e6) +
    (changePoints.length > 0 ? 1e6 : 0) +
    Math.min(1e5, Math.abs(total) / METRICS[metric].floor);
  return cells.toSorted((a, b) => weight(b) - weight(a))[0];
}

function chartOf(cell: CellTrend | undefined, several: boolean): TrendChart | null {
  if (cell === undefined || cell.levels.length < FEWEST_POINTS) return null;
  const { metric, levels } = cell;
  return {
    title: titleOf(cell, several),
    axis: `${METRICS[metric].label}, ${unitOfChange(metric)}`,
    commits: levels.length - 1,
    values: thinned(levels, MOST_POINTS).map((level) => Number((100 * hundredths(metric, level)).toFixed(2))),
  };
}
