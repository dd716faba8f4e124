import type { Effort } from "../model/config.ts";
import type { LookTaken } from "../model/verdict.ts";
import { type LookPlan, lastLook, planHeadAlone, planLooks, planOneLook } from "../plan/looks.ts";

/** A look at all blocks of a finished measurement. */
export interface OneLook {
  /** Null where not one block is valid. */
  readonly look: LookTaken | null;
  /** Why the effort's own error rate could not be kept. */
  readonly note: string | undefined;
}

/** The look that judges blocks of several jobs or attempts together, at the whole rate of the attempt. */
export function lookAtAll(effort: Effort, blocks: number, attempt: number | undefined): OneLook {
  return taken(planOneLook(effort, blocks, attempt), blocks, blocks);
}

/** The look of head alone, measured for main's stored runs. */
export function lookAtHeadAlone(effort: Effort, blocks: number): OneLook {
  return taken(planHeadAlone(effort, blocks), blocks, blocks);
}

/**
 * The look at which a first attempt stopped, by the number of its blocks: the planned one, or what was left of the plan
 * when time was up. Beyond the plan's last look nothing is left to spend, so that more blocks than were planned for are
 * judged by one look of their own.
 *
 * @param planned blocks that had fitted, at least `blocks`
 */
export function lookWhereItStopped(effort: Effort, blocks: number, planned: number): OneLook {
  const plan = planLooks(effort, Math.max(blocks, planned));
  const index = plan.looks.findIndex((look) => look.blocks === blocks);
  const before = plan.looks.filter((look) => look.blocks < blocks).length;
  if (before === plan.looks.length) return lookAtAll(effort, blocks, undefined);
  const used = index === -1 ? lastLook({ effort, plan, taken: before, blocks }) : upTo(plan, index);
  return taken(used, blocks, plan.looks.at(-1)?.blocks ?? blocks);
}

function upTo(plan: LookPlan, index: number): LookPlan {
  return { ...plan, looks: plan.looks.slice(0, index + 1) };
}

function taken({ looks, familyRate, note }: LookPlan, blocks: number, planned: number): OneLook {
  const alpha = looks.at(-1)?.alpha;
  return { look: alpha === undefined ? null : { blocks, planned, alpha, familyRate, cells: 0 }, note };
}
