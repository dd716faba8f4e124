import type { Block, Round } from "../model/measurement.ts";
import type { Scenario } from "../model/scenario.ts";
import { isNewRequest, type RequestId } from "./new-requests.ts";
import { onlyArmOf } from "./one-sided-requests.ts";
import { requestNames } from "./request-names.ts";
import { ERROR_RATE_APART, ERRORS_EVERYWHERE } from "./sample-size.ts";
import type { Series } from "./series.ts";
import type { Validity } from "./validity.ts";

/** What a cell may do in the verdict. */
export type Standing =
  /** It belongs to the family that may fail the build. */
  | { readonly kind: "gated" }
  /** It is shown beside it. */
  | { readonly kind: "shown" }
  /** It was to gate, and could not be judged. */
  | { readonly kind: "invalid"; readonly reason: string }
  /** Its request does not exist on base. */
  | { readonly kind: "new" }
  /** There is nothing to show. */
  | { readonly kind: "left out" };

export interface StandingInput {
  readonly scenarios: readonly Scenario[];
  /** All blocks, those that are invalid as a whole included. */
  readonly blocks: readonly Block[];
  readonly baseAbsent: string | null;
  /** What base's own config requests, where it is known. */
  readonly baseRequests?: readonly RequestId[] | undefined;
}

/**
 * Decides for every cell. A scenario that was to gate something and has nothing left to gate is never passed over, nor
 * is any of its requests.
 */
export function standings(
  series: readonly Series[],
  { kept, givenUp }: Pick<Validity, "kept" | "givenUp">,
  input: StandingInput,
): Map<Series, Standing> {
  const keptSet = new Set(kept);
  const givenUpSet = new Set(givenUp);
  const errors = new Map(series.filter(({ metric }) => metric === "errors").map((cell) => [requestKey(cell), cell]));
  const newRequests = requestsThatAreNew(input);
  const scripted = new Set(input.scenarios.filter(({ script }) => script !== undefined).map(({ name }) => name));
  const stands = (cell: Series): Standing => {
    if (isNewCell(cell, newRequests, input)) return { kind: "new" };
    if (keptSet.has(cell)) return { kind: "gated" };
    if (!cell.configured) return hasValues(cell) ? { kind: "shown" } : { kind: "left out" };
    const expected = givenUpSet.has(cell) && !scripted.has(cell.scenario);
    const reason = whyUnjudged(cell, errors.get(requestKey(cell)), expected, input.blocks);
    if (reason !== null) return { kind: "invalid", reason };
    return hasValues(cell) ? { kind: "shown" } : { kind: "left out" };
  };
  const result = new Map(series.map((cell) => [cell, stands(cell)]));
  if (input.baseAbsent === null) refuseVacuity(result, errors, { scripted, blocks: input.blocks });
  return result;
}

/** A configured cell that could have been measured and was not; null where it has too few requests to gate. */
function whyUnjudged(
  cell: Series,
  errors: Series | undefined,
  givenUp: boolean,
  blocks: readonly Block[],
): string | null {
  if (!isMeasured(cell, blocks)) return reasonIn(cell, blocks) ?? "it was not measured";
  if (errors?.entries.some(failsEverywhere)) return "more than half of the requests failed on every arm";
  const without = cell.entries.filter((entry) => entry === undefined || entry.head === null).length;
  if (!givenUp || without === 0) return null;
  const reason = reasonIn(cell, blocks) ?? "too few successful requests";
  return `no value in ${without} of ${cell.entries.length} blocks: ${reason}`;
}

/** Whether any of the scenario's rounds counts. */
function isMeasured({ scenario }: Series, blocks: readonly Block[]): boolean {
  const counts = (round: Round) => round.scenario === scenario && round.invalid === null;
  return blocks.some(({ invalid, rounds }) => invalid === null && rounds.some(counts));
}

function failsEverywhere(entry: Series["entries"][number]): boolean {
  return entry !== undefined && entry.change === null && (entry.head ?? 0) > ERRORS_EVERYWHERE;
}

