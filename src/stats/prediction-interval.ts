import { mean as meanOf, sampleStandardDeviation } from "simple-statistics";
import { detectableErrors } from "./detectable.ts";
import { studentTQuantile, studentTTwoSided } from "./student-t.ts";

/** What past values say about the next one, on whatever scale they are given (logs for ratios). */
export interface Prediction {
  readonly mean: number;
  /** Sample standard deviation of one value. */
  readonly sd: number;
  /** Standard deviation of the difference between the next value and `mean`: sd times the root of 1 + 1/n. */
  readonly error: number;
  readonly df: number;
}

/**
 * From at least two values; null below, where nothing is known about their spread. `leastSd` is what the standard
 * deviation is taken for at least.
 */
export function predict(values: readonly number[], leastSd = 0): Prediction | null {
  if (values.length < 2) return null;
  const sd = Math.max(leastSd, sampleStandardDeviation(values));
  return { mean: meanOf(values), sd, error: sd * Math.sqrt(1 + 1 / values.length), df: values.length - 1 };
}

/**
 * Two-sided p of one new value x among `values`: t = (x - mean) / (sd sqrt(1 + 1/n)) with n - 1 degrees of freedom, the
 * prediction interval of a normal sample (Hahn and Meeker 1991, section 4.7). Past values that are all equal say
 * nothing about spread: another x then gets 1/(n + 1), the chance of being the odd one out. Null below two values.
 */
export function predictionP(x: number, values: readonly number[], leastSd = 0): number | null {
  const prediction = predict(values, leastSd);
  if (prediction === null) return null;
  const { mean, error, df } = prediction;
  if (error === 0) return x === mean ? 1 : 1 / (values.length + 1);
  return studentTTwoSided((x - mean) / error, df);
}

/** Half the width of the two-sided prediction interval at `level` (0.95 for 95 %); null below two values. */
export function predictionHalfWidth(values: readonly number[], level: number, leastSd = 0): number | null {
  const prediction = predict(values, leastSd);
  return prediction && studentTQuantile((1 + level) / 2, prediction.df) * prediction.error;
}

export interface PredictionTest {
  /** Family-wise error rate. */
  readonly alpha: number;
  readonly cells: number;
  readonly power?: number;
  /** 2 for the two-sided p of `predictionP`, 1 for a test that looks at one direction only. */
  readonly sides?: 1 | 2;
  readonly leastSd?: number;
}

/** The smallest shift of one new value that such a test finds with the given power (0.8); null below two values. */
export function predictionDetectable(values: readonly number[], test: PredictionTest): number | null {
  const { alpha, cells, power = 0.8, sides = 2, leastSd = 0 } = test;
  const prediction = predict(values, leastSd);
  if (prediction === null) return null;
  return prediction.error * detectableErrors({ alpha: alpha / sides, cells, df: prediction.df, power });
}
