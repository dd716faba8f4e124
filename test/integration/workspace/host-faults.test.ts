import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkspace, type GitWorkspace, type WorkspaceOptions } from "../../../src/workspace/workspace.ts";
import { type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

let repo: TempRepo;
let warnings: string[];

beforeEach(() => {
  repo = tempRepo("repo");
  warnings = [];
});

afterEach(() => repo[Symbol.dispose]());

function workspace(options: Partial<WorkspaceOptions> = {}): GitWorkspace {
  const temporary = mkdtempSync(join(repo.outer, "t-"));
  const ignore = () => undefined;
  const log = { info: ignore, warn: (text: string) => warnings.push(text), debug: ignore, untrusted: ignore };
  return createWorkspace({
    directory: repo.path,
    temporary,
    log,
    environment: testEnvironment(repo.outer),
    ...options,
  });
}

const commitOf = (sha: string) => ({ kind: "commit", sha, label: "main" }) as const;

/** A git that is found first and does what the script says; "$git" in it is the real one. */
function fakeGit(script: string): NodeJS.ProcessEnv {
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  repo.write("../bin/git", `#!/bin/sh\ngit='${real}'\n${script}\n`, 0o755);
  return { ...testEnvironment(repo.outer), PATH: `${join(repo.outer, "bin")}:${process.env.PATH}` };
}

test("a git that is too old is named, with the one that is needed", async () => {
  repo.commit();
  const environment = fakeGit('case "$*" in *version*) echo "git version 2.25.1";; *) exec "$git" "$@";; esac');
  await expect(workspace({ environment }).root()).rejects.toMatchObject({
    code: "git-too-old",
    message: "git 2.25.1 was found: expected 2.31 or newer",
  });
});

test("a job trusts the checkout that another user has made in its container, and leaves no setting behind", async () => {
  repo.write("server.js", "x\n");
  const sha = repo.commit();
  const environment = fakeGit('GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "$git" "$@"');
  const config = () =>
    execFileSync("git", ["config", "--file", join(repo.outer, "gitconfig"), "--list"], { encoding: "utf8" });
  const before = config();
  await using checkout = await workspace({ environment, trusted: true }).checkout("base", commitOf(sha));
  expect(await checkout.read("server.js")).toBe("x\n");
  expect(config()).toBe(before);
});

test("a bare repository is no checkout", async () => {
  repo.commit();
  const bare = join(repo.outer, "bare.git");
  repo.git("clone", "--quiet", "--bare", repo.path, bare);
  await expect(workspace({ directory: bare }).root()).rejects.toMatchObject({
    code: "not-a-repository",
    exitStatus: 2,
  });
});

test("a detached head is measured like a branch", async () => {
  const first = repo.commit();
  const second = repo.commit();
  repo.git("checkout", "--quiet", "--detach", second);
  const git = workspace();
  expect(await git.headSha()).toBe(second);
  expect(await git.resolveBase({ revision: "HEAD^" })).toMatchObject({ sha: first });
});

test("two runs at once in one checkout each have worktrees of their own", async () => {
  repo.write("server.js", "x\n");
  const sha = repo.commit();
  const runs = [workspace(), workspace(), workspace()];
  const checkouts = await Promise.all(
    runs.flatMap((git) => (["base", "head"] as const).map((arm) => git.checkout(arm, commitOf(sha)))),
  );
  expect(new Set(checkouts.map(({ directory }) => directory)).size).toBe(6);
  expect(await Promise.all(checkouts.map(({ read }) => read("server.js")))).toEqual(Array(6).fill("x\n"));
  await Promise.all(checkouts.map((checkout) => checkout[Symbol.asyncDispose]()));
  expect(repo.git("worktree", "list").split("\n")).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test.each(["add", "lock"])(
  "a worktree's record that another run is just making is tried again, at %s",
  async (step) => {
    repo.write("server.js", "x\n");
    const sha = repo.commit();
    const environment = fakeGit(
      `case "$*" in *"worktree ${step}"*) [ -e "$0.tried" ] || { touch "$0.tried"; echo "fatal: failed to read .git/worktrees/two/commondir: No such file or directory" >&2; exit 128; };; esac\nexec "$git" "$@"`,
    );
    await using checkout = await workspace({ environment }).checkout("base", commitOf(sha));
    expect(await checkout.read("server.js")).toBe("x\n");
  },
);

test("files of Git LFS that are only pointers are told, with what to do", async () => {
  repo.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
  repo.write("model.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
  repo.write("other.bin", "content\n");
  const sha = repo.commit();
  await using _ = await workspace().checkout("base", commitOf(sha));
  expect(warnings).toEqual([expect.stringMatching(/^base: model\.bin is a pointer of Git LFS .*`lfs: true`$/)]);
});

test("a filter that fails, as Git LFS without its server, says so and leaves nothing", async () => {
  repo.write(".gitattributes", "*.bin filter=lfs\n");
  repo.write("model.bin", "x\n");
  const sha = repo.commit();
  repo.git("config", "filter.lfs.smudge", "echo 'git-lfs: no server' >&2; exit 1");
  repo.git("config", "filter.lfs.required", "true");
  await expect(workspace().checkout("base", commitOf(sha))).rejects.toMatchObject({
    code: "git-failed",
    hint: expect.stringContaining("lfs: true"),
  });
  expect(repo.git("worktree", "list").split("\n")).toHaveLength(1);
});

test("attributes of a revision start no program that the user's own settings do not name", async () => {
  const smudge = `touch '${join(repo.outer, "touched")}'; cat`;
  repo.write(".gitattributes", "* filter=named\n");
  repo.write(".gitconfig", `[filter "named"]\n\tsmudge = "${smudge}"\n`);
  const sha = repo.commit();
  {
    await using checkout = await workspace().checkout("base", commitOf(sha));
    await checkout.restore();
    expect(readdirSync(repo.outer)).not.toContain("touched");
  }
  repo.git("config", "filter.named.smudge", smudge);
  await using _ = await workspace().checkout("base", commitOf(sha));
  expect(readdirSync(repo.outer)).toContain("touched");
});

test("a sparse checkout has sparse arms, and a restored one stays so", async () => {
  repo.write("api/server.js", "x\n");
  repo.write("docs/book.md", "y\n");
  const sha = repo.commit();
  repo.git("sparse-checkout", "set", "api");
  await using checkout = await workspace().checkout("base", commitOf(sha));
  await checkout.restore();
  writeFileSync(join(checkout.directory, "api/server.js"), "z\n");
  expect(await checkout.restore()).toEqual(["api/server.js"]);
  expect(await checkout.read("api/server.js")).toBe("x\n");
});

test("a partial clone fetches what an arm needs", async () => {
  repo.write("server.js", "x\n");
  const sha = repo.commit();
  repo.write("server.js", "z\n");
  repo.commit();
  repo.git("config", "uploadpack.allowFilter", "true");
  repo.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const clone = join(repo.outer, "clone");
  repo.git("clone", "--quiet", "--filter=blob:none", `file://${repo.path}`, clone);
  await using checkout = await workspace({ directory: clone }).checkout("base", commitOf(sha));
  expect(await checkout.read("server.js")).toBe("x\n");
});

test("a repository that may not be written to says that its .git folder must be", async () => {
  repo.write("server.js", "x\n");
  const sha = repo.commit();
  const environment = fakeGit(
    'case "$*" in *"worktree add"*) echo "fatal: could not create directory: Read-only file system" >&2; exit 128;; esac\nexec "$git" "$@"',
  );
  await expect(workspace({ environment }).checkout("base", commitOf(sha))).rejects.toMatchObject({
    code: "git-failed",
    hint: expect.stringContaining(".git folder must be writable"),
  });
});
