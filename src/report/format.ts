import { METRICS, type Metric, type MetricId } from "../model/metric.ts";
import type { Interval } from "../model/verdict.ts";

/** Numbers as people read them: a real minus sign, three significant digits, one unit. */

const MINUS = "−";
const ABSENT = "–";

/** "12.1 ms", "850 µs", "512 req/s", "0.4 %", "85 MB"; a dash where there is none. */
export function formatValue(metric: MetricId, value: number | null): string {
  return value === null ? ABSENT : UNITS[METRICS[metric].unit](value);
}

/** A change and its interval: `value` has the unit, the interval shares it. */
export interface ChangeText {
  readonly value: string;
  readonly interval: string | null;
}

/** "+8.1 %" with "+5.9 to +10.4", or "+2.1 points" on the difference scale. */
export function formatChange(metric: MetricId, change: number, interval: Interval | null): ChangeText {
  const shown = (value: number) => hundredths(metric, value);
  const digits = digitsFor(metric, [change, interval?.low ?? 0, interval?.high ?? 0].map(shown));
  const value = `${signed(shown(change), digits)} ${unitOfChange(metric)}`;
  if (interval === null) return { value, interval: null };
  return { value, interval: `${signed(shown(interval.low), digits)} to ${signed(shown(interval.high), digits)}` };
}

/** A size without sign, as short as it can be: "3 %", "2.1 %", "11 %", "0.5 points". */
export function formatSize(metric: MetricId, size: number): string {
  return `${sizeNumber(hundredths(metric, size))} ${unitOfChange(metric)}`;
}

/** The number of `formatSize` without its unit. */
export function sizeNumber(size: number): string {
  const percent = Math.abs(size) * 100;
  if (percent >= 9.95) return percent.toFixed(0);
  return String(Number(percent.toFixed(percent < 0.095 ? 2 : 1)));
}

/** The magnitudes of an interval, smaller first: "5.9 to 10.4". */
export function magnitudes(metric: MetricId, { low, high }: Interval): string {
  const ends = [low, high].map((end) => Math.abs(hundredths(metric, end)));
  const digits = digitsFor(metric, ends);
  const [least, most] = ends.sort((a, b) => a - b);
  return `${((least ?? 0) * 100).toFixed(digits)} to ${((most ?? 0) * 100).toFixed(digits)}`;
}

/** The magnitude of a change with its unit: "8.1 %". */
export function magnitude(metric: MetricId, change: number): string {
  const shown = hundredths(metric, change);
  return `${(Math.abs(shown) * 100).toFixed(digitsFor(metric, [shown]))} ${unitOfChange(metric)}`;
}

/** A signed number of percent or points: "+8.1", "−0.4", "0.0". */
export function signed(fraction: number, digits = 1): string {
  const text = Math.abs(fraction * 100).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${fraction < 0 ? MINUS : "+"}${text}`;
}

/** A share as percent: 0.961 is "96.1 %". */
export function formatShare(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

/** Never 0: "p = 0.004", "p < 0.001". */
export function formatP(p: number): string {
  if (p < 0.001) return "p < 0.001";
  return `p = ${Number(p.toFixed(p < 0.0995 ? 3 : 2))}`;
}

/** "48 s", "5 min 12 s", "1 h 2 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** "12,000" */
export function formatCount(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "16 GB", "85 MB"; decimal units. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  if (size >= 999.5e6) return `${threeDigits(bytes / 1e9)} GB`;
  if (size >= 9.95e6) return `${(bytes / 1e6).toFixed(0)} MB`;
  return size >= 999.5e3 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e3).toFixed(0)} kB`;
}

const UNITS: Readonly<Record<Metric["unit"], (value: number) => string>> = {
  seconds: formatSeconds,
  "per second": (value) => `${value >= 999.5 ? formatCount(value) : threeDigits(value)} req/s`,
  fraction: formatFraction,
  bytes: formatBytes,
  users: (value) => `${value >= 99.5 ? formatCount(value) : threeDigits(value)} users`,
  "fraction per minute": (value) => `${signed(value)} %/min`,
  "bytes per minute": (value) => `${value < 0 ? MINUS : "+"}${formatBytes(Math.abs(value))}/min`,
};

function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return "0 ms";
  if (size < 999.5e-6) return `${threeDigits(seconds * 1e6)} µs`;
  return size < 0.9995 ? `${threeDigits(seconds * 1e3)} ms` : `${threeDigits(seconds)} s`;
}

function formatFraction(fraction: number): string {
  const percent = fraction * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.005) return "under 0.01 %";
  return `${Number(percent.toFixed(percent < 0.095 ? 2 : 1))} %`;
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 99.95) return value.toFixed(0);
  return value.toFixed(size >= 9.995 ? 1 : 2);
}

/** What a change is counted in. */
export function unitOfChange(metric: MetricId): string {
  const { scale, unit } = METRICS[metric];
  if (scale === "ratio") return "%";
  if (unit === "bytes per minute") return "MB/min";
  return unit === "fraction per minute" ? "%/min" : "points";
}

/** A change such that its hundredfold is what `unitOfChange` counts. */
export function hundredths(metric: MetricId, change: number): number {
  return METRICS[metric].unit === "bytes per minute" ? change / 1e8 : change;
}

/** Decimals that a change and its interval share. */
function digitsFor(metric: MetricId, fractions: readonly number[]): number {
  const largest = Math.max(...fractions.map(Math.abs));
  if (largest >= 0.9995) return 0;
  return METRICS[metric].scale === "difference" && largest < 0.00995 ? 2 : 1;
}
