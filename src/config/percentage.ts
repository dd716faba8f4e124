import { failed, type Parsed, parsed } from "./parsed.ts";

/** What an editor may check of a percentage; `parsePercentage` decides. */
export const PERCENTAGE_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*%\\s*$";

/** What an editor may check of points; `parsePoints` decides. */
export const POINTS_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*(%|points?)\\s*$";

/** The fraction that a percentage stands for: "3%" and "3 %" are 0.03. */
export function parsePercentage(value: unknown): Parsed<number> {
  return parseHundredths(value, /^\s*(\d+(?:\.\d+)?)\s*%\s*$/, 'a percentage such as "3%"');
}

/** A difference of two percentages as a fraction: "0.5 points" and "0.5%" are 0.005. */
export function parsePoints(value: unknown): Parsed<number> {
  return parseHundredths(
    value,
    /^\s*(\d+(?:\.\d+)?)\s*(?:%|points?)\s*$/,
    'percentage points such as "0.5 points" or "0.5%"',
  );
}

function parseHundredths(value: unknown, pattern: RegExp, wanted: string): Parsed<number> {
  if (typeof value === "number") return failed(wanted, value, `write "${value}%" or "${value * 100}%", as you mean it`);
  const digits = typeof value === "string" ? pattern.exec(value)?.[1] : undefined;
  const fraction = digits === undefined ? Number.NaN : Number(`${digits}e-2`);
  return Number.isFinite(fraction) ? parsed(fraction) : failed(wanted, value);
}
