import { z } from "zod";

/** Longest document that is read, in UTF-16 units. */
const LONGEST_DOCUMENT = 64 * 1024 * 1024;

export type DecodedDocument<T> =
  | { readonly ok: true; readonly value: T }
  /** One clause, harmless to show: it holds no text of the document but a schema number. */
  | { readonly ok: false; readonly reason: string };

/** JSON with keys in the schema's order, two spaces, a final newline. */
export function encodeDocument(value: unknown, schema: z.ZodType): string {
  return `${JSON.stringify(inOrder(value, schema), undefined, 2)}\n`;
}

/**
 * Reads a document of schema 1, whoever wrote it: bounded, every number finite, unknown keys ignored. Never throws.
 *
 * @param noun what it should be, such as "a result"
 */
export function decodeDocument<T>(document: string, schema: z.ZodType<T>, noun: string): DecodedDocument<T> {
  if (document.length > LONGEST_DOCUMENT) return failed(`it has more than ${LONGEST_DOCUMENT} characters`);
  const value = parseJson(document);
  if (value === undefined) return failed("it is not JSON");
  const header = z.object({ schema: z.number() }).safeParse(value);
  if (!header.success) return failed(`it has no schema number, so it is not ${noun} of Loadline`);
  if (header.data.schema !== 1) return failed(`it has schema ${header.data.schema}, and this version reads schema 1`);
  const decoded = schema.safeParse(value);
  if (decoded.success) return { ok: true, value: decoded.data };
  const [issue] = decoded.error.issues;
  const why = issue === undefined ? undefined : MESSAGES[issue.code];
  return failed(`${placeOf(issue?.path ?? [])}: ${why ?? "not as expected"}`);
}

function failed(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

const MESSAGES: Readonly<Partial<Record<z.core.$ZodIssue["code"], string>>> = {
  invalid_type: "missing, or not of the expected type",
  invalid_value: "not one of the expected values",
  too_big: "more than a result can have",
  too_small: "less than a result can have",
  custom: "more than a result can have",
};

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
function inOrder(value: unknown, shape: unknown): unknown {
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
  if (shape instanceof z.ZodReadonly || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) {
    return unwrapped(shape.unwrap());
  }
  return shape;
}
