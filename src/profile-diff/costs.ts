import type { CallProfile, ProfiledFunction } from "../model/call-profile.ts";

/**
 * Own cost of each function, in which native code counts as its caller's: which built-in a line of Python or JavaScript
 * spends its time in is noise to whoever looks for the line. What nothing in a file called stays on its own.
 */
export function ownCosts(profile: CallProfile): Float64Array {
  return profile.tree === null ? byEdges(profile) : byTree(profile, profile.tree);
}

function byTree({ functions }: CallProfile, tree: NonNullable<CallProfile["tree"]>): Float64Array {
  const costs = new Float64Array(functions.length);
  // Parents come first, so that theirs is known.
  const owners: number[] = [];
  for (const [index, node] of tree.entries()) {
    const caller = owners[node.parent];
    const native = functions[node.function]?.file == null;
    const owner = native && caller !== undefined ? caller : node.function;
    owners[index] = owner;
    costs[owner] = (costs[owner] ?? 0) + node.self;
  }
  return costs;
}

/** Native functions that call each other are followed so many times. */
const ROUNDS = 8;

function byEdges({ functions, edges }: CallProfile): Float64Array {
  const costs = Float64Array.from(functions, ({ self }) => self);
  const native = (index: number) => functions[index]?.file == null;
  const into = Map.groupBy(
    edges.filter(({ callee, caller }) => native(callee) && caller !== callee),
    ({ callee }) => callee,
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const [callee, calls] of into) {
      const cost = costs[callee] ?? 0;
      const weights = calls.map(({ self, inclusive }) => Math.max(0, round === 0 ? self : inclusive));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (cost <= 0 || total <= 0) continue;
      costs[callee] = 0;
      for (const [index, { caller }] of calls.entries()) {
        costs[caller] = (costs[caller] ?? 0) + (cost * (weights[index] ?? 0)) / total;
      }
    }
  }
  return costs;
}

/** A function, file or package by its name; lines are left out, as they move. */
export interface Subject extends Pick<ProfiledFunction, "file" | "package" | "which"> {
  readonly name: string | null;
}

export type Level = "function" | "file" | "package";

/** Who a function counts for on a level. */
export function subjectOf({ name, file, package: owner, which }: ProfiledFunction, level: Level): Subject {
  if (level === "function") return { name, file, package: owner, ...(which === undefined ? {} : { which }) };
  if (level === "package") return { name: null, file: null, package: owner };
  return file === null ? { name, file, package: owner } : { name: null, file, package: owner };
}

export function subjectKey({ name, file, package: owner, which }: Subject): string {
  return JSON.stringify([name, file, owner, ...(which === undefined ? [] : [which])]);
}
