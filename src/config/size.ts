import { didYouMeanHint } from "./did-you-mean.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";

/** Bytes of one unit: powers of 1000, with "i" powers of 1024. */
const UNITS: Readonly<Record<string, { readonly exponent: number; readonly factor: number }>> = {
  B: { exponent: 0, factor: 1 },
  kB: { exponent: 3, factor: 1 },
  MB: { exponent: 6, factor: 1 },
  GB: { exponent: 9, factor: 1 },
  KiB: { exponent: 0, factor: 1024 },
  MiB: { exponent: 0, factor: 1024 ** 2 },
  GiB: { exponent: 0, factor: 1024 ** 3 },
};

/** Bytes of a size such as "300 MB" (300,000,000) or "256MiB" (268,435,456). The unit is needed, as spelled here. */
export function parseSize(value: unknown): Parsed<number> {
  const wanted = 'a size such as "300 MB" or "256 MiB"';
  const [, digits = "", name = ""] =
    (typeof value === "string" && /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value)) || [];
  const unit = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  const bytes = unit === undefined ? Number.NaN : Number(`${digits}e${unit.exponent}`) * unit.factor;
  if (Number.isFinite(bytes)) return parsed(bytes);
  const known = Object.keys(UNITS);
  return failed(wanted, value, didYouMeanHint(name, known) ?? `units are ${known.join(", ")}`);
}
