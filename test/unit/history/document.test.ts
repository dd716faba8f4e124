import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connectLinks } from "../../../src/history/chain.ts";
import { compareWithHistory } from "../../../src/history/compare.ts";
import { decodeHistory, encodeHistory } from "../../../src/history/document.ts";
import { mergeHistory } from "../../../src/history/merge.ts";
import { followChain } from "../../../src/history/trend.ts";
import type { CellTrend } from "../../../src/model/chain.ts";
import type { HistoryCell, HistoryDocument, LinkCell } from "../../../src/model/history.ts";
import { aMeasurement, anEnvironment } from "../../support/builders.ts";
import { aDocumentOfHistory } from "../../support/history-documents.ts";
import { anyText } from "../../support/hostile-text.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";

function aCell(overrides: Partial<HistoryCell> = {}): HistoryCell {
  return {
    scenario: "list users",
    request: "GET /users",
    metric: "p50",
    value: 0.012,
    proven: false,
    scenarioHash: "5f2c9a7b1e04",
    ...overrides,
  };
}

function aLinkCell(overrides: Partial<LinkCell> = {}): LinkCell {
  const { value: _, ...cell } = aCell();
  return { ...cell, change: 0.01, error: 0.002, blocks: 8, ...overrides };
}

function aDocument(
  cells: readonly HistoryCell[] = [aCell()],
  run = 7,
  links: readonly LinkCell[] = [aLinkCell()],
): HistoryDocument {
  const ofMain = { run, attempt: 1, sha: SHA, at: "2026-11-23T09:00:00Z" };
  return {
    schema: 2,
    entries: [{ ...ofMain, environment: anEnvironment(), cells }],
    links: [{ ...ofMain, baseSha: "f".repeat(40), cells: links }],
  };
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

function fixture(file: string): { text: string; document: HistoryDocument } {
  const text = readFileSync(new URL(`../../fixtures/artifacts/${file}`, import.meta.url), "utf8");
  const decoded = decodeHistory(text);
  if (!decoded.ok) throw new Error(decoded.reason);
  return { text, document: decoded.document };
}

test("a document of the first schema is read, its links taken out of the entries", () => {
  const { document } = fixture("v1.json");
  const { entries, links } = document;
  expect(entries.map(({ run, attempt, cells }) => [run, attempt, cells.length])).toEqual([
    [19000000001, 1, 9],
    [19000000107, 2, 9],
    [19000000213, 1, 9],
  ]);
  expect(links.map(({ run, attempt, cells }) => [run, attempt, cells.length])).toEqual([
    [19000000107, 2, 9],
    [19000000213, 1, 9],
  ]);
  expect(links.map(({ baseSha }) => baseSha)).toEqual(entries.slice(0, 2).map(({ sha }) => sha));
  expect(entries[0]?.cells[0]).toEqual({
    scenario: "list users",
    request: "GET /users",
    metric: "pooled-mean",
    value: 0.01243,
    proven: false,
    scenarioHash: "8d1f0c2b7a9e4f35",
  });
  expect(entries.flatMap(({ cells }) => cells).filter(({ proven }) => proven)).toHaveLength(1);
  expect(links.flatMap(({ cells }) => cells).filter(({ proven }) => proven)).toHaveLength(1);
  expect(links[0]?.cells[0]).toMatchObject({ metric: "pooled-mean", blocks: null });
  expect(decodeHistory(encodeHistory(document))).toEqual({ ok: true, document });
});

test("a document of the second schema is read and written as it is", () => {
  const { text, document } = fixture("v2.json");
  expect(document.links.map(({ cells }) => cells.length)).toEqual([9, 9]);
  expect(JSON.parse(encodeHistory(document))).toEqual(JSON.parse(text));
});

test("documents of both schemas merge, and what both hold is there once", () => {
  const [first, second] = [fixture("v1.json").document, fixture("v2.json").document];
  const merged = mergeHistory([first, second], 20);
  expect(merged.entries.map(({ run }) => run)).toEqual([19000000001, 19000000107, 19000000213, 19000000319]);
  expect(merged.links.map(({ run }) => run)).toEqual([19000000107, 19000000213, 19000000319]);
  expect(connectLinks(merged.links)).toMatchObject({ beside: 0, unconnected: 0, links: { length: 3 } });
});

test.each([
  ["nothing", "", "not JSON"],
  ["no JSON", "{schema: 1}", "not JSON"],
  ["no document", "null", "no history document"],
  ["a list", "[]", "no history document"],
  ["no schema", "{}", "no history document"],
  ["a schema that is none", '{"schema":[1]}', "of an unknown kind"],
  [
    "a later schema",
    '{"schema":3,"entries":[]}',
    "it has schema 3 of a later version, and this one reads up to 2: update Loadline",
  ],
  ["a schema before the first", '{"schema":0}', "it has schema 0, this version reads 1 to 2"],
  ["links that are none", '{"schema":2,"entries":[]}', "links: "],
  ["a hostile schema", `{"schema":${JSON.stringify("\u202Ex".repeat(5000))}}`, "it has schema of an unknown kind,"],
  ["no entries", '{"schema":1}', "entries: "],
  ["too much text", " ".repeat(8_000_001), "at most 8000000"],
  ["too many entries", JSON.stringify({ schema: 1, entries: Array(101).fill(aDocument().entries[0]) }), "entries: "],
  ["too many cells", JSON.stringify(aDocument(Array(5001).fill(aCell()))), "entries.0.cells: "],
  ["an infinite number", JSON.stringify(aDocument()).replace("0.012", "1e999"), "entries.0.cells.0.value: "],
  ["a number as text", planted(["entries", 0, "cells", 0, "value"], "1"), "entries.0.cells.0.value: "],
  ["a negative error", planted(["links", 0, "cells", 0, "error"], -1), "links.0.cells.0.error: "],
  ["a link without a base", planted(["links", 0, "baseSha"], null), "links.0.baseSha: "],
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
  const bad = [aCell({ scenario: "x".repeat(2001) }), aCell({ value: Number.NaN })];
  const badLinks = [aLinkCell({ error: -1 }), aLinkCell({ change: Number.NaN }), aLinkCell({ blocks: 0.5 })];
  const stored = encodeHistory(aDocument([...bad, aCell()], 7, [...badLinks, aLinkCell()]));
  expect(decodeHistory(stored)).toEqual({ ok: true, document: aDocument() });
  const many = Array.from({ length: 120 }, (_, index) => aDocument([aCell()], index + 1).entries).flat();
  const decoded = decodeHistory(encodeHistory({ schema: 2, entries: many, links: [] }));
  expect(decoded.ok && decoded.document.entries.map(({ run }) => run)).toEqual(many.slice(20).map(({ run }) => run));
  const large = Array.from({ length: 8 }, (_, i) => aDocument(Array(4000).fill(aCell()), i + 1).entries).flat();
  const largeLinks = Array.from(
    { length: 8 },
    (_, i) => aDocument([], i + 1, Array(4000).fill(aLinkCell())).links,
  ).flat();
  const cut = decodeHistory(encodeHistory({ schema: 2, entries: large, links: largeLinks }));
  expect(cut.ok && cut.document.entries.at(-1)?.run).toBe(8);
  expect(cut.ok && cut.document.entries.length).toBeGreaterThan(3);
  expect(cut.ok && cut.document.links.at(-1)?.run).toBe(8);
  expect(cut.ok && cut.document.links.length).toBeGreaterThan(2);
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
    const { entries, links } = mergeHistory([decoded.document], 20);
    for (const { levels, total } of followed(links)) expect([...levels, total].every(Number.isFinite)).toBe(true);
    for (const { p, detectable, typical } of compareWithHistory({ entries, measurement, runs: 20 }).values()) {
      for (const value of [p, detectable, typical]) expect(value === null || Number.isFinite(value)).toBe(true);
    }
  };
  const hostile = hostileValue();
  const json = fc.json({ maxDepth: 8 });
  fc.assert(fc.property(fc.oneof(json, anyText()), use), { seed: 1, numRuns: 2000 });
  fc.assert(fc.property(mutated(hostile), use), { seed: 2, numRuns: 6000 });
  fc.assert(fc.property(damaged(), use), { seed: 3, numRuns: 2000 });
  console.log(`hostile documents: ${counts.read} read, ${counts.refused} refused`);
  expect(counts.read + counts.refused).toBe(10_000);
  expect(counts.read).toBeGreaterThan(300);
  expect(counts.refused).toBeGreaterThan(5000);
});

/** The trends of every cell that the links have. */
function followed(links: HistoryDocument["links"]): readonly CellTrend[] {
  const cells = links.flatMap((link) => link.cells).map((cell) => ({ ...cell, floor: 0.02 }));
  return followChain({ links, run: undefined, cells, seed: 1 })?.cells ?? [];
}

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
    anyText(),
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
