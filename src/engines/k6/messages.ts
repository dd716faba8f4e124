import { isRecord } from "../envelope.ts";

/** Numbers of one sample: start and latency in milliseconds, index of its name, status, success. */
export const ROW = 5;
/** More than a user tells apart. */
const MOST_NAMES = 65_536;
/** Notes of one message that are read, and characters of each. */
const MOST_NOTES = 20;
const LONGEST_NOTE = 500;

/** What one user of k6 tells; see loadline_gate.js. */
export interface UserMessage {
  /** `wait`: it does nothing more until it is let through; `done`: its request has ended; `watch`: k6 is alive. */
  readonly kind: "wait" | "done" | "watch";
  readonly vu: number;
  /** 1, 2, … for each user: they may overtake each other. */
  readonly seq: number;
  /** When it was sent: milliseconds on the clock of the rows. */
  readonly at: number;
  /** Whether it sends a request as soon as it is let through. */
  readonly sends: boolean;
  /** Whether its iteration sent nothing. */
  readonly empty: boolean;
  /** 0; or the request that it is about, of those that the script does not wait for. */
  readonly lane: number;
  /** Whether it asks before each request, and tells when each has ended, as it pauses or sends several at once. */
  readonly asks: boolean;
  /** Whether the newest sample of earlier messages became a failure by what the script threw. */
  readonly amends: boolean;
  /** Iterations that ended since its last message, and how many of them threw. */
  readonly iterations: number;
  readonly thrown: number;
  /** Names that its rows have first used, and the index of the first of them. */
  readonly first: number;
  readonly names: readonly string[];
  /** ROW numbers each. */
  readonly rows: readonly number[];
  readonly notes: readonly string[];
}

/** A threshold of the script as k6 judged it. */
export interface ThresholdOutcome {
  readonly metric: string;
  readonly type: string;
  readonly text: string;
  readonly ok: boolean;
}

/** What k6 came to at the end of a test. */
export interface TestSummary {
  readonly thresholds: readonly ThresholdOutcome[];
  /** Names of the checks that failed at least once. */
  readonly checks: readonly string[];
  readonly dropped: number;
  readonly iterations: number;
}

/** Undefined for text that is no message: whatever talks to the port may have sent it. */
export function decodeMessage(text: string): UserMessage | undefined {
  const value = parse(text);
  if (!isRecord(value)) return undefined;
  const { kind, vu, seq, at, sends, empty, lane, asks, amends, iterations, thrown } = value;
  const { first, names, rows, notes } = value;
  if (kind !== "wait" && kind !== "done" && kind !== "watch") return undefined;
  if (
    !(
      isCount(vu) &&
      isCount(seq) &&
      isCount(first) &&
      first < MOST_NAMES &&
      isCount(lane) &&
      isCount(iterations) &&
      isCount(thrown)
    )
  )
    return undefined;
  if (!(isFlag(sends) && isFlag(empty) && isFlag(asks) && isFlag(amends))) return undefined;
  if (!(isAmount(at) && isTexts(names) && isTexts(notes) && isRows(rows))) return undefined;
  const few = notes.slice(0, MOST_NOTES).map((note) => note.slice(0, LONGEST_NOTE));
  const state = { kind, vu, seq, at, sends, empty, lane, asks, amends, iterations, thrown } as const;
  return { ...state, first, names, rows, notes: few };
}

/** Undefined for text that is no summary. */
export function decodeSummary(text: string): TestSummary | undefined {
  const value = parse(text);
  if (!isRecord(value) || value.kind !== "summary") return undefined;
  const { thresholds, checks, dropped, iterations } = value;
  if (!(Array.isArray(thresholds) && isTexts(checks) && isCount(dropped) && isCount(iterations))) return undefined;
  if (!thresholds.every(isOutcome)) return undefined;
  return { thresholds, checks, dropped, iterations };
}

function isOutcome(value: unknown): value is ThresholdOutcome {
  if (!isRecord(value)) return false;
  const { metric, type, text, ok } = value;
  return typeof metric === "string" && typeof type === "string" && typeof text === "string" && isFlag(ok);
}

function isRows(value: unknown): value is number[] {
  if (!Array.isArray(value) || value.length % ROW !== 0) return false;
  return value.every((one, i) => (i % ROW < 2 ? isAmount(one) : isCount(one) && one < 65_536));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isAmount(value: unknown): value is number {
  return Number.isFinite(value);
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
