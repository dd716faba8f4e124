import { failed, type Parsed } from "./parsed.ts";

/** Reads what `parse` reads, followed by "/min". */
export function perMinute(parse: (text: string) => Parsed<number>): (value: unknown) => Parsed<number> {
  return (value) => {
    const amount = typeof value === "string" ? /^\s*(.*?)\s*\/\s*min\s*$/.exec(value)?.[1] : undefined;
    return amount === undefined
      ? failed("an amount per minute", value, 'write it per minute, as in "1 %/min"')
      : parse(amount);
  };
}
