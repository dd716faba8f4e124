import { z } from "zod";
import { COMPARES } from "../model/config.ts";
import type { Environment, Measurement } from "../model/measurement.ts";
import { METRIC_IDS, METRICS } from "../model/metric.ts";
import { MOST_PARTS } from "../model/part.ts";
import { PROFILES } from "../model/profile.ts";
import { ENGINES } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";

/** Shapes of a stored measurement, every size bounded: far more than a run can hold, far less than hurts. */

const LONGEST_TEXT = 10_000;
const MOST_SCENARIOS = 1000;
const MOST_CELLS = 50_000;
const MOST_BLOCKS = 1000;
const MOST_SOURCES = 1000;
/** GitHub allows 50 attempts of a run. */
const MOST_ATTEMPTS = 1000;

export const text = z.string().max(LONGEST_TEXT);
/** Beyond any seed, size or time, and far from where sums and percentages of doubles overflow. */
const LARGEST = 1e16;
/** Of a logarithm of a ratio; e to this is beyond any two latencies. */
const LARGEST_LOG = 100;

export const finite = z.number().min(-LARGEST).max(LARGEST);
export const whole = z.number().int().min(0);
const attempt = z.number().int().min(1).max(MOST_ATTEMPTS);
const metric = z.enum(METRIC_IDS);
/** Identity of a cell. */
export const cell = { scenario: text, request: text.nullable(), metric };

export function listOf<T extends z.ZodType>(item: T, most: number = MOST_CELLS): z.ZodReadonly<z.ZodArray<T>> {
  return z.array(item).max(most).readonly();
}

export const warning = z.object({
  code: text,
  text,
  scenario: text.exactOptional(),
}) satisfies z.ZodType<Warning>;

export const environment = z.object({
  cpuModel: text,
  cpus: whole,
  arch: text,
  os: text,
  image: text.nullable(),
  runnerLabel: text.nullable(),
  kernel: text,
  memoryBytes: finite,
  node: text,
  loadline: text,
}) satisfies z.ZodType<Environment>;

const arm = z.enum(["base", "head"]);
const perArm = z.object({ base: finite.exactOptional(), head: finite.exactOptional() });

const withinRun = z.object({ low: finite, high: finite, level: finite });

const blockCell = z
  .object({
    request: text.nullable(),
    metric,
    base: finite.nullable(),
    head: finite.nullable(),
    change: finite.nullable(),
    gateable: z.boolean(),
    within: z.object({ change: withinRun.nullable(), head: withinRun.nullable() }).exactOptional(),
  })
  .refine(
    ({ metric: id, change, within }) => {
      const changes = [change, within?.change?.low, within?.change?.high];
      return METRICS[id].scale === "difference" || changes.every((each) => Math.abs(each ?? 0) <= LARGEST_LOG);
    },
    { path: ["change"] },
  );

const round = z.object({
  scenario: text,
  pairs: whole,
  discarded: whole,
  requests: perArm,
  cells: listOf(blockCell),
  failures: listOf(z.object({ arm, request: text, kind: text, count: whole })),
  invalid: text.nullable(),
  hung: listOf(arm, 2).exactOptional(),
  notes: listOf(text),
  seconds: finite,
  gapSeconds: finite,
  loadSeconds: finite,
});

const block = z.object({
  index: whole,
  arms: listOf(arm, 2),
  rounds: listOf(round, MOST_SCENARIOS),
  invalid: text.nullable(),
  failed: arm.exactOptional(),
  soak: z.boolean().exactOptional(),
  bootSeconds: finite,
  warmUpSeconds: finite,
  seconds: finite,
  source: whole.exactOptional(),
});

const share = z.number().int().min(1).max(MOST_PARTS);
const part = z.object({ index: share, of: share });

const source = z.object({
  attempt,
  part: part.nullable(),
  startedAt: text,
  seconds: finite,
  seed: finite,
  environment,
});

const commit = z.object({ sha: text.nullable(), label: text });

const scenario = z.object({
  name: text,
  profile: z.enum(PROFILES),
  engine: z.enum(ENGINES),
  users: whole,
  load: text.exactOptional(),
  requests: listOf(text, MOST_SCENARIOS),
  hash: text,
});

export const measurement = z.object({
  schema: z.literal(1),
  startedAt: text,
  seconds: finite,
  seed: finite,
  effort: z.enum(["quick", "standard", "thorough"]),
  compare: z.enum(COMPARES).default("paired"),
  configHash: text,
  head: commit,
  base: commit.nullable(),
  baseAbsent: text.nullable(),
  environment,
  scenarios: listOf(scenario, MOST_SCENARIOS),
  blocks: listOf(block, MOST_BLOCKS),
  interrupted: z.boolean(),
  warnings: listOf(warning),
  attempt: attempt.exactOptional(),
  part: part.exactOptional(),
  sources: listOf(source, MOST_SOURCES).exactOptional(),
}) satisfies z.ZodType<Measurement>;
