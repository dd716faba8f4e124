import { z } from "zod";
import { ARRIVALS } from "../model/load-stage.ts";
import { BUDGET_PATTERN, parseBudget } from "./budget-expression.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { choice, expecting, integer, list, mapping, whole, written } from "./leaf.ts";
import {
  FACTOR_PATTERN,
  factorBetween,
  MOST_USERS,
  parseRateText,
  parseUsersRange,
  RATE_PATTERN,
  USERS_RANGE_PATTERN,
} from "./load-text.ts";

/** Users of a load scenario where the config says nothing; keep-alive connections of 4 to 8 were the quietest. */
export const DEFAULT_USERS = 8;

const wantedUsers = expecting(
  `a whole number from 1 to ${MOST_USERS}, or in a stress scenario a range such as "4 to 256"`,
);

const times = written(factorBetween(1.5, 100, "10x"), {
  description: "How many times the load before.",
  pattern: FACTOR_PATTERN,
  examples: ["10x"],
});

function seconds(description: string, least: string, most: string, example: string) {
  return written(durationBetween(least, most, example), {
    description,
    pattern: DURATION_PATTERN,
    examples: [example],
  });
}

/** The keys of a scenario that shape its load. */
export const profileKeys = {
  users: z
    .union(
      [
        integer(1, MOST_USERS, wantedUsers),
        written(parseUsersRange, {
          description: "From how many users to how many.",
          pattern: USERS_RANGE_PATTERN,
          examples: ["4 to 256"],
        }),
      ],
      { error: wantedUsers },
    )
    .optional()
    .describe(
      `Connections that each carry one request at a time; ${DEFAULT_USERS} by default, 1 in a speed scenario, "2 to 512" in a stress scenario.`,
    ),
  rate: written(parseRateText, {
    description:
      "Requests per second that arrive whether or not earlier ones were answered, instead of users; in a stress scenario a range.",
    pattern: RATE_PATTERN,
    examples: ["200/s", "50/s to 2000/s"],
  }).optional(),
  arrivals: choice(ARRIVALS).optional().describe("Beside rate: evenly spaced (constant, the default), or at random."),
  "max-connections": whole(1, 10_000)
    .optional()
    .describe("Beside rate: connections that the load generator may open to each revision; 500 by default."),
  until: list(
    written(parseBudget, {
      description: "What ends the climb, written like a budget.",
      pattern: BUDGET_PATTERN,
      examples: ["errors > 1 %", "p95 > 1 s"],
    }),
    1,
    10,
    "limits",
    '["errors > 1 %", "p95 > 1 s"]',
  )
    .optional()
    .describe('Stress: each of these ends the climb; "errors > 1 %" and "p95 > 1 s" by default.'),
  growth: written(factorBetween(1.05, 4, "1.5x"), {
    description: "Stress: from one level to the next; 1.5x by default.",
    pattern: FACTOR_PATTERN,
    examples: ["1.5x"],
  }).optional(),
  step: seconds("Stress: how long each level lasts on each revision.", "200ms", "10m", "2s").optional(),
  peak: z
    .union(
      [
        times,
        mapping(
          {
            times: times.prefault("10x"),
            for: seconds("How long the peak lasts.", "500ms", "10m", "2s").prefault("2s"),
            before: seconds("How long the usual load lasts before it.", "1s", "10m", "2s").prefault("2s"),
            after: seconds("How long recovery is watched.", "1s", "10m", "6s").prefault("6s"),
          },
          "the peak",
        ),
      ],
      { error: expecting('a factor such as "10x", or a mapping with times, for, before, after') },
    )
    .optional()
    .describe("Spike: how many times the usual load, and for how long; 10x for 2 s by default."),
  duration: seconds(
    "Soak: how long it lasts, both revisions together; 10 minutes by default.",
    "10s",
    "12h",
    "10m",
  ).optional(),
};
