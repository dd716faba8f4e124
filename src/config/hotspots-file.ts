import { z } from "zod";
import { HOTSPOT_MODES, PYTHON_PROFILERS } from "../model/config.ts";
import { DURATION_PATTERN, durationBetween } from "./duration.ts";
import { choice, expecting, mapping, written } from "./leaf.ts";
import { parsePlainPath } from "./request-text.ts";
import { variables } from "./variables-file.ts";

/** What profiling may take where the config says nothing. */
export const HOTSPOT_SECONDS = 60;

const when = choice(HOTSPOT_MODES);

const hotspotsMapping = mapping(
  {
    when: when
      .default("auto")
      .describe(
        "auto: for scenarios with a proven regression or improvement. always: also without. never: not at all.",
      ),
    "time-limit": written(durationBetween("20s", "10m", "60s"), {
      description: "How long profiling may take, after everything was measured and judged.",
      pattern: DURATION_PATTERN,
      examples: ["60s"],
    }).prefault(`${HOTSPOT_SECONDS}s`),
    pprof: written(parsePlainPath, {
      description: "Path of a Go service's CPU profile (net/http/pprof).",
      pattern: "^/\\S*$",
      examples: ["/debug/pprof/profile"],
      maxLength: 2000,
    }).optional(),
    python: choice(PYTHON_PROFILERS)
      .default("cprofile")
      .describe(
        "cprofile: in Flask and Django, counts every call. py-spy: of any Python service, from outside, by samples; it comes from PATH and needs the right to look into other processes.",
      ),
    env: variables(50, "Variables that the service gets while it is profiled, beside those of app.env."),
  },
  "how hotspots are found",
);

/** The hotspots section as users write it. */
export const hotspotsFile = z
  .union([when, hotspotsMapping], {
    error: expecting("auto, always or never, or a mapping with when, time-limit, pprof, python, env"),
  })
  .prefault({})
  .describe("Whether both revisions are profiled after the verdict, to tell which functions a change came from.");
