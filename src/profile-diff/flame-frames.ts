import type { CallProfile, ProfiledFunction } from "../model/call-profile.ts";
import type { FlameFrame } from "../model/flame-graph.ts";
import { subtreeTotals } from "./call-tree.ts";
import { subjectKey, subjectOf } from "./costs.ts";
import { treeOfEdges } from "./edge-tree.ts";

/** The profiles of one arm, summed and placed, and the requests that they cover. */
export interface ArmProfile {
  readonly profile: CallProfile;
  readonly requests: number;
}

/** Frames with less than so many per cent of base's whole cost in both arms are left out, for the size of the page. */
const SMALLEST = 0.05;
const DEEPEST = 300;

/**
 * The stacks of both arms in one tree, functions being the same by name and file. Where profilers know callers only,
 * the stacks are what the callers allow (`treeOfEdges`).
 */
export function flameFrames(base: ArmProfile, head: ArmProfile): FlameFrame {
  const whole = base.profile.functions.reduce((sum, { self }) => sum + self, 0) / base.requests;
  const root: Frame = { name: "all", place: "", base: 0, head: 0, children: new Map() };
  const lines = new Map<string, number>();
  for (const [arm, { profile, requests }] of [
    ["head", head],
    ["base", base],
  ] as const) {
    addStacks({ root, arm, profile, lines, scale: whole > 0 ? 100 / whole / requests : 0 });
  }
  return finished(root, 0);
}

interface Frame {
  readonly name: string;
  readonly place: string;
  base: number;
  head: number;
  readonly children: Map<string, Frame>;
}

interface Adding {
  readonly root: Frame;
  readonly arm: "base" | "head";
  readonly profile: CallProfile;
  /** Line of each function that has been placed; head's come first. */
  readonly lines: Map<string, number>;
  readonly scale: number;
}

function addStacks({ root, arm, profile, lines, scale }: Adding): void {
  const tree = profile.tree ?? treeOfEdges(profile);
  const totals = subtreeTotals(tree);
  const keys = profile.functions.map((each) => subjectKey(subjectOf(each, "function")));
  const frames: { readonly frame: Frame; readonly depth: number }[] = [];
  for (const [index, node] of tree.entries()) {
    const above = frames[node.parent] ?? { frame: root, depth: 0 };
    const total = (totals[index] ?? 0) * scale;
    if (node.parent < 0) root[arm] += total;
    // What is deeper counts in the deepest frame, which has it already.
    frames[index] = above;
    if (above.depth >= DEEPEST) continue;
    const each = profile.functions[node.function];
    const key = keys[node.function] ?? "";
    if (each !== undefined && !lines.has(key)) lines.set(key, each.line);
    const frame = above.frame.children.get(key) ?? frameOf(each, lines.get(key) ?? 0);
    above.frame.children.set(key, frame);
    frame[arm] += total;
    frames[index] = { frame, depth: above.depth + 1 };
  }
}

function frameOf(each: ProfiledFunction | undefined, line: number): Frame {
  const { name = "(unknown)", file = null, package: owner = null } = each ?? {};
  const path = file === null ? "" : line > 0 ? `${file}:${line}` : file;
  const place = [path, owner === null || file === null ? "" : `(${owner})`].filter((part) => part !== "").join(" ");
  return { name, place, base: 0, head: 0, children: new Map() };
}

function finished({ name, place, base, head, children }: Frame, depth: number): FlameFrame {
  const kept = [...children.values()].filter((child) => child.base >= SMALLEST || child.head >= SMALLEST);
  const below = depth < DEEPEST ? kept.map((child) => finished(child, depth + 1)) : [];
  return { name, place, base: rounded(base), head: rounded(head), children: below.sort(byName) };
}

function byName(a: FlameFrame, b: FlameFrame): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function rounded(percent: number): number {
  return Math.round(percent * 1e4) / 1e4;
}
