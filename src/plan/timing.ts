import type { Effort } from "../model/config.ts";
import type { Scenario } from "../model/scenario.ts";
import { ownSeconds } from "./round-shape.ts";

/** Seconds that measuring may take (install and build apart), and the fewest blocks that the effort's first look needs. */
export const EFFORTS: Readonly<Record<Effort, { readonly limitSeconds: number; readonly fewestBlocks: number }>> = {
  quick: { limitSeconds: 180, fewestBlocks: 6 },
  standard: { limitSeconds: 360, fewestBlocks: 8 },
  thorough: { limitSeconds: 1200, fewestBlocks: 20 },
};

/** Share of the limit that the fewest blocks should fill, so that there is room for later looks. */
const FILL = 0.6;
/** Seconds of load per arm and round: below 3 the error of a block grows fast, beyond 8 more boots help more. */
const USUAL = { least: 3, most: 8 };
/** The shortest round worth having when the limit is tight. */
const SHORTEST = 1;

export interface BlockTiming {
  readonly effort: Effort;
  readonly limitSeconds: number;
  readonly scenarios: readonly Scenario[];
  /** Seconds of a block that are not rounds: boots, warm-up, stops. */
  readonly overheadSeconds: number;
}

/**
 * Seconds of load per arm and round, so that the fewest blocks fill about 60 % of the time limit; shorter than usual
 * only where the fewest blocks would otherwise not fit at all. Rounds whose profile says how long they are take theirs.
 */
export function secondsPerArm({ effort, limitSeconds, scenarios, overheadSeconds }: BlockTiming): number {
  const { fewestBlocks } = EFFORTS[effort];
  const own = scenarios.map(ownSeconds);
  const fixed = 2 * own.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
  const free = Math.max(1, own.filter((seconds) => seconds === undefined).length);
  const perRound = (fill: number) => ((fill * limitSeconds) / fewestBlocks - overheadSeconds - fixed) / free / 2;
  const usual = Math.min(USUAL.most, Math.max(USUAL.least, perRound(FILL)));
  return Math.max(SHORTEST, Math.min(usual, perRound(0.95)));
}

/**
 * How many blocks fit within the limit, counting those already measured.
 *
 * @param spentSeconds since measuring began, blocks included
 * @param blockSeconds durations of the blocks measured so far, at least one
 */
export function blocksThatFit(limitSeconds: number, spentSeconds: number, blockSeconds: readonly number[]): number {
  const mean = blockSeconds.reduce((sum, seconds) => sum + seconds, 0) / blockSeconds.length;
  return blockSeconds.length + Math.max(0, Math.floor((limitSeconds - spentSeconds) / mean));
}
