import fc from "fast-check";
import { hostileText } from "./hostile-text.ts";

/** How many documents of a kind are tried: 10,000 at least, in all. */
export const HOSTILE_RUNS = {
  result: 1200,
  memory: 1000,
  part: 1200,
  foreign: 1000,
  history: 500,
  config: 1000,
  data: 1000,
  zip: 3500,
  event: 1000,
} as const;

/** Values of other types and sizes than any document has. */
const FOREIGN: readonly unknown[] = [
  ...[null, true, false, "", "x", [], {}, [[]], [null], { length: -1 }, "x".repeat(20_000)],
  ...[0, -1, 1.5, 1e15, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53)],
];
const NUMBERS = [0, -1, 1, 2, 7, 0.5, -0.999_999, 1e-12, 1e6, 1e9, 1e15, 1e300, 1.7e308, -1.7e308, 5e-324, 2 ** 53 - 1];
const KEYS = ["__proto__", "constructor", "toString", "toJSON", "hasOwnProperty", "length", "", "then"];
/** JSON that is none, or none that `JSON.stringify` would write. */
const TOKENS = [
  ...'[]{},:"\\\u0000\u2028\uFEFF',
  ...["1e999", "-1e999", "-0", "0x10", "NaN", "1".repeat(400), "\\ud800", "\\u0000", "null", "//", "[".repeat(5000)],
];

interface Edit {
  readonly kind: "replace" | "vary" | "delete" | "add" | "repeat";
  readonly at: number;
  readonly value: unknown;
  readonly number: number;
  readonly text: string;
  readonly key: string;
}

interface Slot {
  readonly parent: object;
  readonly key: string;
}

/**
 * Texts that were a real document before somebody changed it: values of other types, of the same type and any size,
 * names that break out, keys that are gone, foreign, doubled or of a prototype, deep nesting, and text that was cut.
 */
export function mutatedJson(corpus: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(variedJson(corpus), textEdit(), fc.nat({ max: 2 }))
    .map(([text, edit, dice]) => (dice === 0 ? edit(text) : text));
}

/** Texts of any format before somebody edited them up to four times. */
export function mutatedText(corpus: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...corpus), fc.array(fc.oneof(textEdit(), tokenEdit()), { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce((before, edit) => edit(before), text));
}

/** The same that stays JSON; three in four edits keep the type, so that most of it can be decoded. */
function variedJson(corpus: readonly string[]): fc.Arbitrary<string> {
  const kind = fc.oneof(
    { weight: 6, arbitrary: fc.constant("vary" as const) },
    { weight: 2, arbitrary: fc.constantFrom("replace", "delete", "add", "repeat" as const) },
  );
  const edit: fc.Arbitrary<Edit> = fc.record({
    kind,
    at: fc.nat(),
    value: fc.oneof(fc.constantFrom(...FOREIGN), hostileText()),
    number: fc.constantFrom(...NUMBERS),
    text: hostileText(),
    key: fc.constantFrom(...KEYS),
  });
  return fc
    .tuple(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) => edited(text, edits));
}

function edited(text: string, edits: readonly Edit[]): string {
  const root: unknown = { root: JSON.parse(text) };
  const strings = slotsOf(root).flatMap(({ parent, key }) => {
    const value: unknown = Reflect.get(parent, key);
    return typeof value === "string" ? [value] : [];
  });
  for (const edit of edits) {
    const slots = slotsOf(root);
    const slot = slots[edit.at % slots.length];
    if (slot !== undefined) apply(edit, slot, strings);
  }
  return JSON.stringify(Reflect.get(Object(root), "root")) ?? "";
}

function apply({ kind, value, number, text, key, at }: Edit, slot: Slot, strings: readonly string[]): void {
  const present: unknown = Reflect.get(slot.parent, slot.key);
  switch (kind) {
    case "replace":
      define(slot, value);
      break;
    case "vary": {
      const other = at % 2 === 0 ? text : (strings[number % strings.length] ?? text);
      define(slot, varied(present, { number, text: other }));
      break;
    }
    case "delete":
      if (Array.isArray(slot.parent)) slot.parent.splice(Number(slot.key), 1);
      else Reflect.deleteProperty(slot.parent, slot.key);
      break;
    case "add":
      if (typeof present === "object" && present !== null && !Array.isArray(present)) {
        define({ parent: present, key }, value);
      }
      break;
    case "repeat":
      if (Array.isArray(present)) define(slot, Array.from({ length: 1 + (at % 40) }, () => present).flat());
  }
}

/** Another value of the same type. */
function varied(value: unknown, { number, text }: { number: number; text: string }): unknown {
  if (typeof value === "number") return number;
  if (typeof value === "string") return text;
  if (typeof value === "boolean") return !value;
  if (Array.isArray(value)) return number % 2 === 0 ? [] : value.toReversed();
  return value;
}

/** Defined and not assigned, so that `__proto__` becomes a key as it does in a text. */
function define({ parent, key }: Slot, value: unknown): void {
  Object.defineProperty(parent, key, {
    value: structuredClone(value),
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function slotsOf(value: unknown, found: Slot[] = []): Slot[] {
  if (typeof value !== "object" || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ parent: value, key });
    slotsOf(Reflect.get(value, key), found);
  }
  return found;
}

/** Changes to a text: cut, a piece gone or doubled, a token put in, a key doubled, a value nested deeply. */
function textEdit(): fc.Arbitrary<(text: string) => string> {
  const place = fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...TOKENS), fc.nat({ max: 5 }));
  return place.map(([seed, length, token, kind]) => (text) => {
    const at = seed % (text.length + 1);
    const [before, after] = [text.slice(0, at), text.slice(at)];
    switch (kind) {
      case 0:
        return before;
      case 1:
        return before + after.slice(length);
      case 2:
        return before + after.slice(0, length) + after;
      case 3:
        return before + token + after;
      case 4:
        return text.replace(/"(\w+)":/g, (pair, _key, offset: number) => (offset < at ? pair : `${pair}null,${pair}`));
      default:
        return before + after.replace(/(?<=[:,[])[^:,[\]{}]+(?=[,\]}])/, (value) => nested(value, 20 * length));
    }
  });
}

/** A hostile name somewhere, instead of as much. */
function tokenEdit(): fc.Arbitrary<(text: string) => string> {
  return fc.tuple(fc.nat(), fc.nat({ max: 12 }), hostileText()).map(([seed, length, insert]) => (text) => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + insert + text.slice(at + length);
  });
}

function nested(value: string, depth: number): string {
  return "[".repeat(depth) + value + "]".repeat(depth);
}
