import { existsSync, readFileSync } from "node:fs";
import type { Block } from "../src/model/measurement.ts";
import type { Scenario } from "../src/model/scenario.ts";
import type { Judgement } from "../src/model/verdict.ts";
import { planLooks } from "../src/plan/looks.ts";
import { median } from "../src/stats/quantile.ts";
import { type Random, seededRandom, shuffle } from "../src/stats/random.ts";
import { judge } from "../src/verdict/judge.ts";
import { decide } from "../src/verdict/stopping.ts";

export interface Replayed {
  readonly pulls: number;
  /** Pull requests with a regression, with an improvement, and with neither. */
  readonly regressions: number;
  readonly improvements: number;
  /** Share of intervals of gated ratio cells that contain `truth` at the last look. */
  readonly covered: number;
  readonly intervals: number;
  /** Median over the pull requests of the estimated change of p50. */
  readonly estimate: number;
  readonly meanBlocks: number;
}

/** The recorded blocks of a subject. */
export function readBlocks(path: string): Block[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => (JSON.parse(line) as { block: Block }).block);
}

/**
 * Draws blocks without replacement into virtual pull requests and judges each as a standard run would. The draws share
 * their blocks, so the counts are indications, not independent trials.
 */
export function replay(blocks: readonly Block[], scenario: Scenario, pulls: number, truth: number): Replayed {
  const random = seededRandom(20261123);
  const runs = Array.from({ length: pulls }, (_, index) => playOne(blocks, scenario, index, random));
  const gated = runs.flatMap(({ judgement }) => judgement.findings.filter((finding) => finding.gated));
  const intervals = gated.flatMap(({ interval, metric }) =>
    interval === null || metric === "errors" ? [] : [interval],
  );
  return {
    pulls,
    regressions: runs.filter(({ judgement }) => has(judgement, "regression")).length,
    improvements: runs.filter(({ judgement }) => has(judgement, "improvement")).length,
    covered: intervals.filter(({ low, high }) => low <= truth && truth <= high).length,
    intervals: intervals.length,
    estimate: median(gated.flatMap(({ metric, change }) => (metric === "p50" && change !== null ? [change] : []))),
    meanBlocks: runs.reduce((sum, { used }) => sum + used, 0) / pulls,
  };
}

function has(judgement: Judgement, verdict: string): boolean {
  return judgement.findings.some((finding) => finding.gated && finding.verdict === verdict);
}

function playOne(blocks: readonly Block[], scenario: Scenario, seed: number, random: Random) {
  const drawn = shuffle(blocks, random);
  const { looks, familyRate } = planLooks("standard", 16);
  for (const [index, { blocks: used, alpha }] of looks.entries()) {
    const look = { blocks: used, planned: 16, alpha, familyRate, cells: 0 };
    const evidence = { scenarios: [scenario], blocks: drawn.slice(0, used), look, seed, baseAbsent: null };
    const last = index === looks.length - 1;
    if (!last && decide(evidence) === "go on") continue;
    return { judgement: judge({ ...evidence, failOn: [], history: new Map() }), used };
  }
  throw new Error("no looks");
}
