import type { Limit, Rate, Scenario, SpikePlan, StressPlan } from "../model/scenario.ts";
import type { DecodedFile } from "./config-file.ts";
import type { LevelRange } from "./load-text.ts";
import { DEFAULT_USERS } from "./profile-file.ts";

type ScenarioFile = DecodedFile["scenarios"][string];

const STRESS_USERS: LevelRange = { from: 2, to: 512 };
const STRESS_GROWTH = 1.5;
const STRESS_UNTIL: readonly Limit[] = [
  { metric: "errors", op: ">", limit: 0.01, text: "errors > 1 %" },
  { metric: "p95", op: ">", limit: 1, text: "p95 > 1 s" },
];
const SPIKE: SpikePlan = { times: 10, beforeSeconds: 2, peakSeconds: 2, afterSeconds: 6 };
const SOAK_SECONDS = 600;
const MAX_CONNECTIONS = 500;

/** What of a scenario shapes its load over time. */
export function completeProfile(file: ScenarioFile): Pick<Scenario, "users" | "rate" | "stress" | "spike" | "soak"> {
  const { profile } = file;
  return {
    users: usersOf(file),
    ...(file.rate === undefined ? {} : { rate: rateOf(file.rate, file) }),
    ...(profile === "stress" ? { stress: stressOf(file) } : {}),
    ...(profile === "spike" ? { spike: spikeOf(file.peak) } : {}),
    ...(profile === "soak" ? { soak: { seconds: file.duration ?? SOAK_SECONDS } } : {}),
  };
}

/** Of a climb the first level, with which the service is warmed up. */
function usersOf({ profile, users, rate }: ScenarioFile): number {
  if (profile === "speed") return 1;
  if (rate !== undefined) return DEFAULT_USERS;
  if (typeof users === "object") return users.from;
  if (profile === "stress") return STRESS_USERS.from;
  return users ?? DEFAULT_USERS;
}

function rateOf(rate: number | LevelRange, file: ScenarioFile): Rate {
  return {
    perSecond: typeof rate === "number" ? rate : rate.from,
    arrivals: file.arrivals ?? "constant",
    maxConnections: file["max-connections"] ?? MAX_CONNECTIONS,
  };
}

function stressOf({ users, rate, growth = STRESS_GROWTH, until, step }: ScenarioFile): StressPlan {
  const range = typeof rate === "object" ? rate : typeof users === "object" ? users : STRESS_USERS;
  const exact = levelsOf(range, growth);
  const levels =
    rate === undefined ? [...new Set(exact.map(Math.round))] : exact.map((level) => Number(level.toPrecision(4)));
  return { levels, until: until ?? STRESS_UNTIL, stepSeconds: step ?? null };
}

/** Each level is `growth` times the one before; the last one is the end of the range itself. */
function levelsOf({ from, to }: LevelRange, growth: number): number[] {
  const levels: number[] = [];
  for (let level = from; level < to / Math.sqrt(growth); level *= growth) levels.push(level);
  return [...levels, to];
}

function spikeOf(peak: ScenarioFile["peak"]): SpikePlan {
  if (peak === undefined) return SPIKE;
  if (typeof peak === "number") return { ...SPIKE, times: peak };
  return { times: peak.times, beforeSeconds: peak.before, peakSeconds: peak.for, afterSeconds: peak.after };
}
