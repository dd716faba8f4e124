import { expect, test } from "vitest";
import { toEntry } from "../../../src/history/entry.ts";
import { aBlock, aBlockCell, aFinding, aMeasurement, aResult, aRound } from "../../support/builders.ts";

const IDENTITY = { run: 7, attempt: 2, sha: "b".repeat(40), at: "2026-11-23T09:00:00Z" };
const HEADS = [0.01, 0.02, 0.06];

function aRun(overrides: Parameters<typeof aMeasurement>[0] = {}) {
  const blocks = HEADS.map((head, index) =>
    aBlock({ index, rounds: [aRound({ cells: [aBlockCell({ base: 0.01, head, change: index / 10 })] })] }),
  );
  return aMeasurement({ blocks, ...overrides });
}

test("an entry holds head's median, the mean paired change and its standard error", () => {
  const measurement = aRun();
  const entry = toEntry({ ...IDENTITY, result: aResult({ measurement }) });
  expect(entry).toMatchObject({ ...IDENTITY, baseSha: measurement.base?.sha, environment: measurement.environment });
  expect(entry.cells).toEqual([
    {
      scenario: "list users",
      request: "GET /users",
      metric: "p50",
      value: 0.02,
      link: { change: expect.closeTo(0.1, 12), error: expect.closeTo(0.1 / Math.sqrt(3), 12) },
      proven: false,
      scenarioHash: "5f2c9a7b1e04",
    },
  ]);
});

test("blocks and rounds that do not count are left out", () => {
  const wild = aRound({ cells: [aBlockCell({ base: 1, head: 100 })] });
  const good = aRun().blocks;
  const measurement = aRun({
    blocks: [
      ...good,
      aBlock({ index: 3, invalid: "head died", rounds: [wild] }),
      aBlock({ index: 4, rounds: [{ ...wild, invalid: "too slow" }] }),
      aBlock({ index: 5, rounds: [aRound({ cells: [aBlockCell({ head: null })] })] }),
    ],
  });
  expect(toEntry({ ...IDENTITY, result: aResult({ measurement }) })).toEqual(
    toEntry({ ...IDENTITY, result: aResult({ measurement: aRun() }) }),
  );
});

test("without a base there is a value and no link, nor is there one from a single block", () => {
  const alone = HEADS.map((head, index) =>
    aBlock({ index, arms: ["head"], rounds: [aRound({ cells: [aBlockCell({ base: null, head })] })] }),
  );
  const absent = aResult({ measurement: aRun({ base: null, baseAbsent: "first commit", blocks: alone }) });
  expect(toEntry({ ...IDENTITY, result: absent })).toMatchObject({
    baseSha: null,
    cells: [{ value: 0.02, link: null }],
  });
  const single = aResult({ measurement: aRun({ blocks: aRun().blocks.slice(0, 1) }) });
  expect(toEntry({ ...IDENTITY, result: single }).cells).toMatchObject([{ value: 0.01, link: null }]);
});

test.each([
  ["regression", true, true],
  ["improvement", true, true],
  ["regression", false, false],
  ["inconclusive", true, false],
  ["no change", true, false],
] as const)("a finding of %s, gated %s: proven %s", (verdict, gated, proven) => {
  const result = aResult({ measurement: aRun(), findings: [aFinding({ verdict, gated })] });
  expect(toEntry({ ...IDENTITY, result }).cells.map((cell) => cell.proven)).toEqual([proven]);
});

test("a cell without a valid verdict leaves nothing", () => {
  const result = aResult({ measurement: aRun(), findings: [aFinding({ verdict: "invalid" })] });
  expect(toEntry({ ...IDENTITY, result }).cells).toEqual([]);
});
