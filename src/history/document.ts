import { z } from "zod";
import type { HistoryCell, HistoryDocument, HistoryEntry } from "../model/history.ts";
import { METRIC_IDS, type MetricId } from "../model/metric.ts";

/** What a stored document may hold at most; more is refused unread, since anybody may have written it. */
const LIMITS = { characters: 5_000_000, entries: 100, cells: 5_000, name: 2_000, text: 300 } as const;

export type DecodedHistory =
  | { readonly ok: true; readonly document: HistoryDocument }
  | { readonly ok: false; readonly reason: string };

const text = z.string().max(LIMITS.text);
const name = z.string().max(LIMITS.name);
const hash = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "expected a full commit hash");
const whole = z.int().positive();

const environment = z.object({
  cpuModel: text,
  cpus: whole,
  arch: text,
  os: text,
  image: text.nullable(),
  runnerLabel: text.nullable(),
  kernel: text,
  memoryBytes: z.number().nonnegative(),
  node: text,
  loadline: text,
});

const cell = z.object({
  scenario: name,
  request: name.nullable(),
  // Any name: a later version may have added metrics, which this one leaves out.
  metric: text,
  value: z.number(),
  link: z.object({ change: z.number(), error: z.number().nonnegative() }).nullable(),
  proven: z.boolean(),
  scenarioHash: text,
});

const entry = z.object({
  run: whole,
  attempt: whole,
  sha: hash,
  baseSha: hash.nullable(),
  at: z.iso.datetime().max(40),
  environment,
  cells: z.array(cell).max(LIMITS.cells),
});

const version = z.object({ schema: z.unknown() });
const document = z.object({ schema: z.literal(1), entries: z.array(entry).max(LIMITS.entries) });

/**
 * The document as text that `decodeHistory` reads. What would make it unreadable is left out: cells with names or
 * numbers beyond the limits, and the oldest entries where the whole is too large.
 */
export function encodeHistory({ entries }: HistoryDocument): string {
  const encoded = entries.slice(-LIMITS.entries).map((one) => JSON.stringify({ ...one, cells: storable(one.cells) }));
  const total = () => encoded.reduce((sum, one) => sum + one.length + 1, 50);
  while (total() > LIMITS.characters) encoded.shift();
  return `{"schema":1,"entries":[${encoded.join(",")}]}\n`;
}

function storable(cells: readonly HistoryCell[]): readonly HistoryCell[] {
  return cells.filter((one) => cell.safeParse(one).success).slice(0, LIMITS.cells);
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
    if (stated.data.schema !== 1) return refused(`it has schema ${shown(stated.data.schema)}, this version reads 1`);
    const parsed = document.safeParse(value);
    if (!parsed.success) return refused(firstIssue(parsed.error));
    return { ok: true, document: { schema: 1, entries: parsed.data.entries.map(withKnownCells) } };
  } catch (error) {
    return refused(error instanceof SyntaxError ? "it is not JSON" : "it is too deeply nested or too large");
  }
}

function withKnownCells({ cells, ...rest }: z.infer<typeof entry>): HistoryEntry {
  return {
    ...rest,
    cells: cells.flatMap((one) => (isMetric(one.metric) ? [{ ...one, metric: one.metric }] : [])),
  };
}

function isMetric(id: string): id is MetricId {
  return METRIC_IDS.some((known) => known === id);
}

function firstIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return "it is no history document";
  return `${issue.path.map(String).join(".")}: ${issue.message}`.slice(0, LIMITS.text);
}

function shown(value: unknown): string {
  return typeof value === "number" || typeof value === "string"
    ? JSON.stringify(value).slice(0, 40)
    : "of an unknown kind";
}

function refused(reason: string): DecodedHistory {
  return { ok: false, reason };
}
