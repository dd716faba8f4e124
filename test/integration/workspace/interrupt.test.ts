import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWorld } from "../../../src/compose/run-world.ts";
import { createGit } from "../../../src/workspace/git.ts";
import { openRepository } from "../../../src/workspace/repository.ts";
import { copyUntracked } from "../../../src/workspace/user-tree.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { silentLog, sourceGenerator } from "../../support/engine-session.ts";
import { type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const INTERRUPTED = { code: "interrupted" };

let repo: TempRepo;
let sha: string;
let begun: string;

beforeEach(() => {
  repo = tempRepo();
  repo.write("server.js", "base\n");
  sha = repo.commit();
  begun = join(repo.outer, "begun");
});

afterEach(async () => {
  const pids = existsSync(begun) ? readFileSync(begun, "utf8").trim().split("\n") : [];
  expect(pids.filter(isRunning), "processes that outlived git").toEqual([]);
  repo[Symbol.dispose]();
});

function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** A remote that accepts the connection and never says a word. */
function addMuteRemote(): void {
  repo.git("remote", "add", "origin", "ssh://nobody@localhost/nothing");
  repo.git("config", "core.sshCommand", `echo $$ > '${begun}'; exec cat #`);
}

test("endAll of a run's world ends a fetch that hangs, and lets no git start", async () => {
  addMuteRemote();
  await using world = await createWorld({
    directory: repo.path,
    generatorUrl: sourceGenerator,
    log: silentLog,
    progress: { report: () => undefined },
  });
  const fetching = expect(world.workspace.ensureCommit("1".repeat(40))).rejects.toMatchObject(INTERRUPTED);
  await expect.poll(() => existsSync(begun)).toBe(true);
  await world.endAll();
  await fetching;
  await expect(world.workspace.describeHead()).rejects.toMatchObject(INTERRUPTED);
});

test("a fetch that hangs is ended after its time", async () => {
  addMuteRemote();
  const environment = testEnvironment(repo.outer);
  const git = createGit({ directory: repo.path, environment, networkLimitSeconds: 0.5 });
  const outcome = await git.attempt(["fetch", "origin"]);
  expect(outcome).toMatchObject({ ok: false, stderr: expect.stringContaining("had not ended after 0.5 s") });
  await expect(git.run(["fetch", "origin"])).rejects.toMatchObject({
    code: "git-failed",
    message: "git fetch failed: fatal: it had not ended after 0.5 s, and was ended",
  });
});

test("a checkout that is interrupted leaves neither a folder nor a record", async () => {
  repo.write(".gitattributes", "*.slow filter=slow\n");
  repo.write("a.slow", "x\n");
  sha = repo.commit();
  repo.git("config", "filter.slow.smudge", `echo $$ > '${begun}'; exec sleep 600`);
  const temporary = mkdtempSync(join(repo.outer, "t-"));
  const abort = new AbortController();
  const workspace = createWorkspace({
    directory: repo.path,
    temporary,
    log: silentLog,
    environment: testEnvironment(repo.outer),
    signal: abort.signal,
  });
  const checkout = workspace.checkout("base", { kind: "commit", sha, label: "main" });
  const ended = expect(checkout).rejects.toMatchObject(INTERRUPTED);
  await expect.poll(() => existsSync(begun)).toBe(true);
  abort.abort();
  await ended;
  expect(readdirSync(temporary)).toEqual([]);
  expect(repo.git("worktree", "list").split("\n")).toHaveLength(1);
});

test("copying untracked files stops between two files", async () => {
  for (const name of ["a", "c"]) repo.write(name, `${name}\n`);
  repo.git("init", "--quiet", "b");
  repo.write("b/own.js", "x\n");
  const abort = new AbortController();
  const environment = testEnvironment(repo.outer);
  const repository = await openRepository({ directory: repo.path, environment, signal: abort.signal });
  const target = join(mkdtempSync(join(repo.outer, "t-")), "one");
  const atNestedRepository = { ...silentLog, warn: () => abort.abort() };
  await expect(copyUntracked(repository, target, atNestedRepository)).rejects.toMatchObject(INTERRUPTED);
  expect(readdirSync(target)).toEqual(["a"]);
});
