import type { CallEdge, CallProfile, CallTreeNode } from "../model/call-profile.ts";

/** What is smaller than this share of the whole is not followed further. */
const SMALLEST = 0.0005;
const DEEPEST = 100;
const MOST_NODES = 50_000;

/**
 * A tree of stacks from callers alone, as if what a function calls did not depend on who called it: each of its calls
 * gets its part of what the callee cost in all. That is how call graphs are drawn as flame graphs; it is no
 * measurement. A function that calls itself, also by way of others, is not followed round again.
 */
export function treeOfEdges({ functions, edges }: CallProfile): readonly CallTreeNode[] {
  const calls = Map.groupBy(edges, ({ caller }) => caller);
  const whole = functions.reduce((sum, { self }) => sum + self, 0);
  const tree: CallTreeNode[] = [];
  const pending: Pending[] = rootCosts(functions.length, functions, edges)
    .map((cost, index) => ({ index, cost, parent: -1, path: [] }))
    .filter(({ cost }) => cost > SMALLEST * whole)
    .reverse();
  for (let next = pending.pop(); next !== undefined && tree.length < MOST_NODES; next = pending.pop()) {
    const { index, cost, parent, path } = next;
    const inclusive = functions[index]?.inclusive ?? 0;
    const part = inclusive > 0 ? Math.min(1, cost / inclusive) : 0;
    const below = [...path, index];
    const followed = (path.length < DEEPEST ? (calls.get(index) ?? []) : [])
      .map(({ callee, inclusive: called }) => ({
        index: callee,
        cost: called * part,
        parent: tree.length,
        path: below,
      }))
      .filter((call) => call.cost > SMALLEST * whole && !below.includes(call.index));
    const given = followed.reduce((sum, call) => sum + call.cost, 0);
    // What is not followed stays with the function, so that nothing is lost.
    tree.push({ function: index, parent, self: Math.max(0, cost - given) });
    pending.push(...followed);
  }
  return tree;
}

interface Pending {
  readonly index: number;
  readonly cost: number;
  readonly parent: number;
  readonly path: readonly number[];
}

/** What each function cost in calls from nowhere: under a profiler that is switched on within a stack, or at its bottom. */
function rootCosts(size: number, functions: CallProfile["functions"], edges: readonly CallEdge[]): readonly number[] {
  const called = new Float64Array(size);
  for (const { caller, callee, inclusive } of edges) {
    if (caller !== callee) called[callee] = (called[callee] ?? 0) + inclusive;
  }
  return functions.map(({ inclusive }, index) => Math.max(0, inclusive - (called[index] ?? 0)));
}
