import { METRIC_IDS, METRICS, type MetricId } from "../model/metric.ts";
import { PROFILES } from "../model/profile.ts";
import { ENGINES } from "../model/scenario.ts";
import { budgetsFile } from "./budgets-file.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { flowKeys } from "./flow-file.ts";
import { choice, list, mapping, written } from "./leaf.ts";
import { failed, type Parsed } from "./parsed.ts";
import { perMetric } from "./per-metric.ts";
import { perMinute } from "./per-minute.ts";
import { PERCENTAGE_PATTERN, POINTS_PATTERN, parsePercentage, parsePoints } from "./percentage.ts";
import { profileKeys } from "./profile-file.ts";
import { headersFile } from "./request-file.ts";
import { scriptKeys } from "./script-file.ts";
import { parseSize } from "./size.ts";

const metric = choice(METRIC_IDS);

/** A scenario as users write it. */
export const scenarioFile = mapping(
  {
    profile: choice(PROFILES)
      .default("load")
      .describe(
        "Shape of the load. speed: one user, one call after another; load: `users` at once, or requests at a `rate`; stress: ever more until it breaks; spike: a sudden crowd; soak: for long.",
      ),
    engine: choice(ENGINES)
      .default("autocannon")
      .describe(
        "What generates the load: autocannon sends the requests below, locust and k6 play the team's own file, command any other tool.",
      ),
    ...scriptKeys,
    ...flowKeys,
    ...profileKeys,
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
        "Metrics that may fail the build. Load: p50, p95, mean, errors by default, where mean is the pooled-mean; speed: mean, p50, errors; stress: capacity; spike: peak-p99, peak-errors, recovery; soak: latency-slope, rss-slope.",
      ),
    floors: changes("Smallest change worth failing for, by metric."),
    margins: changes("Largest change that still counts as none, by metric."),
    budgets: budgetsFile.describe("Absolute limits on head, whatever base does."),
  },
  "a scenario",
);

function changes(description: string) {
  const shape = perMetric((id) => change(id).optional());
  return mapping(shape, "changes by metric").default({}).describe(description);
}

function change(id: MetricId) {
  const { scale, unit } = METRICS[id];
  if (unit === "bytes per minute") {
    return written(above0(perMinute(parseSize), 1e12, "1 TB/min"), {
      description: "Difference per minute.",
      examples: ["1 MB/min"],
    });
  }
  if (unit === "fraction per minute") {
    return written(above0(perMinute(parsePercentage), 10, "1000 %/min"), {
      description: "Difference per minute.",
      examples: ["1 %/min"],
    });
  }
  return scale === "ratio"
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
