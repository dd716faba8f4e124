import type { Config, Effort } from "../model/config.ts";
import { METRIC_IDS, METRICS, type MetricId } from "../model/metric.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Ceiling, Waiver } from "../model/waiver.ts";
import type { Warning } from "../model/warning.ts";
import { type HeldBudget, heldBudgets, isStricter } from "./held-budgets.ts";
import { scenarioIdentity } from "./identity.ts";

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
    ...warn("proves less", weakerProof(base, head)),
    ...warn("measures less", removedScenarios(base, head)),
    ...warn(
      "changes what is sent or expected",
      both.filter(sendsOtherwise).map(({ head: { name } }) => name),
    ),
    ...warn(
      "gates less",
      inEach((scenario) => without("gate", scenario.base.gate, scenario.head.gate)),
    ),
    ...warn("raises floors", inEach(raisedFloors)),
    ...warn("raises margins", inEach(raisedMargins)),
    ...warn("relaxes budgets", relaxedBudgets(base, head)),
    ...warn("waives more", [...laxerWaivers(base, head), ...giveWay(base, head)]),
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

const EFFORTS: readonly Effort[] = ["quick", "standard", "thorough"];

function weakerProof(base: Config, head: Config): string[] {
  const isLess = EFFORTS.indexOf(head.effort) < EFFORTS.indexOf(base.effort);
  return [
    ...(base.compare === "paired" && head.compare === "stored" ? ["compare paired → stored"] : []),
    ...(isLess ? [`effort ${base.effort} → ${head.effort}`] : []),
  ];
}

/** Another load may be one under which nothing became slower, and what is expected decides on what is an error. */
function sendsOtherwise({ base, head }: Both): boolean {
  return scenarioIdentity(base) !== scenarioIdentity(head);
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
  const { scale, unit } = METRICS[id];
  if (unit === "bytes per minute") return `${Number((size / 1e6).toFixed(3))} MB/min`;
  const counted = unit === "fraction per minute" ? "%/min" : "points";
  return `${Number((size * 100).toFixed(3))} ${scale === "ratio" ? "%" : counted}`;
}

/** What head is held to on each cell; a service's budgets that are gone from many cells are told once. */
function relaxedBudgets(base: Config, head: Config): string[] {
  const inHead = new Map(heldBudgets(head.scenarios, head.budgets).map((held) => [keyOf(held), held.budget]));
  const kept = new Set(head.scenarios.map(({ name }) => name));
  const relaxed = heldBudgets(base.scenarios, base.budgets).flatMap((held) => {
    const other = inHead.get(keyOf(held));
    const isGone = held.scenario !== null && !kept.has(held.scenario);
    if (isGone || (other !== undefined && !isStricter(held.budget, other))) return [];
    const change = `${held.budget.text} → ${other?.text ?? "none"}`;
    if (held.level === "service") return [`the service: ${change}`];
    const request = held.level === "request" ? ` › ${held.request}` : "";
    return [`${held.scenario}${request}: ${change}`];
  });
  return [...new Set(relaxed)];
}

function keyOf({ scenario, request, budget: { metric, op } }: HeldBudget): string {
  return JSON.stringify([scenario, request, metric, op]);
}

/** New waivers, higher ceilings and later days. */
function laxerWaivers(base: Config, head: Config): string[] {
  return head.waivers.flatMap((waiver) => {
    const before = base.waivers.find((other) => cellOf(other) === cellOf(waiver));
    const terms = `${waiver.text} until ${waiver.expires}`;
    const cell = [waiver.scenario, ...(waiver.request === null ? [] : [waiver.request])].join(" › ");
    if (before === undefined) return [`${cell}: ${waiver.metric} up to ${terms} (new)`];
    const laxer = isLaxer(waiver.ceiling, before.ceiling) || waiver.expires > before.expires;
    return laxer ? [`${cell}: ${waiver.metric} up to ${before.text} until ${before.expires} → ${terms}`] : [];
  });
}

/** Waivers for one request that are gone or end sooner, where a laxer one for all of the scenario's takes their place. */
function giveWay(base: Config, head: Config): string[] {
  return base.waivers.flatMap((waiver) => {
    const { scenario, request, metric, ceiling, text, expires } = waiver;
    if (request === null) return [];
    const kept = head.waivers.find((other) => cellOf(other) === cellOf(waiver));
    const wide = head.waivers.find((other) => cellOf(other) === cellOf({ ...waiver, request: null }));
    const isKept = kept !== undefined && kept.expires >= expires;
    if (isKept || wide === undefined || !isLaxer(wide.ceiling, ceiling)) return [];
    const terms = `${text} until ${expires} → ${wide.text} until ${wide.expires}`;
    return [`${scenario} › ${request}: ${metric} up to ${terms} (the scenario's)`];
  });
}

function cellOf({ scenario, request, metric, ceiling }: Waiver): string {
  return JSON.stringify([scenario, request, metric, ceiling.kind, ceiling.kind === "limit" && ceiling.op]);
}

/** Of two ceilings of one kind. */
function isLaxer(one: Ceiling, other: Ceiling): boolean {
  if (one.kind === "change") return other.kind === "change" && one.size > other.size;
  if (other.kind === "change") return false;
  return one.op === "<" ? one.limit > other.limit : one.limit < other.limit;
}
