/** Like {{token}}. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w-]*)\s*\}\}/g;

/** Whether something is to be filled in. */
export function hasPlaceholder(text: string): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** The text with the values filled in, each escaped; undefined where one is missing. */
export function fillIn(
  text: string,
  values: Readonly<Record<string, string>>,
  escaped: (value: string) => string,
): string | undefined {
  let missing = false;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    missing ||= value === undefined;
    return value === undefined ? "" : escaped(value);
  });
  return missing ? undefined : filled;
}

/** What a path such as "data.0.id" leads to in a JSON text; text, numbers and booleans only. */
export function valueAt(json: string, path: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}

/** For a path or query: only what may not stand there is encoded, so that a captured path stays one. */
export function forPath(value: string): string {
  return value.toWellFormed().replace(/[^\x21-\x7e]|[#]/gu, encodeURIComponent);
}

/** For a header: on one line, in Latin-1. */
export function forHeader(value: string): string {
  return value.replace(/[^\t\x20-\x7e\x80-\xff]/g, "");
}

/** For the inside of a JSON string. */
export function forJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
