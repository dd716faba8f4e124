import { performance } from "node:perf_hooks";
import type { HistoryEntry } from "../src/model/history.ts";
import type { Block, BlockCell, Environment, Measurement } from "../src/model/measurement.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { conclude } from "../src/run/conclude.ts";
import { loadConfig } from "../src/run/run-comparison.ts";
import { type Random, seededRandom } from "../src/stats/random.ts";

/** Seconds to judge 100 scenarios × 20 blocks against 100 stored runs: the median of five. */
export function judgingSeconds(environment: Environment): number {
  const names = Array.from({ length: 100 }, (_, index) => `scenario ${index}`);
  const text = `app: { start: x }\nscenarios:\n${names.map((name) => `  ${name}: { request: GET / }\n`).join("")}`;
  const config = loadConfig(text, "loadline.yml");
  const random = seededRandom(1);
  const blocks = Array.from({ length: 20 }, (_, index) => aBlock(index, config.scenarios, random));
  const measurement = aMeasurement(environment, config.scenarios, blocks);
  const entries = Array.from({ length: 100 }, (_, run) => anEntry(run, environment, config.scenarios, random));
  const look = { blocks: 20, planned: 20, alpha: 0.01, familyRate: 0.01, cells: 0 };
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    const history = { entries, links: [], summary: { runs: entries.length, source: null, reason: null } };
    conclude({ config, scenarios: config.scenarios, measured: { measurement, look }, history });
    return (performance.now() - began) / 1000;
  });
  return times.sort((a, b) => a - b)[2] ?? Number.NaN;
}

function aBlock(index: number, scenarios: readonly Scenario[], random: Random): Block {
  return {
    index,
    arms: ["base", "head"],
    invalid: null,
    bootSeconds: 1,
    warmUpSeconds: 3,
    seconds: 30,
    rounds: scenarios.map((scenario) => ({
      scenario: scenario.name,
      pairs: 40,
      discarded: 0,
      requests: { base: 8000, head: 8000 },
      cells: scenario.gate.map((metric): BlockCell => {
        const request = scenario.requests[0]?.name ?? null;
        const change = metric === "errors" ? 0 : 0.02 * (random() + random() - 1);
        const base = metric === "errors" ? 0 : 0.01 * (1 + 0.01 * random());
        return { request, metric, base, head: base * Math.exp(change), change, gateable: true };
      }),
      failures: [],
      invalid: null,
      notes: [],
      seconds: 6,
      gapSeconds: 0.3,
      loadSeconds: 5.5,
    })),
  };
}

function aMeasurement(environment: Environment, scenarios: readonly Scenario[], blocks: Block[]): Measurement {
  return {
    schema: 1,
    startedAt: "2026-01-01T00:00:00Z",
    seconds: 360,
    seed: 1,
    effort: "thorough",
    compare: "paired",
    configHash: "0",
    head: { sha: null, label: "head" },
    base: { sha: null, label: "base" },
    baseAbsent: null,
    environment,
    scenarios: scenarios.map(({ name, profile, engine, users, requests }) => ({
      name,
      profile,
      engine,
      users,
      requests: requests.map((request) => request.name),
      hash: "0",
    })),
    blocks,
    interrupted: false,
    warnings: [],
  };
}

function anEntry(run: number, environment: Environment, scenarios: readonly Scenario[], random: Random): HistoryEntry {
  return {
    run,
    attempt: 1,
    sha: String(run).padStart(40, "0"),
    at: new Date(Date.UTC(2026, 0, 1) + run * 3_600_000).toISOString(),
    environment,
    cells: scenarios.flatMap(({ name, gate, requests }) =>
      gate.map((metric) => ({
        scenario: name,
        request: requests[0]?.name ?? null,
        metric,
        value: 0.01 * (1 + 0.1 * random()),
        proven: false,
        scenarioHash: "0",
      })),
    ),
  };
}
