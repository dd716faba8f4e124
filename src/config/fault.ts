import type { Failure } from "./parsed.ts";

/** Keys of mappings and 0-based indexes of lists, from the root. */
export type ConfigPath = readonly (string | number)[];

/** Something wrong at a path of the config, not yet placed in the text. */
export interface Fault {
  readonly path: ConfigPath;
  /** Whether the key at the end of the path is wrong, or its value. */
  readonly at: "key" | "value";
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A failure as the one line of text that a schema's issue can carry; the hint follows a line break. */
export function encodeFailure({ message, hint }: Omit<Failure, "ok">): string {
  return hint === undefined ? message : `${message}\n${hint}`;
}

export function decodeFailure(text: string): Omit<Failure, "ok"> {
  const [message = "", hint] = text.split("\n");
  return hint === undefined ? { message } : { message, hint };
}
