import type { CellId } from "../model/cell.ts";
import type { Stretch } from "../model/chain.ts";
import type { LinkCell } from "../model/history.ts";
import { METRICS } from "../model/metric.ts";
import { studentTQuantile } from "../stats/student-t.ts";

/** Level of the shown intervals. */
const LEVEL = 0.95;

/** Degrees of freedom of a link of the first schema, which does not say: those of three blocks. */
const UNKNOWN_DF = 2;

/** Degrees of freedom of a link's error. */
export const dfOf = ({ blocks }: LinkCell): number => (blocks === null ? UNKNOWN_DF : Math.max(1, blocks - 1));

/** A change on the scale of the test (log or difference) with its standard error. */
export interface Sum {
  readonly change: number;
  readonly error: number;
  readonly df: number;
}

/** The sum of independent changes; its error grows with the root of their number. */
export function sumOf(links: readonly LinkCell[]): Sum {
  return {
    change: links.reduce((sum, { change }) => sum + change, 0),
    error: Math.sqrt(links.reduce((sum, { error }) => sum + error ** 2, 0)),
    df: links.reduce((sum, link) => sum + dfOf(link), 0),
  };
}

/** Neighbouring links of a line that begins with the chain's link `first`, as commits of the chain. */
export function stretchOf(
  cell: CellId,
  first: number,
  { from, to, change, error, df }: Sum & { readonly from: number; readonly to: number },
): Stretch {
  return { from: first + from, to: first + to, ...shown(cell, { change, error, df }) };
}

/** A sum as a reader sees it. */
export function shown(cell: CellId, { change, error, df }: Sum): Pick<Stretch, "change" | "interval"> {
  const half = studentTQuantile((1 + LEVEL) / 2, df) * error;
  const [low, high] = [backOf(cell, change - half), backOf(cell, change + half)];
  return { change: backOf(cell, change), interval: { low, high, level: LEVEL } };
}

/** From the scale of the test to a fraction or a difference. */
export function backOf({ metric }: CellId, value: number): number {
  return METRICS[metric].scale === "ratio" ? Math.expm1(value) : value;
}

/** The other way round. */
export function onTestScale({ metric }: CellId, change: number): number {
  return METRICS[metric].scale === "ratio" ? Math.log1p(change) : change;
}
