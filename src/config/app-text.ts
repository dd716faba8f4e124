import { failed, type Parsed, parsed } from "./parsed.ts";
import { PLACEHOLDERS, placeholderFailure } from "./placeholder.ts";
import { quoteHint } from "./shown.ts";

/** Reads a command for `sh -c`; `allowed` are the placeholders that are filled in. */
export function commandWith(allowed: readonly string[], example: string): (value: unknown) => Parsed<string> {
  const wanted = `a command such as ${JSON.stringify(example)}`;
  return (value) => {
    if (typeof value !== "string" || value.trim() === "") return failed(wanted, value, quoteHint(value));
    if (value.includes("\0")) return failed(`${wanted} without a NUL character`, value);
    return placeholderFailure(value, allowed) ?? parsed(value.trim());
  };
}

/** Reads an address without a path, such as "https://staging.example.com"; requests have the paths. */
export function parseOrigin(value: unknown): Parsed<string> {
  const wanted = 'an address such as "https://staging.example.com"';
  const [, origin] = (typeof value === "string" && /^\s*(https?:\/\/[^/\s?#@]+)\/?\s*$/i.exec(value)) || [];
  if (origin !== undefined && URL.canParse(origin)) return parsed(origin);
  const hint = typeof value === "string" && value.includes("@") ? "credentials belong into headers" : undefined;
  return failed(wanted, value, hint ?? "write the scheme, the host and perhaps a port; requests have the paths");
}

/** Reads a variable's value; {{port}} and {{arm}} are filled in later. */
export function parseVariable(value: unknown): Parsed<string> {
  if (typeof value !== "string" || value.includes("\0")) return failed("text without a NUL character", value);
  return placeholderFailure(value, PLACEHOLDERS) ?? parsed(value);
}

/** What an editor may check of a variable's name; `parseVariableName` decides. */
export const VARIABLE_NAME_PATTERN = "^[A-Za-z_][A-Za-z0-9_]*$";

/** Reads a variable's name: letters, digits and "_", as shells take them. */
export function parseVariableName(value: unknown): Parsed<string> {
  if (typeof value === "string" && /^[A-Za-z_]\w*$/.test(value)) return parsed(value);
  return failed("a variable's name such as DATABASE_URL (letters, digits and _)", value);
}

/**
 * Reads a path that stays below the folder it is relative to, and gives its shortest form: "./a//b/" is "a/b", and
 * "./" is ".". Whether a link leads out of the folder is for the reader of the file to see.
 */
export function relativePath(wanted: string): (value: unknown) => Parsed<string> {
  return (value) => {
    if (typeof value !== "string" || value.trim() === "") return failed(wanted, value);
    if (value.startsWith("/") || value.startsWith("~")) return failed(wanted, value, "the path is relative");
    if (/[\\\p{Cc}]/u.test(value)) return failed(wanted, value, 'folders are parted by "/"');
    const short = shortest(value);
    return short === undefined ? failed(wanted, value, "the path may not lead out of the repository") : parsed(short);
  };
}

/** Undefined for a path that leads above where it starts. */
function shortest(path: string): string | undefined {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.pop() === undefined) return undefined;
  }
  return kept.join("/") || ".";
}
