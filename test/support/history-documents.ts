import fc from "fast-check";
import type { HistoryCell, HistoryDocument, HistoryEntry, HistoryLink, LinkCell } from "../../src/model/history.ts";
import { METRIC_IDS } from "../../src/model/metric.ts";
import { anEnvironment } from "./builders.ts";

const hash = fc.stringMatching(/^[0-9a-f]{40}$/);
const finite = fc.double({ min: -1e16, max: 1e16, noNaN: true });
const positive = fc.double({ min: 0, max: 1e9, noNaN: true });

const ofEachCell = {
  scenario: fc.string({ maxLength: 30 }),
  request: fc.option(fc.string({ maxLength: 30 })),
  metric: fc.constantFrom(...METRIC_IDS),
  proven: fc.boolean(),
  scenarioHash: fc.constantFrom("h1", "h2"),
};

const aCellOfHistory: fc.Arbitrary<HistoryCell> = fc.record({ ...ofEachCell, value: finite });

const aLinkCell: fc.Arbitrary<LinkCell> = fc.record({
  ...ofEachCell,
  change: finite,
  error: positive,
  blocks: fc.option(fc.integer({ min: 1, max: 40 })),
});

/** Few runs and times, so that equal identities and ties are common. */
const aRunOfMain = {
  run: fc.integer({ min: 1, max: 4 }),
  attempt: fc.integer({ min: 1, max: 2 }),
  sha: fc.constantFrom("a".repeat(40), "b".repeat(40)),
  at: fc.constantFrom(
    "2026-11-23T09:00:00Z",
    "2026-11-23T09:00:00.500Z",
    "2026-11-24T09:00:00Z",
    "2025-01-01T00:00:00Z",
  ),
};

const anEntryOfHistory: fc.Arbitrary<HistoryEntry> = fc.record({
  ...aRunOfMain,
  environment: fc.constantFrom(anEnvironment(), anEnvironment({ cpuModel: "Other", image: null, runnerLabel: null })),
  cells: fc.array(aCellOfHistory, { maxLength: 3 }),
});

const aLinkOfHistory: fc.Arbitrary<HistoryLink> = fc.record({
  ...aRunOfMain,
  baseSha: hash,
  cells: fc.array(aLinkCell, { maxLength: 3 }),
});

export const aDocumentOfHistory: fc.Arbitrary<HistoryDocument> = fc.record({
  schema: fc.constant(2 as const),
  entries: fc.array(anEntryOfHistory, { maxLength: 8 }),
  links: fc.array(aLinkOfHistory, { maxLength: 4 }),
});
