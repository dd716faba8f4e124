import type { CallEdge, CallProfile, ProfiledFunction } from "../model/call-profile.ts";
import { type Marshalled, readMarshal } from "./marshal.ts";
import { attempt, Malformed, type Reading, within } from "./reading.ts";

/**
 * Reads what Python's cProfile and profile write, and with them Werkzeug's ProfilerMiddleware: a marshalled dictionary
 * from (file, line, function) to (primitive calls, calls, own seconds, inclusive seconds, callers), where each caller
 * has (calls, primitive calls, own, inclusive) of the calls from there (CPython's Lib/pstats.py and Lib/cProfile.py).
 */
export function readPstats(bytes: Uint8Array): Reading<CallProfile> {
  return attempt(() => {
    const rows = readMarshal(bytes);
    if (!(rows instanceof Map)) throw new Malformed("it holds no dictionary of functions");
    within("functions", rows.size);
    const table = new FunctionTable();
    const edges: CallEdge[] = [];
    for (const [key, row] of rows) {
      const [, calls, self, inclusive, callers] = tuple(row, 5, "a function's row");
      const callee = table.indexOf(key);
      table.add(callee, { calls: number(calls), self: number(self), inclusive: number(inclusive) });
      if (!(callers instanceof Map)) throw new Malformed("a function has no dictionary of callers");
      within("edges", edges.length + callers.size);
      for (const [from, costs] of callers) edges.push({ caller: table.indexOf(from), callee, ...edgeCosts(costs) });
    }
    return { kind: "pstats", unit: "seconds", perSample: null, functions: table.functions(), edges, tree: null };
  });
}

/** Before Python 2.5 a caller had its number of calls only, as it still has in what the pure Python `profile` writes. */
function edgeCosts(costs: Marshalled): Pick<CallEdge, "calls" | "self" | "inclusive"> {
  if (typeof costs === "number") return { calls: number(costs), self: 0, inclusive: 0 };
  const [calls, , self, inclusive] = tuple(costs, 4, "a caller's row");
  return { calls: number(calls), self: number(self), inclusive: number(inclusive) };
}

type Costs = Pick<ProfiledFunction, "self" | "inclusive"> & { readonly calls: number };

/** Functions in the order in which they first come up, as callees or callers. */
class FunctionTable {
  readonly #indices = new Map<string, number>();
  readonly #functions: ProfiledFunction[] = [];

  indexOf(key: Marshalled): number {
    const [file, line, name] = tuple(key, 3, "a function's name");
    if (typeof file !== "string" || typeof line !== "number" || typeof name !== "string") {
      throw new Malformed("a function is not named by file, line and name");
    }
    const identity = JSON.stringify([file, line, stable(name)]);
    const known = this.#indices.get(identity);
    if (known !== undefined) return known;
    within("functions", this.#functions.length);
    const [path, at] = file === "~" ? [null, 0] : [file, Math.max(0, Math.trunc(line)) || 0];
    const index = this.#functions.push({ ...NOTHING, name: stable(name), file: path, line: at }) - 1;
    this.#indices.set(identity, index);
    return index;
  }

  /** Adds to what is known of a function: several built-in ones can have the same name once addresses are gone. */
  add(index: number, { calls, self, inclusive }: Costs): void {
    const known = this.#functions[index];
    if (known === undefined) return;
    this.#functions[index] = {
      ...known,
      calls: (known.calls ?? 0) + calls,
      self: known.self + self,
      inclusive: known.inclusive + inclusive,
    };
  }

  functions(): readonly ProfiledFunction[] {
    return this.#functions;
  }
}

const NOTHING = { package: null, self: 0, inclusive: 0, calls: 0 } as const;

/** Built-in functions carry the address of their object, which differs from process to process. */
function stable(name: string): string {
  return name.replace(/ at 0x[0-9a-f]+/gi, "");
}

function tuple(value: Marshalled | undefined, length: number, what: string): readonly Marshalled[] {
  if (Array.isArray(value) && value.length === length) return value;
  throw new Malformed(`${what} is not a tuple of ${length}`);
}

function number(value: Marshalled | undefined): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Malformed("a cost is not a number");
}
