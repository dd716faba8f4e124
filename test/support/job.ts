import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeGitHub } from "./fake-github.ts";
import type { Shop } from "./shop.ts";

/** What triggered a job. */
export interface JobEvent {
  readonly name:
    | "pull_request"
    | "merge_group"
    | "push"
    | "schedule"
    | "workflow_dispatch"
    | "pull_request_target"
    | "workflow_run"
    | "issue_comment";
  /** The pull request comes from another repository. */
  readonly fork?: boolean;
  /** Who started it; "author" unless given. */
  readonly actor?: string;
  /** It is on the pull request's branch, not on main. */
  readonly onFeature?: boolean;
  /** File of the workflow that runs. */
  readonly workflow?: string;
  /** The run that a workflow_run event is about, of `fork`'s pull request. */
  readonly measured?: { readonly run: number; readonly workflow: string; readonly conclusion: string };
}

/** A job of the fake GitHub on a shop, as a runner sees it. */
export interface Job {
  readonly github: FakeGitHub;
  readonly shop: Shop;
  readonly event: JobEvent;
}

/** The commit that is checked out, and its ref. */
export function refOf({ shop, event }: Job): { readonly sha: string; readonly ref: string } {
  if (event.name === "pull_request") return { sha: shop.merge, ref: "refs/pull/7/merge" };
  if (event.name === "merge_group") return { sha: shop.merge, ref: `refs/heads/${queueBranch(shop)}` };
  if (event.onFeature === true) return { sha: shop.head, ref: "refs/heads/feature" };
  return { sha: shop.main, ref: "refs/heads/main" };
}

function queueBranch({ main }: Shop): string {
  return `gh-readonly-queue/main/pr-7-${main}`;
}

/** A pull request from another repository comes from here. */
export const STRANGER = "stranger";

/** Writes the event's payload below the shop's folder and returns its path. */
export function writeEvent(job: Job): string {
  const path = join(job.shop.folder, "event.json");
  writeFileSync(path, JSON.stringify(payloadOf(job)));
  return path;
}

function payloadOf({ github, shop, event }: Job): object {
  const { owner, repo, repositoryId: id } = github;
  const repository = { id, name: repo, full_name: `${owner}/${repo}`, default_branch: "main", owner: { login: owner } };
  const side = (ref: string, sha: string, of: object) => ({ ref, sha, repo: of });
  const head = event.fork === true ? { ...repository, id: id + 1 } : repository;
  const pull = { number: 7, base: side("main", shop.main, repository), head: side("feature", shop.head, head) };
  switch (event.name) {
    case "pull_request":
    case "pull_request_target":
      return { action: "synchronize", number: 7, repository, pull_request: pull };
    case "merge_group": {
      const refs = { base_ref: "refs/heads/main", head_ref: `refs/heads/${queueBranch(shop)}` };
      const merge_group = { base_sha: shop.main, head_sha: shop.merge, ...refs };
      return { action: "checks_requested", repository, merge_group };
    }
    case "schedule":
      return { schedule: "0 3 * * 1" };
    case "workflow_run":
      return { action: "completed", repository, workflow_run: workflowRun({ github, shop, event }) };
    case "push":
    case "workflow_dispatch":
    case "issue_comment": {
      const { ref, sha } = refOf({ github, shop, event });
      return { ref, repository, before: shop.first, after: sha };
    }
  }
}

function workflowRun({ github, shop, event }: Job): object {
  const { owner, repo, repositoryId: id } = github;
  const { run = 0, workflow = "", conclusion = "" } = event.measured ?? {};
  const source = event.fork === true ? { id: id + 1, owner: STRANGER } : { id, owner };
  return {
    id: run,
    run_attempt: 1,
    event: "pull_request",
    path: `.github/workflows/${workflow}`,
    conclusion,
    head_branch: "feature",
    head_sha: shop.head,
    created_at: "2026-10-31T00:00:00Z",
    run_started_at: "2026-10-31T00:00:00Z",
    pull_requests: [],
    repository: { id, name: repo },
    head_repository: { id: source.id, name: repo, owner: { login: source.owner } },
  };
}

/** The variables of a job that act leaves to its caller, and that a runner sets. */
export function jobVariables(job: Job): Readonly<Record<string, string>> {
  const { github } = job;
  const { ref } = refOf(job);
  return {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: `${github.owner}/${github.repo}`,
    GITHUB_REPOSITORY_OWNER: github.owner,
    GITHUB_RUN_ID: String(github.currentRun),
    GITHUB_RUN_ATTEMPT: String(github.currentAttempt),
    GITHUB_ACTOR: job.event.actor ?? "author",
    GITHUB_REF: ref,
    GITHUB_WORKFLOW_REF: `${github.owner}/${github.repo}/.github/workflows/${job.event.workflow ?? "perf.yml"}@${ref}`,
    GITHUB_RETENTION_DAYS: "90",
    ACTIONS_RESULTS_URL: github.url,
    ACTIONS_RUNTIME_TOKEN: github.runtimeToken,
  };
}

/** What a workflow gets of the action: no node_modules, so that this proves dist/ complete as well. */
export function stageAction(folder: string): string {
  const staged = join(folder, "action");
  mkdirSync(staged, { recursive: true });
  for (const name of ["action.yml", "package.json", "dist"]) {
    cpSync(join(import.meta.dirname, "../..", name), join(staged, name), { recursive: true });
  }
  return staged;
}
