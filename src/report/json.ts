import { z } from "zod";
import { FAIL_REASONS } from "../model/config.ts";
import type { Result } from "../model/result.ts";
import { VERDICTS } from "../model/verdict.ts";
import { cell, environment, finite, listOf, measurement, text, warning, whole } from "./measurement-schema.ts";

/** Longest document that is read, in UTF-16 units. */
const LONGEST_DOCUMENT = 64 * 1024 * 1024;

export type Decoded =
  | { readonly ok: true; readonly result: Result }
  /** One sentence, harmless to show: it holds no text of the document but a schema number. */
  | { readonly ok: false; readonly reason: string };

/** The document that `--json` writes and the result artifact holds: keys in a fixed order, two spaces, a final newline. */
export function encodeResult(value: Result): string {
  return `${JSON.stringify(inOrder(value), undefined, 2)}\n`;
}

/** Reads what `encodeResult` wrote, whoever wrote it: bounded, every number finite, unknown keys ignored. Never throws. */
export function decodeResult(document: string): Decoded {
  if (document.length > LONGEST_DOCUMENT) return failed(`it has more than ${LONGEST_DOCUMENT} characters`);
  const value = parseJson(document);
  if (value === undefined) return failed("it is not JSON");
  const header = z.object({ schema: z.number() }).safeParse(value);
  if (!header.success) return failed("it has no schema number, so it is not a result of Loadline");
  if (header.data.schema !== 1) return failed(`it has schema ${header.data.schema}, and this version reads schema 1`);
  const decoded = schema.safeParse(value);
  if (decoded.success) return { ok: true, result: decoded.data };
  const [issue] = decoded.error.issues;
  return failed(
    `${placeOf(issue?.path ?? [])}: ${issue === undefined ? "not as expected" : (MESSAGES[issue.code] ?? "not as expected")}`,
  );
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
});

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
});

const budget = z.object({
  ...cell,
  text,
  limit: finite,
  value: finite.nullable(),
  low: finite.nullable(),
  high: finite.nullable(),
  outcome: z.enum(["met", "near", "broken", "unknown"]),
  reason: text.nullable(),
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
}) satisfies z.ZodType<Result>;

const MESSAGES: Readonly<Partial<Record<z.core.$ZodIssue["code"], string>>> = {
  invalid_type: "missing, or not of the expected type",
  invalid_value: "not one of the expected values",
  too_big: "more than a result can have",
  too_small: "less than a result can have",
};

function failed(reason: string): Decoded {
  return { ok: false, reason };
}

function parseJson(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
}

/** The same value with the keys of every object in the order of the schema that describes it, others behind by name. */
function inOrder(value: unknown, shape: unknown = schema): unknown {
  const described = unwrapped(shape);
  if (Array.isArray(value)) {
    const element = described instanceof z.ZodArray ? described.element : undefined;
    return value.map((item) => inOrder(item, element));
  }
  if (typeof value !== "object" || value === null) return value;
  const known: Readonly<Record<string, unknown>> = described instanceof z.ZodObject ? described.shape : {};
  const order = Object.keys(known);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item, known[key])]),
  );
}

function unwrapped(shape: unknown): unknown {
  if (shape instanceof z.ZodReadonly || shape instanceof z.ZodNullable) return unwrapped(shape.unwrap());
  return shape;
}
