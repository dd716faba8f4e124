import { LineCounter, parseDocument, type YAMLParseError, type YAMLWarning } from "yaml";
import type { ConfigProblem } from "./config-problem.ts";
import type { ConfigPath, Fault } from "./fault.ts";
import { pathText, printable } from "./shown.ts";
import { readYamlTree, type YamlTree } from "./yaml-tree.ts";

/** Bytes of a config; what is larger is no config, and would be slow to read. */
const MOST_BYTES = 256_000;

/** A config's plain value, and where each part of it stands. */
export interface YamlDocument {
  readonly value: unknown;
  /** What is wrong with it as YAML for a config; the value leaves those places out. */
  readonly problems: readonly ConfigProblem[];
  /** The fault with its place; undefined where a problem of the same value is known already. */
  locate(fault: Fault): ConfigProblem | undefined;
  /** 1-based line of the key, or of the item of a list, at the path. */
  line(path: ConfigPath): number;
  /** A scalar as it was written; undefined where there is none. */
  source(path: ConfigPath): string | undefined;
  /** Keys of the mapping at the path, in the order of the file. */
  keys(path: ConfigPath): readonly string[];
}

const LONGEST_MESSAGE = 400;

/** Reads YAML 1.2; with syntax errors there are only those, all of them: what lies beyond them cannot be trusted. */
export function readYamlDocument(
  text: string,
  fileName: string,
):
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] } {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST_BYTES) {
    const message = `expected ${printable(fileName)} to have at most ${MOST_BYTES / 1000} kB, got ${Math.ceil(bytes / 1000)} kB`;
    return { ok: false, problems: [{ line: 1, column: 1, path: "", message }] };
  }
  const lines = new LineCounter();
  // Unique keys are checked while reading: the library compares each key with every other, and 1 is not "1" to it.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: "error",
    version: "1.2",
  });
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) return { ok: false, problems: syntaxProblems(errors, lines) };
  const reading = readYamlTree(document);
  const read = located(lines, reading);
  return reading.complete ? { ok: true, document: read } : { ok: false, problems: read.problems };
}

function located(lines: LineCounter, { tree, faults }: ReturnType<typeof readYamlTree>): YamlDocument {
  const hidden = new Set(faults.filter((fault) => fault.at === "value").map(({ path }) => JSON.stringify(path)));
  return {
    value: tree.value,
    problems: faults.map(({ offset, ...fault }) => problem(fault, at(lines, offset))),
    locate: (fault) => {
      if (hidden.has(JSON.stringify(fault.path))) return undefined;
      const [node, complete] = find(tree, fault.path);
      return problem(fault, at(lines, complete && fault.at === "value" ? node.valueAt : node.keyAt));
    },
    line: (path) => at(lines, find(tree, path)[0].keyAt).line,
    source: (path) => find(tree, path)[0].source,
    keys: (path) => [...find(tree, path)[0].children.keys()],
  };
}

/** The node at the path, or the last one on the way to it, and whether the path was followed to its end. */
function find(tree: YamlTree, path: ConfigPath): readonly [YamlTree, boolean] {
  let node = tree;
  for (const part of path) {
    const child = node.children.get(String(part));
    if (child === undefined) return [node, false];
    node = child;
  }
  return [node, true];
}

function problem({ path, message, hint }: Fault, place: { line: number; column: number }): ConfigProblem {
  return { ...place, path: pathText(path), message, ...(hint === undefined ? {} : { hint }) };
}

function at(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The parser quotes what it does not understand, whatever its length. */
function shortened(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

function syntaxProblems(errors: readonly (YAMLParseError | YAMLWarning)[], lines: LineCounter): ConfigProblem[] {
  // The library's parser recurses, and reports the overflow as one error of many in the text.
  const overflow = errors.find(({ message }) => message.includes("call stack"));
  if (overflow !== undefined) {
    const message = "expected YAML, got too many levels of nesting";
    return [{ ...at(lines, overflow.pos[0]), path: "", message }];
  }
  return errors.map(({ message, pos: [offset] }) => {
    const hint = /flow-(?:map|seq)/.test(message) ? { hint: "quote text that contains { } [ or ]" } : {};
    return { ...at(lines, offset), path: "", message: `expected YAML: ${printable(shortened(message))}`, ...hint };
  });
}
