import { randomUUID } from "node:crypto";
import { debug, info, warning } from "@actions/core";
import type { Log } from "../run/ports.ts";

/** The job's log; warnings become annotations. A runner takes no line of it for a command. */
export const jobLog: Log = {
  info: (text) => info(disarm(text)),
  warn: (text) => warning(text),
  debug: (text) => debug(text),
  untrusted: (title, text) => {
    info(disarm(title));
    printUntrusted(text);
  },
};

/**
 * Prints what a service wrote, which anybody may have made it write: the runner is told not to look for commands in it
 * until a word comes that cannot be guessed.
 */
export function printUntrusted(text: string, print: (line: string) => void = info): void {
  const word = randomUUID();
  print(`::stop-commands::${word}`);
  print(text);
  print(`::${word}::`);
}

/** Characters of a line that a runner's comparison, by the rules of a language, does not see; and with white space. */
const UNSEEN = "(?:(?![\\r\\n])[\\p{C}\\p{Default_Ignorable_Code_Point}])*";
const BLANK = "(?:(?![\\r\\n])[\\s\\p{C}\\p{Default_Ignorable_Code_Point}])*";
const AT_START = new RegExp(`^(${BLANK}):(?=${UNSEEN}:)`, "gmu");
const ANYWHERE = new RegExp(`#(?=${UNSEEN}#${UNSEEN}\\[)`, "gu");

/**
 * A runner takes `::command::` at the start of a line, and `##[command]` anywhere in it, for a command to itself. Both are
 * broken by a space: its comparison ignores characters without a width.
 */
export function disarm(text: string): string {
  return text.replace(AT_START, "$1: ").replace(ANYWHERE, "# ");
}
