import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { decodeHistory, encodeHistory } from "../../../src/history/document.ts";
import { mergeHistory } from "../../../src/history/merge.ts";
import type { PartDocument } from "../../../src/model/part-document.ts";
import { Problem } from "../../../src/model/problem.ts";
import type { Result } from "../../../src/model/result.ts";
import { decodeResult, encodeResult } from "../../../src/report/json.ts";
import { readMemory, remember, withMemory } from "../../../src/report/memory.ts";
import { decodePart, encodePart } from "../../../src/report/part-json.ts";
import { partSummary } from "../../../src/report/part-summary.ts";
import type { KnownHistory } from "../../../src/run/conclude.ts";
import { judgeForeign } from "../../../src/run/judge-foreign.ts";
import { judgeParts } from "../../../src/run/judge-parts.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import {
  aBlock,
  aBlockCell,
  aBudgetResult,
  aFinding,
  aLook,
  aMeasuredScenario,
  aMeasurement,
  aResult,
  aRound,
} from "../../support/builders.ts";
import { HOSTILE_RUNS, mutatedJson } from "../../support/hostile-documents.ts";
import { expectSoundReports } from "../../support/rendered.ts";
import { CASES } from "../report/golden-cases.ts";
import { POLICY_CASES } from "../report/golden-policy-cases.ts";

/** A reason that may be shown anywhere: one line, of bounded length. */
const REASON = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}]{1,300}$/u;
const HASH = aMeasuredScenario().hash;
/** Half a minute at most on a machine that others use, too. */
const TIME = { timeout: 120_000 };
const HISTORY = readFileSync(new URL("../../fixtures/artifacts/v1.json", import.meta.url), "utf8");

const count = { documents: 0, decoded: 0 };
afterAll(() => console.log(`hostile documents: ${count.documents}, of which ${count.decoded} could be read`));

/** Asks the decoder for as many documents; what can be read is handed on. */
function decodes<T>(
  documents: fc.Arbitrary<string>,
  numRuns: number,
  decode: (text: string) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string },
  use: (value: T) => void,
): void {
  const before = count.decoded;
  fc.assert(
    fc.property(documents, (text) => {
      count.documents += 1;
      const decoded = decode(text);
      if (!decoded.ok) {
        expect(decoded.reason).toMatch(REASON);
        return;
      }
      count.decoded += 1;
      use(decoded.value);
    }),
    { seed: 1, numRuns },
  );
  expect(count.decoded - before, "documents that could be read").toBeGreaterThan(numRuns / 20);
}

const asValue = (decoded: ReturnType<typeof decodeResult>) =>
  decoded.ok ? { ...decoded, value: decoded.result } : decoded;

const results = [...CASES, ...POLICY_CASES]
  .map(({ result }) => encodeResult(short(result)))
  .filter((text) => text.length < 50_000);

test("a result is refused with a reason, or reported soundly in every form", TIME, () => {
  decodes(
    mutatedJson(results),
    HOSTILE_RUNS.result,
    (text) => asValue(decodeResult(text)),
    (result) => {
      expect(decodeResult(encodeResult(result))).toEqual({ ok: true, result: JSON.parse(JSON.stringify(result)) });
      expectSoundReports(result, {
        remembered: readMemory(withMemory("", remember(result, [], 1))),
        scenarioLines: {},
      });
    },
  );
});

test("a line of the config that there cannot be is annotated as the first", () => {
  const budgets = [aBudgetResult({ outcome: "broken", line: 0 })];
  expectSoundReports(aResult({ budgets, verdict: "no change", failed: ["budget"] }));
});

test("what a result remembers is read back or nothing, and what is made of it is sound", TIME, () => {
  const memories = [
    remember(aResult({ findings: [aFinding({ verdict: "regression" })], failed: ["regression"] }), [], 3),
  ];
  const line = (text: string) => `text\n\n<!-- loadline:memory ${encodeURIComponent(text.toWellFormed())} -->\n`;
  const read = (text: string) => ({ ok: true, value: readMemory(line(text)) }) as const;
  decodes(mutatedJson(memories.map((memory) => JSON.stringify(memory))), HOSTILE_RUNS.memory, read, (remembered) => {
    expect(readMemory(withMemory("", remembered))).toEqual(JSON.parse(JSON.stringify(remembered)));
    expectSoundReports(aResult({ findings: [aFinding()] }), { remembered });
  });
});

