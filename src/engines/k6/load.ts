import type { Stage } from "../../model/load-stage.ts";
import type { ScriptOptions, ScriptScenario } from "./script-options.ts";

/** Longer than any round; Loadline ends the test. */
const ENDLESS = "24h";
/** Seconds below which k6 takes no duration of a constant load. */
const SHORTEST = 1;
/** Iterations per second are whole numbers per this many seconds. */
const RATE_UNIT = 1000;
/** Where users wait for the turn of their revision, and Loadline ends the test. */
const WATCH = { executor: "constant-vus", vus: 1, gracefulStop: "0s", exec: "watch", tags: { loadline: "gate" } };

/** Scenarios for k6, and what of the script's own they leave out. */
export interface Load {
  readonly scenarios: Readonly<Record<string, object>>;
  /** The exported function of each. */
  readonly functions: Readonly<Record<string, string>>;
  /** Whether its users wait for their turns. */
  readonly gated: boolean;
  /** Users of all scenarios. */
  readonly users: number;
  readonly notes: readonly string[];
}

/** Users of all of the script's scenarios at once. */
export function usersOf({ scenarios }: ScriptOptions): number {
  return scenarios.reduce((sum, { users }) => sum + users, 0);
}

/** Iterations per second of all of the script's arrival rates; undefined where it has none. */
export function rateOf({ scenarios }: ScriptOptions): number | undefined {
  const rates = scenarios.flatMap(({ rate }) => rate ?? []);
  return rates.length === 0 ? undefined : rates.reduce((sum, rate) => sum + rate, 0);
}

/** So many users, shared out as the script does, each of whom sends whenever its gate is open. */
export function gatedLoad(options: ScriptOptions, users: number): Load {
  const shares = shareOut(users, options.scenarios);
  return load(options, shares, ENDLESS, (scenario, vus) => ({
    ...common(scenario),
    executor: "constant-vus",
    vus,
    duration: ENDLESS,
    gracefulStop: "0s",
  }));
}

/** A whole load on one arm: users that come and go, or the script's arrival rates at another level. */
export function wholeLoad(options: ScriptOptions, stages: readonly Stage[], drainSeconds: number): Load {
  const graceful = `${Math.ceil(drainSeconds)}s`;
  const peaks = stages.map((stage) => shareOut("users" in stage ? stage.users : usersOf(options), options.scenarios));
  const most = options.scenarios.map((_, index) => Math.max(...peaks.map((peak) => peak[index] ?? 0)));
  const own = rateOf(options);
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  return load(options, most, milliseconds(Math.max(SHORTEST, seconds)), (scenario, _, index) => {
    const { rate } = scenario;
    if (own !== undefined && rate !== undefined && stages.some((stage) => "ratePerSecond" in stage)) {
      const levels = stages.map((stage) => {
        const factor = "ratePerSecond" in stage ? stage.ratePerSecond / own : 1;
        return { seconds: stage.seconds, level: Math.round(rate * factor * RATE_UNIT) };
      });
      const ready = { preAllocatedVUs: scenario.users, maxVUs: scenario.mostUsers, timeUnit: `${RATE_UNIT}s` };
      return { ...common(scenario), ...ready, ...arrivals(levels), gracefulStop: graceful };
    }
    const levels = stages.map(({ seconds }, i) => ({ seconds, level: peaks[i]?.[index] ?? 0 }));
    return {
      ...common(scenario),
      executor: "ramping-vus",
      startVUs: levels[0]?.level ?? 1,
      stages: steps(levels),
      gracefulStop: graceful,
      gracefulRampDown: graceful,
    };
  });
}

interface Level {
  readonly seconds: number;
  readonly level: number;
}

function arrivals(levels: readonly Level[]): object {
  const [first] = levels;
  if (levels.length === 1 && first !== undefined && first.seconds >= SHORTEST)
    return { executor: "constant-arrival-rate", rate: first.level, duration: milliseconds(first.seconds) };
  return { executor: "ramping-arrival-rate", startRate: first?.level ?? 0, stages: steps(levels) };
}

/** Levels that hold for their time, with jumps between them. */
function steps(levels: readonly Level[]): object[] {
  return levels.flatMap(({ seconds, level }, i) => {
    const hold = { duration: milliseconds(seconds), target: level };
    return i === 0 ? [hold] : [{ duration: "0s", target: level }, hold];
  });
}

function load(
  { scenarios }: ScriptOptions,
  shares: readonly number[],
  duration: string,
  play: (scenario: ScriptScenario, users: number, index: number) => object,
): Load {
  const played = scenarios.flatMap((scenario, index) => {
    const users = shares[index] ?? 0;
    return users === 0 ? [] : [{ scenario, users, object: play(scenario, users, index) }];
  });
  const names = new Set(played.map(({ scenario }) => scenario.name));
  const left = scenarios.filter(({ name }) => !names.has(name));
  return {
    scenarios: {
      ...Object.fromEntries(played.map(({ scenario, object }) => [scenario.name, object])),
      loadline_watch: { ...WATCH, duration },
    },
    functions: Object.fromEntries(played.map(({ scenario }) => [scenario.name, scenario.exec])),
    gated: duration === ENDLESS,
    users: played.reduce((sum, { users }) => sum + users, 0),
    notes: left.map(({ name }) => `its scenario ${name} is left out, because there are fewer users than scenarios`),
  };
}

function common({ env, tags }: ScriptScenario): object {
  return { env, tags: { ...tags, loadline: "user" }, exec: "play" };
}

/** Whole users in proportion to the script's own; where there are fewer than scenarios, to the largest of them. */
function shareOut(users: number, scenarios: readonly ScriptScenario[]): readonly number[] {
  const total = scenarios.reduce((sum, { users: own }) => sum + own, 0);
  const exact = scenarios.map(({ users: own }) => (own / total) * users);
  const shares = exact.map((share) => (users >= scenarios.length ? Math.max(1, Math.floor(share)) : 0));
  const order = exact.map((_, index) => index).sort((a, b) => rest(exact, shares, b) - rest(exact, shares, a));
  for (let left = users - shares.reduce((sum, share) => sum + share, 0), i = 0; left !== 0; i++) {
    const index = order[i % order.length] ?? 0;
    if (left > 0) {
      shares[index] = (shares[index] ?? 0) + 1;
      left--;
    } else {
      const richest = shares.indexOf(Math.max(...shares));
      shares[richest] = (shares[richest] ?? 0) - 1;
      left++;
    }
  }
  return shares;
}

function rest(exact: readonly number[], shares: readonly number[], index: number): number {
  return (exact[index] ?? 0) - (shares[index] ?? 0);
}

function milliseconds(seconds: number): string {
  return `${Math.max(1, Math.round(seconds * 1000))}ms`;
}
