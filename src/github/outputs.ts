import { setOutput } from "@actions/core";
import type { Result } from "../model/result.ts";
import { messageOf } from "./failure.ts";
import { jobLog } from "./log.ts";

/** In the order of action.yml. */
export const OUTPUT_NAMES = [
  "verdict",
  "regressions",
  "improvements",
  "inconclusive",
  "budgets-broken",
  "result-path",
  "artifact-id",
  "comment-url",
] as const;

export type OutputName = (typeof OUTPUT_NAMES)[number];

/** The outputs that follow from the result alone: its verdict and how many findings there are of a kind. */
export function resultOutputs({ verdict, findings, budgets }: Result): Partial<Record<OutputName, string>> {
  const count = (wanted: string) => String(findings.filter((finding) => finding.verdict === wanted).length);
  return {
    verdict,
    regressions: count("regression"),
    improvements: count("improvement"),
    inconclusive: count("inconclusive"),
    "budgets-broken": String(budgets.filter(({ outcome }) => outcome === "broken").length),
  };
}

/**
 * Sets the step's outputs; names that are missing are left unset. A file of outputs that cannot be written, as on a full
 * disk, is warned about.
 */
export function writeOutputs(outputs: Partial<Record<OutputName, string>>): void {
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
  } catch (error) {
    jobLog.warn(`The step's outputs could not be written: ${messageOf(error)}.`);
  }
}
