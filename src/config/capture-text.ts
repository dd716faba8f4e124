import type { Capture } from "../model/scenario.ts";
import { didYouMeanHint } from "./did-you-mean.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";

const SOURCES = ["json", "header", "cookie"] as const;

/** What an editor may check of a captured value; `parseCapture` decides. */
export const CAPTURE_PATTERN = "^\\s*(json|header|cookie)\\s+\\S+\\s*$";

/** What an editor may check of a value's name; `parseValueName` decides. */
export const VALUE_NAME_PATTERN = "^[A-Za-z_][A-Za-z0-9_-]*$";

/** Reads where a value is taken from: "json data.0.id", "header location" or "cookie sid". */
export function parseCapture(value: unknown): Parsed<Omit<Capture, "name">> {
  const wanted = 'where to take the value from, such as "json data.id", "header location" or "cookie session"';
  const [source, key, ...rest] = typeof value === "string" ? value.trim().split(/\s+/) : [];
  if (source === undefined || key === undefined || rest.length > 0) return failed(wanted, value);
  const from = SOURCES.find((known) => known === source);
  if (from === undefined) return failed(wanted, value, didYouMeanHint(source, SOURCES));
  if (from === "json")
    return parsed({
      from,
      key: key
        .replace(/^\$\.?/, "")
        .replace(/\[(\d+)\]/g, ".$1")
        .replace(/^\./, ""),
    });
  return parsed({ from, key: from === "header" ? key.toLowerCase() : key });
}

/** Reads the name of a value, as it stands in `{{name}}`. */
export function parseValueName(value: unknown): Parsed<string> {
  if (typeof value === "string" && new RegExp(VALUE_NAME_PATTERN).test(value)) return parsed(value);
  return failed("a name such as token (letters, digits, _ and -)", value);
}

/** Names of the values that a text asks for by `{{name}}`. */
export function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([A-Za-z_][\w-]*)\s*\}\}/g)].map(([, name = ""]) => name);
}
