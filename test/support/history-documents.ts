import fc from "fast-check";
import type { HistoryCell, HistoryDocument, HistoryEntry } from "../../src/model/history.ts";
import { METRIC_IDS } from "../../src/model/metric.ts";
import { anEnvironment } from "./builders.ts";

const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const positive = fc.double({ min: 0, max: 1e9, noNaN: true });

const aCellOfHistory: fc.Arbitrary<HistoryCell> = fc.record({
  scenario: fc.string({ maxLength: 30 }),
  request: fc.option(fc.string({ maxLength: 30 })),
  metric: fc.constantFrom(...METRIC_IDS),
  value: finite,
  link: fc.option(fc.record({ change: finite, error: positive })),
  proven: fc.boolean(),
  scenarioHash: fc.constantFrom("h1", "h2"),
});

/** Few runs and times, so that equal identities and ties are common. */
const anEntryOfHistory: fc.Arbitrary<HistoryEntry> = fc.record({
  run: fc.integer({ min: 1, max: 4 }),
  attempt: fc.integer({ min: 1, max: 2 }),
  sha: fc.constantFrom("a".repeat(40), "b".repeat(40)),
  baseSha: fc.option(hash),
  at: fc.constantFrom(
    "2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00.500Z",
    "2026-11-24T09:00:00Z",
    "2025-01-01T00:00:00Z",
  ),
  environment: fc.constantFrom(anEnvironment(), anEnvironment({ cpuModel: "Other", image: null, runnerLabel: null })),
  cells: fc.array(aCellOfHistory, { maxLength: 3 }),
});

export const aDocumentOfHistory: fc.Arbitrary<HistoryDocument> = fc.record({
  schema: fc.constant(1 as const),
  entries: fc.array(anEntryOfHistory, { maxLength: 8 }),
});
