import type { Arm, PerArm } from "./arm.ts";
import type { Compare, Effort } from "./config.ts";
import type { MetricId } from "./metric.ts";
import type { Profile } from "./profile.ts";
import type { EngineId } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** One metric's value in one block. */
export interface BlockCell {
  /** Null for a metric of the scenario as a whole. */
  readonly request: string | null;
  readonly metric: MetricId;
  /** Pooled over the round, in the metric's unit; null: not measurable in this block. */
  readonly base: number | null;
  readonly head: number | null;
  /** Paired change of head against base: log(head/base), or head − base on the difference scale. Not oriented. */
  readonly change: number | null;
  /** Whether the sample was large enough for this cell to fail a build. */
  readonly gateable: boolean;
  /** Intervals from within this one round, where it was measured once and for long: of `change`, and of `head`. */
  readonly within?: { readonly change: WithinRun | null; readonly head: WithinRun | null };
}

/** Bounds from within one round, with their level. */
export interface WithinRun {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** Failed requests of one kind in one round: an unexpected status ("503"), "timed out", "refused" or "lost". */
export interface FailureCount {
  readonly arm: Arm;
  readonly request: string;
  readonly kind: string;
  readonly count: number;
}

/** One scenario in one block. */
export interface Round {
  readonly scenario: string;
  /** Pairs that counted, and pairs that did not. */
  readonly pairs: number;
  readonly discarded: number;
  readonly requests: PerArm<number>;
  readonly cells: readonly BlockCell[];
  readonly failures: readonly FailureCount[];
  /** Why nothing of this round can be compared; cells that it has all the same serve head's budgets alone. */
  readonly invalid: string | null;
  /** Arms that hung under load; older documents do not say. */
  readonly hung?: readonly Arm[];
  /** Things to tell about a round that counts, e.g. a discarded JIT step, spill. */
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly gapSeconds: number;
  /** Seconds with the gate open, over both arms. */
  readonly loadSeconds: number;
}

/** One fresh boot of both arms and one round per scenario: the unit of replication. */
export interface Block {
  readonly index: number;
  /** In the order of booting. */
  readonly arms: readonly Arm[];
  readonly rounds: readonly Round[];
  /** Why the block as a whole does not count, e.g. an arm died. */
  readonly invalid: string | null;
  /** The arm whose failure that was, if it was one's; older documents do not say. */
  readonly failed?: Arm;
  /** True for a block that holds one soak: those are measured by themselves, after all others. */
  readonly soak?: boolean;
  readonly bootSeconds: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Index into the measurement's sources; only where there are any. */
  readonly source?: number;
}

/** The machine and the software that measured. */
export interface Environment {
  readonly cpuModel: string;
  readonly cpus: number;
  readonly arch: string;
  readonly os: string;
  /** The runner image and its version, e.g. ubuntu24 / 20261101.1; null off GitHub. */
  readonly image: string | null;
  readonly runnerLabel: string | null;
  readonly kernel: string;
  readonly memoryBytes: number;
  readonly node: string;
  readonly loadline: string;
}

/** What of a scenario must be equal for stored values to be comparable. */
export interface MeasuredScenario {
  readonly name: string;
  readonly profile: Profile;
  readonly engine: EngineId;
  readonly users: number;
  /** The load in words, where it is not that many users; absent in older documents too. */
  readonly load?: string;
  /** Their names; of a load script its file, as it shows what it sends only when it is sent. */
  readonly requests: readonly string[];
  /** Hash of everything in the scenario that shapes the load. */
  readonly hash: string;
}

export interface Commit {
  /** Full hash; null for a folder without git. */
  readonly sha: string | null;
  /** What the user or the event called it, e.g. "main" or "HEAD + 3 uncommitted files". */
  readonly label: string;
}

/** One share of a job that is split over several machines. */
export interface Part {
  /** 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** One job's share of evidence that was put together: pairs of slices never cross machines. */
export interface Source {
  /** Attempt of the run, 1-based. */
  readonly attempt: number;
  /** Null: the job measured alone. */
  readonly part: Part | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly seed: number;
  readonly environment: Environment;
}

/** Everything that was measured in a run, before any judgement. */
export interface Measurement {
  readonly schema: 1;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly seed: number;
  readonly effort: Effort;
  readonly compare: Compare;
  readonly configHash: string;
  readonly head: Commit;
  /** Null: there is no base, `baseAbsent` says why. */
  readonly base: Commit | null;
  readonly baseAbsent: string | null;
  readonly environment: Environment;
  readonly scenarios: readonly MeasuredScenario[];
  readonly blocks: readonly Block[];
  /** True when the run was interrupted and holds only what was measured until then. */
  readonly interrupted: boolean;
  readonly warnings: readonly Warning[];
  /** Attempt of the run, 1-based; absent: the first. */
  readonly attempt?: number;
  /** Only on one share of a split job. */
  readonly part?: Part;
  /** Where the blocks come from; only where that is more than this job. */
  readonly sources?: readonly Source[];
}
