import { expect, test } from "vitest";
import { toEntry } from "../../../src/history/entry.ts";
import { toLink } from "../../../src/history/link.ts";
import { aBlock, aBlockCell, aFinding, aMeasurement, aResult, aRound } from "../../support/builders.ts";

const IDENTITY = { run: 7, attempt: 2, sha: "b".repeat(40) };
const HEADS = [0.01, 0.02, 0.06];

function aRun(overrides: Parameters<typeof aMeasurement>[0] = {}) {
  const blocks = HEADS.map((head, index) =>
    aBlock({ index, rounds: [aRound({ cells: [aBlockCell({ base: 0.01, head, change: index / 10 })] })] }),
  );
  return aMeasurement({ blocks, ...overrides });
}

test("an entry holds head's median, its link the mean paired change with its standard error", () => {
  const measurement = aRun();
  const entry = toEntry({ ...aResult({ measurement }), ...IDENTITY });
  const cell = { scenario: "list users", request: "GET /users", metric: "p50", proven: false } as const;
  const scenarioHash = "5f2c9a7b1e04";
  const run = { ...IDENTITY, at: measurement.startedAt };
  expect(entry).toEqual({
    ...run,
    environment: measurement.environment,
    cells: [{ ...cell, value: 0.02, scenarioHash }],
  });
  const paired = { change: expect.closeTo(0.1, 12), error: expect.closeTo(0.1 / Math.sqrt(3), 12), blocks: 3 };
  expect(toLink({ ...aResult({ measurement }), ...IDENTITY })).toEqual({
    ...run,
    baseSha: measurement.base?.sha,
    cells: [{ ...cell, ...paired, scenarioHash }],
  });
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
  expect(toEntry({ ...aResult({ measurement }), ...IDENTITY })).toEqual(
    toEntry({ ...aResult({ measurement: aRun() }), ...IDENTITY }),
  );
  expect(toLink({ ...aResult({ measurement }), ...IDENTITY })).toEqual(
    toLink({ ...aResult({ measurement: aRun() }), ...IDENTITY }),
  );
});

test("without a base there is a value and no link, nor is there one from a single block", () => {
  const alone = HEADS.map((head, index) =>
    aBlock({ index, arms: ["head"], rounds: [aRound({ cells: [aBlockCell({ base: null, head })] })] }),
  );
  const absent = aResult({ measurement: aRun({ base: null, baseAbsent: "first commit", blocks: alone }) });
  expect(toEntry({ ...absent, ...IDENTITY }).cells).toMatchObject([{ value: 0.02 }]);
  expect(toLink({ ...absent, ...IDENTITY })).toBeUndefined();
  const single = aResult({ measurement: aRun({ blocks: aRun().blocks.slice(0, 1) }) });
  expect(toEntry({ ...single, ...IDENTITY }).cells).toMatchObject([{ value: 0.01 }]);
  expect(toLink({ ...single, ...IDENTITY })).toBeUndefined();
});

test.each([
  ["regression", true, true],
  ["improvement", true, true],
  ["regression", false, false],
  ["inconclusive", true, false],
  ["no change", true, false],
] as const)("a finding of %s, gated %s: proven %s", (verdict, gated, proven) => {
  const result = aResult({ measurement: aRun(), findings: [aFinding({ verdict, gated })] });
  expect(toEntry({ ...result, ...IDENTITY }).cells.map((cell) => cell.proven)).toEqual([proven]);
  expect(toLink({ ...result, ...IDENTITY })?.cells.map((cell) => cell.proven)).toEqual([proven]);
});

test.each(["active", "exceeded"] as const)("a suspicion whose waiver is %s begins a new level, unproven", (state) => {
  const waiver = { state, ceiling: "12%", expires: "2027-01-31", reason: "moved" };
  const result = aResult({ measurement: aRun(), findings: [aFinding({ verdict: "suspected", waiver })] });
  expect(toEntry({ ...result, ...IDENTITY }).cells.map((cell) => cell.proven)).toEqual([true]);
  expect(toLink({ ...result, ...IDENTITY })?.cells.map((cell) => cell.proven)).toEqual([false]);
});

test("a cell without a valid verdict leaves nothing", () => {
  const result = aResult({ measurement: aRun(), findings: [aFinding({ verdict: "invalid" })] });
  expect(toEntry({ ...result, ...IDENTITY }).cells).toEqual([]);
  expect(toLink({ ...result, ...IDENTITY })).toBeUndefined();
});
