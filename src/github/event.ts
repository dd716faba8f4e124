import { EXIT, Problem } from "../model/problem.ts";
import type { GitHubContext } from "./context.ts";
import type { Mode } from "./inputs.ts";

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
  /** Its runs have a token that can only read, as a rule: it comes from another repository, or from Dependabot. */
  readonly readOnly: boolean;
}

/** What a step does: measures and judges; judges what other jobs of its run measured; reports what another run did. */
export type Task = "measure" | "judge" | "report";

/** What an event asks for. */
export interface EventPlan {
  readonly task: Task;
  readonly base: readonly BaseCandidate[];
  /** What head is called in the report. */
  readonly headLabel: string;
  /** Whether the measurement becomes main's stored baseline. */
  readonly stores: boolean;
  /** Where to comment; null: nowhere, or not known yet. */
  readonly pullRequest: PullRequest | null;
}

interface EventRow {
  /** What mode auto does. */
  readonly does: "measure" | "report" | "refuse";
  /** Why measuring needs allow-unsafe-event. */
  readonly danger?: string;
  readonly base: (context: GitHubContext, defaultBranch: string) => readonly BaseCandidate[];
  /** Whether what is measured on the default branch becomes main's stored baseline. */
  readonly stores: boolean;
  /** Whether the pull request gets a comment. */
  readonly comments: boolean;
}

const WITH_SECRETS = "runs with the repository's secrets and a token that may write, while measuring runs code";

/** What each event asks for. */
export const EVENTS = {
  pull_request: { does: "measure", base: baseOfPullRequest, stores: false, comments: true },
  merge_group: { does: "measure", base: baseOfMergeGroup, stores: false, comments: false },
  push: { does: "measure", base: baseOfBranch, stores: true, comments: false },
  schedule: { does: "measure", base: baseOfBranch, stores: true, comments: false },
  workflow_dispatch: { does: "measure", base: baseOfBranch, stores: true, comments: false },
  workflow_run: {
    does: "report",
    danger: `${WITH_SECRETS} that another, untrusted run may have brought`,
    base: whereItLeft,
    stores: false,
    comments: true,
  },
  pull_request_target: {
    does: "refuse",
    danger: `${WITH_SECRETS} of the pull request, possibly a stranger's`,
    base: baseOfPullRequest,
    stores: false,
    comments: true,
  },
  issue_comment: {
    does: "refuse",
    danger: `${WITH_SECRETS} that whoever may comment can choose`,
    base: whereItLeft,
    stores: false,
    comments: false,
  },
} as const satisfies Readonly<Record<string, EventRow>>;

/** Any other event: its branch is measured, and nothing is stored that nobody would look for. */
const OTHER: EventRow = { does: "measure", base: whereItLeft, stores: false, comments: false };

/** Whose runs have a token that can only read, as those of forks. */
const DEPENDABOT = "dependabot[bot]";

export interface EventQuestion {
  readonly mode: Mode;
  readonly defaultBranch: string;
  readonly allowUnsafe: boolean;
}

/**
 * What this event asks for. Throws a Problem for an event under which the code of strangers would be run with the
 * repository's rights, unless `allowUnsafe`, and for a report where there is nothing to report.
 */
export function planEvent(context: GitHubContext, { mode, defaultBranch, allowUnsafe }: EventQuestion): EventPlan {
  const { eventName, payload } = context;
  const row = rowOf(eventName);
  const pull = row.comments ? payload.pull_request : null;
  return {
    task: taskOf(eventName, row, mode, allowUnsafe),
    base: row.base(context, defaultBranch),
    headLabel: headLabelOf(context),
    stores: row.stores && context.ref === `refs/heads/${defaultBranch}`,
    pullRequest: pull == null ? null : { number: pull.number, readOnly: isFork(pull) || context.actor === DEPENDABOT },
  };
}

function rowOf(eventName: string): EventRow {
  const rows: Readonly<Record<string, EventRow>> = EVENTS;
  return (Object.hasOwn(rows, eventName) ? rows[eventName] : undefined) ?? OTHER;
}

function taskOf(eventName: string, { does, danger }: EventRow, mode: Mode, allowUnsafe: boolean): Task {
  if (mode === "report" && does !== "report") throw nothingToReport(eventName);
  if (does === "report" && (mode === "auto" || mode === "report")) return "report";
  if (danger !== undefined && !allowUnsafe) throw unsafe(eventName, danger);
  return mode === "judge" ? "judge" : "measure";
}

function nothingToReport(eventName: string): Problem {
  return new Problem({
    code: "nothing-to-report",
    message: `mode: report tells what another run has measured, so it expects workflow_run, and this is ${eventName}.`,
    hint: "Put the step into a workflow of its own with `on: workflow_run`, as the README shows, or leave `mode` out to measure.",
    exitStatus: EXIT.usage,
  });
}

function unsafe(eventName: string, danger: string): Problem {
  const report = eventName === "workflow_run" ? " To comment on what another run has measured, use mode: report." : "";
  return new Problem({
    code: "unsafe-event",
    message: `Loadline does not measure under ${eventName}: it ${danger}.`,
    hint: `Measure under pull_request, where the token of a fork can only read.${report} If you know what the job checks out, set allow-unsafe-event: true.`,
    exitStatus: EXIT.usage,
  });
}

function baseOfPullRequest(context: GitHubContext, defaultBranch: string): readonly BaseCandidate[] {
  const { pull_request: pull } = context.payload;
  if (pull == null) return whereItLeft(context, defaultBranch);
  const label = pull.base.ref;
  const merged: readonly BaseCandidate[] =
    context.eventName === "pull_request" ? [{ kind: "merge parent", merge: context.sha, label }] : [];
  return [...merged, { kind: "merge base", of: pull.base.sha, label }, { kind: "commit", sha: pull.base.sha, label }];
}

function baseOfMergeGroup(context: GitHubContext, defaultBranch: string): readonly BaseCandidate[] {
  const { merge_group: group } = context.payload;
  if (group == null) return whereItLeft(context, defaultBranch);
  return [{ kind: "commit", sha: group.base_sha, label: branchName(group.base_ref) }];
}

function baseOfBranch(context: GitHubContext, defaultBranch: string): readonly BaseCandidate[] {
  if (context.ref !== `refs/heads/${defaultBranch}`) return whereItLeft(context, defaultBranch);
  return [{ kind: "stored" }, { kind: "previous" }];
}

function whereItLeft(_: GitHubContext, defaultBranch: string): readonly BaseCandidate[] {
  return [{ kind: "merge base", of: defaultBranch, label: defaultBranch }, { kind: "previous" }];
}

function headLabelOf({ payload, ref }: GitHubContext): string {
  if (payload.merge_group != null) return "merge queue";
  return payload.pull_request?.head.ref ?? branchName(ref);
}

function isFork({ head, base }: NonNullable<GitHubContext["payload"]["pull_request"]>): boolean {
  return head.repo?.id !== base.repo?.id;
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
