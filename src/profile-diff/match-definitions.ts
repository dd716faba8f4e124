/** Where a function begins in its file, 1-based; column 0: not known. */
export interface Definition {
  readonly line: number;
  readonly column: number;
}

/** What is known of the functions of one name in one file. */
export interface Matched {
  readonly pairs: readonly Pair[];
  /** Those of which no counterpart is certain. */
  readonly rest: { readonly base: readonly Definition[]; readonly head: readonly Definition[] };
}

interface Pair {
  readonly base: Definition;
  readonly head: Definition;
}

type Names = ReadonlyMap<string, readonly Definition[]>;

/**
 * Which function of base is which of head, for every name that one file has more than once. Lines move when a file is
 * edited, by as much as those of the functions around that have a name of their own: a function is the one that lies
 * exactly where it has moved to with its neighbour above, or with that below, if only one lies there and only for it.
 */
export function matchDefinitions(base: Names, head: Names): ReadonlyMap<string, Matched> {
  const anchors = anchorsOf(base, head);
  const matched = new Map<string, Matched>();
  for (const name of new Set([...base.keys(), ...head.keys()])) {
    const [old, now] = [base.get(name) ?? [], head.get(name) ?? []];
    if (old.length > 1 || now.length > 1) matched.set(name, matchOf(old, now, anchors));
  }
  return matched;
}

/** The beginning of the file, and what it has once on each side, in base's order. */
function anchorsOf(base: Names, head: Names): readonly Pair[] {
  const top = { line: 0, column: 0 };
  const anchors: Pair[] = [{ base: top, head: top }];
  for (const [name, [old, ...others]] of base) {
    const [now, ...more] = head.get(name) ?? [];
    if (old !== undefined && now !== undefined && others.length + more.length === 0)
      anchors.push({ base: old, head: now });
  }
  return anchors.sort((a, b) => inOrder(a.base, b.base));
}

function inOrder(a: Definition, b: Definition): number {
  return a.line - b.line || a.column - b.column;
}

function matchOf(base: readonly Definition[], head: readonly Definition[], anchors: readonly Pair[]): Matched {
  const found = base.map((definition) => candidates(definition, head, anchors));
  const claims = (wanted: Definition) => found.filter((each) => each.includes(wanted)).length;
  const pairs: Pair[] = [];
  for (const [index, [only, ...others]] of found.entries()) {
    const definition = base[index];
    if (definition === undefined || only === undefined || others.length > 0 || claims(only) !== 1) continue;
    pairs.push({ base: definition, head: only });
  }
  const rest = {
    base: base.filter((each) => !pairs.some((pair) => pair.base === each)),
    head: head.filter((each) => !pairs.some((pair) => pair.head === each)),
  };
  const last = lastPair(rest, anchors);
  return last === undefined ? { pairs, rest } : { pairs: [...pairs, last], rest: { base: [], head: [] } };
}

function candidates(
  definition: Definition,
  head: readonly Definition[],
  anchors: readonly Pair[],
): readonly Definition[] {
  const { above, below } = around(definition, "base", anchors);
  const places = [above, below].flatMap((anchor) => (anchor === undefined ? [] : [movedWith(anchor, definition)]));
  return head.filter(({ line, column }) => places.some((place) => place.line === line && place.column === column));
}

function around(definition: Definition, arm: "base" | "head", anchors: readonly Pair[]) {
  const ordered = anchors.toSorted((a, b) => inOrder(a[arm], b[arm]));
  return {
    above: ordered.findLast((anchor) => inOrder(anchor[arm], definition) <= 0),
    below: ordered.find((anchor) => inOrder(anchor[arm], definition) > 0),
  };
}

/** Columns move on the neighbour's own line alone. */
function movedWith({ base, head }: Pair, { line, column }: Definition): Definition {
  return {
    line: line + head.line - base.line,
    column: line === base.line ? column + head.column - base.column : column,
  };
}

/** One that is left on each side is the same where both lie between the same neighbours. */
function lastPair({ base, head }: Matched["rest"], anchors: readonly Pair[]): Pair | undefined {
  const [old, now] = [base[0], head[0]];
  if (old === undefined || now === undefined || base.length + head.length > 2) return undefined;
  const [before, after] = [around(old, "base", anchors), around(now, "head", anchors)];
  return before.above === after.above && before.below === after.below ? { base: old, head: now } : undefined;
}
