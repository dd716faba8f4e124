import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeHistory } from "../../../src/history/merge.ts";
import type { HistoryDocument } from "../../../src/model/history.ts";
import { aDocumentOfHistory } from "../../support/history-documents.ts";

const keeping = fc.integer({ min: 0, max: 6 });
const RUNS = { seed: 1, numRuns: 1000 };

test("merging is commutative", () => {
  fc.assert(
    fc.property(aDocumentOfHistory, aDocumentOfHistory, keeping, (a, b, keep) => {
      expect(mergeHistory([a, b], keep)).toEqual(mergeHistory([b, a], keep));
    }),
    RUNS,
  );
});

test("merging is associative, whatever is cut on the way", () => {
  fc.assert(
    fc.property(aDocumentOfHistory, aDocumentOfHistory, aDocumentOfHistory, keeping, (a, b, c, keep) => {
      const left = mergeHistory([mergeHistory([a, b], keep), c], keep);
      const right = mergeHistory([a, mergeHistory([b, c], keep)], keep);
      expect(left).toEqual(right);
      expect(left).toEqual(mergeHistory([a, b, c], keep));
    }),
    RUNS,
  );
});

test("merging is idempotent, sorted, without duplicates, and keeps the newest", () => {
  fc.assert(
    fc.property(aDocumentOfHistory, keeping, (document, keep) => {
      const merged = mergeHistory([document], keep);
      expect(mergeHistory([merged, merged, document], keep)).toEqual(merged);
      const keys = merged.entries.map(({ run, attempt, sha }) => `${run} ${attempt} ${sha}`);
      expect(new Set(keys).size).toBe(keys.length);
      const times = merged.entries.map(({ at }) => Date.parse(at));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const all = mergeHistory([document], 100);
      expect(merged.entries.length).toBe(Math.min(keep, all.entries.length));
      expect(merged.entries).toEqual(keep === 0 ? [] : all.entries.slice(-keep));
    }),
    RUNS,
  );
});

test("nothing merges to nothing", () => {
  const empty: HistoryDocument = { schema: 1, entries: [] };
  expect(mergeHistory([], 20)).toEqual(empty);
  expect(mergeHistory([empty, empty], -1)).toEqual(empty);
});
