import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkspace, type GitWorkspace } from "../../../src/workspace/workspace.ts";
import { repoAt, type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };

let repo: TempRepo;
let shas: string[];

beforeEach(() => {
  repo = tempRepo();
  shas = ["one", "two", "three"].map((text) => {
    repo.write("server.js", `${text}\n`);
    return repo.commit(text);
  });
});

afterEach(() => repo[Symbol.dispose]());

function workspace({ path, outer }: TempRepo = repo): GitWorkspace {
  const temporary = mkdtempSync(join(outer, "t-"));
  return createWorkspace({ directory: path, temporary, log: silent, environment: testEnvironment(outer) });
}

/** What a workflow has: one commit, on no branch. */
function shallowClone(ref: string): TempRepo {
  const path = join(repo.outer, "shallow");
  repo.git("init", "--quiet", path);
  const clone = repoAt(repo.outer, path);
  clone.git("remote", "add", "origin", pathToFileURL(repo.path).href);
  clone.git("fetch", "--quiet", "--depth=1", "origin", ref);
  clone.git("checkout", "--quiet", "--detach", "FETCH_HEAD");
  return clone;
}

test("a revision that was asked for: branch, tag, expression, hash", async () => {
  repo.git("tag", "-a", "v1", "-m", "annotated", String(shas[0]));
  repo.git("branch", "feature/x", String(shas[1]));
  const ask = (revision: string) => workspace().resolveBase({ revision });
  expect(await ask("v1")).toEqual({ sha: shas[0], label: "v1" });
  expect(await ask("feature/x")).toEqual({ sha: shas[1], label: "feature/x" });
  expect(await ask("HEAD~2")).toEqual({ sha: shas[0], label: "HEAD~2" });
  expect(await ask(String(shas[1]))).toEqual({ sha: shas[1], label: shas[1]?.slice(0, 7) });
});

test("hostile revisions are never options, commands or ranges", async () => {
  const before = repo.fingerprint();
  const hostile = [
    "",
    "--all",
    "-h",
    "--git-dir",
    "--upload-pack=touch pwned",
    "main..HEAD",
    "^main",
    "$(touch pwned)",
    "a\0b",
    "HEAD:server.js",
    "refs/heads/*",
    "@{u}",
    "x".repeat(10_000),
  ];
  for (const revision of hostile) {
    await expect(workspace().resolveBase({ revision }), revision).rejects.toMatchObject({
      code: "unknown-revision",
      exitStatus: 2,
    });
  }
  repo.git("update-ref", "refs/heads/--output=pwned;$(id)", String(shas[0]));
  expect(await workspace().resolveBase({ revision: "--output=pwned;$(id)" })).toMatchObject({ sha: shas[0] });
  repo.git("update-ref", "-d", "refs/heads/--output=pwned;$(id)");
  expect(repo.fingerprint()).toBe(before);
});

test("by default a branch is compared with where it left the default branch", async () => {
  repo.git("checkout", "--quiet", "-b", "feature/$(x)", String(shas[1]));
  repo.write("server.js", "feature\n");
  repo.commit();
  expect(await workspace().resolveBase()).toEqual({ sha: shas[1], label: "merge base with main" });
});

test("the default branch is origin's where there is an origin", async () => {
  repo.git("branch", "--quiet", "--move", "main", "trunk");
  const path = join(repo.outer, "clone");
  repo.git("clone", "--quiet", repo.path, path);
  const clone = repoAt(repo.outer, path);
  clone.write("server.js", "local\n");
  clone.commit();
  clone.write("server.js", "local, twice\n");
  clone.commit();
  expect(await workspace(clone).resolveBase()).toEqual({ sha: shas[2], label: "merge base with origin/trunk" });
});

