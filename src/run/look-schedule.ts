import type { Compare, Effort } from "../model/config.ts";
import type { LookTaken } from "../model/verdict.ts";
import { type Earlier, type LookPlan, lastLook, planHeadAlone, planLooks } from "../plan/looks.ts";

export interface ScheduleInput {
  readonly effort: Effort;
  readonly compare: Compare;
  readonly earlier: Earlier;
}

/** When a session judges: planned once the first block tells how many will fit. Blocks are valid ones, earlier included. */
export class LookSchedule {
  private readonly input: ScheduleInput;
  private plan: LookPlan | undefined;
  private taken = 0;
  /** Why the effort's own error rate could not be kept. */
  note: string | undefined;

  constructor(input: ScheduleInput) {
    this.input = input;
  }

  get isPlanned(): boolean {
    return this.plan !== undefined;
  }

  /** Blocks of the last look; 0 before there is a plan. */
  get most(): number {
    return this.plan?.looks.at(-1)?.blocks ?? 0;
  }

  get isLast(): boolean {
    return this.plan?.looks[this.taken + 1] === undefined;
  }

  /** @param fit blocks of this session that fit its time */
  planFor(fit: number): void {
    const { effort, earlier } = this.input;
    this.plan = this.isAlone() ? planHeadAlone(effort, fit) : planLooks(effort, earlier.blocks + fit, earlier);
    this.note = this.plan.note;
  }

  /** The count of valid blocks may jump when a cell is given up, so a look may be taken late. */
  isDue(blocks: number): boolean {
    const due = this.plan?.looks[this.taken]?.blocks;
    return due !== undefined && blocks >= due;
  }

  goOn(): void {
    this.taken += 1;
  }

  /** The look that the blocks at hand belong to: the planned one, or what is left of the plan when time is up. */
  lookAt(blocks: number): LookTaken | null {
    const { plan, taken } = this;
    if (plan === undefined) return null;
    const planned = plan.looks.at(-1)?.blocks ?? blocks;
    const used = this.isDue(blocks) ? { ...plan, looks: plan.looks.slice(0, taken + 1) } : this.lastOf(plan, blocks);
    this.note = used.note;
    const alpha = used.looks.at(-1)?.alpha;
    return alpha === undefined ? null : { blocks, planned, alpha, familyRate: used.familyRate, cells: 0 };
  }

  private lastOf(plan: LookPlan, blocks: number): LookPlan {
    const { effort, earlier } = this.input;
    return this.isAlone()
      ? planHeadAlone(effort, blocks)
      : lastLook({ effort, plan, taken: this.taken, blocks, earlier });
  }

  /** Whether head is measured alone because the team wants it so. */
  private isAlone(): boolean {
    return this.input.compare === "stored";
  }
}
