import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../run/ports.ts";

/** The machine's clocks: a monotonic one in seconds, and the date in UTC. */
export const systemClock: Clock = {
  now: () => performance.now() / 1000,
  date: () => new Date().toISOString(),
  sleep: async (seconds) => {
    await delay(seconds * 1000);
  },
  timeout: (seconds) => AbortSignal.timeout(Math.ceil(seconds * 1000)),
};
