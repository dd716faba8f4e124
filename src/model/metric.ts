import type { Profile } from "./profile.ts";

/**
 * The metrics, one row each; adding a metric is adding a row here and its estimator in verdict/estimators.ts.
 *
 * `scale` says how head is compared with base: `ratio` by log(head/base), `difference` by head − base.
 * `floor` is the smallest change worth failing for, `margin` the largest change that still counts as none; both are
 * fractions (0.02 for 2 %) on the ratio scale and differences on the other (0.005 for 0.5 points), in the metric's unit.
 */
export interface Metric {
  readonly id: MetricId;
  readonly label: string;
  /** "per minute" is what a soak's slopes are counted in: a fraction of the value, or bytes. */
  readonly unit: "seconds" | "per second" | "fraction" | "bytes" | "users" | "fraction per minute" | "bytes per minute";
  readonly better: "lower" | "higher";
  readonly scale: "ratio" | "difference";
  /** The quantile that the metric is, where it is one. */
  readonly quantile?: number;
  /** Whether each request has its own value, or only the scenario as a whole. */
  readonly per: "request" | "scenario";
  /** Profiles that have it. */
  readonly profiles: readonly Profile[];
  readonly floor: number;
  readonly margin: number;
}

export const METRIC_IDS = [
  "mean",
  "pooled-mean",
  "p50",
  "p90",
  "p95",
  "p99",
  "rps",
  "errors",
  "cpu",
  "rss",
  "capacity",
  "capacity-rps",
  "peak-p99",
  "peak-errors",
  "recovery",
  "latency-slope",
  "rss-slope",
] as const;

export type MetricId = (typeof METRIC_IDS)[number];

const STEADY = ["speed", "load"] as const satisfies readonly Profile[];
const LASTING = [...STEADY, "soak"] as const satisfies readonly Profile[];

const latency = { unit: "seconds", better: "lower", scale: "ratio", per: "request", profiles: STEADY } as const;
const ofScenario = { per: "scenario", scale: "ratio" } as const;
const stress = { ...ofScenario, better: "higher", profiles: ["stress"], floor: 0.05, margin: 0.1 } as const;
const spike = { ...ofScenario, better: "lower", profiles: ["spike"] } as const;
const soak = { ...ofScenario, better: "lower", scale: "difference", profiles: ["soak"] } as const;

/** In the order of a report's rows. Floors and margins: docs/decisions/003-verdicts.md. */
export const METRICS: Readonly<Record<MetricId, Metric>> = {
  mean: { ...latency, id: "mean", label: "mean", floor: 0.02, margin: 0.03 },
  "pooled-mean": { ...latency, id: "pooled-mean", label: "mean with stalls", floor: 0.05, margin: 0.08 },
  p50: { ...latency, id: "p50", label: "p50", quantile: 0.5, profiles: LASTING, floor: 0.02, margin: 0.03 },
  p90: { ...latency, id: "p90", label: "p90", quantile: 0.9, floor: 0.03, margin: 0.05 },
  p95: { ...latency, id: "p95", label: "p95", quantile: 0.95, profiles: LASTING, floor: 0.03, margin: 0.05 },
  p99: { ...latency, id: "p99", label: "p99", quantile: 0.99, floor: 0.05, margin: 0.08 },
  rps: {
    ...ofScenario,
    id: "rps",
    label: "requests/s",
    unit: "per second",
    better: "higher",
    profiles: STEADY,
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
    profiles: LASTING,
    floor: 0.005,
    margin: 0.005,
  },
  cpu: {
    ...ofScenario,
    id: "cpu",
    label: "CPU/request",
    unit: "seconds",
    better: "lower",
    profiles: STEADY,
    floor: 0.02,
    margin: 0.03,
  },
  rss: {
    ...ofScenario,
    id: "rss",
    label: "peak memory",
    unit: "bytes",
    better: "lower",
    profiles: LASTING,
    floor: 0.05,
    margin: 0.08,
  },
  capacity: { ...stress, id: "capacity", label: "capacity", unit: "users" },
  "capacity-rps": { ...stress, id: "capacity-rps", label: "requests/s at the limit", unit: "per second" },
  "peak-p99": { ...spike, id: "peak-p99", label: "p99 in the peak", unit: "seconds", floor: 0.1, margin: 0.2 },
  "peak-errors": {
    ...spike,
    id: "peak-errors",
    label: "errors in the peak",
    unit: "fraction",
    scale: "difference",
    floor: 0.01,
    margin: 0.02,
  },
  recovery: { ...spike, id: "recovery", label: "recovery", unit: "seconds", floor: 0.25, margin: 0.5 },
  "latency-slope": {
    ...soak,
    id: "latency-slope",
    label: "latency slope",
    unit: "fraction per minute",
    floor: 0.01,
    margin: 0.02,
  },
  "rss-slope": { ...soak, id: "rss-slope", label: "memory slope", unit: "bytes per minute", floor: 2e6, margin: 4e6 },
};

/** The metrics that a profile has, in the order of a report's rows. */
export function metricsOf(profile: Profile, per: Metric["per"]): MetricId[] {
  return METRIC_IDS.filter((id) => METRICS[id].per === per && METRICS[id].profiles.includes(profile));
}
