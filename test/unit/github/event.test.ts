import { expect, test } from "vitest";
import type { EventPayload, GitHubContext } from "../../../src/github/context.ts";
import { type EventPlan, type EventQuestion, planEvent } from "../../../src/github/event.ts";
import { Problem } from "../../../src/model/problem.ts";

const MERGE = "1".repeat(40);
const BASE = "2".repeat(40);
const HEAD = "3".repeat(40);

test("a pull request is compared with what it was merged into, and commented", () => {
  expect(plan("pull_request", { ref: "refs/pull/7/merge", payload: pullRequest() })).toEqual<EventPlan>({
    base: [
      { kind: "merge parent", merge: MERGE, label: "main" },
      { kind: "merge base", of: BASE, label: "main" },
      { kind: "commit", sha: BASE, label: "main" },
    ],
    headLabel: "feature",
    stores: false,
    pullRequest: { number: 7, readOnly: false },
    task: "measure",
  });
});

test.each([
  ["another repository", { id: 78 }],
  ["a deleted repository", null],
])("a pull request from %s has a token that can only read", (_name, repo) => {
  const { pullRequest: found } = plan("pull_request", { payload: pullRequest(repo) });
  expect(found).toEqual({ number: 7, readOnly: true });
});

test.each([
  ["dependabot[bot]", true],
  ["somebody", false],
])("a run that %s started: it can only read is %s", (actor, readOnly) => {
  const { pullRequest: found } = plan("pull_request", { actor, payload: pullRequest() });
  expect(found).toEqual({ number: 7, readOnly });
});

test("a merge group is compared with its base, without a comment", () => {
  const payload = { merge_group: { base_sha: BASE, base_ref: "refs/heads/main" } };
  expect(plan("merge_group", { payload })).toMatchObject({
    base: [{ kind: "commit", sha: BASE, label: "main" }],
    stores: false,
    pullRequest: null,
  });
});

test.each(["push", "schedule", "workflow_dispatch"])(
  "%s on main is compared with main's stored run, and stored",
  (event) => {
    expect(plan(event, { ref: "refs/heads/main" })).toEqual<EventPlan>({
      task: "measure",
      base: [{ kind: "stored" }, { kind: "previous" }],
      headLabel: "main",
      stores: true,
      pullRequest: null,
    });
  },
);

test.each([
  ["push", "refs/heads/feature", "feature"],
  ["push", "refs/heads/gh-readonly-queue/main/pr-7-abc", "gh-readonly-queue/main/pr-7-abc"],
  ["push", "refs/tags/main", "main"],
  ["workflow_dispatch", "refs/heads/feature", "feature"],
  ["release", "refs/tags/v1", "v1"],
])("%s on %s is compared with where it left main, and not stored", (event, ref, headLabel) => {
  expect(plan(event, { ref })).toEqual<EventPlan>({
    task: "measure",
    base: [{ kind: "merge base", of: "main", label: "main" }, { kind: "previous" }],
    headLabel,
    stores: false,
    pullRequest: null,
  });
});

test("an event of which nobody looks for a baseline stores none, on main neither", () => {
  expect(plan("release", { ref: "refs/heads/main" })).toMatchObject({ task: "measure", stores: false });
});

test.each([
  ["pull_request_target", "auto"],
  ["pull_request_target", "measure"],
  ["pull_request_target", "judge"],
  ["workflow_run", "measure"],
  ["workflow_run", "judge"],
  ["issue_comment", "auto"],
] as const)("%s with mode %s is refused with an explanation", (event, mode) => {
  const ask = () => plan(event, { payload: pullRequest() }, { mode });
  expect(ask).toThrow(Problem);
  expect(ask).toThrow(new RegExp(`does not measure under ${event}: it runs with the repository's secrets`));
});

test.each(["auto", "report"] as const)(
  "workflow_run with mode %s reports, also where unsafe events are allowed",
  (mode) => {
    for (const allowUnsafe of [false, true]) {
      const found = plan("workflow_run", { ref: "refs/heads/main" }, { mode, allowUnsafe });
      expect(found).toMatchObject({ task: "report", stores: false, pullRequest: null });
    }
  },
);

test.each(["pull_request", "push", "issue_comment", "release"])(
  "mode report under %s says where it belongs",
  (event) => {
    expect(() => plan(event, { payload: pullRequest() }, { mode: "report", allowUnsafe: true })).toThrow(
      new RegExp(`expects workflow_run, and this is ${event}`),
    );
  },
);

test.each(["push", "pull_request"])("mode judge under %s judges", (event) => {
  expect(plan(event, { payload: pullRequest() }, { mode: "judge" }).task).toBe("judge");
});

test("whoever insists may measure under pull_request_target, never against the merge of the event", () => {
  const found = plan("pull_request_target", { payload: pullRequest() }, { allowUnsafe: true });
  expect(found.base.map(({ kind }) => kind)).toEqual(["merge base", "commit"]);
  expect(found).toMatchObject({ task: "measure", stores: false, pullRequest: { number: 7 } });
});

test.each(["workflow_run", "issue_comment"])("%s on main, insisted on, is never stored", (event) => {
  const found = plan(event, { ref: "refs/heads/main" }, { mode: "measure", allowUnsafe: true });
  expect(found).toMatchObject({ task: "measure", stores: false, pullRequest: null });
});

function plan(eventName: string, over: Partial<GitHubContext>, question: Partial<EventQuestion> = {}): EventPlan {
  const usual = { mode: "auto", defaultBranch: "main", allowUnsafe: false } as const;
  return planEvent(context(eventName, over), { ...usual, ...question });
}

function context(eventName: string, over: Partial<GitHubContext>): GitHubContext {
  return {
    eventName,
    actor: "author",
    payload: {},
    owner: "acme",
    repo: "shop",
    sha: MERGE,
    ref: "refs/heads/main",
    run: 10,
    attempt: 1,
    workflowPath: ".github/workflows/perf.yml",
    runUrl: "https://github.com/acme/shop/actions/runs/10",
    workspace: "/workspace",
    tempDirectory: "/tmp",
    ...over,
  };
}

function pullRequest(repo: { id: number } | null = { id: 77 }): EventPayload {
  return {
    pull_request: {
      number: 7,
      base: { ref: "main", sha: BASE, repo: { id: 77 } },
      head: { ref: "feature", sha: HEAD, repo },
    },
  };
}
