import type { CallEdge, CallProfile, CallTreeNode, ProfiledFunction } from "../model/call-profile.ts";

/** The sum of profiles of the same kind, functions being the same by name, place and package. */
export function sumProfiles(profiles: readonly [CallProfile, ...CallProfile[]]): CallProfile {
  const [first] = profiles;
  const functions = new FunctionSums();
  const edges = new Map<string, CallEdge>();
  const tree = new TreeSums();
  for (const profile of profiles) {
    const indices = profile.functions.map((each) => functions.add(each));
    for (const edge of profile.edges) addEdge(edges, edge, indices);
    tree.add(profile.tree ?? [], indices);
  }
  const whole = profiles.every((profile) => profile.tree !== null);
  return { ...first, functions: functions.list, edges: [...edges.values()], tree: whole ? tree.list : null };
}

class FunctionSums {
  readonly list: ProfiledFunction[] = [];
  readonly #indices = new Map<string, number>();

  add(each: ProfiledFunction): number {
    const key = JSON.stringify([each.name, each.file, each.line, each.column, each.which, each.package]);
    const index = this.#indices.get(key);
    const known = index === undefined ? undefined : this.list[index];
    if (index === undefined || known === undefined) {
      this.#indices.set(key, this.list.length);
      return this.list.push(each) - 1;
    }
    this.list[index] = {
      ...known,
      self: known.self + each.self,
      inclusive: known.inclusive + each.inclusive,
      calls: plus(known.calls, each.calls),
    };
    return index;
  }
}

function addEdge(edges: Map<string, CallEdge>, edge: CallEdge, indices: readonly number[]): void {
  const caller = indices[edge.caller] ?? 0;
  const callee = indices[edge.callee] ?? 0;
  const key = `${caller} ${callee}`;
  const known = edges.get(key);
  if (known === undefined) {
    edges.set(key, { ...edge, caller, callee });
    return;
  }
  edges.set(key, {
    caller,
    callee,
    calls: plus(known.calls, edge.calls),
    self: known.self + edge.self,
    inclusive: known.inclusive + edge.inclusive,
  });
}

class TreeSums {
  readonly list: { function: number; parent: number; self: number }[] = [];
  readonly #children = new Map<string, number>();

  add(tree: readonly CallTreeNode[], functions: readonly number[]): void {
    const places: number[] = [];
    for (const [index, node] of tree.entries()) {
      const parent = places[node.parent] ?? -1;
      const callee = functions[node.function] ?? 0;
      const key = `${parent} ${callee}`;
      const place = this.#children.get(key) ?? this.list.push({ function: callee, parent, self: 0 }) - 1;
      this.#children.set(key, place);
      places[index] = place;
      const sum = this.list[place];
      if (sum !== undefined) sum.self += node.self;
    }
  }
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
