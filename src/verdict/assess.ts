import type { Block } from "../model/measurement.ts";
import type { Family } from "../model/profile.ts";
import type { Scenario } from "../model/scenario.ts";
import { MINIMUM_BLOCKS } from "../plan/looks.ts";
import { describeAlone, describeWithin, type Evidence, type FamilyTest, testFamily } from "./evidence.ts";
import type { RequestId } from "./new-requests.ts";
import { collectSeries, type Series } from "./series.ts";
import { type Standing, standings } from "./standing.ts";
import { byFamily, chooseRows, wholeBlocks } from "./validity.ts";

export interface AssessInput {
  readonly scenarios: readonly Scenario[];
  readonly blocks: readonly Block[];
  /** Alpha of this look; null before any block was valid. */
  readonly look: { readonly alpha: number } | null;
  readonly seed: number;
  /** Why there is no base to compare with; null when there is one. */
  readonly baseAbsent: string | null;
  readonly baseRequests?: readonly RequestId[] | undefined;
}

/** A cell, what it may do, and what the blocks say about it. */
export interface AssessedCell {
  readonly series: Series;
  readonly standing: Standing;
  /** Null where base and head cannot be compared in any block. */
  readonly evidence: Evidence | null;
  /** Indices of the blocks on which its family was judged, among those of the family. */
  readonly rows: readonly number[];
}

export interface Assessment {
  readonly cells: readonly AssessedCell[];
  /** Cells of a gate that have nothing to show, where others of their request decide. */
  readonly leftOut: readonly Series[];
  /** Blocks on which a verdict rests, and those that were measured and do not count: of the family that has fewest. */
  readonly blocks: number;
  readonly incomplete: number;
  /** Cells in the families that moved at all. */
  readonly familySize: number;
}

/**
 * Chooses the blocks that count, decides what each cell may do, and tests the gated ones. What is driven to its limits is
 * a family of its own, at an error rate of its own: speed and load together, stress, spike, soak.
 */
export function assess(input: AssessInput): Assessment {
  const parts = byFamily(input.scenarios).map(([family, scenarios]) =>
    assessFamily(family, { ...input, scenarios, blocks: blocksFor(family, input.blocks) }),
  );
  const counted = parts.filter(({ family }) => family !== "soak");
  const sum = (of: (part: FamilyAssessment) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    cells: parts.flatMap(({ cells }) => cells),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
    blocks: Math.min(...(counted.length > 0 ? counted : parts).map(({ blocks }) => blocks)),
    incomplete: Math.max(0, ...counted.map(({ incomplete }) => incomplete)),
    familySize: sum(({ familySize }) => familySize),
  };
}

interface FamilyAssessment extends Assessment {
  readonly family: Family;
}

function assessFamily(family: Family, input: AssessInput): FamilyAssessment {
  const blocks = wholeBlocks(input.blocks);
  const series = collectSeries(input.scenarios, blocks);
  const validity = chooseRows(series, blocks);
  const { rows } = validity;
  const standing = standings(series, validity, input);
  const enough = family === "soak" || rows.length >= MINIMUM_BLOCKS;
  const tooFew = input.baseAbsent === null && !enough ? tooFewBlocks(rows.length, input) : null;
  const test = { rows, alpha: input.look?.alpha ?? 0, seed: input.seed };
  const evidence = family === "soak" ? withinRuns(series) : weighAll(series, standing, test);
  const cells = series.map((cell): AssessedCell => {
    const own = standing.get(cell) ?? { kind: "left out" };
    const stands: Standing = own.kind === "gated" && tooFew !== null ? { kind: "invalid", reason: tooFew } : own;
    return { series: cell, standing: stands, evidence: evidence.get(cell) ?? null, rows };
  });
  const tested = cells.filter(({ standing: { kind }, evidence: found }) => kind === "gated" && found?.p !== null);
  const leftOut = cells.filter(({ standing: { kind } }) => kind === "left out").map(({ series: cell }) => cell);
  return {
    family,
    cells: cells.filter(({ standing: { kind } }) => kind !== "left out"),
    leftOut: leftOut.filter(({ configured }) => configured),
    blocks: rows.length,
    incomplete: blocks.length - rows.length,
    familySize: tested.length,
  };
}

/** Those of its kind, invalid ones included. */
function blocksFor(family: Family, blocks: readonly Block[]): Block[] {
  return blocks.filter(({ soak = false }) => soak === (family === "soak"));
}

function withinRuns(series: readonly Series[]): Map<Series, Evidence | null> {
  return new Map(series.map((cell) => [cell, describeWithin(cell)]));
}

/** The gated cells are one family; the others that have a value in the same blocks are another, which decides nothing. */
function weighAll(
  series: readonly Series[],
  standing: ReadonlyMap<Series, Standing>,
  test: FamilyTest,
): Map<Series, Evidence | null> {
  const ofKind = (kind: Standing["kind"]) => series.filter((cell) => standing.get(cell)?.kind === kind);
  const comparable = (cell: Series) => test.rows.every((row) => (cell.entries[row]?.change ?? null) !== null);
  const gated = ofKind("gated").filter(comparable);
  const companions = ofKind("shown").filter(comparable);
  const tested = test.rows.length === 0 ? [] : [...testFamily(gated, test), ...testFamily(companions, test)];
  const evidence = new Map<Series, Evidence | null>(tested);
  for (const cell of series) {
    if (!evidence.has(cell)) evidence.set(cell, describeAlone(cell, { ...test, rows: allRows(cell) }));
  }
  return evidence;
}

function allRows({ entries }: Series): number[] {
  return entries.map((_, row) => row);
}

function tooFewBlocks(valid: number, { blocks }: AssessInput): string {
  const reason = blocks.find(({ invalid }) => invalid !== null)?.invalid;
  const count = valid === 1 ? "only 1 valid block" : `only ${valid} valid blocks`;
  return `${count}, a verdict needs at least ${MINIMUM_BLOCKS}${reason == null ? "" : ` (${reason})`}`;
}
