import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareWithHistory } from "../../../src/history/compare.ts";
import { decodeHistory, encodeHistory } from "../../../src/history/document.ts";
import { mergeHistory } from "../../../src/history/merge.ts";
import type { HistoryCell, HistoryDocument } from "../../../src/model/history.ts";
import { aMeasurement, anEnvironment } from "../../support/builders.ts";
import { aDocumentOfHistory } from "../../support/history-documents.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";

function aCell(overrides: Partial<HistoryCell> = {}): HistoryCell {
  return {
    scenario: "list users",
    request: "GET /users",
    metric: "p50",
    value: 0.012,
    link: { change: 0.01, error: 0.002 },
    proven: false,
    scenarioHash: "5f2c9a7b1e04",
    ...overrides,
  };
}

function aDocument(cells: readonly HistoryCell[] = [aCell()], run = 7): HistoryDocument {
  const entry = { run, attempt: 1, sha: SHA, baseSha: null, at: "2026-11-23T09:00:00Z", environment: anEnvironment() };
  return { schema: 1, entries: [{ ...entry, cells }] };
}

/** A document as text with one value replaced. */
function planted(path: readonly (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(encodeHistory(aDocument()));
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), root);
  Reflect.set(Object(parent), String(path.at(-1)), value);
  return JSON.stringify(root);
}

