import { z } from "zod";
import { FAIL_REASONS } from "../model/config.ts";
import type { Result } from "../model/result.ts";
import { BUDGET_LEVELS } from "../model/scenario.ts";
import { VERDICTS } from "../model/verdict.ts";
import { WAIVER_STATES } from "../model/waiver.ts";
import { chain } from "./chain-schema.ts";
import { decodeDocument, encodeDocument } from "./document.ts";
import { hotspots } from "./hotspots-schema.ts";
import { cell, environment, finite, listOf, measurement, text, warning, whole } from "./measurement-schema.ts";

export type Decoded =
  | { readonly ok: true; readonly result: Result }
  /** One sentence, harmless to show: it holds no text of the document but a schema number. */
  | { readonly ok: false; readonly reason: string };

/** The document that `--json` writes and the result artifact holds: keys in a fixed order, two spaces, a final newline. */
export function encodeResult(value: Result): string {
  return encodeDocument(value, schema);
}

/** Reads what `encodeResult` wrote, whoever wrote it: bounded, every number finite, unknown keys ignored. Never throws. */
export function decodeResult(document: string): Decoded {
  const decoded = decodeDocument(document, schema, "a result");
  return decoded.ok ? { ok: true, result: decoded.value } : decoded;
}

const verdict = z.enum(VERDICTS);

const history = z.object({
  runs: whole,
  needed: whole,
  comparable: z.boolean(),
  typical: finite.nullable(),
  spread: finite.nullable(),
  change: finite.nullable(),
  p: finite.nullable(),
  detectable: finite.nullable(),
  otherLoad: whole.exactOptional(),
});

const waiverMark = z.object({ state: z.enum(["active", "exceeded"]), ceiling: text, expires: text, reason: text });

const finding = z.object({
  ...cell,
  verdict,
  gated: z.boolean(),
  base: finite.nullable(),
  head: finite.nullable(),
  change: finite.nullable(),
  interval: z.object({ low: finite, high: finite, level: finite }).nullable(),
  p: finite.nullable(),
  floor: finite,
  margin: finite,
  detectable: finite.nullable(),
  blocks: whole,
  blocksWorse: whole,
  reason: text.nullable(),
  history: history.nullable(),
  waiver: waiverMark.exactOptional(),
  withinRun: z.boolean().exactOptional(),
});

const budget = z.object({
  ...cell,
  scenario: text.nullable(),
  level: z.enum(BUDGET_LEVELS).exactOptional(),
  text,
  op: z.enum(["<", ">"]).exactOptional(),
  limit: finite,
  value: finite.nullable(),
  low: finite.nullable(),
  high: finite.nullable(),
  outcome: z.enum(["met", "near", "broken", "unknown"]),
  reason: text.nullable(),
  line: whole,
  waiver: waiverMark.exactOptional(),
});

const waiver = z.object({
  ...cell,
  state: z.enum(WAIVER_STATES),
  ceiling: text,
  expires: text,
  reason: text,
  line: whole,
});

const look = z.object({ blocks: whole, planned: whole, alpha: finite, familyRate: finite, cells: whole });

/** Its keys are in the order in which a document is written. */
const schema = z.object({
  schema: z.literal(1),
  verdict,
  failed: listOf(z.enum(FAIL_REASONS)),
  findings: listOf(finding),
  budgets: listOf(budget),
  waivers: listOf(waiver).default([]),
  look: look.nullable(),
  history: z.object({
    runs: whole,
    source: z.object({ run: whole, sha: text }).nullable(),
    reason: text.nullable(),
  }),
  blocks: whole,
  seconds: finite,
  seed: finite,
  environment,
  warnings: listOf(warning),
  measurement,
  chain: chain.exactOptional(),
  hotspots: hotspots.exactOptional(),
  profiling: z.object({ seconds: finite, limitSeconds: finite }).exactOptional(),
}) satisfies z.ZodType<Result>;
