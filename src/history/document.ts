import { z } from "zod";
import type { HistoryDocument } from "../model/history.ts";
import { METRIC_IDS, type MetricId } from "../model/metric.ts";
import { firstSchema, migrateFirst } from "./first-schema.ts";
import { cellId, environment, finite, hash, LIMITS, paired, runOfMain, text, whole } from "./stored-shapes.ts";

const SCHEMA = 2;

export type DecodedHistory =
  | { readonly ok: true; readonly document: HistoryDocument }
  | { readonly ok: false; readonly reason: string };

const cell = z.object({ ...cellId, value: finite, proven: z.boolean(), scenarioHash: text });

const linkCell = z.object({
  ...cellId,
  ...paired,
  blocks: whole.nullable(),
  proven: z.boolean(),
  scenarioHash: text,
});

const entry = z.object({ ...runOfMain, environment, cells: z.array(cell).max(LIMITS.cells) });
const link = z.object({ ...runOfMain, baseSha: hash, cells: z.array(linkCell).max(LIMITS.cells) });

const version = z.object({ schema: z.unknown() });

const document = z.object({
  schema: z.literal(SCHEMA),
  entries: z.array(entry).max(LIMITS.entries),
  links: z.array(link).max(LIMITS.links),
});

type StoredDocument = z.infer<typeof document>;

/** Documents of each schema that is read, as the newest has them. */
const SCHEMAS: ReadonlyMap<unknown, z.ZodType<StoredDocument>> = new Map<unknown, z.ZodType<StoredDocument>>([
  [1, firstSchema.transform(migrateFirst)],
  [SCHEMA, document],
]);

/** Shares of the whole that entries and links may take. */
const MOST_CHARACTERS = { entries: 5_000_000, links: 2_900_000 } as const;

/**
 * The document as text that `decodeHistory` reads. What would make it unreadable is left out: cells with names or
 * numbers beyond the limits, and the oldest entries and links where the whole is too large.
 */
export function encodeHistory({ entries, links }: HistoryDocument): string {
  const storedEntries = newestThatFit(entries, cell, LIMITS.entries, MOST_CHARACTERS.entries);
  const storedLinks = newestThatFit(links, linkCell, LIMITS.links, MOST_CHARACTERS.links);
  return `{"schema":${SCHEMA},"entries":[${storedEntries}],"links":[${storedLinks}]}\n`;
}

function newestThatFit<T extends { readonly cells: readonly unknown[] }>(
  items: readonly T[],
  shape: z.ZodType,
  most: number,
  characters: number,
): string {
  const encoded = items.slice(-most).map(({ cells, ...rest }) => {
    const storable = cells.filter((one) => shape.safeParse(one).success).slice(0, LIMITS.cells);
    return JSON.stringify({ ...rest, cells: storable });
  });
  let total = encoded.reduce((sum, one) => sum + one.length + 1, 0);
  while (total > characters) total -= (encoded.shift()?.length ?? 0) + 1;
  return encoded.join(",");
}

/** Reads a stored document; whatever the text holds, nothing is thrown. Unknown keys and metrics are left out. */
export function decodeHistory(stored: string): DecodedHistory {
  if (stored.length > LIMITS.characters) {
    return refused(`it has ${stored.length} characters, at most ${LIMITS.characters} are read`);
  }
  try {
    const value: unknown = JSON.parse(stored);
    const stated = version.safeParse(value);
    if (!stated.success) return refused("it is no history document");
    const shape = SCHEMAS.get(stated.data.schema);
    if (shape === undefined) return refused(foreign(stated.data.schema));
    const parsed = shape.safeParse(value);
    if (!parsed.success) return refused(firstIssue(parsed.error));
    return { ok: true, document: withKnownMetrics(parsed.data) };
  } catch (error) {
    return refused(error instanceof SyntaxError ? "it is not JSON" : "it is too deeply nested or too large");
  }
}

function withKnownMetrics({ entries, links }: StoredDocument): HistoryDocument {
  return {
    schema: SCHEMA,
    entries: entries.map(({ cells, ...rest }) => ({ ...rest, cells: known(cells) })),
    links: links.map(({ cells, ...rest }) => ({ ...rest, cells: known(cells) })),
  };
}

function known<T extends { readonly metric: string }>(cells: readonly T[]): (T & { readonly metric: MetricId })[] {
  return cells.flatMap((one) => (isMetric(one.metric) ? [{ ...one, metric: one.metric }] : []));
}

function isMetric(id: string): id is MetricId {
  return METRIC_IDS.some((each) => each === id);
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return "it is no history document";
  return `${issue.path.map(String).join(".")}: ${issue.message}`.slice(0, LIMITS.text);
}

/** A newer version's document is no fault of anybody's, and there is something to do about it. */
function foreign(schema: unknown): string {
  if (typeof schema === "number" && schema > SCHEMA) {
    return `it has schema ${shown(schema)} of a later version, and this one reads up to ${SCHEMA}: update Loadline`;
  }
  return `it has schema ${shown(schema)}, this version reads 1 to ${SCHEMA}`;
}

function shown(value: unknown): string {
  if (typeof value === "string" && /^[\w.-]{1,40}$/.test(value)) return `"${value}"`;
  return typeof value === "number" ? String(value) : "of an unknown kind";
}

function refused(reason: string): DecodedHistory {
  return { ok: false, reason };
}
