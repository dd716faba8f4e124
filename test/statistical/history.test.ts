import { expect, test } from "vitest";
import { compareWithHistory } from "../../src/history/compare.ts";
import type { HistoryEntry } from "../../src/model/history.ts";
import type { Measurement } from "../../src/model/measurement.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { aBlock, aBlockCell, aMeasurement, anEnvironment, aRound } from "../support/builders.ts";

const CELLS = 16;
/** Standard deviation of the log of a cell's value between runners of one CPU model. */
const SD = 0.085;

/** Standard normal numbers (Box and Muller). */
function normals(seed: number): () => number {
  const random = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const requestOf = (index: number): string => `GET /${index}`;

/** Stored runs of 16 unrelated cells; `wild`: 2.5 % of the values are larger by a factor of e. */
function storedRuns(runs: number, normal: () => number, wild = false): HistoryEntry[] {
  return Array.from({ length: runs }, (_, index) => ({
    run: index + 1,
    attempt: 1,
    sha: "a".repeat(40),
    at: `2026-11-23T09:${String(index).padStart(2, "0")}:00Z`,
    environment: anEnvironment(),
    cells: Array.from({ length: CELLS }, (__, cell) => ({
      scenario: "list users",
      request: requestOf(cell),
      metric: "p50" as const,
      value: 0.01 * Math.exp(SD * normal() + (wild && Math.abs(normal()) > 2.24 ? 1 : 0)),
      proven: false,
      scenarioHash: "5f2c9a7b1e04",
    })),
  }));
}

/** The next run; the first cell is slower by this much on the log scale. */
function nextRun(normal: () => number, shift = 0): Measurement {
  const cells = Array.from({ length: CELLS }, (_, cell) =>
    aBlockCell({ request: requestOf(cell), head: 0.01 * Math.exp(SD * normal() + (cell === 0 ? shift : 0)) }),
  );
  return aMeasurement({ blocks: [aBlock({ rounds: [aRound({ cells })] })] });
}

const tooMany = (rate: number, repetitions: number): number => rate + 3 * Math.sqrt((rate * (1 - rate)) / repetitions);

test.each([5, 8, 20, 30])(
  "of unchanged code, %i stored runs suspect at most 1 % of the families of 16 cells",
  (runs) => {
    const repetitions = 1500;
    const normal = normals(runs);
    let alarms = 0;
    for (let i = 0; i < repetitions; i++) {
      const compared = compareWithHistory({
        entries: storedRuns(runs, normal),
        measurement: nextRun(normal),
        runs: 30,
      });
      if ([...compared.values()].some(({ p }) => p !== null && p <= 0.01)) alarms++;
    }
    console.log(`${runs} stored runs: ${alarms} of ${repetitions} unchanged families suspected`);
    expect(alarms / repetitions).toBeLessThanOrEqual(tooMany(0.01, repetitions));
  },
);

test("the change that is called visible is found in about 80 % of runs, a tenth of it hardly ever", () => {
  const repetitions = 600;
  const normal = normals(3);
  const found = { visible: 0, tenth: 0 };
  let detectable = 0;
  for (let i = 0; i < repetitions; i++) {
    const entries = storedRuns(20, normal);
    const [first] = compareWithHistory({ entries, measurement: nextRun(normal), runs: 20 }).values();
    const shift = Math.log1p(first?.detectable ?? 0);
    detectable += Math.expm1(shift) / repetitions;
    if (isSuspected(entries, nextRun(normal, shift))) found.visible++;
    if (isSuspected(entries, nextRun(normal, shift / 10))) found.tenth++;
  }
  console.log(
    `20 stored runs, sd ${SD}: visible from ${(100 * detectable).toFixed(0)} % on average; found ${found.visible} of ${repetitions}, a tenth of it ${found.tenth}`,
  );
  expect(found.visible / repetitions).toBeGreaterThan(0.75);
  expect(found.visible / repetitions).toBeLessThan(0.95);
  expect(found.tenth / repetitions).toBeLessThan(0.02);
});

test("wild stored values cost little of what can be seen", () => {
  const repetitions = 200;
  const normal = normals(4);
  const mean = { clean: 0, wild: 0 };
  for (let i = 0; i < repetitions; i++) {
    const detectable = (wild: boolean) => {
      const entries = storedRuns(20, normal, wild);
      const [first] = compareWithHistory({ entries, measurement: nextRun(normal), runs: 20 }).values();
      return (first?.detectable ?? 0) / repetitions;
    };
    mean.clean += detectable(false);
    mean.wild += detectable(true);
  }
  console.log(
    `visible from ${(100 * mean.clean).toFixed(0)} % clean, ${(100 * mean.wild).toFixed(0)} % with wild values`,
  );
  expect(mean.wild).toBeLessThan(1.5 * mean.clean);
});

function isSuspected(entries: readonly HistoryEntry[], measurement: Measurement): boolean {
  const [first] = compareWithHistory({ entries, measurement, runs: 20 }).values();
  return (first?.p ?? 1) <= 0.01;
}
