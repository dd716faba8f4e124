import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeGitHub } from "./fake-github.ts";
import type { Shop } from "./shop.ts";

/** What triggered a job. */
export interface JobEvent {
  readonly name: "pull_request" | "push" | "pull_request_target" | "workflow_run" | "issue_comment";
  /** The pull request comes from another repository. */
  readonly fork?: boolean;
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
  return { sha: shop.main, ref: "refs/heads/main" };
}

/** Writes the event's payload below the shop's folder and returns its path. */
export function writeEvent({ github, shop, event }: Job): string {
  const { owner, repo, repositoryId: id } = github;
  const repository = { id, name: repo, full_name: `${owner}/${repo}`, default_branch: "main", owner: { login: owner } };
  const side = (ref: string, sha: string, of: object) => ({ ref, sha, repo: of });
  const head = event.fork === true ? { ...repository, id: id + 1 } : repository;
  const pull = { number: 7, base: side("main", shop.main, repository), head: side("feature", shop.head, head) };
  const payload = /^pull_request/.test(event.name)
    ? { action: "synchronize", number: 7, repository, pull_request: pull }
    : { ref: "refs/heads/main", repository, before: shop.first, after: shop.main };
  const path = join(shop.folder, "event.json");
  writeFileSync(path, JSON.stringify(payload));
  return path;
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
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_REF: ref,
    GITHUB_WORKFLOW_REF: `${github.owner}/${github.repo}/.github/workflows/perf.yml@${ref}`,
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
