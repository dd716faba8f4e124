import { z } from "zod";

/** Shapes that stored documents of every schema share, every size bounded: anybody may have written them. */

/** What a document may hold at most; more is refused unread. */
export const LIMITS = {
  characters: 8_000_000,
  entries: 100,
  links: 200,
  cells: 5_000,
  name: 2_000,
  text: 300,
  number: 1e16,
} as const;

export const text = z.string().max(LIMITS.text);
const name = z.string().max(LIMITS.name);
export const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "expected a full commit hash");
export const whole = z.int().positive();
/** Far from where sums and percentages of doubles overflow. */
export const finite = z.number().min(-LIMITS.number).max(LIMITS.number);

export const environment = z.object({
  cpuModel: text,
  cpus: whole,
  arch: text,
  os: text,
  image: text.nullable(),
  runnerLabel: text.nullable(),
  kernel: text,
  memoryBytes: finite.nonnegative(),
  node: text,
  loadline: text,
});

/** Identity of a cell. The metric is any name: a later version may have added some, which this one leaves out. */
export const cellId = { scenario: name, request: name.nullable(), metric: text };

/** A paired change with its standard error. */
export const paired = { change: finite, error: finite.nonnegative() };

/** Identity of a run of main. */
export const runOfMain = { run: whole, attempt: whole, sha: hash, at: z.iso.datetime().max(40) };
