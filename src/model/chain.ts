import type { CellId } from "./cell.ts";
import type { Interval } from "./verdict.ts";

/** A stretch of the chain, as indices into its commits: what changed after `from`, and is there in `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Fraction (0.081 for +8.1 %), or difference; not oriented: + is more. */
  readonly change: number;
  readonly interval: Interval;
}

/** Many small changes for the worse, none of which was seen on its own. */
export interface Creep extends Stretch {
  /** Sign-flip p over all windows of the cell. */
  readonly p: number;
}

/** A lasting change, and the commits between which it lies. */
export interface ChangePoint extends Stretch {
  /** Corrected over all places and all cells; null: proven in its own run. */
  readonly p: number | null;
  /** The run of main that measured its last commit. */
  readonly run: number;
}

/** One cell along the chain. */
export interface CellTrend extends CellId {
  /** Index of the commit that it begins with. */
  readonly from: number;
  /** Against that commit, one value per commit from there on: fractions or differences, the first is 0. */
  readonly levels: readonly number[];
  /** Why it begins there: the chain does, the load was another one before, or a link is missing. */
  readonly begins: "chain" | "other load" | "gap";
  /** The last level with its interval. */
  readonly total: number;
  readonly interval: Interval;
  /** The creep along all of it that would be found four times in five; null: it has too few links for any. */
  readonly detectable: number | null;
  readonly creep: Creep | null;
  /** In the order of the commits. */
  readonly changePoints: readonly ChangePoint[];
}

/** Main's commits, each measured against the one before on one machine: a trend without the noise of runners. */
export interface Chain {
  /** Full hashes, oldest first; the first is the base of the first link. */
  readonly commits: readonly string[];
  /** Whether the last link is of this very run. */
  readonly own: boolean;
  /** Links that were left out: beside the chain, as of two pushes at once, and older ones that do not connect to it. */
  readonly beside: number;
  readonly unconnected: number;
  /** Cells in the family of the tests. */
  readonly tested: number;
  readonly cells: readonly CellTrend[];
}
