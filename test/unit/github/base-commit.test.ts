import { expect, test } from "vitest";
import { type BaseCommit, type CommitSource, findBase } from "../../../src/github/base-commit.ts";
import type { BaseCandidate } from "../../../src/github/event.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";

const PULL: readonly BaseCandidate[] = [
  { kind: "merge parent", merge: "merge", label: "main" },
  { kind: "merge base", of: "event base", label: "main" },
  { kind: "commit", sha: "event base", label: "main" },
];
const MAIN: readonly BaseCandidate[] = [{ kind: "stored" }, { kind: "previous" }];
const BRANCH: readonly BaseCandidate[] = [{ kind: "merge base", of: "main", label: "main" }, { kind: "previous" }];

test("a pull request's merge is compared with what it was merged into", async () => {
  expect(await find(PULL, { head: "merge", parents: ["tip", "pull"] })).toEqual({ sha: "tip", label: "main" });
});

test.each([
  ["the pull request's own head is checked out", { head: "pull", parents: ["before", "other"] }],
  ["GitHub's commit is no merge", { head: "merge", parents: ["before"] }],
])("where %s, it is compared with where it left its base", async (_case, source) => {
  const found = await find(PULL, { ...source, mergeBases: { "event base": "fork point" } });
  expect(found).toEqual({ sha: "fork point", label: "main" });
});

test("where GitHub does not tell the merge base, the event's base is taken", async () => {
  expect(await find(PULL, { head: "pull", parents: ["before"] })).toEqual({ sha: "event base", label: "main" });
});

test("main is compared with its newest stored run that is an ancestor", async () => {
  const source = { head: "c", parents: ["b"], stored: ["d", "a"], mergeBases: { d: "c", a: "a" } };
  expect(await find(MAIN, source)).toEqual({ sha: "a", label: "main's last stored run" });
});

test("main without a stored run is compared with the commit before", async () => {
  expect(await find(MAIN, { head: "c", parents: ["b"] })).toEqual({ sha: "b", label: "HEAD^" });
});

test("a branch is compared with where it left main, a commit on main with the one before", async () => {
  const source = { head: "c", parents: ["b"] };
  expect(await find(BRANCH, { ...source, mergeBases: { main: "a" } })).toEqual({ sha: "a", label: "main" });
  expect(await find(BRANCH, { ...source, mergeBases: { main: "c" } })).toEqual({ sha: "b", label: "HEAD^" });
});

test("a first commit has nothing to be compared with", async () => {
  expect(await find(MAIN, { head: "a", parents: [] })).toEqual({
    absent: expect.stringContaining("no earlier commit"),
  });
});

test("what a user asks for is resolved", async () => {
  expect(await find([{ kind: "revision", text: "v1" }], { head: "a" })).toEqual({ sha: "sha of v1", label: "v1" });
});

test("a commit that cannot be fetched gives way to the next; when there is none, that is a problem", async () => {
  const source = { head: "merge", parents: ["tip", "pull"], mergeBases: { "event base": "fork point" } };
  expect(await find(PULL, { ...source, missing: ["tip"] })).toEqual({ sha: "fork point", label: "main" });
  const missing = ["tip", "fork point", "event base"];
  await expect(find(PULL, { ...source, missing })).rejects.toThrow("event base is missing");
});

interface Known {
  readonly head: string;
  readonly parents?: readonly string[];
  readonly stored?: readonly string[];
  readonly mergeBases?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
}

function find(candidates: readonly BaseCandidate[], known: Known): Promise<BaseCommit> {
  const { head, parents = [], stored = [], mergeBases = {}, missing = [] } = known;
  const source: CommitSource = {
    head,
    stored,
    parents: async () => parents,
    firstParent: async () => parents[0],
    mergeBase: async (of) => mergeBases[of],
    resolve: async (text) => ({ sha: `sha of ${text}`, label: text }),
    ensure: async (sha) => {
      if (!missing.includes(sha)) return;
      throw new Problem({ code: "commit-missing", message: `${sha} is missing`, exitStatus: EXIT.unmeasured });
    },
  };
  return findBase(candidates, source);
}
