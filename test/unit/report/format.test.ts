import { expect, test } from "vitest";
import {
  formatChange,
  formatCount,
  formatDuration,
  formatP,
  formatShare,
  formatSize,
  formatValue,
  magnitudes,
} from "../../../src/report/format.ts";

test.each([
  ["p50", 0.0121, "12.1 ms"],
  ["p50", 0.00085, "850 µs"],
  ["p50", 0.0009996, "1.00 ms"],
  ["p50", 0.99949, "999 ms"],
  ["p50", 0.9996, "1.00 s"],
  ["p50", 1.314, "1.31 s"],
  ["p50", 0.09996, "100 ms"],
  ["p50", 0, "0 ms"],
  ["rps", 512, "512 req/s"],
  ["rps", 12_345.6, "12,346 req/s"],
  ["rps", 3.456, "3.46 req/s"],
  ["errors", 0.004, "0.4 %"],
  ["errors", 0, "0 %"],
  ["errors", 1, "100 %"],
  ["errors", 0.0004, "0.04 %"],
  ["errors", 0.00001, "under 0.01 %"],
  ["rss", 85e6, "85 MB"],
  ["rss", 1.234e9, "1.23 GB"],
  ["rss", 999.6e6, "1.00 GB"],
  ["rss", 8.46e6, "8.5 MB"],
  ["cpu", null, "–"],
] as const)("%s %d is %s", (metric, value, text) => {
  expect(formatValue(metric, value)).toBe(text);
});

const at = (low: number, high: number) => ({ low, high, level: 0.95 });

test.each([
  ["p50", 0.081, at(0.059, 0.104), "+8.1 %", "+5.9 to +10.4"],
  ["p50", -0.0004, at(-0.012, 0.019), "0.0 %", "−1.2 to +1.9"],
  ["p50", 1.02, at(0.97, 1.06), "+102 %", "+97 to +106"],
  ["errors", 0.021, at(0.011, 0.03), "+2.1 points", "+1.1 to +3.0"],
  ["errors", 0.003, at(0.001, 0.005), "+0.30 points", "+0.10 to +0.50"],
  ["p50", 0.05, null, "+5.0 %", null],
] as const)("%s change of %d", (metric, change, interval, value, range) => {
  expect(formatChange(metric, change, interval)).toEqual({ value, interval: range });
});

test.each([
  [0.03, "3 %"],
  [0.021, "2.1 %"],
  [0.112, "11 %"],
  [0.0995, "10 %"],
  [0.0009, "0.09 %"],
])("a size of %d is %s", (size, text) => {
  expect(formatSize("p50", size)).toBe(text);
});

test("the magnitudes of an interval go from small to large whatever its sign", () => {
  expect(magnitudes("p50", at(-0.083, -0.041))).toBe("4.1 to 8.3");
});

test.each([
  [0, "p < 0.001"],
  [0.0004, "p < 0.001"],
  [0.001, "p = 0.001"],
  [0.004, "p = 0.004"],
  [0.03125, "p = 0.031"],
  [0.25, "p = 0.25"],
  [1, "p = 1"],
])("p of %d is never told as 0", (p, text) => {
  expect(formatP(p)).toBe(text);
});

test.each([
  [0.4, "0 s"],
  [48, "48 s"],
  [59.7, "1 min 0 s"],
  [312, "5 min 12 s"],
  [3720, "1 h 2 min"],
])("%d seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test("counts and shares", () => {
  expect([formatCount(12_000), formatCount(999), formatCount(1_234_567)]).toEqual(["12,000", "999", "1,234,567"]);
  expect([formatShare(0.961), formatShare(0.01), formatShare(0.004)]).toEqual(["96.1 %", "1 %", "0.4 %"]);
});
