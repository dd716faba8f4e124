import type { MetricId } from "../model/metric.ts";

/** A complete record of one value per metric. */
export function perMetric<T>(value: (id: MetricId) => T): Record<MetricId, T> {
  return {
    mean: value("mean"),
    "pooled-mean": value("pooled-mean"),
    p50: value("p50"),
    p90: value("p90"),
    p95: value("p95"),
    p99: value("p99"),
    rps: value("rps"),
    errors: value("errors"),
    cpu: value("cpu"),
    rss: value("rss"),
    capacity: value("capacity"),
    "capacity-rps": value("capacity-rps"),
    "peak-p99": value("peak-p99"),
    "peak-errors": value("peak-errors"),
    recovery: value("recovery"),
    "latency-slope": value("latency-slope"),
    "rss-slope": value("rss-slope"),
  };
}
