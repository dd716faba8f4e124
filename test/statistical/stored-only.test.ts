import { expect, test } from "vitest";
import { compareWithHistory } from "../../src/history/compare.ts";
import { toEntry } from "../../src/history/entry.ts";
import type { HistoryEntry } from "../../src/model/history.ts";
import type { Measurement } from "../../src/model/measurement.ts";
import type { Judgement } from "../../src/model/verdict.ts";
import { type Random, seededRandom } from "../../src/stats/random.ts";
import { judge } from "../../src/verdict/judge.ts";
import {
  aBlock,
  aBlockCell,
  aMeasuredScenario,
  aMeasurement,
  anEnvironment,
  aRound,
  aScenario,
} from "../support/builders.ts";
import { normal } from "../support/simulation.ts";

/** Four scenarios of four gated cells. */
const METRICS = ["pooled-mean", "p50", "p95", "errors"] as const;
const SCENARIOS = ["list", "read", "write", "search"].map((name) => aScenario({ name, gate: METRICS }));
const BLOCKS = 8;
/** Standard deviations of the log of a value: between runners, between scenarios on a runner, between boots. */
const SD = { runner: 0.07, scenario: 0.05, boot: 0.02 };

interface Fleet {
  /** Logs by which the CPU models of the fleet differ; each run draws one. */
  readonly models: readonly number[];
}

/** One run of head alone on a runner drawn from the fleet; `shift` slows the first scenario on the log scale. */
function run({ models }: Fleet, random: Random, shift = 0): Measurement {
  const model = Math.floor(random() * models.length);
  const runner = (models[model] ?? 0) + SD.runner * normal(random);
  const levels = SCENARIOS.map((_, i) => runner + SD.scenario * normal(random) + (i === 0 ? shift : 0));
  const blocks = Array.from({ length: BLOCKS }, (_, index) => {
    const rounds = SCENARIOS.map(({ name }, i) => {
      const boot = (levels[i] ?? 0) + SD.boot * normal(random);
      const cells = METRICS.map((metric) => {
        const head = metric === "errors" ? 0 : 0.01 * Math.exp(boot + 0.01 * normal(random));
        return aBlockCell({ metric, base: null, head });
      });
      return aRound({ scenario: name, cells });
    });
    return aBlock({ index, arms: ["head"], rounds });
  });
  const environment = anEnvironment({ cpuModel: `model ${model}` });
  const scenarios = SCENARIOS.map(({ name }) => aMeasuredScenario({ name }));
  const baseAbsent = "compare: stored";
  return aMeasurement({ compare: "stored", base: null, baseAbsent, environment, scenarios, blocks });
}

function history(runs: number, fleet: Fleet, random: Random): HistoryEntry[] {
  return Array.from({ length: runs }, (_, index) => {
    const measurement = run(fleet, random);
    return toEntry({ measurement, findings: [], run: index + 1, attempt: 1, sha: "a".repeat(40) });
  });
}

function judged(entries: readonly HistoryEntry[], measurement: Measurement): Judgement {
  const { blocks, seed, baseAbsent } = measurement;
  const compared = compareWithHistory({ entries, measurement, runs: 30 });
  const stored = { runs: entries.length };
  return judge({
    scenarios: SCENARIOS,
    failOn: ["suspected"],
    blocks,
    look: null,
    seed,
    baseAbsent,
    stored,
    history: compared,
  });
}

const upTo = (rate: number, repetitions: number): number => rate + 3 * Math.sqrt((rate * (1 - rate)) / repetitions);

test.each([
  [5, "one CPU model", [0]],
  [8, "one CPU model", [0]],
  [20, "one CPU model", [0]],
  [20, "two CPU models, 15 % apart", [0, 0.14]],
] as const)(
  "compare: stored with %i runs on %s suspects at most 1 % of unchanged heads with 16 cells",
  (runs, name, models) => {
    const repetitions = 600;
    const random = seededRandom(runs + models.length);
    const count = { suspected: 0, better: 0, cells: 0 };
    for (let i = 0; i < repetitions; i++) {
      const { failed, findings } = judged(history(runs, { models }, random), run({ models }, random));
      count.suspected += failed.length;
      count.better += findings.some(({ gated, verdict }) => gated && verdict === "seems better") ? 1 : 0;
      count.cells = findings.filter(({ gated }) => gated).length;
    }
    console.log(
      `compare: stored, ${runs} runs on ${name}: ${count.suspected} of ${repetitions} unchanged heads suspected, ${count.better} seem better`,
    );
    expect(count.cells).toBe(16);
    expect(count.suspected / repetitions).toBeLessThanOrEqual(upTo(0.01, repetitions));
    expect(count.better / repetitions).toBeLessThanOrEqual(upTo(0.01, repetitions));
  },
);

test("it finds a slowdown of the size that its headline names in most runs, and a tenth of it hardly ever", () => {
  const repetitions = 200;
  const random = seededRandom(11);
  const fleet = { models: [0] };
  const found = { visible: 0, tenth: 0 };
  for (let i = 0; i < repetitions; i++) {
    const entries = history(20, fleet, random);
    const told = judged(entries, run(fleet, random)).findings.find(({ metric }) => metric === "p50");
    const shift = Math.log1p(told?.history?.detectable ?? 0);
    found.visible += judged(entries, run(fleet, random, shift)).failed.length;
    found.tenth += judged(entries, run(fleet, random, shift / 10)).failed.length;
  }
  console.log(
    `compare: stored, 20 runs: the visible slowdown found in ${found.visible} of ${repetitions}, a tenth of it in ${found.tenth}`,
  );
  expect(found.visible / repetitions).toBeGreaterThan(0.7);
  expect(found.tenth / repetitions).toBeLessThanOrEqual(upTo(0.02, repetitions));
});
