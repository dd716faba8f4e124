import type { Failure } from "./parsed.ts";
import { shown } from "./shown.ts";

/** Filled in when a command runs or a variable is set. */
export const PLACEHOLDERS = ["port", "arm"] as const;

/** Like {{port}}; what begins otherwise, such as a Go template's {{.Name}}, is left alone. */
const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;

/** What is wrong with the placeholders of a text of which `allowed` are filled in; undefined when nothing is. */
export function placeholderFailure(text: string, allowed: readonly string[]): Failure | undefined {
  const wrong = [...text.matchAll(PLACEHOLDER)].find(([, name = ""]) => !allowed.includes(name));
  if (wrong === undefined) return undefined;
  const [placeholder] = wrong;
  if (allowed.length === 0) {
    const hint = "{{port}} and {{arm}} are filled in in start, reset and env";
    return { ok: false, message: `expected no placeholder here, got ${shown(placeholder)}`, hint };
  }
  const expected = allowed.map((name) => `{{${name}}}`).join(" or ");
  return { ok: false, message: `expected the placeholder ${expected}, got ${shown(placeholder)}` };
}
