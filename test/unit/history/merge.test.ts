import fc from "fast-check";
import { expect, test } from "vitest";
import { LINKS_KEPT, lastAttempts, mergeEntries, mergeHistory } from "../../../src/history/merge.ts";
import type { HistoryDocument } from "../../../src/model/history.ts";
import { anEnvironment } from "../../support/builders.ts";
import { aDocumentOfHistory } from "../../support/history-documents.ts";

test("of two attempts of a run only the last is compared with, and both stay stored", () => {
  const sha = "a".repeat(40);
  const [first, second, other] = [
    { run: 1, attempt: 1, sha },
    { run: 1, attempt: 2, sha },
    { run: 2, attempt: 1, sha },
  ].map((identity, day) => ({
    ...identity,
    at: `2026-11-2${day}T09:00:00Z`,
    environment: anEnvironment(),
    cells: [],
  }));
  if (first === undefined || second === undefined || other === undefined) throw new Error("there are three");
  const merged = mergeEntries([second, other, first], 20);
  expect(merged).toEqual([first, second, other]);
  expect(lastAttempts(merged)).toEqual([second, other]);
});

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

test("of links the newest hundred are kept, however few entries are", () => {
  const sha = "a".repeat(40);
  const links = Array.from({ length: LINKS_KEPT + 5 }, (_, index) => ({
    ...{ run: index + 1, attempt: 1, sha, baseSha: sha, cells: [] },
    at: `2026-11-2${index % 9}T09:00:00Z`,
  }));
  const merged = mergeHistory([{ schema: 2, entries: [], links }], 5).links;
  expect(merged).toHaveLength(LINKS_KEPT);
  expect(merged.at(-1)?.at).toBe("2026-11-28T09:00:00Z");
});

test("nothing merges to nothing", () => {
  const empty: HistoryDocument = { schema: 2, entries: [], links: [] };
  expect(mergeHistory([], 20)).toEqual(empty);
  expect(mergeHistory([empty, empty], -1)).toEqual(empty);
});
