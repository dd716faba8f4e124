import { z } from "zod";
import type { ScenarioHotspots } from "../model/hotspots.ts";
import { finite, listOf, text, whole } from "./measurement-schema.ts";

/** More rows than are ever kept of a comparison. */
const MOST_ROWS = 200;
const MOST_CALLERS = 20;
const MOST_SCENARIOS = 100;

const bounds = z.object({ low: finite, high: finite });
const arms = z.object({ base: finite, head: finite });

const change = z.object({
  name: text.nullable(),
  file: text.nullable(),
  package: text.nullable(),
  line: whole.nullable(),
  together: whole.exactOptional(),
  base: finite,
  head: finite,
  growth: finite,
  bounds: bounds.nullable(),
  shareOfGrowth: finite.nullable(),
  p: finite.nullable(),
  named: z.boolean(),
  calls: arms.nullable(),
  callers: listOf(
    z.object({ name: text, file: text.nullable(), line: whole.exactOptional(), share: finite }),
    MOST_CALLERS,
  ),
  within: z.object({ name: text, file: text, line: whole.nullable() }).nullable(),
});

const changes = listOf(change, MOST_ROWS);

/** Hotspots in a stored result. */
export const hotspots = listOf(
  z.object({
    scenario: text,
    direction: z.enum(["growth", "decline"]),
    comparison: z.object({
      kind: z.enum(["pstats", "cpuprofile", "pprof", "py-spy"]),
      scaling: z.enum(["none", "cpu", "size"]),
      functions: changes,
      files: changes,
      packages: changes,
      total: z.object({ change: finite, bounds: bounds.nullable() }),
      detectable: finite.nullable(),
      judgedBy: z.enum(["boots", "windows"]).nullable(),
      boots: arms,
      windows: arms,
      requests: arms,
    }),
  }),
  MOST_SCENARIOS,
) satisfies z.ZodType<readonly ScenarioHotspots[]>;
