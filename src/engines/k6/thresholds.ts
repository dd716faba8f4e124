import type { MetricId } from "../../model/metric.ts";
import type { Budget } from "../../model/scenario.ts";
import type { ThresholdOutcome } from "./messages.ts";
import type { Threshold } from "./script-options.ts";

/** Aggregations of http_req_duration (milliseconds) that have a metric here. */
const LATENCIES: Readonly<Record<string, MetricId>> = {
  avg: "mean",
  med: "p50",
  "p(50)": "p50",
  "p(90)": "p90",
  "p(95)": "p95",
  "p(99)": "p99",
};
/** Of these k6 counts what Loadline asks of its gate, or waiting at it. */
const DISTORTED =
  /^(iteration_duration|group_duration|iterations|vus|vus_max|data_sent|data_received|dropped_iterations)\b/;

/** A script's thresholds, parted by who judges them. */
export interface HeldThresholds {
  /** As budgets of the scenario. */
  readonly budgets: readonly Budget[];
  /** What k6 judges at the end of each round, by metric. */
  readonly judgedByK6: Readonly<Record<string, readonly string[]>>;
  /** Those that mean nothing in a load that Loadline shapes. */
  readonly unjudged: readonly Threshold[];
}

/** @param line of the scenario in the config */
export function holdThresholds(thresholds: readonly Threshold[], line: number): HeldThresholds {
  const budgets: Budget[] = [];
  const judgedByK6: Record<string, string[]> = {};
  const unjudged: Threshold[] = [];
  for (const threshold of thresholds) {
    const { metric, text } = threshold;
    const budget = budgetOf(threshold, line);
    if (budget !== undefined) budgets.push(budget);
    else if (DISTORTED.test(metric) || /\bcount\b/.test(text) || metric.startsWith("http_reqs"))
      unjudged.push(threshold);
    else {
      const key = ofUsers(metric);
      judgedByK6[key] = [...(judgedByK6[key] ?? []), text];
    }
  }
  return { budgets, judgedByK6, unjudged };
}

/** What is to be told of thresholds that k6 judged; counters depend on how long a round is. */
export function brokenThresholds(arm: string, outcomes: readonly ThresholdOutcome[]): string[] {
  return outcomes
    .filter(({ ok, type }) => !ok && type !== "counter")
    .map(({ metric, text }) => `${arm} breaks the script's threshold "${withoutOurs(metric)}: ${text}"`);
}

/** What is to be told of thresholds that nobody judges. */
export function unjudgedNotes(thresholds: readonly Threshold[]): string[] {
  return thresholds.map(
    ({ metric, text }) =>
      `the script's threshold "${metric}: ${text}" is not judged, because it depends on how long and how often the load is played`,
  );
}

function budgetOf({ metric, text }: Threshold, line: number): Budget | undefined {
  const [, what = "", sign = "", number = ""] = /^\s*([\w().]+?)\s*([<>])=?\s*([\d.]+)\s*$/.exec(text) ?? [];
  const limit = Number(number);
  const op = sign === "<" ? "<" : ">";
  if (number === "" || !Number.isFinite(limit)) return undefined;
  const shown = { op, text: `${metric}: ${text}`, line } as const;
  const latency = LATENCIES[what];
  if (metric === "http_req_duration" && latency !== undefined && op === "<")
    return { metric: latency, limit: limit / 1000, ...shown };
  if (metric === "http_req_failed" && what === "rate" && op === "<") return { metric: "errors", limit, ...shown };
  if (metric === "http_reqs" && what === "rate" && op === ">") return { metric: "rps", limit, ...shown };
  return undefined;
}

/** The metric over what the script's own users did. */
function ofUsers(metric: string): string {
  return metric.endsWith("}") ? `${metric.slice(0, -1)},loadline:user}` : `${metric}{loadline:user}`;
}

function withoutOurs(metric: string): string {
  return metric.replace(/,loadline:user\}$/, "}").replace("{loadline:user}", "");
}
