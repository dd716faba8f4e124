import type { Clock, RunningService } from "./ports.ts";

/** The gap ends when the arm uses less than this share of a core … */
const QUIET_SHARE = 0.1;
/** … over this many seconds, … */
const STEP = 0.004;
/** … or after this many. */
const LONGEST = 0.15;
/** Where CPU time cannot be read. */
const FIXED = 0.02;

/**
 * Waits until the arm has ended what it does after its responses, so that its work does not fall into the other arm's
 * slice. Returns the seconds that it took.
 */
export async function waitUntilQuiet(service: RunningService, clock: Clock): Promise<number> {
  const began = clock.now();
  const atStart = service.busySeconds();
  if (atStart === undefined) {
    await clock.sleep(FIXED);
    return clock.now() - began;
  }
  let before: number = atStart;
  let last = began;
  while (last - began < LONGEST) {
    await clock.sleep(STEP);
    const now = clock.now();
    const busy: number = service.busySeconds() ?? before;
    const quiet = busy - before < QUIET_SHARE * (now - last);
    before = busy;
    last = now;
    if (quiet) break;
  }
  return last - began;
}
