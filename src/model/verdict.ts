import type { CellId } from "./cell.ts";
import type { FailReason } from "./config.ts";
import type { MetricId } from "./metric.ts";
import type { Budget, BudgetLevel } from "./scenario.ts";
import type { WaiverState } from "./waiver.ts";
import type { Warning } from "./warning.ts";

/** Worst first. */
export const VERDICTS = [
  "invalid",
  "regression",
  "suspected",
  "inconclusive",
  "no baseline",
  "new",
  "gone",
  "not suspected",
  "seems better",
  "improvement",
  "not slower",
  "no change",
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Bounds of a relative change (0.081 for +8.1 %) or of a difference, with the interval's exact level (0.961). */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** Head's value against main's stored runs. */
export interface HistoryComparison {
  /** Stored values that it was compared with, and how many the test needs. */
  readonly runs: number;
  readonly needed: number;
  /** Whether all of them come from the same CPU model, image and load. */
  readonly comparable: boolean;
  /** Geometric mean of the stored values in the metric's unit (mean on the difference scale); null without any. */
  readonly typical: number | null;
  /** Half width of the 95 % prediction interval, as a fraction of `typical` (a difference on the difference scale); null below `needed`. */
  readonly spread: number | null;
  /** Head against `typical`, as a fraction (a difference on the difference scale); null without any. */
  readonly change: number | null;
  /** Holm-corrected two-sided p; null below `needed`. */
  readonly p: number | null;
  /** Smallest change that it could see with 80 % power at 1 %, as `change` is; null below `needed`. */
  readonly detectable: number | null;
  /** Stored values of the cell under another load, which tell nothing; older results do not say. */
  readonly otherLoad?: number;
}

/** A waiver on a finding or budget that would else fail the build. */
export interface WaiverMark {
  /** Exceeded: what is seen is proven to be beyond the ceiling, so it fails all the same. */
  readonly state: "active" | "exceeded";
  /** The ceiling as the user wrote it. */
  readonly ceiling: string;
  /** The last day on which it holds, in UTC: "2027-01-31". */
  readonly expires: string;
  readonly reason: string;
}

/** Whether a waiver keeps a finding or a broken budget from failing the build. */
export function isWaived({ waiver }: { readonly waiver?: WaiverMark }): boolean {
  return waiver?.state === "active";
}

/** What became of one waiver of the config. */
export interface WaiverResult extends CellId {
  readonly state: WaiverState;
  readonly ceiling: string;
  readonly expires: string;
  readonly reason: string;
  /** 1-based line in the config. */
  readonly line: number;
}

export interface Finding extends CellId {
  readonly verdict: Verdict;
  /** Whether this cell belongs to the family that may fail the build. */
  readonly gated: boolean;
  /** Median over the valid blocks, in the metric's unit. */
  readonly base: number | null;
  readonly head: number | null;
  /** Fraction (0.081 for +8.1 %), or difference for errors; not oriented: + is more. */
  readonly change: number | null;
  readonly interval: Interval | null;
  /** One-sided, in the direction of the change, corrected over the family; null where no test was made. */
  readonly p: number | null;
  readonly floor: number;
  readonly margin: number;
  /** Smallest change this run could have shown, as a fraction or a difference. */
  readonly detectable: number | null;
  /** Blocks with a value, and those in which head was worse. */
  readonly blocks: number;
  readonly blocksWorse: number;
  /** For verdicts that need a reason: invalid, no baseline, suspected. */
  readonly reason: string | null;
  readonly history: HistoryComparison | null;
  /** Only on a gated regression or suspicion that a waiver is for. */
  readonly waiver?: WaiverMark;
  /** True where the interval comes from within a single block. */
  readonly withinRun?: boolean;
}

export type BudgetOutcome = "met" | "near" | "broken" | "unknown";

export interface BudgetResult {
  /** Null: the service as a whole, over all scenarios. */
  readonly scenario: string | null;
  readonly request: string | null;
  readonly metric: MetricId;
  /** Where it was written; older results do not say, theirs are of the scenario. */
  readonly level?: BudgetLevel;
  readonly text: string;
  /** Older results do not say. */
  readonly op?: Budget["op"];
  readonly limit: number;
  /** Head's value, in the metric's unit. */
  readonly value: number | null;
  /** One-sided 99 % bounds of the block mean, in the metric's unit. */
  readonly low: number | null;
  readonly high: number | null;
  readonly outcome: BudgetOutcome;
  readonly reason: string | null;
  readonly line: number;
  /** Only on a broken budget that a waiver is for. */
  readonly waiver?: WaiverMark;
}

/** How the evidence was judged. */
export interface LookTaken {
  /** Valid blocks at this look, of how many planned at most. */
  readonly blocks: number;
  readonly planned: number;
  /** Alpha spent at this look, and the family-wise rate of the whole plan. */
  readonly alpha: number;
  readonly familyRate: number;
  /** Cells in the family. */
  readonly cells: number;
}

/** The outcome of a run: findings of every cell, budgets, and what they come to. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly budgets: readonly BudgetResult[];
  /** In the config's order. */
  readonly waivers: readonly WaiverResult[];
  readonly look: LookTaken | null;
  /** The reasons for which the gate failed, empty when it passed. */
  readonly failed: readonly FailReason[];
  readonly warnings: readonly Warning[];
}
