import type { Config } from "../model/config.ts";
import { METRIC_IDS, METRICS, type MetricId } from "../model/metric.ts";
import type { Budget, Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";

/** Most changes that one warning names. */
const NAMED = 10;

/** One scenario as both configs have it. */
interface Both {
  readonly base: Scenario;
  readonly head: Scenario;
}

/**
 * What head's config no longer holds the service to, where base's own does: one warning, of code "loosened", per kind.
 * A pull request is judged by its own config, so its reader must see this. Both configs as their files have them.
 */
export function loosenedRules(base: Config, head: Config): readonly Warning[] {
  const both = base.scenarios.flatMap((own): Both[] => {
    const same = head.scenarios.find(({ name }) => name === own.name);
    return same === undefined ? [] : [{ base: own, head: same }];
  });
  const inEach = (changes: (scenario: Both) => readonly string[]) =>
    both.flatMap((scenario) => changes(scenario).map((change) => `${scenario.head.name}: ${change}`));
  return [
    ...warn("fails for less", without("fail-on", base.failOn, head.failOn)),
    ...warn("measures less", removedScenarios(base, head)),
    ...warn(
      "gates less",
      inEach((scenario) => without("gate", scenario.base.gate, scenario.head.gate)),
    ),
    ...warn("raises floors", inEach(raisedFloors)),
    ...warn("raises margins", inEach(raisedMargins)),
    ...warn("relaxes budgets", inEach(relaxedBudgets)),
  ];
}

function warn(does: string, changes: readonly string[]): Warning[] {
  if (changes.length === 0) return [];
  const more = changes.length > NAMED ? [`and ${changes.length - NAMED} more`] : [];
  const text = `This run is judged by head's config, which ${does}: ${[...changes.slice(0, NAMED), ...more].join("; ")}.`;
  return [{ code: "loosened", text }];
}

function without(list: string, base: readonly string[], head: readonly string[]): string[] {
  const removed = base.filter((entry) => !head.includes(entry));
  return removed.length === 0 ? [] : [`${list} without ${removed.join(", ")}`];
}

function removedScenarios(base: Config, head: Config): string[] {
  const kept = new Set(head.scenarios.map(({ name }) => name));
  return base.scenarios.flatMap(({ name }) => (kept.has(name) ? [] : [`without scenario ${name}`]));
}

function raisedFloors({ base, head }: Both): string[] {
  return METRIC_IDS.filter((id) => head.floors[id] > base.floors[id]).map((id) =>
    raised("floor", id, base.floors, head.floors),
  );
}

/** A margin that only follows its floor is not told beside it. */
function raisedMargins({ base, head }: Both): string[] {
  const follows = (id: MetricId) => head.margins[id] === head.floors[id] && head.floors[id] > base.floors[id];
  return METRIC_IDS.filter((id) => head.margins[id] > base.margins[id] && !follows(id)).map((id) =>
    raised("margin", id, base.margins, head.margins),
  );
}

function raised(what: string, id: MetricId, base: Scenario["floors"], head: Scenario["floors"]): string {
  return `${what} of ${id} ${sizeText(id, base[id])} → ${sizeText(id, head[id])}`;
}

function sizeText(id: MetricId, size: number): string {
  return `${Number((size * 100).toFixed(3))} ${METRICS[id].scale === "ratio" ? "%" : "points"}`;
}

/** For each metric and direction the strictest budget counts: the others say nothing beside it. */
function relaxedBudgets({ base, head }: Both): string[] {
  const inHead = strictest(head.budgets);
  return [...strictest(base.budgets)].flatMap(([key, own]) => {
    const other = inHead.get(key);
    if (other !== undefined && !isStricter(own, other)) return [];
    return [`${own.text} → ${other?.text ?? "none"}`];
  });
}

function strictest(budgets: readonly Budget[]): Map<string, Budget> {
  const found = new Map<string, Budget>();
  for (const budget of budgets) {
    const key = `${budget.metric} ${budget.op}`;
    const known = found.get(key);
    if (known === undefined || isStricter(budget, known)) found.set(key, budget);
  }
  return found;
}

function isStricter(one: Budget, other: Budget): boolean {
  return one.op === "<" ? one.limit < other.limit : one.limit > other.limit;
}