test("what was encoded is decoded", () => {
  fc.assert(
    fc.property(aDocumentOfHistory, (document) => {
      expect(decodeHistory(encodeHistory(document))).toEqual({ ok: true, document: withoutNegativeZero(document) });
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("the stored document of the first schema is still read", () => {
  const text = readFileSync(new URL("../../fixtures/artifacts/v1.json", import.meta.url), "utf8");
  const decoded = decodeHistory(text);
  if (!decoded.ok) throw new Error(decoded.reason);
  const { entries } = decoded.document;
  expect(entries.map(({ run, attempt, cells }) => [run, attempt, cells.length])).toEqual([
    [19000000001, 1, 9],
    [19000000107, 2, 9],
    [19000000213, 1, 9],
  ]);
  expect(entries[2]?.baseSha).toBe(entries[1]?.sha);
  expect(entries[0]?.cells[0]).toEqual({
    scenario: "list users",
    request: "GET /users",
    metric: "pooled-mean",
    value: 0.01243,
    link: null,
    proven: false,
    scenarioHash: "8d1f0c2b7a9e4f35",
  });
  expect(entries.flatMap(({ cells }) => cells).filter(({ proven }) => proven)).toHaveLength(1);
  expect(JSON.parse(encodeHistory(decoded.document))).toEqual(JSON.parse(text));
});

test.each([
  ["nothing", "", "not JSON"],
  ["no JSON", "{schema: 1}", "not JSON"],
  ["no document", "null", "no history document"],
  ["a list", "[]", "no history document"],
  ["no schema", "{}", "no history document"],
  ["a schema that is none", '{"schema":[1]}', "of an unknown kind"],
  ["a later schema", '{"schema":2,"entries":[]}', "it has schema 2, this version reads 1"],
  ["a hostile schema", `{"schema":${JSON.stringify("x".repeat(5000))}}`, 'it has schema "xxxx'],
  ["no entries", '{"schema":1}', "entries: "],
  ["too much text", " ".repeat(5_000_001), "at most 5000000"],
  ["too many entries", JSON.stringify({ schema: 1, entries: Array(101).fill(aDocument().entries[0]) }), "entries: "],
  ["too many cells", JSON.stringify(aDocument(Array(5001).fill(aCell()))), "entries.0.cells: "],
  ["an infinite number", JSON.stringify(aDocument()).replace("0.012", "1e999"), "entries.0.cells.0.value: "],
  ["a number as text", planted(["entries", 0, "cells", 0, "value"], "1"), "entries.0.cells.0.value: "],
  ["a negative error", planted(["entries", 0, "cells", 0, "link", "error"], -1), "entries.0.cells.0.link.error: "],
  [
    "an endless name",
    planted(["entries", 0, "cells", 0, "scenario"], "x".repeat(2001)),
    "entries.0.cells.0.scenario: ",
  ],
  ["an endless CPU model", planted(["entries", 0, "environment", "cpuModel"], "x".repeat(301)), "cpuModel: "],
  ["no date", planted(["entries", 0, "at"], "yesterday"), "entries.0.at: "],
  ["a local date", planted(["entries", 0, "at"], "2026-11-23T09:00:00+01:00"), "entries.0.at: "],
  ["no such day", planted(["entries", 0, "at"], "2026-02-30T09:00:00Z"), "entries.0.at: "],
  ["no hash", planted(["entries", 0, "sha"], "--upload-pack=x"), "entries.0.sha: "],
  ["a run that is no whole number", planted(["entries", 0, "run"], 1.5), "entries.0.run: "],
  ["nesting without end", "[".repeat(2_000_000), ""],
  ["a deep value", `{"schema":1,"entries":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, ""],
])("refused with the reason: %s", (_, text, reason) => {
  const decoded = decodeHistory(text);
  expect(decoded.ok).toBe(false);
  if (decoded.ok) return;
  expect(decoded.reason).toContain(reason);
  expect(decoded.reason.length).toBeLessThanOrEqual(300);
});

test("unknown keys and the metrics of a later version are left out", () => {
  const text = JSON.stringify(aDocument([aCell(), aCell()])).replace('"metric":"p50"', '"added":[],"metric":"p999"');
  expect(decodeHistory(text.replace('"run"', '"__proto__":{"polluted":1},"run"'))).toEqual({
    ok: true,
    document: aDocument(),
  });
});

test("what would be refused is not stored: long names, numbers that are none, too many entries, too much text", () => {
  const bad = [
    aCell({ scenario: "x".repeat(2001) }),
    aCell({ value: Number.NaN }),
    aCell({ link: { change: 1, error: -1 } }),
  ];
  expect(decodeHistory(encodeHistory(aDocument([...bad, aCell()])))).toEqual({ ok: true, document: aDocument() });
  const many = Array.from({ length: 120 }, (_, index) => aDocument([aCell()], index + 1).entries).flat();
  const decoded = decodeHistory(encodeHistory({ schema: 1, entries: many }));
  expect(decoded.ok && decoded.document.entries.map(({ run }) => run)).toEqual(many.slice(20).map(({ run }) => run));
  const large = Array.from({ length: 8 }, (_, i) => aDocument(Array(4000).fill(aCell()), i + 1).entries).flat();
  const cut = decodeHistory(encodeHistory({ schema: 1, entries: large }));
  expect(cut.ok && cut.document.entries.at(-1)?.run).toBe(8);
  expect(cut.ok && cut.document.entries.length).toBeGreaterThan(3);
});

test("10,000 hostile documents are read or refused, and what was read can be used", () => {
  const counts = { read: 0, refused: 0 };
  const measurement = aMeasurement();
  const use = (text: string) => {
    const decoded = decodeHistory(text);
    if (!decoded.ok) {
      counts.refused++;
      expect(decoded.reason).not.toBe("");
      return;
    }
    counts.read++;
    const { entries } = mergeHistory([decoded.document], 20);
    for (const { p, detectable, typical } of compareWithHistory({ entries, measurement, runs: 20 }).values()) {
      for (const value of [p, detectable, typical]) expect(value === null || Number.isFinite(value)).toBe(true);
    }
  };
  const hostile = hostileValue();
  const json = fc.json({ maxDepth: 8 });
  fc.assert(fc.property(fc.oneof(json, fc.string({ unit: "binary" })), use), { seed: 1, numRuns: 2000 });
  fc.assert(fc.property(mutated(hostile), use), { seed: 2, numRuns: 6000 });
  fc.assert(fc.property(damaged(), use), { seed: 3, numRuns: 2000 });
  console.log(`hostile documents: ${counts.read} read, ${counts.refused} refused`);
  expect(counts.read + counts.refused).toBe(10_000);
  expect(counts.read).toBeGreaterThan(300);
  expect(counts.refused).toBeGreaterThan(5000);
}, 60_000);

function hostileValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      -1,
      0,
      5e-324,
      1.7e308,
      -1.7e308,
      2 ** 53,
      "",
      "__proto__",
      "<script>",
      "\u0000",
      [],
      {},
    ),
    fc.jsonValue(),
    fc.string({ unit: "binary" }),
    fc.double(),
  );
}

/** A valid document in which one value, anywhere, is replaced by a hostile one. */
function mutated(hostile: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(aDocumentOfHistory, fc.nat(), hostile).map(([document, at, value]) => {
    let count = 0;
    JSON.stringify(document, (_, part: unknown) => {
      count++;
      return part;
    });
    let index = 0;
    const text = JSON.stringify(document, (_, part: unknown) => (index++ === 1 + (at % count) ? value : part));
    return text ?? "";
  });
}

/** A valid text, cut or with a piece of it repeated. */
function damaged(): fc.Arbitrary<string> {
  return fc.tuple(aDocumentOfHistory, fc.nat(), fc.nat()).map(([document, a, b]) => {
    const text = encodeHistory(document);
    const [from, to] = [a % text.length, b % text.length];
    return from < to ? text.slice(0, to) : text.slice(0, from) + text.slice(to);
  });
}

/** JSON does not know −0. */
function withoutNegativeZero(document: HistoryDocument): unknown {
  return JSON.parse(JSON.stringify(document));
}
