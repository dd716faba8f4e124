import type { Block } from "../model/measurement.ts";
import { ANY_REQUEST, type Scenario } from "../model/scenario.ts";

/** The scenario's requests by name: those of the config in its order, or those that a load script was seen to send. */
export function requestNames({ name, script, requests }: Scenario, blocks: readonly Block[]): readonly string[] {
  if (script === undefined) return requests.map((request) => request.name);
  const rounds = blocks.flatMap((block) => block.rounds.filter(({ scenario }) => scenario === name));
  const seen = rounds.flatMap(({ cells }) => cells.flatMap(({ request }) => request ?? []));
  return seen.length === 0 ? [ANY_REQUEST] : [...new Set(seen)].sort();
}
