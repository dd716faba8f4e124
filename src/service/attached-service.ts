import { setTimeout as sleep } from "node:timers/promises";
import type { Arm } from "../model/arm.ts";
import type { Readiness } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { RunningService } from "../run/ports.ts";

const POLL_MS = 100;
/** An answer that takes longer comes from no service that is ready. */
const LONGEST_TRY_MS = 5000;

/**
 * A service that somebody else runs: waits until it answers as ready, and leaves it alone for the rest. Its processes
 * are not seen, so that it has no CPU and memory; should it die, every request fails. Throws a Problem when it does not
 * become ready, or the run is ended.
 */
export async function attach(url: string, arm: Arm, ready: Readiness, ending: AbortSignal): Promise<RunningService> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let seen = "no answer";
  while (seconds() < ready.timeoutSeconds && !ending.aborted) {
    const left = Math.min(LONGEST_TRY_MS, (ready.timeoutSeconds - seconds()) * 1000);
    const answer = await ask(url, ready, AbortSignal.any([ending, AbortSignal.timeout(Math.ceil(Math.max(1, left)))]));
    if (answer.ready) return attached(url, arm, seconds());
    seen = answer.seen;
    await sleep(POLL_MS);
  }
  if (ending.aborted) {
    throw new Problem({ code: "interrupted", message: "the run was interrupted", exitStatus: EXIT.unmeasured });
  }
  throw new Problem({
    code: "service-not-ready",
    message: `app.url: ${url}${ready.path ?? ""} was not ready within ${ready.timeoutSeconds} s: ${seen}`,
    hint: "Start the service before Loadline, or name with app.ready what it answers when it is ready.",
    arm,
    exitStatus: EXIT.unmeasured,
  });
}

async function ask(url: string, { path, status }: Readiness, signal: AbortSignal) {
  try {
    const response = await fetch(new URL(path ?? "/", url), { redirect: "manual", signal });
    await response.body?.cancel();
    const usual =
      status.length === 0 ? response.status >= 200 && response.status < 400 : status.includes(response.status);
    // Without a path, whatever it answers shows that it is there.
    return { ready: path === undefined || usual, seen: `last answer: ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ready: false, seen: `last error: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}

function attached(url: string, arm: Arm, bootSeconds: number): RunningService {
  return {
    arm,
    url,
    pid: undefined,
    bootSeconds,
    usage: () => undefined,
    resetPeak: () => {},
    busySeconds: () => undefined,
    failure: () => undefined,
    failed: new Promise(() => {}),
    logTail: () => "",
    [Symbol.asyncDispose]: async () => {},
  };
}
