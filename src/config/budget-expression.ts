import { METRIC_IDS, METRICS, type Metric, type MetricId } from "../model/metric.ts";
import type { Budget } from "../model/scenario.ts";
import { didYouMeanHint } from "./did-you-mean.ts";
import { parseDuration } from "./duration.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";
import { perMinute } from "./per-minute.ts";
import { parsePercentage } from "./percentage.ts";
import { parseSize } from "./size.ts";

/** A budget without its place in the file. */
export type BudgetExpression = Omit<Budget, "line">;

const WANTED = 'a budget such as "p95 < 200 ms"';

/** What an editor may check; `parseBudget` decides. */
export const BUDGET_PATTERN = `^\\s*(${METRIC_IDS.join("|")}|latency slope|rss slope)\\s*[<>]\\s*\\d+(\\.\\d+)?.*$`;

/** How a limit is read and written, by the unit of its metric. */
const LIMITS: Readonly<
  Record<Metric["unit"], { readonly parse: (text: string) => Parsed<number>; readonly example: string }>
> = {
  seconds: { parse: parseDuration, example: "200 ms" },
  "per second": { parse: parseRate, example: "500" },
  fraction: { parse: parsePercentage, example: "1 %" },
  bytes: { parse: parseSize, example: "300 MB" },
  users: { parse: parseUsers, example: "200 users" },
  "fraction per minute": { parse: perMinute(parsePercentage), example: "1 %/min" },
  "bytes per minute": { parse: perMinute(parseSize), example: "1 MB/min" },
};

/**
 * Reads a budget:
 *
 *     budget    = metric comparison limit
 *     metric    = "mean" | "pooled-mean" | "p50" | "p90" | "p95" | "p99" | "rps" | "errors" | "cpu" | "rss"
 *               | "capacity" | "peak-p99" | "peak-errors" | "recovery" | "latency slope" | "rss slope"
 *     comparison = "<" | ">"
 *     limit     = duration            of a latency or cpu: "200 ms", "1.5s", "800 us"
 *               | number ["/s"]       of rps: "500"; of a capacity: "500/s", the rate that is carried
 *               | number ["users"]    of a capacity: "200 users"
 *               | number "%"          of errors: "1 %"
 *               | size                of rss: "300 MB", "256 MiB"
 *               | number "%/min"      of the latency slope: "1 %/min"
 *               | size "/min"         of the rss slope: "1 MB/min"
 *
 * Spaces are free. Both comparisons are allowed for every metric. The limit is above zero (100 % at most for errors):
 * blocks are judged on a log scale.
 */
export function parseBudget(value: unknown): Parsed<BudgetExpression> {
  const [, name, op, limit] =
    (typeof value === "string" && /^\s*([a-z][\w -]*?)\s*([<>=≤≥]+)\s*(.*?)\s*$/i.exec(value)) || [];
  if (typeof value !== "string" || name === undefined || op === undefined || limit === undefined) {
    return failed(WANTED, value, turned(value) ?? 'write a metric, "<" or ">", and a limit');
  }
  const metric = metricNamed(name, limit);
  if (metric === undefined) return unknownMetric(name, value);
  if (op === "<" || op === ">") return withLimit({ metric, op, text: value.trim() }, limit);
  return failed(WANTED, value, strictHint(metric, op, limit));
}

/** "≤" says the same as "<" of a measured value; what "=" is to mean nobody knows. */
function strictHint(metric: MetricId, op: string, limit: string): string {
  const { parse, example } = LIMITS[METRICS[metric].unit];
  const shown = parse(limit).ok ? limit : example;
  if (/^=+$/.test(op)) return 'compare with "<" or ">"';
  return `write "${metric} ${/[<≤]/.test(op) ? "<" : ">"} ${shown}"`;
}

function withLimit(budget: Omit<BudgetExpression, "limit">, text: string): Parsed<BudgetExpression> {
  const { metric, op } = budget;
  const { parse, example } = LIMITS[METRICS[metric].unit];
  const wanted = `a budget such as "${metric} ${op} ${example}"`;
  const limit = parse(text);
  if (!limit.ok) return failed(wanted, budget.text, unitHint(budget, text) ?? limit.hint ?? limit.message);
  if (limit.value <= 0) return failed(wanted, budget.text, "the limit must be above zero");
  if (METRICS[metric].unit === "fraction" && limit.value > 1)
    return failed(wanted, budget.text, "the limit is 100 % at most");
  return parsed({ ...budget, limit: limit.value });
}

/** What to write where the limit has another unit than the metric, or none. */
function unitHint({ metric, op }: Omit<BudgetExpression, "limit">, text: string): string | undefined {
  const { unit } = METRICS[metric];
  const bare = /^\d+(\.\d+)?$/.test(text);
  if (bare && unit === "bytes") return `add the unit: "${metric} ${op} ${text} MB"`;
  if (bare && unit === "fraction") {
    const percent = Number((Number(text) * 100).toPrecision(12));
    return `add the unit: "${metric} ${op} ${text} %", or "${metric} ${op} ${percent} %" if you mean a share`;
  }
  if (/^\d+(\.\d+)?\s*%$/.test(text) && !unit.startsWith("fraction")) {
    return `a budget is an absolute limit; a change against base is judged by "floors", such as "floors: { ${metric}: 5% }"`;
  }
  return undefined;
}

/** "200 ms > p95" the other way round. */
function turned(value: unknown): string | undefined {
  const [, limit, op, name] =
    (typeof value === "string" && /^\s*([\d.][^<>=≤≥]*?)\s*([<>])=?\s*([a-z][\w-]*)\s*$/i.exec(value)) || [];
  return limit === undefined ? undefined : `write the metric first: "${name} ${op === "<" ? ">" : "<"} ${limit}"`;
}

/** A slope may be written as two words, and a capacity with "/s" is the rate that the service carries. */
function metricNamed(name: string, limit: string): MetricId | undefined {
  const id = name.replace(/\s+/g, "-");
  if (id === "capacity" && /\/\s*s$/.test(limit)) return "capacity-rps";
  return METRIC_IDS.find((known) => known === id);
}

function unknownMetric(name: string, value: string): Parsed<never> {
  const meant = didYouMeanHint(name, METRIC_IDS);
  const known = `metrics are ${METRIC_IDS.join(", ")}`;
  if (/^(latency|time|response time|duration)$/i.test(name)) {
    return failed(WANTED, value, `say which: a percentile such as p95, or the mean; ${known}`);
  }
  return failed(WANTED, value, meant === undefined ? known : `${meant} ${known}`);
}

function parseUsers(text: string): Parsed<number> {
  const digits = /^(\d+(?:\.\d+)?)\s*(?:users?)?$/.exec(text)?.[1];
  const users = digits === undefined ? Number.NaN : Number(digits);
  return Number.isFinite(users) ? parsed(users) : failed('users such as "200 users"', text);
}

function parseRate(text: string): Parsed<number> {
  const wanted = 'requests per second such as "500"';
  const digits = /^(\d+(?:\.\d+)?)\s*(?:\/\s*s)?$/.exec(text)?.[1];
  const rate = digits === undefined ? Number.NaN : Number(digits);
  return Number.isFinite(rate)
    ? parsed(rate)
    : failed(wanted, text, 'write requests per second without a unit or as "500/s"');
}
