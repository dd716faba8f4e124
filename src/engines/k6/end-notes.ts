import type { Arm } from "../../model/arm.ts";
import type { TestSummary } from "./messages.ts";
import { brokenThresholds } from "./thresholds.ts";

/** Checks that are told at most. */
const MOST_CHECKS = 20;

/** What is to be told of the end of a test. */
export function endNotes(arm: Arm, summary: TestSummary | undefined): string[] {
  if (summary === undefined) return [];
  const checks = summary.checks.slice(0, MOST_CHECKS).map((name) => `${arm} failed the script's check "${name}"`);
  return [...brokenThresholds(arm, summary.thresholds), ...checks];
}