test("on the default branch: HEAD^ for a clean tree, HEAD for a changed one", async () => {
  expect(await workspace().resolveBase({ revision: undefined })).toEqual({ sha: shas[1], label: "HEAD^" });
  expect(await workspace().describeHead()).toBe("HEAD");
  repo.write("new.js", "x");
  expect(await workspace().resolveBase()).toEqual({ sha: shas[2], label: "HEAD" });
  expect(await workspace().describeHead()).toBe("HEAD + 1 uncommitted file");
  repo.git("mv", "server.js", "renamed.js");
  expect(await workspace().describeHead()).toBe("HEAD + 3 uncommitted files");
});

test("a first commit has nothing to be compared with", async () => {
  using young = tempRepo();
  young.write("a", "1");
  young.commit();
  expect(await workspace(young).resolveBase()).toEqual({ absent: expect.stringContaining("first commit") });
  expect(await workspace(young).firstParent()).toBeUndefined();
  young.git("checkout", "--quiet", "--orphan", "other");
  young.commit("unrelated");
  expect(await workspace(young).resolveBase()).toEqual({ absent: expect.stringContaining("no commit in common") });
});

test("the first parent of a merge commit is fetched into a clone of one commit", async () => {
  repo.git("checkout", "--quiet", "-b", "feature", String(shas[0]));
  repo.write("other.js", "feature\n");
  const feature = repo.commit();
  repo.git("checkout", "--quiet", "--detach", "main");
  repo.git("merge", "--quiet", "--no-edit", "--no-ff", feature);
  repo.git("update-ref", "refs/pull/7/merge", "HEAD");
  repo.git("checkout", "--quiet", "main");
  const clone = shallowClone("refs/pull/7/merge");
  const before = clone.fingerprint();
  const git = workspace(clone);
  expect(await git.parentsOfHead()).toEqual([shas[2], feature]);
  expect(await git.firstParent()).toBe(shas[2]);
  await using base = await git.checkout("base", { kind: "commit", sha: String(shas[2]), label: "main" });
  expect(await base.read("server.js")).toBe("three\n");
  await base[Symbol.asyncDispose]();
  expect(clone.fingerprint()).toBe(before);
});

test("any commit and any branch can be had in a shallow clone, without its branches changing", async () => {
  const clone = shallowClone("main");
  const refs = clone.git("for-each-ref");
  repo.git("branch", "release/1", String(shas[1]));
  await workspace(clone).ensureCommit(String(shas[0]));
  expect(clone.git("cat-file", "-t", String(shas[0]))).toBe("commit");
  expect(await workspace(clone).resolveBase({ revision: "release/1" })).toEqual({ sha: shas[1], label: "release/1" });
  expect(clone.git("for-each-ref")).toBe(refs);
});

test("a complete clone stays complete when a commit is fetched", async () => {
  const path = join(repo.outer, "clone");
  repo.git("clone", "--quiet", repo.path, path);
  const clone = repoAt(repo.outer, path);
  repo.write("server.js", "four\n");
  const later = repo.commit();
  await workspace(clone).ensureCommit(later);
  expect(clone.git("rev-parse", "--is-shallow-repository")).toBe("false");
  expect(clone.git("rev-list", "--count", later)).toBe("4");
});

test("a commit that cannot be had is a problem that says what to do", async () => {
  const absent = "0123456789".repeat(4);
  const expected = { code: "commit-missing", hint: expect.stringContaining("fetch-depth: 0") };
  await expect(workspace().ensureCommit(absent)).rejects.toMatchObject(expected);
  await expect(workspace(shallowClone("main")).ensureCommit(absent)).rejects.toMatchObject(expected);
  await expect(workspace().ensureCommit("--upload-pack=x")).rejects.toMatchObject({ code: "commit-missing" });
});

test("a sha as revision of a checkout is fetched too", async () => {
  const clone = shallowClone("main");
  await using base = await workspace(clone).checkout("base", { kind: "commit", sha: String(shas[0]), label: "one" });
  expect(await base.read("server.js")).toBe("one\n");
});
