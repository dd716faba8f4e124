/** What a workflow run's own record says, by which it is decided whether its artifacts may be read as main's. */
export interface RunFacts {
  readonly id: number;
  readonly sha: string;
  readonly branch: string | null;
  readonly event: string;
  /** Path of the workflow file; GitHub may append `@ref`. */
  readonly path: string;
  readonly repositoryId: number;
  /** Where the commit comes from; undefined when that repository is gone. */
  readonly headRepositoryId: number | undefined;
}

/** What a run of main must be. */
export interface TrustedSource {
  readonly repositoryId: number;
  readonly defaultBranch: string;
  /** E.g. ".github/workflows/loadline.yml". */
  readonly workflowPath: string;
}

/** Events that run what is on a branch of the repository itself, and nothing that a pull request brought. */
export const TRUSTED_EVENTS = ["push", "schedule", "workflow_dispatch"] as const;

interface Condition {
  readonly holds: (run: RunFacts, source: TrustedSource) => boolean;
  readonly reason: (run: RunFacts, source: TrustedSource) => string;
}

/**
 * All must hold. They are asked of the run, never of the artifact: every run of a pull request can upload artifacts of
 * any name and content, a fork's branch may be called main, and a `workflow_run` job runs on main with what others made.
 */
const CONDITIONS: readonly Condition[] = [
  {
    holds: (run, source) => run.repositoryId === source.repositoryId,
    reason: () => "it belongs to another repository",
  },
  {
    holds: (run, source) => run.headRepositoryId === source.repositoryId,
    reason: () => "its commit comes from a fork",
  },
  {
    holds: (run) => TRUSTED_EVENTS.some((event) => event === run.event),
    reason: (run) => `it was started by ${run.event}`,
  },
  {
    holds: (run, source) => run.branch === source.defaultBranch,
    reason: (run, source) => `it ran on ${run.branch ?? "no branch"}, not on ${source.defaultBranch}`,
  },
  {
    holds: (run, source) => run.path.split("@", 1)[0] === source.workflowPath,
    reason: (run, source) => `it ran ${run.path}, not ${source.workflowPath}`,
  },
];

/** Why a run's artifacts must not be read as main's; undefined for a trusted run. */
export function distrust(run: RunFacts, source: TrustedSource): string | undefined {
  return CONDITIONS.find(({ holds }) => !holds(run, source))?.reason(run, source);
}
