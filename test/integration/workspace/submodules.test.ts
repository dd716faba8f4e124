import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace } from "../../../src/workspace/workspace.ts";
import { repoAt, type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };

/** A repository with a submodule that has a submodule itself; addresses are relative, as on a forge. */
function withSubmodules(): TempRepo {
  const app = tempRepo("app");
  for (const name of ["inner", "lib"]) app.git("init", "--quiet", join(app.outer, name));
  const inner = repoAt(app.outer, join(app.outer, "inner"));
  inner.write("inner.js", "inner\n");
  inner.commit();
  const lib = repoAt(app.outer, join(app.outer, "lib"));
  lib.write("lib.js", "one\n");
  lib.git("submodule", "--quiet", "add", join(app.outer, "inner"), "inner");
  lib.commit();
  app.write("server.js", "x\n");
  app.git("remote", "add", "origin", join(app.outer, "app"));
  app.git("submodule", "--quiet", "add", "--name", "the=lib", "../lib", "deps/my lib");
  app.commit();
  return app;
}

async function readFrom(app: TempRepo, paths: readonly string[]): Promise<readonly (string | undefined)[]> {
  const temporary = mkdtempSync(join(app.outer, "t-"));
  const environment = testEnvironment(app.outer);
  const workspace = createWorkspace({ directory: app.path, temporary, log: silent, environment });
  const sha = await workspace.headSha();
  await using checkout = await workspace.checkout("base", { kind: "commit", sha, label: "main" });
  return await Promise.all(paths.map((path) => checkout.read(path)));
}

const PATHS = ["deps/my lib/lib.js", "deps/my lib/inner/inner.js"];

test("submodules and those inside them are checked out, from the user's clone where it holds the commit", async () => {
  using app = withSubmodules();
  const before = app.fingerprint();
  rmSync(join(app.outer, "lib"), { recursive: true });
  expect(await readFrom(app, PATHS)).toEqual(["one\n", "inner\n"]);
  expect(app.fingerprint()).toBe(before);
});

test("a submodule that the user never initialised comes from its address, and stays uninitialised", async () => {
  using app = withSubmodules();
  const path = join(app.outer, "clone");
  app.git("clone", "--quiet", app.path, path);
  const clone = repoAt(app.outer, path);
  const before = clone.fingerprint();
  expect(await readFrom(clone, PATHS)).toEqual(["one\n", "inner\n"]);
  expect(clone.fingerprint()).toBe(before);
});
