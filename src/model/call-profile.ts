/** What a number of a call profile counts. */
export type CostUnit = "seconds" | "samples";

/** One function as a profiler saw it. */
export interface ProfiledFunction {
  readonly name: string;
  /** Path as the profiler told it, or as it was placed since; null: native code, or the runtime itself. */
  readonly file: string | null;
  /** 1-based line of the definition; 0: not known. */
  readonly line: number;
  /** 1-based column of the definition, where the profiler tells it. */
  readonly column?: number;
  /** Which of those that share its name and file it is, alike in base and head; absent where it need not be told. */
  readonly which?: string;
  /** How many share its name and file and cannot be told apart; absent where it stands for itself. */
  readonly together?: number;
  /** The dependency that it belongs to, or the runtime's own library; null: the workspace, or not placed yet. */
  readonly package: string | null;
  /** Cost of its own code, in the profile's unit. */
  readonly self: number;
  /** Cost of its own code and of all that it called, recursion counted once. */
  readonly inclusive: number;
  /** Null where the profiler samples and counts no calls. */
  readonly calls: number | null;
}

/** What one function called, summed over all its calls. Both ends are indices into the profile's functions. */
export interface CallEdge {
  readonly caller: number;
  readonly callee: number;
  /** Null where the profiler samples. */
  readonly calls: number | null;
  /** The callee's own cost in these calls. */
  readonly self: number;
  /** The callee's cost and that of all that it called, in these calls. */
  readonly inclusive: number;
}

/** One place in the tree of stacks. */
export interface CallTreeNode {
  /** Index into the profile's functions. */
  readonly function: number;
  /** Index of the node that called it, smaller than its own; -1: none. */
  readonly parent: number;
  readonly self: number;
}

/** Where the CPU, or the time, of a process went; whatever profiler said so. */
export interface CallProfile {
  /** The kind of file that it was read from. */
  readonly kind: "pstats" | "cpuprofile" | "pprof" | "py-spy";
  readonly unit: CostUnit;
  /** Cost of one sample in `unit`; null where the profiler traces every call. */
  readonly perSample: number | null;
  readonly functions: readonly ProfiledFunction[];
  readonly edges: readonly CallEdge[];
  /** Null where the profiler knows callers only, and no whole stacks. */
  readonly tree: readonly CallTreeNode[] | null;
}
