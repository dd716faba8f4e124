import type { Effort } from "../../src/model/config.ts";
import type { Block, BlockCell } from "../../src/model/measurement.ts";
import type { MetricId } from "../../src/model/metric.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Judgement } from "../../src/model/verdict.ts";
import { planLooks } from "../../src/plan/looks.ts";
import { type Random, seededRandom } from "../../src/stats/random.ts";
import { type JudgeInput, judge } from "../../src/verdict/judge.ts";
import { decide } from "../../src/verdict/stopping.ts";
import { aBlock, aBlockCell, aRequest, aRound, aScenario } from "./builders.ts";

/** How the blocks of a simulated pull request vary. */
export interface Noise {
  /** Standard deviation of a block's log-ratio. */
  readonly sd: number;
  /** Correlation between the metrics of one scenario in one block. */
  readonly correlation: number;
  /** Share of a scenario's blocks that are disturbed, and by how many times the usual deviation. */
  readonly contaminated: number;
  readonly wildness: number;
}

/** What measurement of real services looks like: correlated metrics, 3 % of the blocks disturbed. */
export const USUAL_NOISE: Noise = { sd: 0.015, correlation: 0.7, contaminated: 0.03, wildness: 8 };

const SIMULATED_METRICS: readonly MetricId[] = ["pooled-mean", "p50", "p95", "rps"];

const SIMULATED_SCENARIOS: readonly Scenario[] = ["list", "read", "write", "search"].map((name) =>
  aScenario({ name, requests: [aRequest()], gate: SIMULATED_METRICS }),
);

/** The verdict of a whole run, and the number of blocks that it took. */
export interface SimulatedRun {
  readonly judgement: Judgement;
  readonly blocks: number;
}

/**
 * One pull request with four scenarios of four metrics each; `slowdown` (0.05 for 5 %) hits all metrics of the first.
 * Blocks are added, looked at and judged as in a run for which `kMax` blocks fit.
 */
export function simulateRun(effort: Effort, kMax: number, noise: Noise, slowdown: number, seed: number): SimulatedRun {
  const run = simulateAttempts({ effort, kMax, noise, slowdown, seed }).next().value;
  if (run === undefined) throw new Error("there is always a first attempt");
  return run;
}

export interface SimulatedChange {
  readonly effort: Effort;
  /** Blocks that fit each attempt. */
  readonly kMax: number;
  readonly noise: Noise;
  readonly slowdown: number;
  readonly seed: number;
}

/** Attempt after attempt of one run, each adding its blocks to those of all before. */
export function* simulateAttempts(change: SimulatedChange): Generator<SimulatedRun, undefined> {
  const { effort, kMax, noise, slowdown, seed } = change;
  const random = seededRandom(seed);
  const blocks: Block[] = [];
  for (let attempt = 1; ; attempt++) {
    const earlier = { blocks: blocks.length, attempt };
    const { looks, familyRate } = planLooks(effort, blocks.length + kMax, earlier);
    for (const { blocks: due, alpha } of looks) {
      while (blocks.length < due) blocks.push(simulateBlock(blocks.length, noise, slowdown, random));
      const look = { blocks: due, planned: looks.at(-1)?.blocks ?? due, alpha, familyRate, cells: 0 };
      const input = judgeInput({ blocks, look, seed });
      if (due !== look.planned && decide(input) === "go on") continue;
      yield { judgement: judge(input), blocks: due };
      break;
    }
  }
}

/** Input of `judge` for the simulated scenarios. */
function judgeInput(overrides: Partial<JudgeInput>): JudgeInput {
  return {
    scenarios: SIMULATED_SCENARIOS,
    failOn: ["regression", "budget", "invalid"],
    blocks: [],
    look: null,
    seed: 1,
    baseAbsent: null,
    history: new Map(),
    ...overrides,
  };
}

/** Standard normal, by Box and Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function simulateBlock(index: number, noise: Noise, slowdown: number, random: Random): Block {
  const rounds = SIMULATED_SCENARIOS.map(({ name }, scenario) =>
    aRound({ scenario: name, cells: simulateCells(noise, scenario === 0 ? Math.log1p(slowdown) : 0, random) }),
  );
  return aBlock({ index, rounds });
}

function simulateCells({ sd, correlation, contaminated, wildness }: Noise, shift: number, random: Random): BlockCell[] {
  const scale = random() < contaminated ? sd * wildness : sd;
  const shared = Math.sqrt(correlation) * normal(random);
  return SIMULATED_METRICS.map((metric) => {
    const change = shift + scale * (shared + Math.sqrt(1 - correlation) * normal(random));
    const oriented = metric === "rps" ? -change : change;
    const request = metric === "rps" ? null : "GET /users";
    return aBlockCell({ request, metric, base: 1, head: Math.exp(oriented) });
  });
}
