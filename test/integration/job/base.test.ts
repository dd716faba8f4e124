import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContext } from "../../../src/github/context.ts";
import { planEvent } from "../../../src/github/event.ts";
import { readRepository } from "../../../src/github/repository.ts";
import { chooseBase } from "../../../src/job/choose-base.ts";
import type { Job } from "../../../src/job/job.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { type FakeGitHub, startFakeGitHub } from "../../support/fake-github.ts";
import { type JobEvent, jobVariables, refOf, writeEvent } from "../../support/job.ts";
import { aPullRequestJob } from "../../support/publication.ts";
import type { Shop } from "../../support/shop.ts";
import { repoAt, type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };

/** On main: first, second, third; feature left it at second, and was merged into third. */
let repo: TempRepo;
let commits: { first: string; second: string; third: string; feature: string; merge: string };

beforeAll(() => {
  repo = tempRepo();
  const commit = (text: string): string => {
    repo.write(`${text}.txt`, text);
    return repo.commit(text);
  };
  const [first, second] = [commit("first"), commit("second")];
  repo.git("checkout", "--quiet", "-b", "feature");
  commit("earlier");
  const feature = commit("feature");
  repo.git("checkout", "--quiet", "main");
  const third = commit("third");
  repo.git("checkout", "--quiet", "--detach", "main");
  repo.git("merge", "--quiet", "--no-ff", "--no-edit", feature);
  const merge = repo.git("rev-parse", "HEAD");
  repo.git("update-ref", "refs/pull/7/merge", merge);
  repo.git("config", "uploadpack.allowAnySHA1InWant", "true");
  commits = { first, second, third, feature, merge };
});

afterAll(() => repo[Symbol.dispose]());

type Name = keyof typeof commits;

interface Case {
  readonly event: JobEvent;
  /** Where not what the event is about. */
  readonly checkedOut?: Name;
  /** Commits of main's stored runs, newest first. */
  readonly stored?: readonly Name[];
  readonly base: Name;
  readonly label: string;
}

const CASES: Readonly<Record<string, Case>> = {
  "pull_request: what it was merged into": { event: { name: "pull_request" }, base: "third", label: "main" },
  "pull_request of a fork: the same": { event: { name: "pull_request", fork: true }, base: "third", label: "main" },
  "pull_request of Dependabot: the same": {
    event: { name: "pull_request", actor: "dependabot[bot]" },
    base: "third",
    label: "main",
  },
  "pull_request whose own head is checked out: where it left its base": {
    event: { name: "pull_request" },
    checkedOut: "feature",
    base: "second",
    label: "main",
  },
  "merge_group: the group's base": { event: { name: "merge_group" }, base: "third", label: "main" },
  "push on main: its last stored run": {
    event: { name: "push" },
    stored: ["first"],
    base: "first",
    label: "main's last stored run",
  },
  "push on main without a stored run: the commit before": { event: { name: "push" }, base: "second", label: "HEAD^" },
  "schedule: main's last stored run": {
    event: { name: "schedule" },
    stored: ["second", "first"],
    base: "second",
    label: "main's last stored run",
  },
  "workflow_dispatch on main: its last stored run": {
    event: { name: "workflow_dispatch" },
    stored: ["first"],
    base: "first",
    label: "main's last stored run",
  },
  "workflow_dispatch on a branch: where it left main": {
    event: { name: "workflow_dispatch", onFeature: true },
    stored: ["first"],
    base: "second",
    label: "main",
  },
  "push on a branch: where it left main": {
    event: { name: "push", onFeature: true },
    base: "second",
    label: "main",
  },
  "a re-run of an old push, whose successor has stored meanwhile: what lay before it": {
    event: { name: "push" },
    checkedOut: "second",
    stored: ["third", "first"],
    base: "first",
    label: "main's last stored run",
  },
  "a stored run of a commit that main no longer has: the commit before": {
    event: { name: "push" },
    stored: ["feature"],
    base: "second",
    label: "HEAD^",
  },
};

describe.each([
  ["a clone of one commit", ["--depth=1"]],
  ["a whole clone", []],
])("in %s, on a detached head", (_name, depth) => {
  test.each(Object.entries(CASES))("%s", async (_case, { event, checkedOut, stored = [], base, label }) => {
    await using github = await aGitHub();
    const { job, sha } = await aJob(github, event);
    const clone = cloneOf(checkedOut === undefined ? sha : commits[checkedOut], depth);
    const workspace = createWorkspace({
      directory: clone.path,
      temporary: mkdtempSync(join(repo.outer, "t-")),
      log: silent,
      environment: testEnvironment(repo.outer),
    });
    const found = await chooseBase(
      job,
      workspace,
      stored.map((name) => commits[name]),
    );
    expect(found).toEqual({ kind: "commit", sha: commits[base], label });
    expect(clone.git("cat-file", "-t", commits[base])).toBe("commit");
    expect(clone.git("rev-parse", "--is-shallow-repository")).toBe(String(depth.length > 0));
  });
});

test.each([
  ["schedule", {}, true],
  ["workflow_dispatch", {}, true],
  ["push", {}, true],
  ["push", { onFeature: true }, false],
  ["merge_group", {}, false],
  ["pull_request", {}, false],
] as const)("%s %o: whether main's baseline is stored is %s", async (name, over, stores) => {
  await using github = await aGitHub();
  const { job } = await aJob(github, { name, ...over });
  expect(job.plan).toMatchObject({ task: "measure", stores });
});

async function aGitHub(): Promise<FakeGitHub> {
  const github = await startFakeGitHub();
  const { first, second, third, feature, merge } = commits;
  const earlier = repo.git("rev-parse", `${feature}^`);
  const parents = { [first]: [], [second]: [first], [third]: [second], [earlier]: [second], [feature]: [earlier] };
  for (const [sha, of] of Object.entries({ ...parents, [merge]: [third, feature] })) github.commits.set(sha, of);
  github.branches.set("main", third);
  github.branches.set("feature", feature);
  return github;
}

/** As the action opens it, by the variables and the event of a runner. */
async function aJob(github: FakeGitHub, event: JobEvent): Promise<{ readonly job: Job; readonly sha: string }> {
  const { second, third, feature, merge } = commits;
  const shop: Shop = {
    folder: repo.outer,
    remote: repo.path,
    first: second,
    main: third,
    head: feature,
    merge,
    config: "",
    [Symbol.dispose]: () => undefined,
  };
  const { sha } = refOf({ github, shop, event });
  const context = readContext({
    ...jobVariables({ github, shop, event }),
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: writeEvent({ github, shop, event }),
    GITHUB_SHA: sha,
    GITHUB_WORKSPACE: repo.outer,
    RUNNER_TEMP: repo.outer,
  });
  const usual = aPullRequestJob(github, { folder: repo.outer });
  const repository = await readRepository(context, usual.client);
  const { defaultBranch } = repository;
  const plan = planEvent(context, { mode: "auto", defaultBranch, allowUnsafe: false });
  return { job: { ...usual, context, repository, plan }, sha };
}

function cloneOf(sha: string, depth: readonly string[]): TempRepo {
  const path = mkdtempSync(join(repo.outer, "clone-"));
  execFileSync("git", ["init", "--quiet", path]);
  const clone = repoAt(repo.outer, path);
  clone.git("remote", "add", "origin", `file://${repo.path}`);
  const refs = depth.length > 0 ? [sha] : ["+refs/heads/*:refs/remotes/origin/*", sha];
  clone.git("fetch", "--quiet", ...depth, "origin", ...refs);
  clone.git("checkout", "--quiet", "--detach", sha);
  return clone;
}
