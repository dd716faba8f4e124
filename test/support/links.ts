import type { HistoryLink, LinkCell } from "../../src/model/history.ts";
import type { MetricId } from "../../src/model/metric.ts";
import type { Random } from "../../src/stats/random.ts";
import { normal } from "./simulation.ts";

/** Full hash of the commit with this number. */
export function commit(number: number): string {
  return number.toString(16).padStart(40, "0");
}

export function aLinkCell(overrides: Partial<LinkCell> = {}): LinkCell {
  return {
    scenario: "list users",
    request: "GET /users",
    metric: "p50",
    change: 0,
    error: 0.004,
    blocks: 8,
    proven: false,
    scenarioHash: "5f2c9a7b1e04",
    ...overrides,
  };
}

/** Run `run` of main measured commit `run` against the one before, unless it is said otherwise. */
export function aLink(run: number, overrides: Partial<HistoryLink> = {}): HistoryLink {
  return {
    run,
    attempt: 1,
    sha: commit(run),
    baseSha: commit(run - 1),
    at: new Date(Date.UTC(2026, 0, 1, run)).toISOString(),
    cells: [aLinkCell()],
    ...overrides,
  };
}

/** Commits 0 to n, each link with these changes of p50. */
export function chainOf(changes: readonly number[], cell: Partial<LinkCell> = {}): HistoryLink[] {
  return changes.map((change, index) => aLink(index + 1, { cells: [aLinkCell({ ...cell, change })] }));
}

export interface SimulatedChain {
  /** True change of every cell in each link. */
  readonly changes: readonly number[];
  readonly cells: number;
  /** Standard deviation of one block's change, and blocks of a link. */
  readonly sd: number;
  readonly blocks: number;
  readonly metric?: MetricId;
}

/** A chain as measured: each cell's blocks are drawn, and give mean and error. A link's cells are correlated by 0.5. */
export function simulateChain({ changes, cells, sd, blocks, metric = "p50" }: SimulatedChain, random: Random) {
  const names = Array.from({ length: cells }, (_, index) => `GET /${index}`);
  return changes.map((change, index): HistoryLink => {
    // Runners differ in noise, too.
    const noise = sd * Math.exp(0.3 * normal(random));
    const shared = Array.from({ length: blocks }, () => Math.SQRT1_2 * normal(random));
    const measured = names.map((request): LinkCell => {
      const values = shared.map((common) => change + noise * (common + Math.SQRT1_2 * normal(random)));
      const mean = values.reduce((sum, value) => sum + value, 0) / blocks;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (blocks - 1);
      return aLinkCell({ request, metric, change: mean, error: Math.sqrt(variance / blocks), blocks });
    });
    return aLink(index + 1, { cells: measured });
  });
}
