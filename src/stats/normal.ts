import { studentTQuantile } from "./student-t.ts";

/** Degrees of freedom from which Student's t is the normal distribution to seven digits. */
const MANY = 1e7;

/** The standard normal quantile, 0 < p < 1. */
export function normalQuantile(p: number): number {
  return studentTQuantile(p, MANY);
}
