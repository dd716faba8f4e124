import { isRecord } from "../envelope.ts";

/** One of the script's scenarios, as far as Loadline plays it. */
export interface ScriptScenario {
  readonly name: string;
  readonly executor: string;
  /** The exported function that it runs. */
  readonly exec: string;
  readonly env: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Users at once: the most, where they change; of an arrival rate those that stand ready. */
  readonly users: number;
  /** Iterations that begin per second, the most where that changes; undefined in a closed loop. */
  readonly rate: number | undefined;
  /** Users that an arrival rate may have at most. */
  readonly mostUsers: number;
  /** Whether its level changes over time. */
  readonly shaped: boolean;
}

/** A threshold: an expression over a metric, or over a metric's samples with certain tags. */
export interface Threshold {
  readonly metric: string;
  readonly text: string;
}

/** What a script says of itself. */
export interface ScriptOptions {
  /** At least one. */
  readonly scenarios: readonly ScriptScenario[];
  readonly thresholds: readonly Threshold[];
}

/** Reads what `k6 inspect` printed; undefined where it is not that. */
export function decodeOptions(text: string): ScriptOptions | undefined {
  const value = parse(text);
  if (!isRecord(value)) return undefined;
  const { scenarios, thresholds, vus, stages } = value;
  const found = isRecord(scenarios) ? Object.entries(scenarios).map(([name, one]) => scenario(name, one)) : [];
  const executor = Array.isArray(stages) ? "ramping-vus" : "constant-vus";
  const usual = scenario("default", { executor, vus, startVUs: vus, stages });
  return { scenarios: found.length === 0 ? [usual] : found, thresholds: thresholdsIn(thresholds) };
}

function scenario(name: string, value: unknown): ScriptScenario {
  const own = isRecord(value) ? value : {};
  const executor = typeof own.executor === "string" ? own.executor : "constant-vus";
  const levels = targets(own.stages);
  const open = executor.endsWith("arrival-rate");
  const users = open
    ? number(own.preAllocatedVUs, 1)
    : Math.max(number(own.vus, 0), number(own.startVUs, 0), ...levels);
  const rate = Math.max(number(own.rate, 0), number(own.startRate, 0), ...levels) / secondsIn(own.timeUnit);
  return {
    name,
    executor,
    exec: typeof own.exec === "string" ? own.exec : "default",
    env: texts(own.env),
    tags: texts(own.tags),
    users: Math.max(1, users),
    rate: open ? rate : undefined,
    mostUsers: Math.max(number(own.maxVUs, 0), users, 1),
    shaped: levels.length > 0,
  };
}

function targets(stages: unknown): number[] {
  return Array.isArray(stages) ? stages.map((stage) => (isRecord(stage) ? number(stage.target, 0) : 0)) : [];
}

function thresholdsIn(value: unknown): Threshold[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([metric, list]) =>
    (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
      const text = isRecord(one) ? one.threshold : one;
      return typeof text === "string" ? [{ metric, text }] : [];
    }),
  );
}

/** Seconds in a duration of Go's, such as "1m30s"; 1 where there is none. */
function secondsIn(value: unknown): number {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  let seconds = 0;
  if (typeof value !== "string") return 1;
  for (const [, count = "0", unit = "s"] of value.matchAll(/([\d.]+)(ms|s|m|h)/g)) {
    seconds += Number(count) * (units[unit] ?? 1);
  }
  return seconds > 0 ? seconds : 1;
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

function texts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
