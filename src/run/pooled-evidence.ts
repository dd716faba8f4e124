import { machineKey } from "../history/comparability.ts";
import type { Block, Measurement, Source } from "../model/measurement.ts";
import type { Warning } from "../model/warning.ts";

/** Warnings that are about single blocks, whose numbers change when blocks are put together. */
const OF_BLOCKS = "service-failed";
/** Warnings on how a measurement was judged alone. */
const OF_JUDGEMENT = ["fewer-blocks", "evidence", "mixed-machines"];

/**
 * One measurement with the blocks of all: numbered anew, each with the job that it comes from. What belongs to a job as
 * a whole, as its machine, seed and time, is the last one's; a block's own is in `sources`. Nothing is averaged: a block
 * is the unit of replication wherever it was measured.
 */
export function pool(measurements: readonly [Measurement, ...Measurement[]]): Measurement {
  const last = measurements.at(-1) ?? measurements[0];
  const sources: Source[] = [];
  const blocks: Block[] = [];
  const warnings = new Map<string, Warning>();
  for (const measurement of measurements) {
    const first = sources.length;
    sources.push(...sourcesOf(measurement));
    for (const block of measurement.blocks) {
      blocks.push({ ...block, index: blocks.length, source: first + (block.source ?? 0) });
    }
    for (const warning of warningsOf(measurement, measurement === last)) {
      warnings.set(JSON.stringify(warning), warning);
    }
  }
  const { part: _, ...whole } = last;
  return { ...whole, blocks, sources, warnings: [...warnings.values()] };
}

/** The jobs that a measurement's blocks come from. */
function sourcesOf(measurement: Measurement): readonly Source[] {
  const { attempt = 1, part = null, startedAt, seconds, seed, environment } = measurement;
  return measurement.sources ?? [{ attempt, part, startedAt, seconds, seed, environment }];
}

/** Warnings that still hold once the blocks are among others. */
function warningsOf(measurement: Measurement, isLast: boolean): Warning[] {
  const kept = measurement.warnings.filter(({ code }) => isLast || !OF_JUDGEMENT.includes(code));
  const [source, ...more] = sourcesOf(measurement);
  const label = source === undefined || more.length > 0 ? undefined : labelOf(source);
  return kept.map((warning) =>
    warning.code === OF_BLOCKS && label !== undefined ? { ...warning, text: `${label}: ${warning.text}` } : warning,
  );
}

function labelOf({ attempt, part }: Source): string {
  return part === null ? `Attempt ${attempt}` : `Part ${part.index} of attempt ${attempt}`;
}

/** Pairs never cross machines, but head's own values do: budgets and main's stored runs are held against a mixture. */
export function mixedMachines(measurement: Measurement): Warning[] {
  const machines = new Map(
    sourcesOf(measurement).map(({ environment }) => [machineKey(environment), environment.cpuModel]),
  );
  if (machines.size < 2) return [];
  const models = [...new Set(machines.values())].join(", ");
  const text = `The blocks come from ${machines.size} kinds of machine (${models}). Changes are unaffected, as base and head always shared one; values, budgets and the comparison with main's stored runs mix them.`;
  return [{ code: "mixed-machines", text }];
}
