import { expect, test } from "vitest";
import { distrust, type RunFacts } from "../../../src/github/trust.ts";

const SOURCE = { repositoryId: 77, defaultBranch: "main", workflowPath: ".github/workflows/perf.yml" };

const RUN: RunFacts = {
  id: 10,
  sha: "a".repeat(40),
  branch: "main",
  event: "push",
  path: ".github/workflows/perf.yml",
  repositoryId: 77,
  headRepositoryId: 77,
};

test.each(["push", "schedule", "workflow_dispatch"])("a run of main started by %s is trusted", (event) => {
  expect(distrust({ ...RUN, event }, SOURCE)).toBeUndefined();
});

test("the reference that GitHub appends to the path does not matter", () => {
  expect(distrust({ ...RUN, path: ".github/workflows/perf.yml@refs/heads/main" }, SOURCE)).toBeUndefined();
});

test.each<[string, Partial<RunFacts>, string]>([
  ["another repository's run", { repositoryId: 78 }, "it belongs to another repository"],
  ["a fork's commit on a branch called main", { headRepositoryId: 78 }, "its commit comes from a fork"],
  ["a commit of a fork that is gone", { headRepositoryId: undefined }, "its commit comes from a fork"],
  ["a pull request whose head is main", { event: "pull_request" }, "it was started by pull_request"],
  [
    "pull_request_target, which runs on main",
    { event: "pull_request_target" },
    "it was started by pull_request_target",
  ],
  ["workflow_run, which runs on main", { event: "workflow_run" }, "it was started by workflow_run"],
  ["the merge queue", { event: "merge_group" }, "it was started by merge_group"],
  ["another branch", { branch: "feature" }, "it ran on feature, not on main"],
  ["no branch", { branch: null }, "it ran on no branch, not on main"],
  [
    "another workflow",
    { path: ".github/workflows/other.yml" },
    "it ran .github/workflows/other.yml, not .github/workflows/perf.yml",
  ],
])("%s is not trusted", (_case, facts, reason) => {
  expect(distrust({ ...RUN, ...facts }, SOURCE)).toBe(reason);
});
