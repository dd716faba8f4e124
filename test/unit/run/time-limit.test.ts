import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/model/problem.ts";
import type { AttachedProfiler, EngineSession, SlicePlan } from "../../../src/run/ports.ts";
import { before, limitedEngines, limitedProfiler } from "../../../src/run/time-limit.ts";
import { aScenario } from "../../support/builders.ts";
import { fakeWorld } from "../../support/fake-world.ts";

const OVERDUE = { code: "profiling-overdue", exitStatus: 3 };

test("what comes in time is what is waited for, a failure too", async () => {
  const { signal } = new AbortController();
  expect(await before(signal, Promise.resolve(7))).toBe(7);
  await expect(before(signal, Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("what comes when the time is over is ended, and nobody waits for it", async () => {
  const time = new AbortController();
  const opening = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<string>();
  const waiting = before(time.signal, opening.promise, async (session) => ended.resolve(session));
  time.abort();
  await expect(waiting).rejects.toMatchObject(OVERDUE);
  opening.resolve("a late session");
  expect(await ended.promise).toBe("a late session");
});

test("what fails when the time is over is nobody's fault any more", async () => {
  const late = Promise.withResolvers<never>();
  await expect(before(AbortSignal.abort(), late.promise)).rejects.toBeInstanceOf(Problem);
  late.reject(new Error("ended"));
  await expect(late.promise).rejects.toThrow("ended");
});

test("a session that an engine opens too late is disposed", async () => {
  const { ports } = fakeWorld({ latency: () => 0.02 });
  const opening = Promise.withResolvers<EngineSession>();
  const disposed = Promise.withResolvers<void>();
  const time = new AbortController();
  const slow = (scenario: ReturnType<typeof aScenario>) => ({
    ...ports.engineOf(scenario),
    open: () => opening.promise,
  });
  const plan: SlicePlan = { requests: 1, seconds: 1, first: () => "base", drainSeconds: 1 };
  const opened = limitedEngines(slow, time.signal)(aScenario({})).open([], aScenario({}), plan);
  time.abort();
  await expect(opened).rejects.toMatchObject(OVERDUE);
  opening.resolve({ slices: async function* () {}, [Symbol.asyncDispose]: async () => disposed.resolve() });
  await disposed.promise;
});

describe("a profiler that never answers is not waited for:", () => {
  const never = () => new Promise<never>(() => {});
  const silent: AttachedProfiler = {
    format: "prof",
    users: 1,
    windowSeconds: 0.4,
    lags: true,
    begin: never,
    end: never,
    stop: never,
    countCalls: never,
  };

  test.each<[string, (profiler: AttachedProfiler) => Promise<unknown> | undefined]>([
    ["when a window begins", (profiler) => profiler.begin(0)],
    ["when it ends", (profiler) => profiler.end(0)],
    ["when it stops", (profiler) => profiler.stop()],
    ["when it counts", (profiler) => profiler.countCalls?.(async () => {})],
  ])("%s", async (_, ask) => {
    const time = new AbortController();
    const asked = ask(limitedProfiler(silent, time.signal));
    time.abort();
    await expect(asked).rejects.toMatchObject(OVERDUE);
  });

  test("and one that cannot count still cannot", () => {
    const { countCalls: _, ...other } = silent;
    const limited = limitedProfiler(other, new AbortController().signal);
    expect(limited).toMatchObject({ format: "prof", users: 1, windowSeconds: 0.4, lags: true });
    expect(limited.countCalls).toBeUndefined();
  });
});
