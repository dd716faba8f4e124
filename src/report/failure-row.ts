import type { Arm } from "../model/arm.ts";
import type { FailureCount, Measurement } from "../model/measurement.ts";
import { formatCount } from "./format.ts";
import { join, name, prose, say, type Text } from "./text.ts";

/** Failed requests of one request of a scenario, over all blocks. */
export interface FailureRow {
  readonly scenario: string;
  readonly title: Text;
  readonly base: Text;
  readonly head: Text;
}

/** Most kinds of failure that are told for one request and arm. */
const KINDS = 4;

/** What failed, per scenario and request, most frequent kind first; requests without failures are left out. */
export function failureRows({ blocks, scenarios }: Measurement): readonly FailureRow[] {
  const rounds = blocks.flatMap((block) => block.rounds);
  const order = scenarios.map((scenario) => scenario.name);
  const all = rounds.flatMap((round) => round.failures.map((failure) => ({ ...failure, scenario: round.scenario })));
  const groups = Map.groupBy(all, ({ scenario, request }) => JSON.stringify([scenario, request]));
  return [...groups.values()]
    .flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const { scenario, request } = first;
      const title: Text = [name(scenario), " › ", name(request)];
      const failures = [first, ...rest];
      return [{ scenario, title, base: kindsOf(failures, "base"), head: kindsOf(failures, "head") }];
    })
    .sort((a, b) => order.indexOf(a.scenario) - order.indexOf(b.scenario));
}

function kindsOf(failures: readonly FailureCount[], arm: Arm): Text {
  const kinds = Map.groupBy(
    failures.filter((failure) => failure.arm === arm && failure.count > 0),
    ({ kind }) => kind,
  );
  const sums = [...kinds].map(([kind, each]) => ({ kind, count: each.reduce((sum, { count }) => sum + count, 0) }));
  if (sums.length === 0) return ["none"];
  sums.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  const told = sums.slice(0, KINDS).map(({ kind, count }) => say`${prose(kind)} ×${formatCount(count)}`);
  const rest = sums.length - told.length;
  return join(rest === 0 ? told : [...told, [`${rest} other kinds`]], ", ");
}
