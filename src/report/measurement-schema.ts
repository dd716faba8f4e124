import { z } from "zod";
import type { Environment, Measurement } from "../model/measurement.ts";
import { METRIC_IDS } from "../model/metric.ts";
import type { Warning } from "../model/warning.ts";

/** Shapes of a stored measurement, every size bounded: far more than a run can hold, far less than hurts. */

const LONGEST_TEXT = 10_000;
const MOST_SCENARIOS = 1000;
const MOST_CELLS = 50_000;
const MOST_BLOCKS = 1000;

export const text = z.string().max(LONGEST_TEXT);
export const finite = z.number();
export const whole = z.number().int().min(0);
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

const round = z.object({
  scenario: text,
  pairs: whole,
  discarded: whole,
  requests: perArm,
  cells: listOf(
    z.object({
      request: text.nullable(),
      metric,
      base: finite.nullable(),
      head: finite.nullable(),
      change: finite.nullable(),
      gateable: z.boolean(),
    }),
  ),
  failures: listOf(z.object({ arm, request: text, kind: text, count: whole })),
  invalid: text.nullable(),
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
  bootSeconds: finite,
  warmUpSeconds: finite,
  seconds: finite,
});

const commit = z.object({ sha: text.nullable(), label: text });

const scenario = z.object({
  name: text,
  profile: z.enum(["speed", "load"]),
  engine: z.literal("autocannon"),
  users: whole,
  requests: listOf(text, MOST_SCENARIOS),
  hash: text,
});

export const measurement = z.object({
  schema: z.literal(1),
  startedAt: text,
  seconds: finite,
  seed: finite,
  effort: z.enum(["quick", "standard", "thorough"]),
  configHash: text,
  head: commit,
  base: commit.nullable(),
  baseAbsent: text.nullable(),
  environment,
  scenarios: listOf(scenario, MOST_SCENARIOS),
  blocks: listOf(block, MOST_BLOCKS),
  interrupted: z.boolean(),
  warnings: listOf(warning),
}) satisfies z.ZodType<Measurement>;
