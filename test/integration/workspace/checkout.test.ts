import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Log } from "../../../src/run/ports.ts";
import { createWorkspace, type GitWorkspace } from "../../../src/workspace/workspace.ts";
import { type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const TREE = { kind: "tree", label: "HEAD" } as const;

let repo: TempRepo;
let temporary: string;
let warnings: string[];
let log: Log;

beforeEach(() => {
  repo = tempRepo("a repository; with $(spaces) 'and' quotes");
  temporary = mkdtempSync(join(repo.outer, "t-"));
  warnings = [];
  const ignore = () => undefined;
  log = { info: ignore, warn: (text) => warnings.push(text), debug: ignore, untrusted: ignore };
  repo.write("server.js", "base\n");
  repo.write("bin/start", "#!/bin/sh\n", 0o755);
  repo.write(".gitignore", "ignored/\n*.log\n");
});

afterEach(() => repo[Symbol.dispose]());

function workspace(directory = repo.path, environment = testEnvironment(repo.outer)): GitWorkspace {
  return createWorkspace({ directory, temporary, log, environment });
}

const commitOf = (sha: string) => ({ kind: "commit", sha, label: "main" }) as const;

test("both arms are worktrees of equal path length and the user's checkout stays as it was", async () => {
  const base = repo.commit();
  repo.write("server.js", "head\n");
  const head = repo.commit();
  repo.write("server.js", "staged\n");
  repo.git("add", "server.js");
  repo.write("server.js", "uncommitted\n");
  repo.write("new.js", "untracked\n");
  repo.write("noise.log", "ignored\n");
  const before = repo.fingerprint();
  const git = workspace();
  {
    await using a = await git.checkout("base", commitOf(base));
    await using b = await git.checkout("head", TREE);
    expect([a.directory, b.directory]).toEqual([join(temporary, "one"), join(temporary, "two")]);
    expect(a.directory.length).toBe(b.directory.length);
    expect([a.sha, b.sha, a.label, b.label]).toEqual([base, head, "main", "HEAD"]);
    expect(await Promise.all([a.read("server.js"), b.read("server.js")])).toEqual(["base\n", "uncommitted\n"]);
    expect(readFileSync(join(repo.path, "server.js"), "utf8")).toBe("uncommitted\n");
    expect(repo.git("status", "--porcelain")).toContain("MM server.js");
  }
  expect(repo.fingerprint()).toBe(before);
  expect(readdirSync(temporary)).toEqual([]);
  expect(existsSync(join(repo.path, ".git", "worktrees"))).toBe(false);
  expect(warnings).toEqual([]);
});

test("a file that was written again with the same content is no change and no obstacle", async () => {
  const sha = repo.commit();
  const before = repo.fingerprint();
  repo.write("server.js", "base\n");
  utimesSync(join(repo.path, "server.js"), 1, 1);
  {
    await using head = await workspace().checkout("head", TREE);
    expect([head.sha, await head.read("server.js")]).toEqual([sha, "base\n"]);
  }
  expect(repo.fingerprint()).toBe(before);
});

test("untracked files come along with modes and links; ignored ones and foreign repositories do not", async () => {
  repo.commit();
  repo.write("tools/new name\nwith newline.sh", "#!/bin/sh\n", 0o755);
  repo.write("-rf", "a name like an option\n");
  repo.write("ignored/secret", "x");
  repo.write("nested/file", "x");
  execFileSync("git", ["init", "--quiet", join(repo.path, "nested")]);
  execFileSync("mkfifo", [join(repo.path, "pipe")]);
  repo.link("outside", "/etc/passwd");
  repo.link("dangling", "nowhere");
  await using head = await workspace().checkout("head", TREE);
  const at = (path: string) => join(head.directory, path);
  expect(statSync(at("tools/new name\nwith newline.sh")).mode & 0o777).toBe(0o755);
  expect(await head.read("-rf")).toBe("a name like an option\n");
  expect(readlinkSync(at("outside"))).toBe("/etc/passwd");
  expect(lstatSync(at("dangling")).isSymbolicLink()).toBe(true);
  expect(["ignored", "nested", "pipe"].filter((path) => existsSync(at(path)))).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("nested/")]);
});

