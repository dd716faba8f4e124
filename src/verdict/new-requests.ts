import type { Block } from "../model/measurement.ts";
import type { Scenario } from "../model/scenario.ts";

export interface RequestId {
  readonly scenario: string;
  readonly request: string;
}

/** Statuses with which a service says that it knows no such request. */
const UNKNOWN_TO_SERVICE = new Set(["404", "405", "501"]);

/**
 * Whether base does not know the request while head does: in every round that counts, all of base's requests failed,
 * with 404, 405 or 501 (or in any way, where base's own config does not have the request), and not all of head's.
 */
export function isNewRequest(id: RequestId, blocks: readonly Block[], baseRequests?: readonly RequestId[]): boolean {
  const rounds = blocks
    .filter(({ invalid, arms }) => invalid === null && arms.includes("base"))
    .flatMap((block) => block.rounds.filter(({ scenario, invalid }) => scenario === id.scenario && invalid === null));
  const unlisted = baseRequests !== undefined && !baseRequests.some((known) => isSame(known, id));
  const isNew = ({ cells, failures }: Block["rounds"][number]) => {
    const errors = cells.find(({ request, metric }) => request === id.request && metric === "errors");
    const ofBase = failures.filter(({ arm, request }) => arm === "base" && request === id.request);
    const unknown = ofBase.length > 0 && ofBase.every(({ kind }) => UNKNOWN_TO_SERVICE.has(kind));
    return errors?.base === 1 && (errors.head ?? 1) < 1 && (unknown || unlisted);
  };
  return rounds.length > 0 && rounds.every(isNew);
}

/** Requests of base's config that head's no longer has. */
export function goneRequests(scenarios: readonly Scenario[], baseRequests: readonly RequestId[]): RequestId[] {
  const requests = scenarios.flatMap((scenario) =>
    scenario.requests.map(({ name }) => ({ scenario: scenario.name, request: name })),
  );
  return baseRequests.filter((id) => !requests.some((known) => isSame(known, id)));
}

function isSame(a: RequestId, b: RequestId): boolean {
  return a.scenario === b.scenario && a.request === b.request;
}
