/**
 * The metrics, one row each; adding a metric is adding a row here and its estimator in verdict/estimators.ts.
 *
 * `scale` says how head is compared with base: `ratio` by log(head/base), `difference` by head − base.
 * `floor` is the smallest change worth failing for, `margin` the largest change that still counts as none; both are
 * fractions (0.02 for 2 %) on the ratio scale and differences on the other (0.005 for 0.5 points).
 */
export interface Metric {
  readonly id: MetricId;
  readonly label: string;
  readonly unit: "seconds" | "per second" | "fraction" | "bytes";
  readonly better: "lower" | "higher";
  readonly scale: "ratio" | "difference";
  /** The quantile that the metric is, where it is one. */
  readonly quantile?: number;
  /** Whether each request has its own value, or only the scenario as a whole. */
  readonly per: "request" | "scenario";
  readonly floor: number;
  readonly margin: number;
}

export const METRIC_IDS = ["mean", "pooled-mean", "p50", "p90", "p95", "p99", "rps", "errors", "cpu", "rss"] as const;

export type MetricId = (typeof METRIC_IDS)[number];

const latency = { unit: "seconds", better: "lower", scale: "ratio", per: "request" } as const;

/** In the order of a report's rows. Floors and margins: measurement.md section 3 of the design notes, see docs/decisions. */
export const METRICS: Readonly<Record<MetricId, Metric>> = {
  mean: { ...latency, id: "mean", label: "mean", floor: 0.02, margin: 0.03 },
  "pooled-mean": { ...latency, id: "pooled-mean", label: "mean with stalls", floor: 0.05, margin: 0.08 },
  p50: { ...latency, id: "p50", label: "p50", quantile: 0.5, floor: 0.02, margin: 0.03 },
  p90: { ...latency, id: "p90", label: "p90", quantile: 0.9, floor: 0.03, margin: 0.05 },
  p95: { ...latency, id: "p95", label: "p95", quantile: 0.95, floor: 0.03, margin: 0.05 },
  p99: { ...latency, id: "p99", label: "p99", quantile: 0.99, floor: 0.05, margin: 0.08 },
  rps: {
    id: "rps",
    label: "requests/s",
    unit: "per second",
    better: "higher",
    scale: "ratio",
    per: "scenario",
    floor: 0.02,
    margin: 0.03,
  },
  errors: {
    id: "errors",
    label: "errors",
    unit: "fraction",
    better: "lower",
    scale: "difference",
    per: "request",
    floor: 0.005,
    margin: 0.005,
  },
  cpu: {
    id: "cpu",
    label: "CPU/request",
    unit: "seconds",
    better: "lower",
    scale: "ratio",
    per: "scenario",
    floor: 0.02,
    margin: 0.03,
  },
  rss: {
    id: "rss",
    label: "peak memory",
    unit: "bytes",
    better: "lower",
    scale: "ratio",
    per: "scenario",
    floor: 0.05,
    margin: 0.08,
  },
};
