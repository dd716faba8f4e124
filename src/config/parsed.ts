import { shown } from "./shown.ts";

export interface Failure {
  readonly ok: false;
  /** What was expected and the value seen, on one line. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
}

/** The outcome of reading one value of the config. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Failure;

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** `expected` completes the sentence "expected …". */
export function failed(expected: string, seen: unknown, hint?: string): Failure {
  const message = `expected ${expected}, got ${shown(seen)}`;
  return hint === undefined ? { ok: false, message } : { ok: false, message, hint };
}
