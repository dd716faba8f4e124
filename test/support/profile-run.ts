import type { Arm } from "../../src/model/arm.ts";
import type { MetricId } from "../../src/model/metric.ts";
import type { Result } from "../../src/model/result.ts";
import type { EarlierAttempts } from "../../src/run/again.ts";
import { type Comparison, loadConfig, runComparison } from "../../src/run/run-comparison.ts";
import { aMeasurement } from "./builders.ts";
import type { Moment } from "./fake-engine.ts";
import { type Behaviour, fakeWorld } from "./fake-world.ts";

/** One scenario of each profile, and imagined services that answer its question. */

export const STRESS = '{ profile: stress, request: GET /, users: 4 to 256, until: ["p95 > 0.2 s"] }';

/** Users that are served within 20 ms. */
export const queueing =
  (carries: (arm: Arm) => number) =>
  (arm: Arm, _request: string, _boot: number, { level }: Moment) =>
    0.02 * Math.max(1, level / carries(arm));

export const half = queueing((arm) => (arm === "head" ? 4.25 : 5));

export const SPIKE = "{ profile: spike, request: GET /, rate: 50/s }";

/** Slow in the peak, and until so many seconds after it. */
export const backlog =
  (seconds: (arm: Arm) => number) => (arm: Arm, _request: string, _boot: number, moment: Moment) => {
    if (moment.stage === 0) return 0.02;
    if (moment.stage === 1) return 0.5;
    return moment.inSlice < 4 + seconds(arm) ? 0.4 : 0.02;
  };

export const SOAK =
  '{ profile: soak, request: GET /, users: 4, duration: 2m, budgets: ["rss slope < 5 MB/min", "latency slope < 3 %/min"] }';

export const leaking = (bytesPerSecond: number) => (arm: Arm, seconds: number) =>
  5e7 + (arm === "head" ? bytesPerSecond * seconds : 0) + 1e5 * Math.sin(seconds);

export const steady = () => 0.02;

export const RATE = "{ request: GET /, rate: 200/s, arrivals: poisson }";

/** The finding on a metric of the scenario as a whole, or of its first request. */
export function findingOf(result: Result, metric: MetricId, scenario = "a") {
  return result.findings.find((finding) => finding.metric === metric && finding.scenario === scenario);
}

/** A whole run at quick effort of one scenario, "a", in an imagined world. */
export async function play(
  scenario: string,
  behaviour: Behaviour,
  seed: number,
  earlier?: EarlierAttempts,
): Promise<Comparison> {
  const text = `app: { start: node server.js }\neffort: quick\nscenarios:\n  a: ${scenario}\n`;
  return await runComparison(
    {
      config: loadConfig(text, "loadline.yml"),
      configPath: "loadline.yml",
      head: { kind: "commit", sha: "a".repeat(40), label: "HEAD" },
      base: { kind: "commit", sha: "b".repeat(40), label: "main" },
      seed,
      environment: aMeasurement().environment,
      history: { entries: [], links: [], summary: { runs: 0, source: null, reason: "none" } },
      signal: new AbortController().signal,
      earlier,
    },
    fakeWorld(behaviour).ports,
  );
}