/** The commonest reason for which the scenario's rounds do not count. */
function reasonIn({ scenario }: Series, blocks: readonly Block[]): string | null {
  const reasons = blocks.flatMap(({ invalid, rounds }) => {
    const round = rounds.find((candidate) => candidate.scenario === scenario);
    return invalid ?? (round === undefined ? "its round is missing" : (round.invalid ?? []));
  });
  const counted = [...Map.groupBy(reasons, (reason) => reason)].sort(([, a], [, b]) => b.length - a.length);
  return counted[0]?.[0] ?? null;
}

interface VacuityInput {
  /** Scenarios whose load is a script. */
  readonly scripted: ReadonlySet<string>;
  readonly blocks: readonly Block[];
}

/**
 * First each request, then each scenario with what it has as a whole. A script sends some requests seldom, as a login:
 * those are only refused where they failed or where head's users never came to them, and told to be too few elsewhere.
 */
function refuseVacuity(
  result: Map<Series, Standing>,
  errors: ReadonlyMap<string, Series>,
  { scripted, blocks }: VacuityInput,
): void {
  const configured = [...result.keys()].filter((cell) => cell.configured);
  const ofRequests = configured.filter(({ request }) => request !== null);
  for (const [key, cells] of Map.groupBy(ofRequests, requestKey)) {
    const why = whyNothing(errors.get(key));
    const [{ scenario = "", request = null } = {}] = cells;
    if (why !== TOO_FEW || !scripted.has(scenario)) {
      refuse(cells, result, `nothing of this request could be judged: ${why}`);
    } else if (request !== null && onlyArmOf({ scenario, request }, blocks) === "base") {
      refuse(cells, result, "base's users sent it in every round and head's never: head leads them elsewhere");
    }
  }
  for (const cells of Map.groupBy(configured, ({ scenario }) => scenario).values()) {
    const reason = "nothing of this scenario could be judged: too few requests, or error rates too far apart";
    refuse(cells, result, reason);
  }
}

function refuse(cells: readonly Series[], result: Map<Series, Standing>, reason: string): void {
  const decides = cells.some((cell) => ["gated", "invalid", "new"].includes(result.get(cell)?.kind ?? ""));
  if (decides) return;
  for (const cell of cells) result.set(cell, { kind: "invalid", reason });
}

const TOO_FEW = "too few requests";

function whyNothing(errors: Series | undefined): string {
  const found = (errors?.entries ?? []).filter((entry) => entry !== undefined);
  for (const arm of ["head", "base"] as const) {
    if (found.some((entry) => (entry[arm] ?? 0) > ERRORS_EVERYWHERE))
      return `more than half of its requests failed on ${arm}`;
  }
  const apart = found.some(({ change }) => Math.abs(change ?? 0) > ERROR_RATE_APART);
  return apart ? `its error rates differ by more than ${ERROR_RATE_APART * 100} points` : TOO_FEW;
}

function requestsThatAreNew({ scenarios, blocks, baseRequests }: StandingInput): Set<string> {
  const newOf = (scenario: Scenario) => {
    const ids = requestNames(scenario, blocks).map((request) => ({ scenario: scenario.name, request }));
    if (scenario.script === undefined) return ids.filter((id) => isNewRequest(id, blocks, baseRequests));
    // No config lists what a script sends.
    return ids.filter((id) => isNewRequest(id, blocks) || onlyArmOf(id, blocks) === "head");
  };
  return new Set(scenarios.flatMap(newOf).map(requestKey));
}

/** A scenario's own cells are new when all its requests are. */
function isNewCell(
  cell: Series,
  newRequests: ReadonlySet<string>,
  { scenarios, blocks }: Pick<StandingInput, "scenarios" | "blocks">,
): boolean {
  if (cell.request !== null) return newRequests.has(requestKey(cell));
  const scenario = scenarios.find(({ name }) => name === cell.scenario);
  const names = scenario === undefined ? [] : requestNames(scenario, blocks);
  return (
    names.length > 0 && names.every((request) => newRequests.has(requestKey({ scenario: cell.scenario, request })))
  );
}

function hasValues({ entries }: Series): boolean {
  return entries.some((entry) => entry !== undefined && entry.head !== null);
}

function requestKey({ scenario, request }: { readonly scenario: string; readonly request: string | null }): string {
  return JSON.stringify([scenario, request]);
}
