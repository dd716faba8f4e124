import { cellKey } from "../model/cell.ts";
import type { Block, MeasuredScenario, Measurement } from "../model/measurement.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import type { Finding } from "../model/verdict.ts";
import { hundredths, signed } from "./format.ts";
import type { Row } from "./row.ts";
import { count, join, name, prose, say, type Text } from "./text.ts";

/** All that is known of one scenario, for the long report. */
export interface ScenarioDetail {
  readonly name: string;
  /** What was requested, and how. */
  readonly load: Text;
  readonly cells: readonly {
    readonly row: Row;
    /** Change in each block, "+8.2 +7.9 …"; a dash where it has none. */
    readonly blocks: string;
  }[];
  /** Why rounds did not count, and remarks on those that did; each once, with the number of blocks. */
  readonly remarks: readonly { readonly text: string; readonly blocks: number }[];
}

/** Most requests of a scenario that are named. */
const REQUESTS = 20;

export function scenarioDetails(
  measurement: Measurement,
  cells: readonly { readonly finding: Finding; readonly row: Row }[],
): readonly ScenarioDetail[] {
  const changes = changesByCell(measurement.blocks);
  const byScenario = Map.groupBy(cells, ({ finding }) => finding.scenario);
  return measurement.scenarios.map((scenario) => ({
    name: scenario.name,
    load: loadOf(scenario),
    cells: (byScenario.get(scenario.name) ?? []).map(({ finding, row }) => ({
      row,
      blocks: (changes.get(cellKey(finding)) ?? []).map((change) => shownChange(finding.metric, change)).join(" "),
    })),
    remarks: remarksOn(scenario.name, measurement.blocks),
  }));
}

function loadOf({ profile, engine, users, load, requests }: MeasuredScenario): Text {
  const shown = join(
    requests.slice(0, REQUESTS).map((request) => [name(request)]),
    ", ",
  );
  const more = requests.length > REQUESTS ? ` and ${requests.length - REQUESTS} more` : "";
  return say`${profile}, ${load === undefined ? count(users, "user") : prose(load)}, ${engine}: ${shown}${more}`;
}

function changesByCell(blocks: readonly Block[]): ReadonlyMap<string, readonly (number | null)[]> {
  const changes = new Map<string, (number | null)[]>();
  for (const { rounds, invalid } of blocks) {
    if (invalid !== null) continue;
    for (const round of rounds) {
      for (const { request, metric, change } of round.cells) {
        const key = cellKey({ scenario: round.scenario, request, metric });
        const list = changes.get(key) ?? [];
        changes.set(key, list);
        list.push(round.invalid === null ? change : null);
      }
    }
  }
  return changes;
}

function shownChange(metric: MetricId, change: number | null): string {
  if (change === null) return "–";
  return signed(METRICS[metric].scale === "ratio" ? Math.expm1(change) : hundredths(metric, change));
}

function remarksOn(scenario: string, blocks: readonly Block[]): ScenarioDetail["remarks"] {
  const counts = new Map<string, number>();
  for (const round of blocks.flatMap((block) => block.rounds)) {
    if (round.scenario !== scenario) continue;
    const texts = round.invalid === null ? round.notes : [`did not count: ${round.invalid}`];
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, number]) => ({ text, blocks: number }));
}
