import type { CellId } from "../model/cell.ts";
import { METRICS } from "../model/metric.ts";
import type { BudgetResult, Finding, WaiverMark, WaiverResult } from "../model/verdict.ts";
import type { Ceiling, Waiver } from "../model/waiver.ts";
import { outcomeOf } from "./budgets.ts";

/** The config's waivers on the day that decides which of them hold. */
export interface WaiversOn {
  readonly waivers: readonly Waiver[];
  /** When the measurement began: ISO 8601, UTC. */
  readonly at: string;
}

/** Findings and budgets with the waivers that are for them, and what became of each waiver. */
export interface Waived {
  readonly findings: readonly Finding[];
  readonly budgets: readonly BudgetResult[];
  readonly waivers: readonly WaiverResult[];
}

/**
 * Marks what is waived. A regression is accepted while its interval reaches down to the ceiling, a suspicion while the
 * prediction interval does, a broken budget while the ceiling itself is not proven to be broken. Beyond, and after the
 * waiver's last day, it fails as without one. A waiver for one request goes before one for all of a scenario's.
 */
export function applyWaivers(findings: readonly Finding[], budgets: readonly BudgetResult[], on: WaiversOn): Waived {
  const marks = new Map<Waiver, WaiverMark["state"][]>();
  const mark = <T extends { readonly waiver?: WaiverMark }>(subject: T, waiver: Waiver, exceeded: boolean): T => {
    const { text: ceiling, expires, reason } = waiver;
    const state = exceeded ? "exceeded" : "active";
    marks.set(waiver, [...(marks.get(waiver) ?? []), state]);
    return { ...subject, waiver: { state, ceiling, expires, reason } };
  };
  const marked = {
    findings: findings.map((finding) => {
      const found = isWaivable(finding) ? waiverFor(finding, "change", on) : undefined;
      return found === undefined ? finding : mark(finding, found.waiver, isBeyond(finding, found.ceiling.size));
    }),
    budgets: budgets.map((budget) => {
      const { scenario, request, metric, op, outcome } = budget;
      if (scenario === null || outcome !== "broken") return budget;
      const found = waiverFor({ scenario, request, metric }, "limit", on);
      if (found === undefined || found.ceiling.op !== op) return budget;
      return mark(budget, found.waiver, outcomeOf({ metric, ...found.ceiling }, budget) === "broken");
    }),
  };
  return { ...marked, waivers: on.waivers.map((waiver) => resultOf(waiver, marks.get(waiver) ?? [], on)) };
}

/** How much worse a cell may be before its change is worth stopping for: a fraction or a difference; null: not waived. */
export function acceptedChange(cell: CellId, on: WaiversOn): number | null {
  return waiverFor(cell, "change", on)?.ceiling.size ?? null;
}

function waiverFor<K extends Ceiling["kind"]>(cell: CellId, kind: K, on: WaiversOn) {
  const covering = on.waivers.flatMap((waiver) => {
    const { ceiling } = waiver;
    return covers(waiver, cell) && isOfKind(ceiling, kind) && !isExpired(waiver, on) ? [{ waiver, ceiling }] : [];
  });
  return covering.find(({ waiver }) => waiver.request !== null) ?? covering[0];
}

function isOfKind<K extends Ceiling["kind"]>(ceiling: Ceiling, kind: K): ceiling is Extract<Ceiling, { kind: K }> {
  return ceiling.kind === kind;
}

function covers({ scenario, request, metric }: Waiver, cell: CellId): boolean {
  return scenario === cell.scenario && metric === cell.metric && (request === null || request === cell.request);
}

function isWaivable({ gated, verdict }: Finding): boolean {
  return gated && (verdict === "regression" || verdict === "suspected");
}

/** Whether the near end of what is known of the change lies beyond the ceiling. */
function isBeyond({ verdict, metric, interval, history }: Finding, size: number): boolean {
  const { better, scale } = METRICS[metric];
  if (verdict === "suspected") {
    const { change, spread } = history ?? {};
    if (change == null || spread == null) return false;
    const near = better === "lower" ? nearEnd(scale, change, -spread) : -nearEnd(scale, change, spread);
    return near > size;
  }
  if (interval === null) return false;
  return (better === "lower" ? interval.low : -interval.high) > size;
}

/** The change with the prediction interval's half width taken off on the test's scale. */
function nearEnd(scale: "ratio" | "difference", change: number, halfWidth: number): number {
  if (scale === "difference") return change + halfWidth;
  const logWidth = Math.sign(halfWidth) * Math.log1p(Math.abs(halfWidth));
  return Math.expm1(Math.log1p(change) + logWidth);
}

function isExpired({ expires }: Waiver, { at }: WaiversOn): boolean {
  return at.slice(0, expires.length) > expires;
}

function resultOf(waiver: Waiver, marks: readonly WaiverMark["state"][], on: WaiversOn): WaiverResult {
  const { scenario, request, metric, text: ceiling, expires, reason, line } = waiver;
  const used = marks.includes("exceeded") ? "exceeded" : (marks[0] ?? "unused");
  const state = isExpired(waiver, on) ? "expired" : used;
  return { scenario, request, metric, state, ceiling, expires, reason, line };
}
