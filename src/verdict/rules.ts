import type { HistoryComparison, Verdict } from "../model/verdict.ts";
import type { AssessedCell } from "./assess.ts";
import type { Evidence } from "./evidence.ts";
import { onTestScale, type Series } from "./series.ts";

/** Everything that a cell's verdict depends on. */
export interface Case extends AssessedCell {
  /** Alpha of the look. */
  readonly alpha: number;
  readonly baseAbsent: string | null;
  /** Whether main's stored runs are all that head is to be compared with. */
  readonly stored: boolean;
  readonly history: HistoryComparison | null;
}

interface Rule<Subject> {
  readonly verdict: Verdict;
  readonly applies: (subject: Subject) => boolean;
}

/** Level below which an interval is no ground for saying that nothing changed; five blocks reach 93.8 %. */
const SUFFICIENT_LEVEL = 0.95;

/** Corrected p at which a value lies outside what main's stored runs predict. */
const SUSPICIOUS_P = 0.01;

/** The verdicts that need no pair of arms. The first rule that applies decides. */
const UNPAIRED_RULES: readonly Rule<Case>[] = [
  { verdict: "invalid", applies: ({ standing }) => standing.kind === "invalid" },
  { verdict: "new", applies: ({ standing }) => standing.kind === "new" },
  { verdict: "suspected", applies: (subject) => subject.baseAbsent !== null && isSuspected(subject) },
  { verdict: "seems better", applies: (subject) => subject.stored && seemsBetter(subject) },
  { verdict: "not suspected", applies: ({ stored, history }) => stored && history !== null && history.p !== null },
  { verdict: "new", applies: ({ stored, history }) => stored && (history?.otherLoad ?? 0) > 0 },
  { verdict: "no baseline", applies: ({ baseAbsent }) => baseAbsent !== null },
];

interface Paired extends Evidence {
  readonly alpha: number;
  /** On the test's scale. */
  readonly floor: number;
  readonly margin: number;
}

/** The verdicts on a pair of arms, in order. Values are oriented: positive is worse. */
const PAIRED_RULES: readonly Rule<Paired>[] = [
  {
    verdict: "regression",
    applies: ({ p, alpha, estimate, floor, low, withinRun }) =>
      (withinRun || (p !== null && p.worse <= alpha)) && estimate >= floor && low > 0,
  },
  {
    verdict: "improvement",
    applies: ({ p, alpha, estimate, floor, high, withinRun }) =>
      (withinRun || (p !== null && p.better <= alpha)) && estimate <= -floor && high < 0,
  },
  {
    verdict: "no change",
    applies: ({ unchanged, level, low, high, margin }) =>
      unchanged || (level >= SUFFICIENT_LEVEL && low > -margin && high < margin),
  },
  { verdict: "not slower", applies: ({ level, high, margin }) => level >= SUFFICIENT_LEVEL && high < margin },
  { verdict: "inconclusive", applies: () => true },
];

/** The verdict on a cell: the first rule that applies. */
export function verdictOf(subject: Case): Verdict {
  const unpaired = UNPAIRED_RULES.find(({ applies }) => applies(subject));
  if (unpaired !== undefined) return unpaired.verdict;
  if (subject.evidence === null) return subject.standing.kind === "gated" ? "invalid" : "inconclusive";
  return pairedVerdict(subject.series, subject.evidence, subject.alpha);
}

/** The verdict on a cell whose arms were both measured. */
export function pairedVerdict({ definition, floor, margin }: Series, evidence: Evidence, alpha: number): Verdict {
  const onScale = { floor: onTestScale(definition, floor), margin: onTestScale(definition, margin) };
  return PAIRED_RULES.find(({ applies }) => applies({ ...evidence, ...onScale, alpha }))?.verdict ?? "inconclusive";
}

/** Outside the prediction interval of main's stored runs, on the worse side, and by at least the floor. */
function isSuspected(subject: Case): boolean {
  return isUnlikely(subject) && worseBy(subject) >= subject.series.floor;
}

/** The same on the better side. */
function seemsBetter(subject: Case): boolean {
  return isUnlikely(subject) && worseBy(subject) <= -subject.series.floor;
}

function isUnlikely({ history }: Case): boolean {
  return history !== null && history.p !== null && history.p <= SUSPICIOUS_P;
}

function worseBy({ series, history }: Case): number {
  const change = history?.change ?? 0;
  return series.definition.better === "lower" ? change : -change;
}
