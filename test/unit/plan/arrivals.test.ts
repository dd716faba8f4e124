import { expect, test } from "vitest";
import { arrivalTimes } from "../../../src/plan/arrivals.ts";
import { seededRandom } from "../../../src/stats/random.ts";

test("constant arrivals are evenly spaced", () => {
  expect([...arrivalTimes(0.5, 8, "constant", seededRandom(1))]).toEqual([0, 0.125, 0.25, 0.375]);
});

test("Poisson arrivals have the rate, exponential gaps, and the same times for the same seed", () => {
  const times = [...arrivalTimes(100, 50, "poisson", seededRandom(3))];
  expect(Math.abs(times.length - 5000)).toBeLessThan(3 * Math.sqrt(5000));
  expect(times.every((time, i) => time > (times[i - 1] ?? 0) && time < 100)).toBe(true);
  const long = times.filter((time, i) => time - (times[i - 1] ?? 0) > 1 / 50).length / times.length;
  expect(Math.abs(long - Math.exp(-1))).toBeLessThan(0.03);
  expect([...arrivalTimes(100, 50, "poisson", seededRandom(3))]).toEqual(times);
});
