import { z } from "zod";
import { didYouMeanHint } from "./did-you-mean.ts";
import { encodeFailure } from "./fault.ts";
import { type Failure, failed, type Parsed, parsed } from "./parsed.ts";
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

/** One of a few words. */
export function choice<const T extends string>(values: readonly T[]) {
  return z.enum(values, { error: ({ input }) => encodeFailure(notAmong(values, input)) });
}

/** A whole number in a range, both ends allowed. */
export function whole(least: number, most: number, what = "a whole number") {
  return integer(least, most, expecting(`${what} from ${least} to ${most}`));
}

/** The same with a wording of its own. */
export function integer(least: number, most: number, error: ReturnType<typeof expecting>) {
  // Not z.int(): a fraction would stop every check of the mappings around it.
  return z
    .number({ error })
    .min(least, { error })
    .max(most, { error })
    .refine(Number.isInteger, { error })
    .meta({ type: "integer" });
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

/** How a user's own keys are read, and what an editor may check of them. */
export interface KeyFormat {
  readonly parse: (value: unknown) => Parsed<string>;
  readonly pattern: string;
}

/** A mapping whose keys the user names. A bad key does not hide what is wrong below it. */
export function named<T extends z.ZodType>(key: KeyFormat, value: T, least: number, most: number, what: string) {
  return z
    .record(z.string(), value, { error: expecting(`a mapping of ${what}`) })
    .superRefine(
      (entries: unknown, context) => {
        if (typeof entries !== "object" || entries === null || Array.isArray(entries)) return;
        const names = Object.keys(entries);
        const amount = `got ${names.length}`;
        if (names.length < least)
          context.addIssue({ code: "custom", message: `expected at least ${least} of ${what}, ${amount}` });
        if (names.length > most)
          context.addIssue({ code: "custom", message: `expected at most ${most} ${what}, ${amount}` });
        for (const name of names) {
          const outcome = key.parse(name);
          if (outcome.ok) continue;
          context.addIssue({ code: "custom", path: [name], message: encodeFailure(outcome), params: AT_KEY });
        }
      },
      { when: () => true },
    )
    .meta({ minProperties: least, maxProperties: most, propertyNames: { pattern: key.pattern } });
}

/** Marks an issue that is about the key at the end of its path. */
export const AT_KEY = { at: "key" };

/** What an editor may check of a name: not blank, on one line. */
export const NAME_PATTERN = `^(?=.*\\S)[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,${LONGEST_NAME}}$`;

/** Reads the name of a scenario or request. */
export function nameOf(what: string): (value: unknown) => Parsed<string> {
  const form = new RegExp(NAME_PATTERN, "u");
  return (value) => {
    if (typeof value === "string" && value.length <= LONGEST_NAME && form.test(value)) return parsed(value);
    return failed(`a name of a ${what}, 1 to ${LONGEST_NAME} characters on one line`, value);
  };
}

/** An issue's wording "expected …, got …". */
export function expecting(expected: string): (issue: { readonly input: unknown }) => string {
  return ({ input }) => encodeFailure(failed(expected, input));
}

function notAmong(values: readonly string[], input: unknown): Failure {
  const expected = values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
  return failed(expected, input, didYouMeanHint(input, values));
}

function wording(outcome: Parsed<unknown>): string {
  return outcome.ok ? "expected text" : encodeFailure(outcome);
}

function lengthOf(input: unknown): number {
  return Array.isArray(input) ? input.length : 0;
}
