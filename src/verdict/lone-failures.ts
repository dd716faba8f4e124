import { binomialDistribution } from "simple-statistics";
import { ARMS, type Arm, type PerArm } from "../model/arm.ts";
import type { Block, Round } from "../model/measurement.ts";
import { ERRORS_EVERYWHERE } from "./sample-size.ts";

/** Fewest blocks in which head failed and base did not, from which on a run in which base never fails cannot pass. */
const FEWEST = 2;

/** Share of a sick service's blocks in which an arm fails by chance, and of its runs that may be refused for it. */
const SICK = { failing: 0.01, refused: 0.01 };

/** Blocks after which an arm that failed in all of them is taken to fail always. */
const ALWAYS = 2;

/** How often each arm failed: it died, hung, could not be booted again, or mostly answered errors. */
export interface Failures {
  readonly blocks: number;
  readonly byArm: Readonly<Record<Arm, number>>;
}

/**
 * Says that head failed in blocks where base did not, and base in none: such blocks are replaced, and what is left of
 * the run would pass. Undefined where that may be chance.
 *
 * Two blocks are enough up to 16, which is what a standard run has at most; with more it takes as many as a service whose
 * boots fail independently with a chance of 1 % on both arms, which is a sick one, shows in at most 1 % of its runs. A
 * single failure would refuse 1 % of the runs of ten blocks with a chance of 0.1 %.
 */
export function headAloneFails(blocks: readonly Block[], baseAbsent: string | null): Failures | undefined {
  if (baseAbsent !== null) return undefined;
  const failing = blocks.map(failingArms);
  const count = (arm: Arm) => failing.filter((arms) => arms.has(arm)).length;
  const byArm = { base: count("base"), head: count("head") };
  const refuses = byArm.base === 0 && byArm.head >= fewestFailures(blocks.length);
  return refuses ? { blocks: blocks.length, byArm } : undefined;
}

/** The more blocks there are, pooled over attempts or parts, the more of them fail by chance. */
function fewestFailures(blocks: number): number {
  if (blocks === 0) return FEWEST;
  const chances = binomialDistribution(blocks, SICK.failing) ?? [];
  const baseNever = (1 - SICK.failing) ** blocks;
  let fewer = chances.slice(0, FEWEST).reduce((sum, chance) => sum + chance, 0);
  let fewest = FEWEST;
  while ((1 - fewer) * baseNever > SICK.refused) {
    fewer += chances[fewest] ?? 0;
    fewest += 1;
  }
  return fewest;
}

/** The arm that made every block invalid so far, once there were two of them: a third would be no other. */
export function alwaysFails(blocks: readonly Block[]): Arm | undefined {
  if (blocks.length < ALWAYS) return undefined;
  return ARMS.find((arm) => blocks.every(({ invalid, failed }) => invalid !== null && failed === arm));
}

function failingArms({ failed, rounds }: Block): ReadonlySet<Arm> {
  return new Set([...(failed === undefined ? [] : [failed]), ...rounds.flatMap(armsFailingIn)]);
}

/** Arms that hung, or of which a request mostly failed while it did not on the other. */
function armsFailingIn({ cells, hung = [] }: Round): Arm[] {
  const errors = cells.filter(({ metric }) => metric === "errors");
  const failing = errors.flatMap(({ base, head }) => {
    const rates: PerArm<number> = { base: base ?? 0, head: head ?? 0 };
    return ARMS.filter((arm) => (rates[arm] ?? 0) > ERRORS_EVERYWHERE);
  });
  return [...hung, ...failing];
}