test("tracked changes of every kind come along: deleted, renamed, mode, type, only announced", async () => {
  repo.write("gone.js", "gone\n");
  repo.write("old.js", "a file long enough to be known as renamed\n");
  repo.write("becomes-link", "text\n");
  repo.commit();
  rmSync(join(repo.path, "gone.js"));
  repo.git("mv", "old.js", "new.js");
  chmodSync(join(repo.path, "server.js"), 0o755);
  rmSync(join(repo.path, "becomes-link"));
  repo.link("becomes-link", "server.js");
  repo.write("announced.js", "announced\n");
  repo.git("add", "--intent-to-add", "announced.js");
  const before = repo.fingerprint();
  await using head = await workspace().checkout("head", TREE);
  expect(readdirSync(head.directory).sort()).toEqual(
    [".git", ".gitignore", "announced.js", "becomes-link", "bin", "new.js", "server.js"].sort(),
  );
  expect(statSync(join(head.directory, "server.js")).mode & 0o100).toBe(0o100);
  expect(readlinkSync(join(head.directory, "becomes-link"))).toBe("server.js");
  expect(await head.read("announced.js")).toBe("announced\n");
  await head[Symbol.asyncDispose]();
  expect(repo.fingerprint()).toBe(before);
});

test("a change in the same tick as the index, of the same length, is not missed", async () => {
  repo.git("config", "core.trustctime", "false");
  const tick = new Date("2026-11-23T09:00:00.250Z");
  const at = (path: string) => join(repo.path, path);
  repo.commit();
  utimesSync(at("server.js"), tick, tick);
  repo.git("update-index", "--refresh");
  utimesSync(at(".git/index"), tick, tick);
  repo.write("server.js", "edit\n");
  utimesSync(at("server.js"), tick, tick);
  await using head = await workspace().checkout("head", TREE);
  expect(await head.read("server.js")).toBe("edit\n");
});

test("a subfolder finds the root, and paths below it", async () => {
  repo.commit();
  const git = workspace(join(repo.path, "bin"));
  expect(await git.root()).toBe(repo.path);
  expect(await git.pathBelowRoot(join(repo.path, "bin", "start"))).toBe("bin/start");
  await using head = await git.checkout("head", TREE);
  expect(await head.read("bin/start")).toBe("#!/bin/sh\n");
});

test("read refuses every way out of the worktree", async () => {
  repo.link("escape", "/etc");
  repo.link("up", "../..");
  repo.link("fine", "server.js");
  repo.commit();
  await using head = await workspace().checkout("head", TREE);
  expect(await head.read("fine")).toBe("base\n");
  expect(await head.read("bin/../server.js")).toBe("base\n");
  expect(await head.read("missing")).toBeUndefined();
  expect(await head.read("server.js/below")).toBeUndefined();
  for (const path of [
    "../t",
    "bin/../../x",
    "/etc/passwd",
    "escape/passwd",
    "up/gitconfig",
    "a\0b",
    ".git",
    "./.git",
  ]) {
    await expect(head.read(path), path).rejects.toMatchObject({ code: "path-outside" });
  }
  await expect(head.read("bin")).rejects.toMatchObject({ code: "file-unreadable" });
});

