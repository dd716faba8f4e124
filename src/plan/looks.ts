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

/** Evidence that a re-run goes on from. */
export interface Earlier {
  /** Valid blocks of earlier attempts that count. */
  readonly blocks: number;
  /** Of this run, 1-based: each may spend half of what the one before could, so that all together spend less than twice. */
  readonly attempt: number;
}

/** A first attempt. */
const NOTHING_EARLIER: Earlier = { blocks: 0, attempt: 1 };

/** Family-wise rate that an attempt may spend: half of the one before, whether or not that one's blocks were kept. */
function rateOf(effort: Effort, attempt: number): number {
  return EFFORTS[effort].familyRate * shareOf(attempt);
}

function shareOf(attempt: number): number {
  return 2 ** (1 - attempt);
}

/**
 * The looks for `kMax` blocks that fit the time limit. K blocks have 2^K sign vectors, so no p is below 2^-K: where
 * that is above the effort's rate, 2^(1-K) is used instead and the note says so. A re-run's looks come after as many
 * new blocks as a first attempt's, and judge them together with the earlier ones.
 *
 * @param kMax earlier blocks included
 */
export function planLooks(effort: Effort, kMax: number, earlier: Earlier = NOTHING_EARLIER): LookPlan {
  const blocks = Math.max(0, Math.floor(kMax));
  const own = blocks - earlier.blocks;
  const row = EFFORTS[effort].rows.find(({ atLeast }) => own >= atLeast);
  if (row === undefined) return planOneLook(effort, own <= 0 ? 0 : blocks, earlier.attempt);
  const share = shareOf(earlier.attempt);
  const looks = reachableLooks(
    row.looks.map((look) => ({ blocks: look.blocks + earlier.blocks, alpha: look.alpha * share })),
  );
  if (looks.length === 0) return planOneLook(effort, blocks, earlier.attempt);
  return { familyRate: rateOf(effort, earlier.attempt), looks, reachable: true };
}

/** A look at which no p could be small enough is left out, and its alpha goes to the next. */
function reachableLooks(planned: readonly Look[]): Look[] {
  const looks: Look[] = [];
  let saved = 0;
  for (const { blocks, alpha } of planned) {
    saved += alpha;
    if (2 ** -blocks > saved) continue;
    looks.push({ blocks, alpha: saved });
    saved = 0;
  }
  return looks;
}

/** One look at all `blocks`, at the whole rate of the attempt. */
export function planOneLook(effort: Effort, blocks: number, attempt = 1): LookPlan {
  const familyRate = rateOf(effort, attempt);
  if (2 ** -blocks <= familyRate) return { familyRate, looks: [{ blocks, alpha: familyRate }], reachable: true };
  const usedRate = Math.min(1, 2 ** (1 - blocks));
  const looks = blocks === 0 ? [] : [{ blocks, alpha: usedRate }];
  return { familyRate: usedRate, looks, reachable: false, note: unreachable(blocks, familyRate, usedRate) };
}

export interface LastLookInput {
  readonly effort: Effort;
  readonly plan: LookPlan;
  /** Looks of the plan that were taken. */
  readonly taken: number;
  /** Valid blocks, earlier ones included. */
  readonly blocks: number;
  readonly earlier?: Earlier;
}

/**
 * The look that is taken when measuring ends before the plan does, with `blocks` valid blocks after `taken` of its
 * looks: it may spend what the remaining looks had. Before the first one, a plan for that few blocks takes over.
 */
export function lastLook({ effort, plan, taken, blocks, earlier = NOTHING_EARLIER }: LastLookInput): LookPlan {
  if (taken === 0) return planLooks(effort, blocks, earlier);
  const alpha = plan.looks.slice(taken).reduce((sum, look) => sum + look.alpha, 0);
  return { ...plan, looks: [...plan.looks.slice(0, taken), { blocks, alpha }] };
}

/**
 * One look for head alone that is compared with main's stored runs: after as many blocks as the effort's first look
 * has, or as fit. Further boots would hardly change a value that varies by 8 to 15 % from runner to runner, and main's
 * runs have the same number.
 */
export function planHeadAlone(effort: Effort, kMax: number): LookPlan {
  const { familyRate, rows } = EFFORTS[effort];
  const most = rows[0]?.looks[0]?.blocks ?? kMax;
  const blocks = Math.max(0, Math.min(Math.floor(kMax), most));
  return { familyRate, looks: blocks === 0 ? [] : [{ blocks, alpha: familyRate }], reachable: true };
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
