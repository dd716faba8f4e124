import type { Arm } from "../model/arm.ts";
import type { Warning } from "../model/warning.ts";
import type { MeasuredBlock } from "./block.ts";
import type { Log } from "./ports.ts";
import { restoredWarnings } from "./restored-warnings.ts";

/** What went wrong with the services in a run, told once. */
export class Troubles {
  private readonly log: Log;
  private readonly failures: Warning[] = [];
  private readonly restored = new Map<Arm, ReadonlySet<string>>();
  private readonly tailsShown = new Set<Arm>();

  constructor(log: Log) {
    this.log = log;
  }

  add({ block, failure, restored }: MeasuredBlock): void {
    for (const { arm, paths } of restored) {
      this.restored.set(arm, new Set(this.restored.get(arm)).union(new Set(paths)));
    }
    if (failure === undefined) return;
    const { arm, reason, logTail } = failure;
    this.failures.push({ code: "service-failed", text: `Block ${block.index + 1}: ${arm} ${reason}` });
    this.showTail(arm, logTail);
  }

  /** The end of a failed service's output, once per arm: the next block's is much the same. */
  showTail(arm: Arm, tail: string | undefined): void {
    if (tail === undefined || tail === "" || this.tailsShown.has(arm)) return;
    this.tailsShown.add(arm);
    this.log.untrusted(`The end of ${arm}'s output:`, tail);
  }

  warnings(): readonly Warning[] {
    return [...this.failures, ...restoredWarnings(this.restored)];
  }
}
