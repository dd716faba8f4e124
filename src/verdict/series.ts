import { type CellId, cellKey } from "../model/cell.ts";
import type { Block, BlockCell } from "../model/measurement.ts";
import { METRICS, type Metric, type MetricId, metricsOf } from "../model/metric.ts";
import type { Scenario } from "../model/scenario.ts";
import { requestNames } from "./request-names.ts";
import { ERRORS_EVERYWHERE } from "./sample-size.ts";

/** One cell over the blocks of a run. */
export interface Series extends CellId {
  readonly key: string;
  readonly definition: Metric;
  readonly floor: number;
  readonly margin: number;
  /** Whether the config lets this cell fail the build; whether it can is for the blocks to say. */
  readonly configured: boolean;
  /** Its value in each block; undefined where the scenario's round does not count or has no such cell. */
  readonly entries: readonly (BlockCell | undefined)[];
  /** For each block, whether its value there may gate. */
  readonly gates: readonly boolean[];
}

/**
 * Every cell that the scenarios can have, in the order of a report: by scenario, request, metric, the scenario's own
 * metrics last. Where a request has too few samples for any other latency metric of the config to gate, its pooled mean
 * gates in their place; where it mostly fails on one arm alone, its errors gate whatever the config says.
 */
export function collectSeries(scenarios: readonly Scenario[], blocks: readonly Block[]): Series[] {
  const indexed = blocks.map(indexCells);
  return scenarios.flatMap((scenario) => {
    const series = (metric: MetricId, request: string | null) => seriesOf(scenario, metric, request, blocks, indexed);
    const { profile } = scenario;
    const ofRequests = requestNames(scenario, blocks).flatMap((name) =>
      withErrors(withPooledMean(metricsOf(profile, "request").map((metric) => series(metric, name)))),
    );
    return [...ofRequests, ...metricsOf(profile, "scenario").map((metric) => series(metric, null))];
  });
}

/** A threshold of the config on the scale of the test: a log-ratio, or a difference. */
export function onTestScale(definition: Metric, threshold: number): number {
  return definition.scale === "ratio" ? Math.log1p(threshold) : threshold;
}

function seriesOf(
  scenario: Scenario,
  metric: MetricId,
  request: string | null,
  blocks: readonly Block[],
  indexed: readonly ReadonlyMap<string, BlockCell>[],
): Series {
  const id = { scenario: scenario.name, request, metric };
  const key = cellKey(id);
  const entries = indexed.map((cells) => cells.get(key));
  return {
    ...id,
    key,
    definition: METRICS[metric],
    floor: scenario.floors[metric],
    margin: scenario.margins[metric],
    configured: scenario.gate.includes(metric),
    entries,
    gates: entries.map((entry, i) => entry !== undefined && mayGate(entry, blocks[i])),
  };
}

function mayGate({ gateable, change, head }: BlockCell, block: Block | undefined): boolean {
  return gateable && (block?.arms.includes("base") === true ? change : head) !== null;
}

function indexCells({ rounds }: Block): Map<string, BlockCell> {
  const valid = rounds.filter(({ invalid }) => invalid === null);
  return new Map(
    valid.flatMap(({ scenario, cells }) => cells.map((cell) => [cellKey({ scenario, ...idOf(cell) }), cell] as const)),
  );
}

function idOf({ request, metric }: BlockCell): Omit<CellId, "scenario"> {
  return { request, metric };
}

function withPooledMean(ofRequest: readonly Series[]): Series[] {
  const gated = ofRequest.filter(({ configured, definition }) => configured && definition.unit === "seconds");
  const fallsBack = gated.length > 0 && gated.every(({ gates }) => !gates.includes(true));
  return ofRequest.map((series) =>
    fallsBack && series.metric === "pooled-mean" && series.gates.includes(true)
      ? { ...series, configured: true }
      : series,
  );
}

/** A request that only one arm answers has no latencies to compare, and must not pass for that. */
function withErrors(ofRequest: readonly Series[]): Series[] {
  const brokenOnOneArm = (entry: BlockCell | undefined) =>
    entry !== undefined && entry.change !== null && mostlyFails(entry.base) !== mostlyFails(entry.head);
  return ofRequest.map((series) =>
    series.metric === "errors" && series.gates.includes(true) && series.entries.some(brokenOnOneArm)
      ? { ...series, configured: true }
      : series,
  );
}

function mostlyFails(rate: number | null): boolean {
  return (rate ?? 0) > ERRORS_EVERYWHERE;
}
