import { z } from "zod";
import { didYouMeanHint } from "./did-you-mean.ts";
import { encodeFailure } from "./fault.ts";
import { type Failure, failed, type Parsed } from "./parsed.ts";
import { quoteHint } from "./shown.ts";

/** Characters of a name of a scenario or request. */
export const LONGEST_NAME = 120;

/** What an editor shows and checks. */
interface LeafNotes {
  readonly description: string;
  /** A regular expression; weaker than the parser or equal to it. */
  readonly pattern?: string;
  readonly examples?: readonly string[];
  /** Characters; 200 by default. */
  readonly maxLength?: number;
}

/** Text with a format of its own: `parse` reads it and words what is wrong. */
export function written<T>(parse: (value: unknown) => Parsed<T>, { maxLength = 200, ...notes }: LeafNotes) {
  return z
    .string({ error: ({ input }) => wording(parse(input)) })
    .meta(notes)
    .transform((text, context): T => {
      const outcome = text.length > maxLength ? failed(`at most ${maxLength} characters`, text) : parse(text);
      if (outcome.ok) return outcome.value;
      context.addIssue({ code: "custom", message: encodeFailure(outcome) });
      return z.NEVER;
    });
}

/** One of a few words. `later` are words of the documentation that this version cannot do yet. */
export function choice<const T extends string>(values: readonly T[], later: readonly string[] = []) {
  return z.enum(values, { error: ({ input }) => encodeFailure(notAmong(values, later, input)) });
}

/** A whole number in a range, both ends allowed. */
export function whole(least: number, most: number, what = "a whole number") {
  const error = expecting(`${what} from ${least} to ${most}`);
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A list; `example` shows one in YAML. */
export function list<T extends z.ZodType>(item: T, least: number, most: number, what: string, example: string) {
  const few = least > 0 ? "at least one item" : "a list";
  return z
    .array(item, { error: expecting(`a list of ${what} such as ${example}`) })
    .min(least, { error: () => `expected ${few} such as ${example}, got an empty list` })
    .max(most, { error: ({ input }) => `expected at most ${most} ${what}, got ${lengthOf(input)}` });
}

/** A mapping with fixed keys. Of unknown ones, the issue's message is the list of known ones: issues.ts words them. */
export function mapping<T extends z.ZodRawShape>(shape: T, what: string) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === "unrecognized_keys" ? known : encodeFailure(failed(`${what} (a mapping with ${known})`, input)),
  });
}

/** A key of a mapping with a format of its own; it is kept as written. */
export function key(parse: (value: unknown) => Parsed<string>, pattern: string) {
  return z
    .string()
    .superRefine((text, context) => {
      const outcome = parse(text);
      if (!outcome.ok) context.addIssue({ code: "custom", message: encodeFailure(outcome) });
    })
    .meta({ pattern });
}

/** Text of a variable or header: numbers and booleans are meant as they are written. */
export function scalar(parse: (value: unknown) => Parsed<string>, maxLength: number) {
  const text = z.string().superRefine((value, context) => {
    const outcome = value.length > maxLength ? failed(`at most ${maxLength} characters`, value) : parse(value);
    if (!outcome.ok) context.addIssue({ code: "custom", message: encodeFailure(outcome) });
  });
  return z.union([text, z.number(), z.boolean()], {
    error: ({ input }) =>
      encodeFailure(failed("text", input, input === null ? 'write "" for empty text' : quoteHint(input))),
  });
}

/** A mapping whose keys the user names. */
export function named<T extends z.ZodType>(
  key: z.ZodType<string, string>,
  value: T,
  least: number,
  most: number,
  what: string,
) {
  return z
    .record(key, value, { error: expecting(`a mapping of ${what}`) })
    .refine((entries) => Object.keys(entries).length >= least, { error: `expected at least one of ${what}, got none` })
    .refine((entries) => Object.keys(entries).length <= most, {
      error: ({ input }) => `expected at most ${most} ${what}, got ${Object.keys(Object(input)).length}`,
    })
    .meta({ minProperties: least, maxProperties: most });
}

/** The name of a scenario or request: not blank, on one line. */
export function name(what: string) {
  const error = expecting(`a name of a ${what}, 1 to ${LONGEST_NAME} characters on one line`);
  return z
    .string({ error })
    .max(LONGEST_NAME, { error })
    .regex(/^(?=.*\S)[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}]*$/u, { error });
}

/** An issue's wording "expected …, got …". */
export function expecting(expected: string): (issue: { readonly input: unknown }) => string {
  return ({ input }) => encodeFailure(failed(expected, input));
}

function notAmong(values: readonly string[], later: readonly string[], input: unknown): Failure {
  const expected = values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
  if (typeof input === "string" && later.includes(input)) {
    return { ok: false, message: `${input} is not available in this version, expected ${expected}` };
  }
  return failed(expected, input, didYouMeanHint(input, values));
}

function wording(outcome: Parsed<unknown>): string {
  return outcome.ok ? "expected text" : encodeFailure(outcome);
}

function lengthOf(input: unknown): number {
  return Array.isArray(input) ? input.length : 0;
}
