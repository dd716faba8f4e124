import { METRIC_IDS } from "../model/metric.ts";
import { CEILING_PATTERN, parseCeiling } from "./ceiling.ts";
import { DATE_PATTERN, parseDate } from "./date.ts";
import { choice, mapping, NAME_PATTERN, nameOf, written } from "./leaf.ts";
import { failed, type Parsed, parsed } from "./parsed.ts";

const LONGEST_REASON = 300;

/** A waiver as users write it. */
export const waiverFile = mapping(
  {
    scenario: written(nameOf("scenario"), { description: "Name of the scenario.", pattern: NAME_PATTERN }),
    request: written(nameOf("request"), {
      description: "Name of the request; without it the waiver holds for every request of the scenario.",
      pattern: NAME_PATTERN,
    }).optional(),
    metric: choice(METRIC_IDS).describe("The metric that may be worse."),
    ceiling: written(parseCeiling, {
      description:
        "By how much it may be worse than base (12%, or 2 points for errors); or the limit up to which its budget may be broken (p95 < 300 ms).",
      pattern: CEILING_PATTERN,
      examples: ["12%", "p95 < 300 ms"],
    }),
    expires: written(parseDate, {
      description: "Last day on which it holds, in UTC.",
      pattern: DATE_PATTERN,
      examples: ["2027-01-31"],
    }),
    reason: written(parseReason, {
      description: "Why; shown in the report.",
      pattern: "\\S",
      examples: ["rendering moved to the server, #123"],
      maxLength: LONGEST_REASON,
    }),
  },
  "a waiver",
);

function parseReason(value: unknown): Parsed<string> {
  if (typeof value === "string" && value.trim() !== "") return parsed(value.trim());
  return failed("a reason for the readers of the report", value);
}
