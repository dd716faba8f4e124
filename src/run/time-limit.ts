import { EXIT, Problem } from "../model/problem.ts";
import type { AttachedProfiler, Engine, RunPorts } from "./ports.ts";

/**
 * Waits no longer than until `overdue` aborts, and throws a Problem then. What comes later goes to `late`, to be ended.
 */
export async function before<T>(
  overdue: AbortSignal,
  wanted: Promise<T>,
  late: (value: T) => Promise<void> = async () => {},
): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(tooLate());
  overdue.addEventListener("abort", giveUp, { once: true });
  if (overdue.aborted) giveUp();
  try {
    return await Promise.race([wanted, over]);
  } catch (error) {
    // Whatever becomes of it, it is nobody's any more.
    wanted.then(late).catch(() => {});
    throw error;
  } finally {
    overdue.removeEventListener("abort", giveUp);
  }
}

function tooLate(): Problem {
  return new Problem({
    code: "profiling-overdue",
    message: "a service, its load or its profiler did not answer before the time was over (hotspots.time-limit)",
    exitStatus: EXIT.unmeasured,
  });
}

/** The profiler, of which no answer is waited for when the time is over. */
export function limitedProfiler(profiler: AttachedProfiler, overdue: AbortSignal): AttachedProfiler {
  const { format, users, windowSeconds, lags } = profiler;
  const limited: AttachedProfiler = {
    format,
    users,
    windowSeconds,
    lags,
    begin: async (window) => await before(overdue, profiler.begin(window)),
    end: async (window) => await before(overdue, profiler.end(window)),
    stop: async () => await before(overdue, profiler.stop()),
  };
  const countCalls = profiler.countCalls?.bind(profiler);
  if (countCalls === undefined) return limited;
  return { ...limited, countCalls: async (load) => await before(overdue, countCalls(load)) };
}

/** The same engines, of which no session is waited for when the time is over. */
export function limitedEngines(engineOf: RunPorts["engineOf"], overdue: AbortSignal): RunPorts["engineOf"] {
  return (scenario) => {
    const engine = engineOf(scenario);
    const open: Engine["open"] = async (...given) => {
      return await before(overdue, engine.open(...given), async (session) => await session[Symbol.asyncDispose]());
    };
    // Whoever has it in this form does not own it.
    return { id: engine.id, caps: engine.caps, open, [Symbol.asyncDispose]: async () => {} };
  };
}
