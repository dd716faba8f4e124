import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Checkout } from "../../../src/run/ports.ts";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { silentLog } from "../../support/engine-session.ts";
import { repoAt, type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

let repo: TempRepo;
let checkout: Checkout;

beforeEach(async () => {
  repo = tempRepo("a repository with spaces and ünïcode");
  repo.write("data/db.json", "[]\n");
  repo.write("data/deep/list.json", "1\n");
  repo.write("bin/start", "#!/bin/sh\n", 0o755);
  repo.write("built.js", "source\n");
  repo.write(".gitignore", "*.log\n");
  const sha = repo.commit();
  const workspace = createWorkspace({
    directory: repo.path,
    temporary: mkdtempSync(join(repo.outer, "t-")),
    log: silentLog,
    environment: testEnvironment(repo.outer),
  });
  checkout = await workspace.checkout("head", { kind: "commit", sha, label: "main" });
});

afterEach(async () => {
  await checkout[Symbol.asyncDispose]();
  expect(repo.git("status", "--porcelain")).toBe("");
  repo[Symbol.dispose]();
});

const at = (path: string) => join(checkout.directory, path);

test("each boot sees the tracked files as the build left them, and what is not tracked as it is", async () => {
  writeFileSync(at("built.js"), "built\n");
  expect(await checkout.restore()).toEqual([]);
  writeFileSync(at("data/db.json"), "[1]\n");
  writeFileSync(at("cache.tmp"), "kept\n");
  writeFileSync(at("out.log"), "kept\n");
  rmSync(at("data/deep"), { recursive: true });
  chmodSync(at("bin/start"), 0o644);
  expect(await checkout.restore()).toEqual(["bin/start", "data/db.json", "data/deep/list.json"]);
  expect(await checkout.read("data/db.json")).toBe("[]\n");
  expect(await checkout.read("data/deep/list.json")).toBe("1\n");
  expect(await checkout.read("built.js")).toBe("built\n");
  expect(statSync(at("bin/start")).mode & 0o111).not.toBe(0);
  expect([readFileSync(at("cache.tmp"), "utf8"), readFileSync(at("out.log"), "utf8")]).toEqual(["kept\n", "kept\n"]);
  expect(await checkout.restore()).toEqual([]);
});

test("a service that commits, or destroys its link to the repository, changes nothing for the next boot", async () => {
  await checkout.restore();
  writeFileSync(at("data/db.json"), "[2]\n");
  const inside = repoAt(repo.outer, checkout.directory);
  const before = repo.git("for-each-ref");
  inside.commit("a service's own");
  rmSync(at(".git"));
  expect(await checkout.restore()).toEqual(["data/db.json"]);
  expect(await checkout.read("data/db.json")).toBe("[]\n");
  expect(repo.git("for-each-ref")).toBe(before);
});

test("a folder that became a link to elsewhere is a folder again, and nothing is written through the link", async () => {
  await checkout.restore();
  const elsewhere = join(repo.outer, "elsewhere");
  mkdirSync(join(elsewhere, "deep"), { recursive: true });
  writeFileSync(join(elsewhere, "db.json"), "precious\n");
  rmSync(at("data"), { recursive: true });
  symlinkSync(elsewhere, at("data"));
  expect(await checkout.restore()).toEqual(["data/db.json", "data/deep/list.json"]);
  expect(lstatSync(at("data")).isSymbolicLink()).toBe(false);
  expect(readFileSync(join(elsewhere, "db.json"), "utf8")).toBe("precious\n");
});
