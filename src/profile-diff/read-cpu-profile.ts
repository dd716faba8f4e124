import { z } from "zod";
import type { CallProfile, CallTreeNode } from "../model/call-profile.ts";
import { type FunctionIdentity, profileOfTree } from "./call-tree.ts";
import { attempt, bounded, LIMITS, Malformed, type Reading, within } from "./reading.ts";

/** A stretch of a V8 profile, in seconds of the clock that its timestamps are of (process.hrtime's). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Reads V8's `.cpuprofile`: a tree of frames, and which of them was running at each sample. */
export function readCpuProfile(text: string): Reading<CallProfile> {
  return attempt(() => profileOf(parse(text), { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }));
}

/** Cuts one long profile into the profiles of stretches; a sample belongs to that in which it was taken. */
export function cutCpuProfile(text: string, stretches: readonly Stretch[]): Reading<readonly CallProfile[]> {
  return attempt(() => {
    const frames = parse(text);
    return stretches.map((stretch) => profileOf(frames, stretch));
  });
}

const frame = z.object({
  functionName: z.string(),
  url: z.string(),
  lineNumber: z.number(),
  columnNumber: z.number().optional(),
});

/** As of the DevTools protocol's Profiler.Profile; times are microseconds. */
const cpuProfile = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: frame, children: z.array(z.number()).optional() })).min(1),
  startTime: z.number(),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

type CpuProfile = z.infer<typeof cpuProfile>;

/** A checked profile: its nodes in an order in which parents come first. */
interface Frames {
  readonly identities: readonly FunctionIdentity[];
  readonly tree: readonly Omit<CallTreeNode, "self">[];
  /** In the order of time, which the file's need not be. */
  readonly samples: readonly TimedSample[];
}

interface TimedSample {
  /** Microseconds. */
  readonly time: number;
  /** Index into the tree; -1 where nothing ran. */
  readonly node: number;
}

const ROOT = "(root)";
const IDLE = "(idle)";

function parse(text: string): Frames {
  within("bytes", text.length);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new Malformed("it is not JSON");
  }
  const checked = cpuProfile.safeParse(document);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new Malformed(`${issue?.path.join(".") || "it"}: ${issue?.message ?? "is not a profile"}`);
  }
  within("nodes", checked.data.nodes.length);
  within("samples", checked.data.samples.length);
  if (checked.data.samples.length !== checked.data.timeDeltas.length) {
    throw new Malformed("it has not as many timeDeltas as samples");
  }
  return framesOf(checked.data);
}

type Node = CpuProfile["nodes"][number];

function framesOf({ nodes, samples, timeDeltas, startTime }: CpuProfile): Frames {
  const places = new Map<number, number>();
  const identities = new Map<string, { readonly index: number; readonly identity: FunctionIdentity }>();
  const tree: Omit<CallTreeNode, "self">[] = [];
  for (const { node, parent } of fromTheRoot(nodes)) {
    const { functionName, url } = node.callFrame;
    if (functionName === ROOT && url === "") places.set(node.id, -1);
    if (functionName === ROOT || functionName === IDLE) continue;
    const identity = identityOf(node);
    const key = JSON.stringify([identity, node.callFrame]);
    const known = identities.get(key) ?? { index: identities.size, identity };
    identities.set(key, known);
    places.set(node.id, tree.push({ function: known.index, parent: places.get(parent ?? Number.NaN) ?? -1 }) - 1);
  }
  return {
    identities: [...identities.values()].map(({ identity }) => identity),
    tree,
    samples: inOrder(
      samples.map((id) => places.get(id) ?? -1),
      startTime,
      timeDeltas,
    ),
  };
}

function inOrder(nodes: readonly number[], startTime: number, deltas: readonly number[]): readonly TimedSample[] {
  let time = startTime;
  const samples = nodes.map((node, index): TimedSample => {
    time += deltas[index] ?? 0;
    return { time, node };
  });
  return samples.sort((a, b) => a.time - b.time);
}

/** Nodes, parents first. Throws where they are no tree: a child twice, a child that is not there, a circle. */
function fromTheRoot(nodes: readonly Node[]): readonly { readonly node: Node; readonly parent: number | undefined }[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  if (byId.size !== nodes.length) throw new Malformed("two of its nodes have the same id");
  const parents = parentsOf(nodes);
  const ordered: { node: Node; parent: number | undefined }[] = [];
  const pending = nodes.filter(({ id }) => !parents.has(id)).map((node) => ({ node, depth: 1 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    if (depth > LIMITS.depth) throw new Malformed(`a stack has more than ${LIMITS.depth} frames`);
    ordered.push({ node, parent: parents.get(node.id) });
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child === undefined) throw new Malformed("a node has a child that is not there");
      pending.push({ node: child, depth: depth + 1 });
    }
  }
  if (ordered.length !== nodes.length) throw new Malformed("its nodes go in a circle");
  return ordered;
}

function parentsOf(nodes: readonly Node[]): ReadonlyMap<number, number> {
  const parents = new Map<number, number>();
  for (const { id, children = [] } of nodes) {
    for (const child of children) {
      if (parents.has(child)) throw new Malformed("a node is the child of two");
      parents.set(child, id);
    }
  }
  return parents;
}

function identityOf({ callFrame: { functionName, url, lineNumber, columnNumber = -1 } }: Node): FunctionIdentity {
  const file = url === "" ? null : bounded(pathOf(url));
  const [line, column] = file === null ? [0, 0] : [ordinal(lineNumber), ordinal(columnNumber)];
  const name = functionName === "" ? "(anonymous)" : bounded(functionName);
  return { name, file, line, ...(line > 0 && column > 0 ? { column } : {}) };
}

/** V8 counts lines and columns from 0, and has -1 for what has none. */
function ordinal(number: number): number {
  return Number.isSafeInteger(number) ? Math.max(0, number + 1) : 0;
}

function pathOf(url: string): string {
  if (!url.startsWith("file://")) return url;
  try {
    return decodeURIComponent(url.slice("file://".length));
  } catch {
    return url.slice("file://".length);
  }
}

/** A sample stands for the time until the next one, as in Chromium's CPUProfileDataModel; the last for none. */
function profileOf({ identities, tree, samples }: Frames, { from, to }: Stretch): CallProfile {
  const self = new Float64Array(tree.length);
  let [taken, total] = [0, 0];
  for (const [index, { time, node }] of samples.entries()) {
    if (time < from * 1e6 || time >= to * 1e6) continue;
    const seconds = ((samples[index + 1]?.time ?? time) - time) / 1e6;
    taken += 1;
    total += seconds;
    if (node >= 0) self[node] = (self[node] ?? 0) + seconds;
  }
  const costs = tree.map((node, index) => ({ ...node, self: self[index] ?? 0 }));
  const perSample = taken === 0 ? 0 : total / taken;
  return profileOfTree({ kind: "cpuprofile", unit: "seconds", perSample, identities, tree: costs });
}
