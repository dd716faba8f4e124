import type { z } from "zod";
import { COMPARES, FAIL_REASONS } from "../model/config.ts";
import { appFile } from "./app-file.ts";
import { budgetsFile } from "./budgets-file.ts";
import { hotspotsFile } from "./hotspots-file.ts";
import { choice, list, mapping, NAME_PATTERN, named, nameOf, whole } from "./leaf.ts";
import { scenarioFile } from "./scenario-file.ts";
import { waiverFile } from "./waiver-file.ts";

/** The file as a schema: the shapes and formats of its values. What values say together is checked in consistency.ts. */
export const configFile = mapping(
  {
    effort: choice(["quick", "standard", "thorough"])
      .default("standard")
      .describe("How long to measure at most: 3, 6 or 20 minutes."),
    compare: choice(COMPARES)
      .default("paired")
      .describe(
        "paired: base is measured beside head. stored: head alone is measured and compared with main's stored runs, which proves nothing; for a base that cannot be built.",
      ),
    "fail-on": list(choice(FAIL_REASONS), 0, FAIL_REASONS.length, "reasons", "[regression, budget]")
      .default(["regression", "budget", "invalid"])
      .describe("What fails the build."),
    history: mapping(
      {
        runs: whole(5, 30).default(20).describe("How many stored runs of main are kept and compared with."),
      },
      "the history",
    )
      .prefault({})
      .describe("What is kept of main's runs."),
    hotspots: hotspotsFile,
    app: appFile.describe("How the service is installed, built, started, known ready, reset and stopped."),
    budgets: budgetsFile.describe(
      "Absolute limits of the whole service: on every scenario; rss and cpu on all scenarios taken together.",
    ),
    waivers: list(waiverFile, 0, 100, "waivers", "[{ scenario: a, metric: p50, … }]")
      .default([])
      .describe("Intended slowdowns: what may be worse, by how much, until when and why."),
    scenarios: named({ parse: nameOf("scenario"), pattern: NAME_PATTERN }, scenarioFile, 1, 500, "scenarios").describe(
      "What is requested, by the name that the report shows.",
    ),
  },
  "the configuration",
);

/** The file with every format read and every constant default filled in. */
export type DecodedFile = z.output<typeof configFile>;
