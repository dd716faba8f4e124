import { parse } from "csv-parse/browser/esm/sync";
import { z } from "zod";
import type { DataRow } from "../model/scenario.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";
import { printable } from "./shown.ts";

const MOST_ROWS = 100_000;
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const rows = z.array(z.record(z.string(), scalar)).min(1).max(MOST_ROWS);

/** Reads rows of values by name: CSV with a first line of names, or where the name ends in .json a list of objects. */
export function parseData(text: string, fileName: string): Parsed<readonly DataRow[]> {
  const wanted = `1 to ${MOST_ROWS} rows of values by name`;
  try {
    const read: unknown = fileName.endsWith(".json")
      ? JSON.parse(text)
      : parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
    const outcome = rows.safeParse(read);
    if (outcome.success) return parsed(outcome.data);
    return failed(wanted, Array.isArray(read) && read.length === 0 ? null : read);
  } catch (error) {
    const why = error instanceof Error ? printable(error.message.slice(0, 200)) : "something else";
    return { ok: false, message: `expected ${wanted}, got ${why}` };
  }
}
