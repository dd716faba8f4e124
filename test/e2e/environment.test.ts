import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { smallDisk } from "../support/small-disk.ts";
import { type TempRepo, tempRepo } from "../support/temp-repo.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

function shop(name: string): TempRepo {
  const repo = tempRepo(name);
  repo.write(
    "api/loadline.yml",
    "app: { directory: api, start: node server.mjs, ready: / }\nscenarios: { price: { request: GET /price } }\n",
  );
  repo.write(
    "api/server.mjs",
    `import { createServer } from "node:http";
createServer((_, response) => response.end("42")).listen(Number(process.env.PORT), "127.0.0.1");
`,
  );
  repo.commit();
  return repo;
}

function check(cwd: string, env: NodeJS.ProcessEnv, prefix: readonly string[] = []) {
  const [program = "", ...args] = [...prefix, process.execPath, CLI, "check", "--config", "api/loadline.yml"];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const { PATH } = process.env;

test("without HOME, in the locale C, without a terminal, in a folder with spaces and letters of any script", () => {
  using repo = shop("ein Ordner, папка, 文件夹 'x'");
  const run = check(repo.path, { PATH, LANG: "C", LC_ALL: "C" });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toContain("price: GET /price → 200");
  expect(run.stdout + run.stderr).not.toContain("\u001b");
});

test("a temporary folder that is not there ends in a sentence with the variable to set", () => {
  using repo = shop("shop");
  const run = check(repo.path, { PATH, TMPDIR: "/nowhere/at/all" });
  expect(run.status).toBe(3);
  expect(run.stderr).toMatch(/^loadline: \/nowhere\/at\/all\/ll-\* could not be written: .*\nHint: .*TMPDIR/);
});

test("without git in PATH it says so", () => {
  using repo = shop("shop");
  const run = check(repo.path, { PATH: repo.outer });
  expect(run.status).toBe(3);
  expect(run.stderr).toMatch(/^loadline: git was not found: .*\nHint: Install git/m);
});

test("a checkout that fills the disk says so, and leaves no record", () => {
  using repo = shop("shop");
  repo.write("large.bin", "x".repeat(200_000));
  repo.commit();
  const disk = join(repo.outer, "disk");
  mkdirSync(disk);
  const run = check(repo.path, { PATH, TMPDIR: disk }, smallDisk(disk, 65_536));
  expect(run.status, run.stderr).toBe(3);
  expect(run.stderr).toMatch(/loadline: git worktree add failed: the disk is full/);
  expect(repo.git("worktree", "list").split("\n")).toHaveLength(1);
});
