import { failed, type Parsed, parsed } from "./parsed.ts";

/** Seconds of one unit, as power of ten and factor: a decimal number with its exponent is read without rounding twice. */
const UNITS: Readonly<Record<string, { readonly exponent: number; readonly factor: number }>> = {
  h: { exponent: 0, factor: 3600 },
  m: { exponent: 0, factor: 60 },
  s: { exponent: 0, factor: 1 },
  ms: { exponent: -3, factor: 1 },
  us: { exponent: -6, factor: 1 },
  µs: { exponent: -6, factor: 1 },
};

/** Largest first: parts of a duration come in this order, each at most once. */
const ORDER = ["h", "m", "s", "ms", "us"];

const PART = /(\d+(?:\.\d+)?)\s*([a-zµμ]+)\s*/gy;

/** What an editor may check; `parseDuration` decides. */
export const DURATION_PATTERN = "^\\s*(\\d+(\\.\\d+)?\\s*(h|m|s|ms|us|µs)\\s*)+$";

/**
 * Seconds of a duration such as "500ms", "30s", "1m 30s" or "1.5 h". Parts go from large to small units. A number
 * without a unit is refused, since "5" has been seconds to some and milliseconds to others.
 */
export function parseDuration(value: unknown): Parsed<number> {
  const wanted = 'a duration such as "500ms", "30s" or "1m 30s"';
  if (isBareNumber(value)) return failed(wanted, value, `add the unit: "${value}s" or "${value}ms"`);
  if (typeof value !== "string") return failed(wanted, value);
  const seconds = sumOfParts(value.trim());
  return seconds === undefined ? failed(wanted, value, "units are h, m, s, ms and us, largest first") : parsed(seconds);
}

/** Reads a duration that lies between two others, both allowed. `example` is shown in the message. */
export function durationBetween(least: string, most: string, example: string): (value: unknown) => Parsed<number> {
  const [low, high] = [sumOfParts(least) ?? 0, sumOfParts(most) ?? 0];
  return (value) => {
    const duration = parseDuration(value);
    if (!duration.ok || (duration.value >= low && duration.value <= high)) return duration;
    return failed(`a duration from ${least} to ${most} such as "${example}"`, value);
  };
}

function sumOfParts(text: string): number | undefined {
  let seconds = 0;
  let rank = -1;
  let end = 0;
  for (const part of text.matchAll(PART)) {
    const [all, digits = "", name = ""] = part;
    const unit = Object.hasOwn(UNITS, spelled(name)) ? UNITS[spelled(name)] : undefined;
    const place = ORDER.indexOf(spelled(name).replace("µ", "u"));
    if (unit === undefined || place <= rank) return undefined;
    rank = place;
    seconds += Number(`${digits}e${unit.exponent}`) * unit.factor;
    end = part.index + all.length;
  }
  return end === text.length && end > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

/** The Greek letter and the micro sign look the same. */
function spelled(unit: string): string {
  return unit.replace("μ", "µ");
}

function isBareNumber(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^\s*\d+(\.\d+)?\s*$/.test(value));
}
