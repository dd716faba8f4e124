import type { FailureCount } from "../model/measurement.ts";
import { NO_STATUS, type Slice } from "../model/sample.ts";

/** Counts failed requests by arm, request and kind. */
export class FailureTally {
  private readonly found = new Map<string, FailureCount>();

  add(slice: Slice): void {
    for (const [i, ok] of slice.ok.entries()) {
      if (ok === 1) continue;
      const { arm } = slice;
      const request = slice.names[slice.name[i] ?? 0] ?? "";
      const kind = failureKind(slice.status[i] ?? 0);
      const key = JSON.stringify([arm, request, kind]);
      this.found.set(key, { arm, request, kind, count: (this.found.get(key)?.count ?? 0) + 1 });
    }
  }

  /** Largest first within an arm's request. */
  counts(): FailureCount[] {
    return [...this.found.values()].sort(
      (a, b) => a.arm.localeCompare(b.arm) || a.request.localeCompare(b.request) || b.count - a.count,
    );
  }
}

const WITHOUT_STATUS: ReadonlyMap<number, string> = new Map([
  [NO_STATUS.lost, "lost"],
  [NO_STATUS.timedOut, "timed out"],
  [NO_STATUS.refused, "refused"],
  [NO_STATUS.uncaptured, "nothing to capture"],
  [NO_STATUS.rejected, "failed the script's check"],
  [NO_STATUS.raised, "exception in the script"],
]);

function failureKind(status: number): string {
  return WITHOUT_STATUS.get(status) ?? String(status);
}

/** Whether failures are counted under this kind: a status, or one of the words for what has none. */
export function isFailureKind(text: string): boolean {
  return /^\d{3}$/.test(text) || [...WITHOUT_STATUS.values()].includes(text);
}
