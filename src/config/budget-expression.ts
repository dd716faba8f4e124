import { METRIC_IDS, METRICS, type Metric } from "../model/metric.ts";
import type { Budget } from "../model/scenario.ts";
import { didYouMeanHint } from "./did-you-mean.ts";
import { parseDuration } from "./duration.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";
import { parsePercentage } from "./percentage.ts";
import { parseSize } from "./size.ts";

/** A budget without its place in the file. */
export type BudgetExpression = Omit<Budget, "line">;

/** Metrics of profiles that cannot be measured yet. */
const LATER = ["capacity", "recovery", "slope"];

const WANTED = 'a budget such as "p95 < 200 ms"';

/** What an editor may check; `parseBudget` decides. */
export const BUDGET_PATTERN = `^\\s*(${METRIC_IDS.join("|")})\\s*[<>]\\s*\\d+(\\.\\d+)?.*$`;

/** How a limit is read and written, by the unit of its metric. */
const LIMITS: Readonly<
  Record<Metric["unit"], { readonly parse: (text: string) => Parsed<number>; readonly example: string }>
> = {
  seconds: { parse: parseDuration, example: "200 ms" },
  "per second": { parse: parseRate, example: "500" },
  fraction: { parse: parsePercentage, example: "1 %" },
  bytes: { parse: parseSize, example: "300 MB" },
};

/**
 * Reads a budget:
 *
 *     budget    = metric comparison limit
 *     metric    = "mean" | "pooled-mean" | "p50" | "p90" | "p95" | "p99" | "rps" | "errors" | "cpu" | "rss"
 *     comparison = "<" | ">"
 *     limit     = duration            of a latency or cpu: "200 ms", "1.5s", "800 us"
 *               | number ["/s"]       of rps: "500"
 *               | number "%"          of errors: "1 %"
 *               | size                of rss: "300 MB", "256 MiB"
 *
 * Spaces are free. Both comparisons are allowed for every metric. The limit is above zero (100 % at most for errors):
 * blocks are judged on a log scale.
 */
export function parseBudget(value: unknown): Parsed<BudgetExpression> {
  const [, name, op, limit] =
    (typeof value === "string" && /^\s*([a-z][\w -]*?)\s*([<>=≤≥]+)\s*(.*?)\s*$/i.exec(value)) || [];
  if (typeof value !== "string" || name === undefined || op === undefined || limit === undefined) {
    return failed(WANTED, value, 'write a metric, "<" or ">", and a limit');
  }
  const metric = METRIC_IDS.find((id) => id === name);
  if (metric === undefined) return unknownMetric(name, value);
  if (op !== "<" && op !== ">") return failed(WANTED, value, 'compare with "<" or ">"');
  return withLimit({ metric, op, text: value.trim() }, limit);
}

function withLimit(budget: Omit<BudgetExpression, "limit">, text: string): Parsed<BudgetExpression> {
  const { metric, op } = budget;
  const { parse, example } = LIMITS[METRICS[metric].unit];
  const wanted = `a budget such as "${metric} ${op} ${example}"`;
  const limit = parse(text);
  if (!limit.ok) return failed(wanted, budget.text, limit.hint ?? limit.message);
  if (limit.value <= 0) return failed(wanted, budget.text, "the limit must be above zero");
  if (metric === "errors" && limit.value > 1) return failed(wanted, budget.text, "the limit is 100 % at most");
  return parsed({ ...budget, limit: limit.value });
}

function unknownMetric(name: string, value: string): Parsed<never> {
  const later = LATER.find((word) => name.endsWith(word));
  const meant = later === undefined ? didYouMeanHint(name, METRIC_IDS) : `"${later}" is not available in this version;`;
  const known = `metrics are ${METRIC_IDS.join(", ")}`;
  return failed(WANTED, value, meant === undefined ? known : `${meant} ${known}`);
}

function parseRate(text: string): Parsed<number> {
  const wanted = 'requests per second such as "500"';
  const digits = /^(\d+(?:\.\d+)?)\s*(?:\/\s*s)?$/.exec(text)?.[1];
  const rate = digits === undefined ? Number.NaN : Number(digits);
  return Number.isFinite(rate)
    ? parsed(rate)
    : failed(wanted, text, 'write requests per second without a unit or as "500/s"');
}
