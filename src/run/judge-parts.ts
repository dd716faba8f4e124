import { configIdentity } from "../config/identity.ts";
import type { Config } from "../model/config.ts";
import type { Measurement } from "../model/measurement.ts";
import type { PartDocument } from "../model/part-document.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Warning } from "../model/warning.ts";
import { validBlocks } from "../verdict/validity.ts";
import { conclude, exitStatusOf, type KnownHistory } from "./conclude.ts";
import type { Measured } from "./measure.ts";
import { lookAtAll } from "./one-look.ts";
import { pool } from "./pooled-evidence.ts";
import type { Comparison } from "./run-comparison.ts";
import { type Subject, whyOther } from "./subject.ts";

/** A stored part, and what the reader knows it by. */
export interface GivenPart {
  readonly name: string;
  readonly document: PartDocument;
}

export interface JudgeParts {
  readonly config: Config;
  /** The commit that is judged; null: whatever the parts agree on. */
  readonly head: string | null;
  /** Of two with the same number and attempt the first counts. */
  readonly parts: readonly GivenPart[];
  /** Sentences on what could not even be read. */
  readonly unreadable: readonly string[];
  readonly history: KnownHistory;
  readonly digest: (text: string) => string;
}

/**
 * Puts the parts of a split job together and judges all their blocks once, at the whole error rate. A part that measured
 * something else is left out and told; a Problem where none is left. Parts of several attempts add up.
 */
export function judgeParts(input: JudgeParts): Comparison {
  const { config, history } = input;
  const { used, unusable } = choose(input);
  const [first, ...more] = used;
  const told = [...input.unreadable, ...unusable];
  if (first === undefined) throw nothingToJudge(told);
  const pooled = pool([first.document.measurement, ...more.map(({ document }) => document.measurement)]);
  const measurements = used.map(({ document }) => document.measurement);
  const warnings: Warning[] = [...missing(measurements), ...told].map((text) => ({ code: "evidence", text }));
  const measured = lookOnce(config, {
    ...pooled,
    seconds: Math.max(...measurements.map(({ seconds }) => seconds)),
    interrupted: measurements.some(({ interrupted }) => interrupted),
    warnings: [...warnings, ...pooled.warnings],
  });
  const { baseRequests } = first.document;
  const result = conclude({
    config,
    scenarios: config.scenarios,
    measured,
    baseRequests: baseRequests ?? undefined,
    history,
  });
  return { result, profiles: [], exitStatus: exitStatusOf(result) };
}

function lookOnce(config: Config, measurement: Measurement): Measured {
  const regular = config.scenarios.filter(({ soak }) => soak === undefined);
  const blocks = validBlocks(measurement.blocks, regular).length;
  const { look, note } = lookAtAll(config.effort, blocks, measurement.attempt);
  const warnings = note === undefined ? [] : [{ code: "fewer-blocks", text: note }];
  return {
    measurement: { ...measurement, warnings: [...measurement.warnings, ...warnings] },
    look,
  };
}

interface Choice {
  readonly used: readonly GivenPart[];
  /** Sentences. */
  readonly unusable: readonly string[];
}

/** Decides which parts belong together: those that answer the question of this config, as the first with a base does. */
function choose({ config, head, parts, digest }: JudgeParts): Choice {
  const configHash = digest(configIdentity(config));
  const ordered = [...parts].sort(byAttemptAndIndex);
  const fits = ({ document }: GivenPart) => document.measurement.configHash === configHash;
  const candidates = ordered.filter(fits);
  const reference = candidates.find(({ document }) => document.measurement.base !== null) ?? candidates[0];
  const of = candidates.at(-1)?.document.measurement.part?.of;
  const seen = new Set<string>();
  const used: GivenPart[] = [];
  const unusable: string[] = [];
  for (const part of ordered) {
    const { measurement } = part.document;
    const key = `${measurement.attempt ?? 1} ${measurement.part?.index}`;
    const reason =
      whyUnusable(measurement, { configHash, head, of, reference: reference?.document.measurement }) ??
      (seen.has(key) ? "it was given twice" : undefined);
    if (reason === undefined) used.push(part);
    else unusable.push(`${part.name} was left out: ${reason}.`);
    if (reason === undefined) seen.add(key);
  }
  return { used, unusable };
}

interface Wanted {
  readonly configHash: string;
  readonly head: string | null;
  /** How many parts there are. */
  readonly of: number | undefined;
  readonly reference: Subject | undefined;
}

function whyUnusable(measurement: Measurement, { configHash, head, of, reference }: Wanted): string | undefined {
  if (measurement.configHash !== configHash || reference === undefined) {
    return "it was measured with another config, effort or fail-on than this step has";
  }
  if (measurement.part?.of !== of) return `it is one of ${measurement.part?.of} parts and not of ${of}`;
  if (head !== null && measurement.head.sha !== head) {
    return `it measured ${measurement.head.sha?.slice(0, 12) ?? "no commit"}, and ${head.slice(0, 12)} is checked out`;
  }
  if (measurement.blocks.length === 0) return "it holds no block";
  return whyOther(measurement, reference);
}

function byAttemptAndIndex(a: GivenPart, b: GivenPart): number {
  const [one, other] = [a.document.measurement, b.document.measurement];
  return (one.attempt ?? 1) - (other.attempt ?? 1) || (one.part?.index ?? 0) - (other.part?.index ?? 0);
}

/** A sentence for every part of which nothing can be used, as when its job failed. */
function missing(measurements: readonly Measurement[]): string[] {
  const of = measurements.at(-1)?.part?.of ?? 0;
  const present = new Set(measurements.map(({ part }) => part?.index));
  return Array.from({ length: of }, (_, index) => index + 1)
    .filter((index) => !present.has(index))
    .map((index) => `Part ${index} of ${of} is missing: its job stored nothing that can be used.`);
}

function nothingToJudge(told: readonly string[]): Problem {
  return new Problem({
    code: "no-parts",
    message: ["There is no part to judge.", ...told].join("\n"),
    hint: "Each job with `part` stores one; the judging step needs the same config, effort, fail-on and artifact-name.",
    exitStatus: EXIT.unmeasured,
  });
}
