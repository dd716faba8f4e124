import { failed, type Parsed, parsed } from "./parsed.ts";

/** Two levels of load, the lower one first. */
export interface LevelRange {
  readonly from: number;
  readonly to: number;
}

export const MOST_USERS = 1000;
const MOST_PER_SECOND = 20_000;

/** What an editor may check of a rate; `parseRateText` decides. */
export const RATE_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*(/\\s*s)?(\\s*to\\s*\\d+(\\.\\d+)?\\s*/\\s*s)?\\s*$";

/** What an editor may check of a range of users; `parseUsersRange` decides. */
export const USERS_RANGE_PATTERN = "^\\s*\\d+\\s*to\\s*\\d+\\s*$";

/** What an editor may check of a factor; `factorBetween` decides. */
export const FACTOR_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*[x×]\\s*$";

/** Reads "200/s", or "50/s to 2000/s" for a stress scenario. */
export function parseRateText(value: unknown): Parsed<number | LevelRange> {
  const wanted = 'requests per second such as "200/s", or in a stress scenario a range such as "50/s to 2000/s"';
  if (typeof value === "number") return failed(wanted, value, `write "${value}/s"`);
  const text = typeof value === "string" ? value.trim() : "";
  const single = /^(\d+(?:\.\d+)?)\s*\/\s*s$/.exec(text)?.[1];
  if (single !== undefined) return perSecond(Number(single), Number(single), wanted, value);
  const [, from, to] = /^(\d+(?:\.\d+)?)\s*(?:\/\s*s)?\s*to\s*(\d+(?:\.\d+)?)\s*\/\s*s$/.exec(text) ?? [];
  if (from === undefined || to === undefined) return failed(wanted, value);
  return perSecond(Number(from), Number(to), wanted, value);
}

function perSecond(from: number, to: number, wanted: string, value: unknown): Parsed<number | LevelRange> {
  if (!(from >= 0.1 && to <= MOST_PER_SECOND)) return failed(wanted, value, `from 0.1/s to ${MOST_PER_SECOND}/s`);
  if (from > to) return failed(wanted, value, "the lower one stands first");
  return parsed(from === to ? from : { from, to });
}

/** Reads "4 to 256". */
export function parseUsersRange(value: unknown): Parsed<LevelRange> {
  const wanted = 'a number of users, or in a stress scenario a range such as "4 to 256"';
  const [, from, to] = (typeof value === "string" && /^\s*(\d+)\s*to\s*(\d+)\s*$/.exec(value)) || [];
  if (from === undefined || to === undefined) return failed(wanted, value);
  const range = { from: Number(from), to: Number(to) };
  if (range.from < 1 || range.to > MOST_USERS) return failed(wanted, value, `from 1 to ${MOST_USERS}`);
  return range.from < range.to ? parsed(range) : failed(wanted, value, "the lower one stands first");
}

/** Reads a factor such as "10x", both ends allowed. */
export function factorBetween(least: number, most: number, example: string): (value: unknown) => Parsed<number> {
  return (value) => {
    const wanted = `a factor from ${least}x to ${most}x such as "${example}"`;
    if (typeof value === "number") return failed(wanted, value, `write "${value}x"`);
    const digits = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*[x×]\s*$/.exec(value)?.[1] : undefined;
    const factor = digits === undefined ? Number.NaN : Number(digits);
    return factor >= least && factor <= most ? parsed(factor) : failed(wanted, value);
  };
}
