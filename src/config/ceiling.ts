import { METRICS, type MetricId } from "../model/metric.ts";
import type { Ceiling } from "../model/waiver.ts";
import { parseBudget } from "./budget-expression.ts";
import { type Failure, failed, type Parsed, parsed } from "./parsed.ts";
import { parsePercentage, parsePoints } from "./percentage.ts";

/** What an editor may check of a ceiling; `parseCeiling` decides. */
export const CEILING_PATTERN = "(%|points?|<|>)";

/** A ceiling and what it says of the metric that it is for. */
export interface WrittenCeiling {
  readonly ceiling: Ceiling;
  readonly text: string;
  /** The metric of a limit; undefined for a change, which names none. */
  readonly metric: MetricId | undefined;
  /** Whether a change was written in points, which only differences are counted in. */
  readonly points: boolean;
}

/** Reads how much is accepted: a change ("12%", "2 points"), or a limit as a budget has it ("p95 < 300 ms"). */
export function parseCeiling(value: unknown): Parsed<WrittenCeiling> {
  const wanted = 'a change such as "12%", or a limit such as "p95 < 300 ms"';
  if (typeof value === "string" && /[<>=≤≥]/.test(value)) {
    const budget = parseBudget(value);
    if (!budget.ok) return budget;
    const { metric, op, limit, text } = budget.value;
    return parsed({ ceiling: { kind: "limit", op, limit }, text, metric, points: false });
  }
  const change = typeof value === "number" ? parsePercentage(value) : parsePoints(value);
  if (!change.ok) return failed(wanted, value, typeof value === "number" ? change.hint : undefined);
  if (change.value <= 0 || change.value > 10) return failed(`${wanted}, above 0 and at most 1000%`, value);
  const text = String(value).trim();
  return parsed({
    ceiling: { kind: "change", size: change.value },
    text,
    metric: undefined,
    points: /point/.test(text),
  });
}

/** What is wrong with a ceiling on this metric; undefined when nothing is. */
export function ceilingFailure({ metric, points, text }: WrittenCeiling, of: MetricId): Failure | undefined {
  if (metric !== undefined && metric !== of) {
    return failed(`a limit on ${of}, the waiver's metric`, text, `write "${text.replace(metric, of)}"`);
  }
  if (points && METRICS[of].scale === "ratio") return failed('a percentage such as "12%"', text);
  return undefined;
}
