const LONGEST = 60;

/** A value from the config as a message shows it: one short line without control or invisible characters. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value !== "string") return printable(String(value));
  return printable(JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value));
}

/** Replaces what could break a line, hide text or steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
}

/** What to do where YAML found a mapping or list in place of text, such as {{port}} without quotes. */
export function quoteHint(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? "quote text that begins with { or [" : undefined;
}

/** Keys and indexes as they are written: "scenarios.list users.requests[0]". */
export function pathText(path: readonly (string | number)[]): string {
  const parts = path.map((part, index) =>
    typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${part === "" ? '""' : part}`,
  );
  return printable(parts.join(""));
}
