import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createWorkspace, type GitWorkspace } from "../../../src/workspace/workspace.ts";
import { repoAt, type TempRepo, tempRepo, testEnvironment } from "../../support/temp-repo.ts";

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, untrusted: () => undefined };

function workspace({ path, outer }: TempRepo): GitWorkspace {
  const temporary = mkdtempSync(join(outer, "t-"));
  return createWorkspace({ directory: path, temporary, log: silent, environment: testEnvironment(outer) });
}

test("a file of a commit is read without a checkout, and what is not there is undefined", async () => {
  using repo = tempRepo();
  repo.write("sub/loadline.yml", "compare: paired # ä\n");
  const first = repo.commit();
  repo.write("sub/loadline.yml", "compare: stored\n");
  repo.commit();
  const before = repo.fingerprint();
  const opened = workspace(repo);
  expect(await opened.readAt(first, "sub/loadline.yml")).toBe("compare: paired # ä\n");
  expect(await opened.readAt(first, "elsewhere.yml")).toBeUndefined();
  expect(await opened.readAt(first, "sub")).toBeUndefined();
  expect(await opened.readAt(first, "../loadline.yml")).toBeUndefined();
  expect(repo.fingerprint()).toBe(before);
});

test("a link that leads out of the repository gives its text, never a file's", async () => {
  using repo = tempRepo();
  repo.link("loadline.yml", "/etc/hostname");
  expect(await workspace(repo).readAt(repo.commit(), "loadline.yml")).toBe("/etc/hostname");
});

test("a commit that a shallow clone lacks is fetched; one that nobody has is a problem", async () => {
  using repo = tempRepo();
  repo.write("loadline.yml", "old\n");
  const base = repo.commit();
  repo.write("loadline.yml", "new\n");
  repo.commit();
  const path = join(repo.outer, "shallow");
  repo.git("clone", "--quiet", "--depth=1", pathToFileURL(repo.path).href, path);
  const clone = workspace(repoAt(repo.outer, path));
  expect(await clone.readAt(base, "loadline.yml")).toBe("old\n");
  await expect(clone.readAt("f".repeat(40), "loadline.yml")).rejects.toMatchObject({ code: expect.any(String) });
});
