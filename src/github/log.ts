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

/**
 * A runner takes `::command::` at the start of a line, and `##[command]` anywhere in it, for a command to itself. What it
 * skips before the first is .NET's white space: that of `\s`, and U+0085.
 */
export function disarm(text: string): string {
  return text.replace(/^([\s\u0085]*):(?=:)/gm, "$1:\u200b").replace(/##(?=\[)/g, "##\u200b");
}