const CONFIG = loadConfig(
  "app: { start: node s.js }\nscenarios: { list users: { request: GET /users, users: 8, gate: [p50, errors] } }\n",
  "loadline.yml",
);
const part = (index: number): PartDocument => ({
  schema: 1,
  kind: "part",
  baseRequests: null,
  measurement: aMeasurement({ part: { index, of: 2 }, blocks: blocks() }),
});

test("a part is refused, left out or judged, and what comes of it can be stored and reported", TIME, () => {
  let judged = 0;
  decodes(mutatedJson([encodePart(part(2))]), HOSTILE_RUNS.part, decodePart, (document) => {
    partSummary(document.measurement, 1);
    if (judgeSoundly(document.measurement.seed % 2 === 0 ? [document, part(1)] : [document])) judged += 1;
  });
  expect(judged).toBeGreaterThan(100);
});

test("a fork's result is refused with a reason, or judged anew by main's config and reported soundly", TIME, () => {
  const { head, base, ...measurement } = part(1).measurement;
  const whole = { ...measurement, head, base, blocks: blocks().slice(0, 5) };
  const document = encodeResult(aResult({ measurement: whole, look: aLook({ blocks: 5, planned: 8 }) }));
  const run = { attempt: 1, startedAt: whole.startedAt, head: { sha: "f".repeat(40), label: "x" }, baseLabel: "main" };
  let judged = 0;
  decodes(
    mutatedJson([document]),
    HOSTILE_RUNS.foreign,
    (text) => asValue(decodeResult(text)),
    (result) => {
      const history = { entries: [], links: [], summary: { runs: 3, source: null, reason: null } };
      const main = result.seed % 2 === 0 ? { config: CONFIG } : { unusable: "it has none" };
      const given = { main, result, run, failOn: undefined, history, digest: () => HASH };
      const verdict = judgeForeign(given);
      if (!verdict.ok) return expect(verdict.reason).toMatch(REASON);
      judged += 1;
      expect(decodeResult(encodeResult(verdict.result)).ok, "what was judged can be stored").toBe(true);
      expectSoundReports(verdict.result, { reported: { run: 7, fork: true } });
    },
  );
  expect(judged).toBeGreaterThan(100);
});

test("a history is refused with a reason, or merged, compared with and followed, soundly in every report", TIME, () => {
  const known = historyOf(HISTORY);
  if (!known.ok) throw new Error(known.reason);
  const small = <T extends { readonly cells: readonly C[] }, C extends object>(items: readonly T[]) =>
    items.map((item) => ({ ...item, cells: item.cells.slice(0, 3).map((cell) => ({ ...cell, scenarioHash: HASH })) }));
  const { entries, links } = known.value;
  const few = { ...known.value, entries: small(entries), links: small(links) };
  decodes(mutatedJson([encodeHistory(few)]), HOSTILE_RUNS.history, historyOf, (document) => {
    const merged = mergeHistory([document, few, document], 20);
    expect(merged.entries.length).toBeLessThanOrEqual(20);
    expect(historyOf(encodeHistory(merged)).ok).toBe(true);
    expect(judgeSoundly([part(1), part(2)], { ...merged, own: { run: 5, attempt: 1 } })).toBe(true);
  });
});

/** Whether the parts could be judged; what comes of them must be storable and sound. */
function judgeSoundly(parts: readonly PartDocument[], over: Partial<KnownHistory> = {}): boolean {
  const { configHash, head } = part(1).measurement;
  const history = { entries: [], links: [], summary: { runs: 3, source: null, reason: null }, ...over };
  const named = parts.map((document, index) => ({ name: `part ${index}`, document }));
  const given = { config: CONFIG, head: head.sha, parts: named, unreadable: [], history, digest: () => configHash };
  try {
    const { result } = judgeParts(given);
    expect(decodeResult(encodeResult(result)).ok, "what was judged can be stored").toBe(true);
    expectSoundReports(result);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

function historyOf(text: string) {
  const decoded = decodeHistory(text);
  return decoded.ok ? ({ ok: true, value: decoded.document } as const) : decoded;
}

function blocks() {
  return Array.from({ length: 8 }, (_, index) =>
    aBlock({
      index,
      rounds: [
        aRound({
          cells: [
            aBlockCell({ change: 0.001 * (index - 4) }),
            aBlockCell({ metric: "errors", base: 0, head: 0, change: 0 }),
          ],
        }),
      ],
    }),
  );
}

/** With few blocks, so that the edits hit what is shown. */
function short(result: Result): Result {
  const { measurement } = result;
  return { ...result, measurement: { ...measurement, blocks: measurement.blocks.slice(0, 2) } };
}
