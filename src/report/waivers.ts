import { METRICS } from "../model/metric.ts";
import type { Result } from "../model/result.ts";
import type { WaiverMark, WaiverResult } from "../model/verdict.ts";
import type { WaiverState } from "../model/waiver.ts";
import { count, join, name, prose, say, type Text } from "./text.ts";
import { titleOf } from "./title.ts";

/** Most waivers that are told one by one. */
const MOST = 20;

const WORST_FIRST: readonly WaiverState[] = ["exceeded", "expired", "active"];

/** What waivers did in this run, one sentence each, worst first; those that nothing needed are told elsewhere. */
export function waiverNotes({ waivers }: Result): readonly Text[] {
  const told = WORST_FIRST.flatMap((state) => waivers.filter((waiver) => waiver.state === state));
  const rest = told.length - MOST;
  const more = rest > 0 ? [say`${count(rest, "more waiver")}: see the stored result.`] : [];
  return [...told.slice(0, MOST).map(sentenceOf), ...more];
}

/** The waivers that nothing needed, on one line; undefined without any. */
export function unusedWaivers({ waivers }: Result): Text | undefined {
  const unused = waivers.filter(({ state }) => state === "unused");
  if (unused.length === 0) return undefined;
  const told = unused.slice(0, MOST).map((waiver) => say`${cellOf(waiver)} (until ${dayOf(waiver)})`);
  const more = unused.length > MOST ? ` and ${unused.length - MOST} more` : "";
  return say`Waivers that nothing needed in this run: ${join(told, ", ")}${more}.`;
}

/** One waiver in a sentence, for the place in the config where it stands. */
export function sentenceOf(waiver: WaiverResult): Text {
  const { state, ceiling, reason } = waiver;
  const cell = cellOf(waiver);
  const terms = say`up to ${name(ceiling)}, until ${dayOf(waiver)}: ${prose(reason)}`;
  switch (state) {
    case "active":
      return say`${cell} is waived ${terms}`;
    case "exceeded":
      return say`${cell} is proven to be beyond its waiver (${terms})`;
    case "expired":
      return say`The waiver of ${cell} has expired and is ignored (${terms})`;
    case "unused":
      return say`Nothing needed the waiver of ${cell} (${terms})`;
  }
}

/** Behind the label of what it is for: ", waived until 2027-01-31". */
export function waiverLabel(waiver: WaiverMark | undefined): string {
  if (waiver === undefined) return "";
  return waiver.state === "active" ? `, waived until ${dayOf(waiver)}` : ", beyond its waiver";
}

/** A stored result may be anybody's: what is no day is not shown. */
function dayOf({ expires }: { readonly expires: string }): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? expires : "an unknown day";
}

function cellOf(waiver: WaiverResult): Text {
  return say`${titleOf(waiver, waiver.request !== null)} ${METRICS[waiver.metric].label}`;
}
