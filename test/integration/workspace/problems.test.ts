import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorkspace, type GitWorkspace } from "../../../src/workspace/workspace.ts";
import { type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };

let repo: TempRepo;

beforeEach(() => {
  repo = tempRepo("it's here");
});

afterEach(() => repo[Symbol.dispose]());

function workspace(directory: string, environment = testEnvironment(repo.outer)): GitWorkspace {
  const temporary = mkdtempSync(join(repo.outer, "t-"));
  return createWorkspace({ directory, temporary, log: silent, environment });
}

test("a folder outside of any checkout", async () => {
  await expect(workspace(repo.outer).root()).rejects.toMatchObject({
    code: "not-a-repository",
    exitStatus: 2,
    hint: expect.stringContaining("actions/checkout"),
  });
});

test("a folder that is not there", async () => {
  await expect(workspace(join(repo.path, "nowhere")).root()).rejects.toMatchObject({ code: "no-folder" });
});

test("a repository without a commit", async () => {
  await expect(workspace(repo.path).describeHead()).rejects.toMatchObject({ code: "no-commit", exitStatus: 2 });
});

test("no git in PATH", async () => {
  await expect(workspace(repo.path, { PATH: repo.outer }).root()).rejects.toMatchObject({
    code: "git-missing",
    hint: expect.stringContaining("Install git"),
  });
});

test("a checkout of another user shows the command that trusts it", async () => {
  repo.commit();
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const bin = join(repo.outer, "bin");
  mkdirSync(bin);
  repo.write("../bin/git", `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${real}' "$@"\n`, 0o755);
  const environment = { ...testEnvironment(repo.outer), PATH: `${bin}:${process.env.PATH}` };
  await expect(workspace(repo.path, environment).root()).rejects.toMatchObject({
    code: "git-dubious-ownership",
    hint: expect.stringContaining(`git config --global --add safe.directory '${repo.outer}/it'\\''s here`),
  });
});

test("an unfinished merge", async () => {
  repo.write("a", "1\n");
  repo.commit();
  repo.git("checkout", "--quiet", "-b", "side");
  repo.write("a", "2\n");
  repo.commit();
  repo.git("checkout", "--quiet", "main");
  repo.write("a", "3\n");
  repo.commit();
  expect(() => repo.git("merge", "side")).toThrow();
  await expect(workspace(repo.path).checkout("head", { kind: "tree", label: "HEAD" })).rejects.toMatchObject({
    code: "unfinished-merge",
    exitStatus: 2,
  });
});
