import { EXIT, Problem } from "../model/problem.ts";
import type { GitHubContext } from "./context.ts";

/** Where a base commit may come from; of several the first that can be found is taken. */
export type BaseCandidate =
  /** First parent of `merge`, if that is the commit that is checked out: what GitHub merged the pull request into. */
  | { readonly kind: "merge parent"; readonly merge: string; readonly label: string }
  | { readonly kind: "commit"; readonly sha: string; readonly label: string }
  /** Where head left `branch`; none when head is on it. */
  | { readonly kind: "merge base"; readonly of: string; readonly label: string }
  /** The commit of main's latest stored run. */
  | { readonly kind: "stored" }
  /** The first parent of the commit that is checked out. */
  | { readonly kind: "previous" }
  /** What a user wrote. */
  | { readonly kind: "revision"; readonly text: string };

export interface PullRequest {
  readonly number: number;
  /** From another repository: its token is read-only. */
  readonly fork: boolean;
}

/** What an event asks for. */
export interface EventPlan {
  readonly base: readonly BaseCandidate[];
  /** What head is called in the report. */
  readonly headLabel: string;
  /** Whether the measurement becomes main's stored baseline. */
  readonly stores: boolean;
  /** Where to comment; null: nowhere. */
  readonly pullRequest: PullRequest | null;
}

interface EventRow {
  /** Why this event must not measure, unless the user insists. */
  readonly refused?: string;
  readonly plan: (context: GitHubContext, defaultBranch: string) => EventPlan;
}

const WITH_SECRETS = "runs with the repository's secrets and a token that may write, while measuring runs code";

/** What each event asks for; any other measures its branch. */
const EVENTS: Readonly<Record<string, EventRow>> = {
  pull_request: { plan: planPullRequest },
  merge_group: { plan: planMergeGroup },
  push: { plan: planBranch },
  schedule: { plan: planBranch },
  workflow_dispatch: { plan: planBranch },
  pull_request_target: { refused: `${WITH_SECRETS} of the pull request, possibly a stranger's`, plan: planPullRequest },
  workflow_run: { refused: `${WITH_SECRETS} that another, untrusted run may have brought`, plan: planElsewhere },
  issue_comment: { refused: `${WITH_SECRETS} that whoever may comment can choose`, plan: planElsewhere },
};

/**
 * What this event asks for. Throws a Problem for an event under which the code of strangers would be run with the
 * repository's rights, unless `allowUnsafe`.
 */
export function planEvent(context: GitHubContext, defaultBranch: string, allowUnsafe: boolean): EventPlan {
  const { refused, plan } = EVENTS[context.eventName] ?? { plan: planBranch };
  if (refused !== undefined && !allowUnsafe) {
    throw new Problem({
      code: "unsafe-event",
      message: `Loadline does not measure under ${context.eventName}: it ${refused}.`,
      hint: "Measure under pull_request, where the token of a fork can only read. If you know what the job checks out, set allow-unsafe-event: true.",
      exitStatus: EXIT.usage,
    });
  }
  return plan(context, defaultBranch);
}

function planPullRequest(context: GitHubContext, defaultBranch: string): EventPlan {
  const { pull_request: pull } = context.payload;
  if (pull == null) return planElsewhere(context, defaultBranch);
  const label = pull.base.ref;
  const merged: readonly BaseCandidate[] =
    context.eventName === "pull_request" ? [{ kind: "merge parent", merge: context.sha, label }] : [];
  return {
    base: [...merged, { kind: "merge base", of: pull.base.sha, label }, { kind: "commit", sha: pull.base.sha, label }],
    headLabel: pull.head.ref,
    stores: false,
    pullRequest: { number: pull.number, fork: pull.head.repo?.id !== pull.base.repo?.id },
  };
}

function planMergeGroup(context: GitHubContext, defaultBranch: string): EventPlan {
  const { merge_group: group } = context.payload;
  if (group == null) return planElsewhere(context, defaultBranch);
  const label = branchName(group.base_ref);
  const base = [{ kind: "commit", sha: group.base_sha, label }] as const;
  return { base, headLabel: "merge queue", stores: false, pullRequest: null };
}

function planBranch(context: GitHubContext, defaultBranch: string): EventPlan {
  if (context.ref !== `refs/heads/${defaultBranch}`) return planElsewhere(context, defaultBranch);
  const base = [{ kind: "stored" }, { kind: "previous" }] as const;
  return { base, headLabel: defaultBranch, stores: true, pullRequest: null };
}

function planElsewhere(context: GitHubContext, defaultBranch: string): EventPlan {
  const base = [{ kind: "merge base", of: defaultBranch, label: defaultBranch }, { kind: "previous" }] as const;
  return { base, headLabel: branchName(context.ref), stores: false, pullRequest: null };
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
