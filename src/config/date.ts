import { failed, type Parsed, parsed } from "./parsed.ts";

/** What an editor may check of a date; `parseDate` decides. */
export const DATE_PATTERN = "^\\s*\\d{4}-\\d{2}-\\d{2}\\s*$";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads a day of the calendar such as "2027-01-31" (ISO 8601); as text, days compare in their order. */
export function parseDate(value: unknown): Parsed<string> {
  const wanted = "a date such as 2027-01-31";
  const [text, year = "", month = "", day = ""] =
    (typeof value === "string" && /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.trim())) || [];
  if (text === undefined) return failed(wanted, value, "write year, month and day");
  const days = daysOf(Number(year), Number(month));
  if (Number(day) >= 1 && Number(day) <= days) return parsed(text);
  return failed(wanted, value, days === 0 ? "there are twelve months" : `that month has ${days} days`);
}

/** 0 for a month that does not exist. */
function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}
