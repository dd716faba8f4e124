import type { CallTreeNode } from "../model/call-profile.ts";
import type { FunctionIdentity, Stacks } from "./call-tree.ts";
import { Malformed, within } from "./reading.ts";

/** Puts stacks together to a tree, functions and nodes in the order in which they first come up. */
export class StackTree {
  readonly #functions = new Map<string, number>();
  readonly #identities: FunctionIdentity[] = [];
  readonly #children = new Map<string, number>();
  readonly #tree: { function: number; parent: number; self: number }[] = [];
  #frames = 0;

  /** Throws Malformed where the file holds more functions than a profile may. */
  indexOf(identity: FunctionIdentity): number {
    const key = JSON.stringify(identity);
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const index = this.#identities.push(identity) - 1;
    within("functions", this.#identities.length);
    this.#functions.set(key, index);
    return index;
  }

  /** @param path indexes of functions, the outermost first */
  add(path: readonly number[], cost: number): void {
    if (!Number.isFinite(cost) || cost < 0) throw new Malformed("a sample has a negative value");
    let at = -1;
    for (const index of path) at = this.#child(at, index);
    const node = this.#tree[at];
    if (node !== undefined) node.self += cost;
  }

  collected(): Pick<Stacks, "identities" | "tree"> {
    return { identities: this.#identities, tree: this.#tree satisfies readonly CallTreeNode[] };
  }

  #child(parent: number, index: number): number {
    this.#frames += 1;
    within("samples", this.#frames);
    const key = `${parent} ${index}`;
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    const node = this.#tree.push({ function: index, parent, self: 0 }) - 1;
    within("nodes", this.#tree.length);
    this.#children.set(key, node);
    return node;
  }
}
