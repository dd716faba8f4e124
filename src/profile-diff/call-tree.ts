import type { CallEdge, CallProfile, CallTreeNode, ProfiledFunction } from "../model/call-profile.ts";
import { LIMITS, Malformed, within } from "./reading.ts";

/** Who a function is, before anything is counted. */
export type FunctionIdentity = Pick<ProfiledFunction, "name" | "file" | "line" | "column">;

export interface Stacks extends Pick<CallProfile, "kind" | "unit" | "perSample"> {
  readonly identities: readonly FunctionIdentity[];
  readonly tree: readonly CallTreeNode[];
}

/**
 * Sums the tree of stacks of a sampling profiler into functions and edges. Recursion counts once: a function's
 * inclusive cost takes only the outermost of its frames in a stack, and an edge's only the outermost of its calls.
 */
export function profileOfTree({ identities, tree, ...rest }: Stacks): CallProfile {
  within("functions", identities.length);
  within("nodes", tree.length);
  const self = new Float64Array(identities.length);
  const inclusive = new Float64Array(identities.length);
  const edges = new Map<number, MutableEdge>();
  const totals = subtreeTotals(tree);
  visitOutermost(tree, identities.length, ({ index, node, edge, outermost }) => {
    const total = totals[index] ?? 0;
    self[node.function] = (self[node.function] ?? 0) + node.self;
    if (outermost.frame) inclusive[node.function] = (inclusive[node.function] ?? 0) + total;
    if (edge === undefined) return;
    const known = edges.get(edge.key) ?? { ...edge.ends, calls: null, self: 0, inclusive: 0 };
    edges.set(edge.key, known);
    known.self += node.self;
    if (outermost.call) known.inclusive += total;
  });
  within("edges", edges.size);
  const functions = identities.map((identity, index): ProfiledFunction => {
    return { ...identity, package: null, self: self[index] ?? 0, inclusive: inclusive[index] ?? 0, calls: null };
  });
  return { ...rest, functions, edges: [...edges.values()], tree };
}

type MutableEdge = { -readonly [Key in keyof CallEdge]: CallEdge[Key] };

/** Cost of each node and of all below it; parents stand before their children. */
export function subtreeTotals(tree: readonly CallTreeNode[]): Float64Array {
  const totals = Float64Array.from(tree, ({ self }) => self);
  for (let index = tree.length - 1; index > 0; index--) {
    const parent = tree[index]?.parent ?? -1;
    if (parent >= 0) totals[parent] = (totals[parent] ?? 0) + (totals[index] ?? 0);
  }
  return totals;
}

/** Children of every node, in order; under -1 those that nothing called. */
function childrenOf(tree: readonly CallTreeNode[]): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const [index, { parent }] of tree.entries()) {
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [index]);
    else list.push(index);
  }
  return children;
}

interface Visit {
  readonly index: number;
  readonly node: CallTreeNode;
  readonly edge: { readonly key: number; readonly ends: Pick<CallEdge, "caller" | "callee"> } | undefined;
  /** Whether it is the first of its stack with this function, and with this caller and function. */
  readonly outermost: { readonly frame: boolean; readonly call: boolean };
}

/** Visits every node depth first, without recursion of its own. */
function visitOutermost(tree: readonly CallTreeNode[], functions: number, visit: (visit: Visit) => void): void {
  const children = childrenOf(tree);
  const [frames, calls] = [new OpenCounts(), new OpenCounts()];
  const pending = [...(children.get(-1) ?? [])].map((index) => ({ index, leave: false, depth: 1 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { index, leave, depth } = next;
    const node = tree[index];
    if (node === undefined) continue;
    const edge = edgeOf(tree, node, functions);
    if (leave) {
      frames.close(node.function);
      calls.close(edge?.key);
      continue;
    }
    if (depth > LIMITS.depth) throw new Malformed(`a stack has more than ${LIMITS.depth} frames`);
    visit({ index, node, edge, outermost: { frame: frames.open(node.function), call: calls.open(edge?.key) } });
    pending.push({ index, leave: true, depth });
    for (const child of children.get(index) ?? []) pending.push({ index: child, leave: false, depth: depth + 1 });
  }
}

function edgeOf(tree: readonly CallTreeNode[], node: CallTreeNode, functions: number): Visit["edge"] {
  const caller = tree[node.parent]?.function;
  if (caller === undefined) return undefined;
  return { key: caller * functions + node.function, ends: { caller, callee: node.function } };
}

/** How often each key is open on the current stack. */
class OpenCounts {
  readonly #counts = new Map<number, number>();

  /** Whether it was not open yet. */
  open(key: number | undefined): boolean {
    if (key === undefined) return false;
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return count === 0;
  }

  close(key: number | undefined): void {
    if (key !== undefined) this.#counts.set(key, (this.#counts.get(key) ?? 1) - 1);
  }
}
