import type { Effort } from "../model/config.ts";

/** A planned moment at which the evidence so far is judged. */
export interface Look {
  /** Valid blocks at which it is due. */
  readonly blocks: number;
  /** Part of the family-wise error rate that is spent at it. */
  readonly alpha: number;
}

/** When to judge. The alphas of all looks add up to the family-wise rate (Bonferroni over the looks). */
export interface LookPlan {
  /** Chance of at least one false regression in an unchanged pull request, over all gated cells and all looks. */
  readonly familyRate: number;
  /** In order; empty only where not one block fits. */
  readonly looks: readonly Look[];
  /** False where so few blocks fit that the effort's own rate cannot be reached; `familyRate` is then larger. */
  readonly reachable: boolean;
  /** What the reader must know about it. */
  readonly note?: string;
}

/** Blocks below which nothing is judged: with three, one unchanged pull request in eight would look worse in all of them. */
export const MINIMUM_BLOCKS = 4;

interface EffortPlan {
  readonly familyRate: number;
  /** The first row whose `atLeast` blocks fit. */
  readonly rows: readonly { readonly atLeast: number; readonly looks: readonly Look[] }[];
}

const STANDARD_ROWS = [
  { atLeast: 16, looks: looksAt([8, 0.004], [12, 0.003], [16, 0.003]) },
  { atLeast: 12, looks: looksAt([8, 0.004], [12, 0.006]) },
];

/** Below the last row there is one look, after all blocks that fit. */
const EFFORTS: Readonly<Record<Effort, EffortPlan>> = {
  quick: {
    familyRate: 0.05,
    rows: [
      { atLeast: 10, looks: looksAt([6, 0.016], [8, 0.016], [10, 0.018]) },
      { atLeast: 8, looks: looksAt([6, 0.016], [8, 0.034]) },
    ],
  },
  standard: { familyRate: 0.01, rows: STANDARD_ROWS },
  thorough: {
    familyRate: 0.01,
    rows: [{ atLeast: 20, looks: looksAt([10, 0.002], [15, 0.003], [20, 0.005]) }, ...STANDARD_ROWS],
  },
};

/**
 * The looks for `kMax` blocks that fit the time limit. K blocks have 2^K sign vectors, so no p is below 2^-K: where
 * that is above the effort's rate, 2^(1-K) is used instead and the note says so.
 */
export function planLooks(effort: Effort, kMax: number): LookPlan {
  const { familyRate, rows } = EFFORTS[effort];
  const blocks = Math.max(0, Math.floor(kMax));
  const row = rows.find(({ atLeast }) => blocks >= atLeast);
  if (row !== undefined) return { familyRate, looks: row.looks, reachable: true };
  if (2 ** -blocks <= familyRate) return { familyRate, looks: [{ blocks, alpha: familyRate }], reachable: true };
  const usedRate = Math.min(1, 2 ** (1 - blocks));
  const looks = blocks === 0 ? [] : [{ blocks, alpha: usedRate }];
  return { familyRate: usedRate, looks, reachable: false, note: unreachable(blocks, familyRate, usedRate) };
}

/**
 * The look that is taken when measuring ends before the plan does, with `blocks` valid blocks after `taken` of its
 * looks: it may spend what the remaining looks had. Before the first one, a plan for that few blocks takes over.
 */
export function lastLook(effort: Effort, plan: LookPlan, taken: number, blocks: number): LookPlan {
  if (taken === 0) return planLooks(effort, blocks);
  const alpha = plan.looks.slice(taken).reduce((sum, look) => sum + look.alpha, 0);
  return { ...plan, looks: [...plan.looks.slice(0, taken), { blocks, alpha }] };
}

function looksAt(...looks: readonly (readonly [blocks: number, alpha: number])[]): Look[] {
  return looks.map(([blocks, alpha]) => ({ blocks, alpha }));
}

function unreachable(blocks: number, wanted: number, used: number): string {
  const fits = blocks === 1 ? "Only 1 block fits" : `Only ${blocks} blocks fit`;
  if (blocks < MINIMUM_BLOCKS)
    return `${fits} the time limit and a verdict needs at least ${MINIMUM_BLOCKS}: allow more time or measure fewer scenarios.`;
  return (
    `${fits} the time limit: a false-alarm rate of ${percent(wanted)} cannot be reached ` +
    `(the smallest p is 1/${2 ** blocks}), ${percent(used)} is used instead.`
  );
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(2))} %`;
}
