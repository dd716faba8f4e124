import type { MetricId } from "../model/metric.ts";
import { PROFILES, type Profile } from "../model/profile.ts";
import { parseBudget } from "./budget-expression.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { parseRateText, parseUsersRange } from "./load-text.ts";
import { shown } from "./shown.ts";

type Mapping = Readonly<Record<string, unknown>>;

/** Keys that only one profile knows. */
const KEYS: Readonly<Record<string, Profile>> = {
  until: "stress",
  growth: "stress",
  step: "stress",
  peak: "spike",
  duration: "soak",
};

/** What one step of a climb can be held against. */
const UNTIL: readonly MetricId[] = ["errors", "mean", "p50", "p90", "p95", "p99", "rps"];

/** What of a scenario's load contradicts its profile, as far as the values can be read. */
export function profileFaults(scenario: Mapping, path: ConfigPath): Fault[] {
  const profile = PROFILES.find((known) => known === (scenario.profile ?? "load"));
  if (profile === undefined) return [];
  return [
    ...strayKeys(scenario, profile, path),
    ...levelFaults(scenario, profile, path),
    ...untilFaults(scenario.until, [...path, "until"]),
  ];
}

function strayKeys(scenario: Mapping, profile: Profile, path: ConfigPath): Fault[] {
  const stray = Object.entries(KEYS).flatMap(([key, of]) =>
    scenario[key] === undefined || of === profile
      ? []
      : [
          fault(
            [...path, key],
            "key",
            `expected ${key} only in a ${of} scenario, got it in a ${profile} scenario`,
            `leave it out, or use "profile: ${of}"`,
          ),
        ],
  );
  const alone = ["arrivals", "max-connections"].flatMap((key) =>
    scenario[key] === undefined || scenario.rate !== undefined
      ? []
      : [fault([...path, key], "key", `expected a rate beside ${key}, got nothing`, 'add "rate: 200/s"')],
  );
  return [...stray, ...alone];
}

function levelFaults({ users, rate }: Mapping, profile: Profile, path: ConfigPath): Fault[] {
  const faults: Fault[] = [];
  if (users !== undefined && rate !== undefined) {
    const hint = "users wait for their answers, requests at a rate do not";
    faults.push(fault([...path, "rate"], "key", "expected either users or rate, got both", hint));
  }
  if (profile === "speed" && rate !== undefined) {
    const message = "expected no rate in a speed scenario, got one";
    faults.push(fault([...path, "rate"], "key", message, 'use "profile: load"'));
  }
  return [
    ...faults,
    ...rangeFaults(users, parseUsersRange(users).ok, profile, { at: [...path, "users"], example: '"4 to 256"' }),
    ...rangeFaults(rate, isRateRange(rate), profile, { at: [...path, "rate"], example: '"50/s to 2000/s"' }),
  ];
}

interface LevelKey {
  readonly at: ConfigPath;
  readonly example: string;
}

/** A stress scenario has two levels, every other one. What cannot be read at all is told by the schema. */
function rangeFaults(value: unknown, isRange: boolean, profile: Profile, { at, example }: LevelKey): Fault[] {
  const single = typeof value === "number" || (parseRateText(value).ok && !isRange);
  if (profile === "stress" && single) {
    return [fault(at, "value", `expected a range such as ${example} in a stress scenario, got ${shown(value)}`)];
  }
  if (profile === "stress" || !isRange) return [];
  const message = `expected one level in a ${profile} scenario, got ${shown(value)}`;
  return [fault(at, "value", message, 'a range is for "profile: stress"')];
}

function isRateRange(rate: unknown): boolean {
  const read = parseRateText(rate);
  return read.ok && typeof read.value === "object";
}

function untilFaults(until: unknown, path: ConfigPath): Fault[] {
  const limits = Array.isArray(until) ? until : [];
  return limits.flatMap((limit, index) => {
    const read = parseBudget(limit);
    if (!read.ok || UNTIL.includes(read.value.metric)) return [];
    return [fault([...path, index], "value", `expected a limit on one of ${UNTIL.join(", ")}, got ${shown(limit)}`)];
  });
}

function fault(path: ConfigPath, at: Fault["at"], message: string, hint?: string): Fault {
  return hint === undefined ? { path, at, message } : { path, at, message, hint };
}
