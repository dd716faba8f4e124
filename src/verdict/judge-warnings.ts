import type { CellId } from "../model/cell.ts";
import type { Block, Round } from "../model/measurement.ts";
import { METRICS, type MetricId } from "../model/metric.ts";
import type { Finding } from "../model/verdict.ts";
import type { Warning } from "../model/warning.ts";
import type { AssessInput, Assessment } from "./assess.ts";
import { headAloneFails } from "./lone-failures.ts";
import { ERROR_RATE_APART } from "./sample-size.ts";
import { wholeBlocks } from "./validity.ts";

/** What the reader must know about how much the verdicts rest on, each thing once. */
export function warningsOn(
  input: AssessInput,
  { incomplete, leftOut }: Assessment,
  findings: readonly Finding[],
): Warning[] {
  const whole = wholeBlocks(input.blocks);
  const perScenario = input.scenarios.flatMap(({ name, gate }) => [
    ...cannotGate({ scenario: name, gate, findings, leftOut }),
    ...roundWarnings(name, whole),
  ]);
  const noGate = input.scenarios.length > 0 && input.scenarios.every(({ gate }) => gate.length === 0);
  const ungated = noGate && !findings.some(({ gated }) => gated);
  return [
    ...loneFailures(input),
    ...invalidBlocks(input.blocks),
    ...incompleteBlocks(incomplete, input),
    ...(ungated
      ? [{ code: "nothing-gated", text: "No scenario gates anything: this run cannot find a regression." }]
      : []),
    ...perScenario,
  ];
}

function loneFailures({ blocks, baseAbsent }: AssessInput): Warning[] {
  const failures = headAloneFails(blocks, baseAbsent);
  if (failures === undefined) return [];
  const text =
    `Head failed in ${failures.byArm.head} of ${failures.blocks} blocks, and base in none: ` +
    "it died, hung or mostly answered errors. What the other blocks show does not make it pass.";
  return [{ code: "head-alone-failed", text }];
}

function invalidBlocks(blocks: readonly Block[]): Warning[] {
  const reasons = blocks.flatMap(({ invalid }) => invalid ?? []);
  if (reasons.length === 0) return [];
  const text = `${reasons.length} of ${blocks.length} blocks ${verb(reasons.length)} not count: ${[...new Set(reasons)].join("; ")}.`;
  return [{ code: "invalid-blocks", text }];
}

function incompleteBlocks(count: number, { baseAbsent }: AssessInput): Warning[] {
  if (count === 0 || baseAbsent !== null) return [];
  const which = count === 1 ? "1 block lacked" : `${count} blocks lacked`;
  return [{ code: "incomplete-blocks", text: `${which} a cell that may fail the build and ${verb(count)} not count.` }];
}

interface GateInput {
  readonly scenario: string;
  readonly gate: readonly MetricId[];
  readonly findings: readonly Finding[];
  readonly leftOut: readonly CellId[];
}

/** Metrics of the gate that are shown, or not even that, because their samples do not allow more. */
function cannotGate({ scenario, gate, findings, leftOut }: GateInput): Warning[] {
  const own = findings.filter((finding) => finding.scenario === scenario);
  const apart = own.some(({ metric, change }) => metric === "errors" && Math.abs(change ?? 0) > ERROR_RATE_APART);
  const metrics = gate.filter((id) => !own.some(({ metric, gated }) => metric === id && gated));
  const ungated = [...own.filter(({ gated }) => !gated), ...leftOut.filter((cell) => cell.scenario === scenario)];
  const partly = ungated.filter(({ metric }) => gate.includes(metric) && !metrics.includes(metric));
  const names = [
    ...metrics.map((id) => labelOf(id)),
    ...partly.map(({ metric, request }) => `${labelOf(metric)} of ${request}`),
  ];
  if (names.length === 0) return [];
  const why = apart
    ? `the error rates differ by more than ${ERROR_RATE_APART * 100} points`
    : "there are too few requests";
  return [{ code: "cannot-gate", scenario, text: `${names.join(", ")} cannot fail the build: ${why}.` }];
}

function labelOf(id: MetricId): string {
  return METRICS[id].label;
}

function roundWarnings(scenario: string, blocks: readonly Block[]): Warning[] {
  const rounds = blocks.flatMap((block) => block.rounds.filter((round) => round.scenario === scenario));
  return [...discarded(scenario, rounds), ...notes(scenario, rounds)];
}

function discarded(scenario: string, rounds: readonly Round[]): Warning[] {
  const count = rounds.reduce((sum, round) => sum + round.discarded, 0);
  if (count === 0) return [];
  const all = count + rounds.reduce((sum, round) => sum + round.pairs, 0);
  return [{ code: "discarded-pairs", scenario, text: `${count} of ${all} pairs of slices ${verb(count)} not count.` }];
}

function notes(scenario: string, rounds: readonly Round[]): Warning[] {
  const counted = Map.groupBy(
    rounds.flatMap((round) => round.notes),
    (note) => note,
  );
  return [...counted].map(([note, { length }]) => {
    return { code: "round-note", scenario, text: `In ${length} of ${rounds.length} rounds ${note}.` };
  });
}

function verb(count: number): string {
  return count === 1 ? "does" : "do";
}
