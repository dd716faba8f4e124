import type { Config } from "../model/config.ts";
import type { Block, Environment, Measurement, Part } from "../model/measurement.ts";
import type { Warning } from "../model/warning.ts";
import type { Again } from "./again.ts";
import { pool } from "./pooled-evidence.ts";
import type { Prepared } from "./prepare.ts";
import { subjectOf } from "./subject.ts";

/** What a run was given, and what it came to. */
export interface Outcome {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly seed: number;
  readonly environment: Environment;
  readonly digest: (text: string) => string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly baseAbsent: string | null;
  readonly blocks: readonly Block[];
  readonly interrupted: boolean;
  readonly warnings: readonly Warning[];
  readonly again?: Again | undefined;
  readonly part?: Part | undefined;
}

/** The document of a run; a re-run's holds the earlier attempts' blocks. */
export function measurementOf({ config, prepared, digest, ...outcome }: Outcome): Measurement {
  const { again, part, baseAbsent } = outcome;
  const own: Measurement = {
    schema: 1,
    startedAt: outcome.startedAt,
    seconds: outcome.seconds,
    seed: outcome.seed,
    ...subjectOf({ config, prepared, baseAbsent }, digest),
    environment: outcome.environment,
    blocks: outcome.blocks,
    interrupted: outcome.interrupted,
    warnings: [...(again?.warnings ?? []), ...outcome.warnings],
    ...(again === undefined ? {} : { attempt: again.attempt }),
    ...(part === undefined ? {} : { part }),
  };
  return again?.evidence == null ? own : pool([again.evidence, own]);
}
