import type { Log } from "../run/ports.ts";

interface Sink {
  write(text: string): unknown;
}

/** Warnings always, details only with LOADLINE_DEBUG set; control characters are replaced, as text may be untrusted. */
export function commandLog(sink: Sink): Log {
  const say = (text: string) => sink.write(`${text.replace(/[^\P{C}\n\t]/gu, "?")}\n`);
  const detail = process.env.LOADLINE_DEBUG === undefined ? () => {} : say;
  const untrusted = (title: string, text: string) => say(`${title}\n${text.replace(/^/gm, "  | ")}`);
  return { info: say, warn: (text) => say(`warning: ${text}`), debug: detail, untrusted };
}
