import type { Scenario } from "../../model/scenario.ts";

/** Users that share one list of requests. */
export interface Part {
  readonly users: number;
  /** Index of the list's first request in the scenario, and its length. */
  readonly first: number;
  readonly count: number;
}

/** Parts the users among the flows by their weights, largest remainder first; a flow without a user is left out. */
export function partsOf({ flows, requests }: Pick<Scenario, "flows" | "requests">, users: number): Part[] {
  if (flows === undefined) return [{ users, first: 0, count: requests.length }];
  const weights = flows.reduce((sum, { weight }) => sum + weight, 0);
  const exact = flows.map((flow) => ({ ...flow, share: (users * flow.weight) / weights }));
  const left = users - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const favoured = new Set(exact.toSorted((a, b) => (b.share % 1) - (a.share % 1)).slice(0, left));
  return exact.flatMap((flow) => {
    const own = Math.floor(flow.share) + (favoured.has(flow) ? 1 : 0);
    return own === 0 ? [] : [{ users: own, first: flow.first, count: flow.count }];
  });
}
