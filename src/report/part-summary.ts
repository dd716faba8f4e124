import type { Measurement } from "../model/measurement.ts";
import { plain } from "./escape.ts";
import { count } from "./text.ts";

/** Longest reason that is shown, in characters. */
const MAX_REASON = 200;

/** What one share of a split job is, in a sentence or two of Markdown. */
export function partSummary({ part, blocks, interrupted }: Measurement, valid: number): string {
  const share = part === undefined ? "a part" : `part ${part.index} of ${part.of}`;
  const lost = blocks.find(({ invalid }) => invalid !== null)?.invalid;
  const rest = blocks.length - valid;
  const why = lost == null ? "" : ` (${plain(lost, MAX_REASON)})`;
  const uncounted = rest === 0 ? "" : `, ${rest} of which ${rest === 1 ? "does" : "do"} not count${why}`;
  const end = interrupted
    ? "It was interrupted."
    : "Nothing is judged here: that is for the step with mode: judge, or loadline judge.";
  return `Loadline: ${share}, ${count(blocks.length, "block")} measured${uncounted}. ${end}`;
}
