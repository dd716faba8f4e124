import type { RunningService } from "./ports.ts";

/** The service as one that fails when its time is over, so that whoever waits for it waits no longer. */
export function limitedService(service: RunningService, overdue: AbortSignal): RunningService {
  const over = new Promise<void>((resolve) => {
    if (overdue.aborted) resolve();
    overdue.addEventListener("abort", () => resolve(), { once: true });
  });
  return {
    arm: service.arm,
    url: service.url,
    pid: service.pid,
    bootSeconds: service.bootSeconds,
    usage: () => service.usage(),
    resetPeak: () => service.resetPeak(),
    busySeconds: () => service.busySeconds(),
    failure: () => service.failure() ?? (overdue.aborted ? "did not answer before the time was over" : undefined),
    failed: Promise.race([service.failed, over]),
    logTail: () => service.logTail(),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}
