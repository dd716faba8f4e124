import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { ConfigPath, Fault } from "./fault.ts";
import { shown } from "./shown.ts";

/** One value of the file, where it stands, and what is in it. Offsets count characters from the start of the text. */
export interface YamlTree {
  readonly value: unknown;
  /** Of its key, or of the item of a list. */
  readonly keyAt: number;
  readonly valueAt: number;
  /** A scalar as it was written, so that 3.10 stays 3.10. */
  readonly source: string | undefined;
  readonly children: ReadonlyMap<string, YamlTree>;
}

/** Something that cannot be a config, whatever its keys mean. */
export interface YamlFault extends Fault {
  readonly offset: number;
}

interface YamlReading {
  readonly tree: YamlTree;
  readonly faults: readonly YamlFault[];
  /** False: there was too much of everything, and reading stopped. */
  readonly complete: boolean;
}

/** Values with aliases filled in: a file of the allowed size can only get there by aliases in aliases. */
const MOST_VALUES = 150_000;
const DEEPEST = 50;

interface Walk {
  readonly faults: YamlFault[];
  readonly targets: ReadonlyMap<Alias, unknown>;
  /** Collections on the way from the root, to see an alias inside its own anchor. */
  readonly open: Set<unknown>;
  values: number;
}

/** Where a value stands while it is read. */
interface Place {
  readonly path: ConfigPath;
  readonly keyAt: number;
}

/**
 * Reads a document without syntax errors into plain values, aliases filled in. Keys that are not text, keys that stand
 * twice, `__proto__`, unknown and circular aliases and an excess of values or depth become faults and are undefined.
 */
export function readYamlTree(document: Document): YamlReading {
  const walk: Walk = { faults: [], targets: aliasTargets(document), open: new Set(), values: 0 };
  const tree = read(document.contents, { path: [], keyAt: 0 }, walk);
  return { tree: tree ?? leaf(null, 0, 0), faults: walk.faults, complete: walk.values <= MOST_VALUES };
}

/** What each alias stands for: the node that had its anchor last, in the order of the text. */
function aliasTargets(document: Document): Map<Alias, unknown> {
  const anchors = new Map<string, unknown>();
  const targets = new Map<Alias, unknown>();
  visit(document, (_, node) => {
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}

/** Undefined: a fault was found here. */
function read(node: unknown, place: Place, walk: Walk): YamlTree | undefined {
  walk.values += 1;
  const wrong = exceeded(place, walk) ?? (isAlias(node) ? aliasFault(node, walk) : undefined);
  if (wrong !== undefined) {
    walk.faults.push({ path: place.path, at: "value", message: wrong, offset: startOf(node, place.keyAt) });
  }
  if (wrong !== undefined || walk.values > MOST_VALUES) return undefined;
  if (isAlias(node)) {
    const target = read(walk.targets.get(node), place, walk);
    return target === undefined ? undefined : { ...target, valueAt: startOf(node, place.keyAt) };
  }
  if (isMap(node) || isSeq(node)) return readCollection(node, place, walk);
  if (!isScalar(node) || node.value === null) return leaf(null, place.keyAt, place.keyAt);
  return leaf(node.value, place.keyAt, startOf(node, place.keyAt), node.source);
}

function readCollection(node: YAMLMap | YAMLSeq, place: Place, walk: Walk): YamlTree {
  walk.open.add(node);
  const { value, children } = isMap(node) ? readMap(node, place, walk) : readList(node, place, walk);
  walk.open.delete(node);
  // A block collection is best shown at its key: its own start is the line below.
  const valueAt = node.flow === true ? startOf(node, place.keyAt) : place.keyAt;
  return { value, keyAt: place.keyAt, valueAt, source: undefined, children };
}

function readList(node: YAMLSeq, { path, keyAt }: Place, walk: Walk): Pick<YamlTree, "value" | "children"> {
  const children = new Map<string, YamlTree>();
  const value = node.items.map((item, index) => {
    const child = read(item, { path: [...path, index], keyAt: startOf(item, keyAt) }, walk);
    if (child !== undefined) children.set(String(index), child);
    return child?.value;
  });
  return { value, children };
}

function readMap(node: YAMLMap, { path, keyAt }: Place, walk: Walk): Pick<YamlTree, "value" | "children"> {
  const value: Record<string, unknown> = {};
  const children = new Map<string, YamlTree>();
  for (const pair of node.items) {
    const offset = startOf(pair.key, keyAt);
    const key = keyText(pair.key);
    const fault = keyFault(key, path, value);
    if (fault !== undefined) walk.faults.push({ ...fault, offset });
    if (key === undefined || fault !== undefined) continue;
    const child = read(pair.value, { path: [...path, key], keyAt: offset }, walk);
    value[key] = child?.value;
    if (child !== undefined) children.set(key, child);
  }
  return { value, children };
}

function keyText(key: unknown): string | undefined {
  if (isScalar(key)) return key.value === null ? "" : String(key.value);
  return undefined;
}

function keyFault(key: string | undefined, path: ConfigPath, seen: object): Fault | undefined {
  if (key === undefined) {
    const hint = "quote text that begins with {{";
    return { path, at: "value", message: "expected text as a key, got a mapping, list or alias", hint };
  }
  const at = { path: [...path, key], at: "key" } as const;
  if (key === "__proto__") return { ...at, message: "expected another name: this one is not allowed as a key" };
  if (key === "<<") return { ...at, message: "expected a key, got <<: merge keys are not supported" };
  return Object.hasOwn(seen, key) ? { ...at, message: `expected each key once, got ${shown(key)} again` } : undefined;
}

function exceeded({ path }: Place, walk: Walk): string | undefined {
  if (walk.values === MOST_VALUES + 1)
    return `expected at most ${MOST_VALUES} values with all aliases filled in, got more`;
  return path.length > DEEPEST ? `expected at most ${DEEPEST} levels of nesting, got more` : undefined;
}

function aliasFault(alias: Alias, walk: Walk): string | undefined {
  const target = walk.targets.get(alias);
  if (target === undefined) return `expected the name of an anchor further up, got ${shown(`*${alias.source}`)}`;
  return walk.open.has(target)
    ? `expected an alias outside its own anchor, got ${shown(`*${alias.source}`)}`
    : undefined;
}

function startOf(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}

function leaf(value: unknown, keyAt: number, valueAt: number, source?: string): YamlTree {
  return { value, keyAt, valueAt, source, children: new Map() };
}
