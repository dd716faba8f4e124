import type { FlameFrame } from "../model/flame-graph.ts";

/**
 * Stacks as lines of `frame;frame base head`, the format of Brendan Gregg's difffolded.pl that flamegraph.pl and
 * others draw. Counts are millionths of base's whole cost per request.
 */
export function foldedStacks(root: FlameFrame): string {
  const lines: string[] = [];
  for (const frame of root.children) fold(frame, "", lines);
  return lines.map((line) => `${line}\n`).join("");
}

function fold(frame: FlameFrame, above: string, lines: string[]): void {
  const label = frame.place === "" ? frame.name : `${frame.name} ${frame.place}`;
  const path = `${above}${above === "" ? "" : ";"}${label.replace(/[;\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim()}`;
  const [base, head] = (["base", "head"] as const).map((arm) => {
    const below = frame.children.reduce((sum, child) => sum + child[arm], 0);
    return Math.max(0, Math.round((frame[arm] - below) * 1e4));
  });
  if (base || head) lines.push(`${path} ${base} ${head}`);
  for (const child of frame.children) fold(child, path, lines);
}
