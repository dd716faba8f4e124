import type { Part } from "../model/measurement.ts";
import type { PartDocument } from "../model/part-document.ts";
import { EXIT, type ExitStatus, Problem } from "../model/problem.ts";
import { EFFORTS } from "../plan/timing.ts";
import { validBlocks } from "../verdict/validity.ts";
import { measure } from "./measure.ts";
import type { RunPorts } from "./ports.ts";
import { prepare } from "./prepare.ts";
import type { Measuring } from "./run-comparison.ts";

export interface PartInput extends Measuring {
  readonly part: Part;
  /** Attempt of the run, 1-based. */
  readonly attempt: number;
  /** Called with what was measured before worktrees are removed. */
  readonly publish: (measured: MeasuredPart) => Promise<void>;
}

/** One share, not judged. */
export interface MeasuredPart {
  readonly document: PartDocument;
  /** Blocks that count, as far as one part can tell. */
  readonly valid: number;
}

/** Measures one share of a split job: blocks until its time is over, without a look. 3 where head could not be measured. */
export async function measurePart(input: PartInput, ports: RunPorts): Promise<ExitStatus> {
  const { config, configPath, head, base, seed, environment, signal, part, attempt } = input;
  if (config.compare === "stored") throw notSplit("compare: stored", "head's values are those of one machine");
  if (config.scenarios.every(({ soak }) => soak !== undefined)) throw notSplit("soaks only", "a soak is measured once");
  await using prepared = await prepare({ config, configPath, head, base }, ports);
  const limitSeconds = input.limitSeconds ?? EFFORTS[config.effort].limitSeconds;
  const again = { attempt, evidence: null, warnings: [] };
  const { measurement } = await measure(
    { config, prepared, limitSeconds, seed, environment, signal, again, part },
    ports,
  );
  const document = { schema: 1, kind: "part", baseRequests: prepared.baseRequests ?? null, measurement } as const;
  const valid = validBlocks(measurement.blocks, prepared.scenarios).length;
  await input.publish({ document, valid });
  return valid === 0 ? EXIT.unmeasured : EXIT.passed;
}

function notSplit(what: string, why: string): Problem {
  return new Problem({
    code: "part-alone",
    message: `A job with ${what} cannot be split: ${why}`,
    hint: "Leave part out.",
    exitStatus: EXIT.usage,
  });
}
