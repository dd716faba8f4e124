import { METRIC_IDS, METRICS, type MetricId } from "../model/metric.ts";
import { BUDGET_PATTERN, parseBudget } from "./budget-expression.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { choice, list, mapping, whole, written } from "./leaf.ts";
import { failed, type Parsed } from "./parsed.ts";
import { perMetric } from "./per-metric.ts";
import { PERCENTAGE_PATTERN, POINTS_PATTERN, parsePercentage, parsePoints } from "./percentage.ts";
import { headersFile, requestFile } from "./request-file.ts";

/** Users of a load scenario where the config says nothing; keep-alive connections of 4 to 8 were the quietest. */
export const DEFAULT_USERS = 8;

const metric = choice(METRIC_IDS, ["capacity", "recovery"]);

/** A scenario as users write it. */
export const scenarioFile = mapping(
  {
    profile: choice(["speed", "load"], ["stress", "spike", "soak"])
      .default("load")
      .describe("Shape of the load. speed: one user, one call after another; load: `users` at once."),
    engine: choice(["autocannon"], ["locust", "k6"]).default("autocannon").describe("What generates the load."),
    request: requestFile.optional().describe('The request, such as "GET /users"; or use `requests` for several.'),
    requests: list(requestFile, 1, 50, "requests", '["GET /users", "GET /users/1"]')
      .optional()
      .describe("The requests that a user sends in this order, again and again."),
    users: whole(1, 1000)
      .optional()
      .describe(
        `Connections that each carry one request at a time; ${DEFAULT_USERS} by default, 1 in a speed scenario.`,
      ),
    connections: choice(["keep-alive", "fresh"])
      .default("keep-alive")
      .describe("Whether a connection is kept for many requests or opened for each."),
    timeout: written(durationBetween("100ms", "2m", "10s"), {
      description: "Time after which a request counts as failed.",
      pattern: DURATION_PATTERN,
      examples: ["10s"],
    }).prefault("10s"),
    headers: headersFile.describe("Headers of all requests."),
    gate: list(metric, 1, METRIC_IDS.length, "metrics", "[p50, p95]")
      .optional()
      .describe(
        "Metrics that may fail the build. Load: p50, p95, mean, errors by default, where mean is the pooled-mean; speed: mean, p50, errors.",
      ),
    floors: changes("Smallest change worth failing for, by metric."),
    margins: changes("Largest change that still counts as none, by metric."),
    budgets: list(
      written(parseBudget, {
        description: "An absolute limit on head.",
        pattern: BUDGET_PATTERN,
        examples: ["p95 < 200 ms", "errors < 1 %", "rps > 500", "rss < 300 MB", "cpu < 2 ms"],
      }),
      0,
      50,
      "budgets",
      '["p95 < 200 ms"]',
    )
      .default([])
      .describe("Absolute limits on head, whatever base does."),
  },
  "a scenario",
);

function changes(description: string) {
  const shape = perMetric((id) => change(id).optional());
  return mapping(shape, "changes by metric").default({}).describe(description);
}

function change(id: MetricId) {
  return METRICS[id].scale === "ratio"
    ? written(above0(parsePercentage, 10, "1000%"), {
        description: "Relative change.",
        pattern: PERCENTAGE_PATTERN,
        examples: ["3%"],
      })
    : written(above0(parsePoints, 1, "100 points"), {
        description: "Difference in percentage points.",
        pattern: POINTS_PATTERN,
        examples: ["0.5 points"],
      });
}

/** A change of 0 would let any noise fail a build. */
function above0(parse: (value: unknown) => Parsed<number>, most: number, mostText: string) {
  return (value: unknown): Parsed<number> => {
    const change = parse(value);
    if (!change.ok || (change.value > 0 && change.value <= most)) return change;
    return failed(`a change above 0 and at most ${mostText}`, value);
  };
}