test("no hook of the repository runs, and no file-system monitor", async () => {
  const sha = repo.commit();
  const proof = join(repo.outer, "hook-ran");
  for (const hook of ["post-checkout", "post-index-change", "reference-transaction"]) {
    repo.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> '${proof}'\n`, 0o755);
  }
  repo.write("server.js", "changed\n");
  repo.git("config", "core.fsmonitor", `echo monitor >> '${proof}'; false`);
  const git = workspace();
  {
    await using _base = await git.checkout("base", commitOf(sha));
    await using head = await git.checkout("head", TREE);
    await head.restore();
  }
  expect(existsSync(proof)).toBe(false);
});

test("variables of a hook that started us do not lead git elsewhere", async () => {
  const sha = repo.commit();
  using other = tempRepo();
  other.write("server.js", "other\n");
  other.commit();
  const environment = {
    ...testEnvironment(repo.outer),
    GIT_DIR: join(other.path, ".git"),
    GIT_WORK_TREE: other.path,
    GIT_INDEX_FILE: join(other.path, ".git", "index"),
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "user.useConfigOnly",
    GIT_CONFIG_VALUE_0: "true",
  };
  repo.write("server.js", "changed\n");
  await using head = await workspace(repo.path, environment).checkout("head", TREE);
  expect([head.sha, await head.read("server.js")]).toEqual([sha, "changed\n"]);
});

test("an arm can be checked out again after disposal, and not while it is there", async () => {
  const sha = repo.commit();
  const git = workspace();
  const first = await git.checkout("base", commitOf(sha));
  await expect(git.checkout("base", commitOf(sha))).rejects.toMatchObject({ code: "worktree-occupied" });
  expect(await first.read("server.js")).toBe("base\n");
  await first[Symbol.asyncDispose]();
  await using again = await git.checkout("base", commitOf(sha));
  expect(await again.read("server.js")).toBe("base\n");
});

test("disposal copes with a service that wrote into its worktree and damaged it", async () => {
  const sha = repo.commit();
  const before = repo.fingerprint();
  const checkout = await workspace().checkout("base", commitOf(sha));
  mkdirSync(join(checkout.directory, "node_modules"));
  rmSync(join(checkout.directory, ".git"));
  await checkout[Symbol.asyncDispose]();
  await checkout[Symbol.asyncDispose]();
  expect([readdirSync(temporary), warnings, repo.fingerprint() === before]).toEqual([[], [], true]);
});

test("the worktrees of a run that was killed are removed by the next, the user's own and a living run's are not", async () => {
  const sha = repo.commit();
  const own = join(repo.outer, "own");
  repo.git("worktree", "add", "--quiet", "--detach", own);
  repo.git("worktree", "lock", "--reason", "on a stick", own);
  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  const host = execFileSync("hostname", { encoding: "utf8" }).trim();
  const dead = join(repo.outer, "dead");
  const gone = join(repo.outer, "gone");
  for (const [path, reason] of [
    [dead, `loadline ${ended} ${host}`],
    [gone, "loadline 1 another-host"],
  ] as const) {
    repo.git("worktree", "add", "--quiet", "--detach", path);
    repo.git("worktree", "lock", "--reason", reason, path);
  }
  rmSync(gone, { recursive: true });
  await using living = await workspace().checkout("base", commitOf(sha));
  const other = createWorkspace({
    directory: repo.path,
    temporary: mkdtempSync(join(repo.outer, "t-")),
    log,
    environment: testEnvironment(repo.outer),
  });
  await using _second = await other.checkout("base", commitOf(sha));
  expect([existsSync(dead), existsSync(own), await living.read("server.js")]).toEqual([false, true, "base\n"]);
  const listed = repo.git("worktree", "list");
  expect([listed.includes(dead), listed.includes(gone), listed.includes(own)]).toEqual([false, false, true]);
  expect(warnings).toEqual([]);
});

test("a failure while checking out leaves nothing behind", async () => {
  repo.write(".gitmodules", '[submodule "lib"]\n\tpath = lib\n\turl = ./nowhere\n');
  repo.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},lib`);
  repo.git("add", ".gitmodules", "server.js");
  repo.git("commit", "--quiet", "--message", "broken submodule");
  const before = repo.fingerprint();
  await expect(workspace().checkout("base", commitOf(repo.git("rev-parse", "HEAD")))).rejects.toMatchObject({
    code: "submodule-failed",
    hint: expect.stringContaining("submodules: recursive"),
  });
  expect([readdirSync(temporary), repo.fingerprint() === before]).toEqual([[], true]);
});
