import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfigText } from "../../../src/job/read-config-text.ts";

const folder = mkdtempSync(join(tmpdir(), "loadline-config-"));
const workspace = join(folder, "workspace");
mkdirSync(join(workspace, "service/.git"), { recursive: true });
mkdirSync(join(workspace, ".git"));
writeFileSync(join(folder, "secret"), "a secret");
for (const file of [".git/config", "service/.git/config"])
  writeFileSync(join(workspace, file), "AUTHORIZATION: basic c");
writeFileSync(join(workspace, "real.yml"), "app: {}");
afterAll(() => rmSync(folder, { recursive: true }));

const read = (config: string) => readConfigText({ workspace }, { config });

test.each([
  ["another folder", "../secret"],
  ["the machine", "/proc/self/environ"],
  ["git's folder, which holds the job's token", ".git/config"],
  ["that of a checkout below it", "service/.git/config"],
])("a config that is a link into %s is refused, and nothing of it is told", async (_, target) => {
  const name = "link.yml";
  symlinkSync(target, join(workspace, name));
  try {
    await expect(read(name)).rejects.toMatchObject({
      code: "path-outside",
      message: '"link.yml" leads out of the repository\'s files: expected a path below its root, and not in .git',
    });
  } finally {
    rmSync(join(workspace, name));
  }
});

test("a link to another file of the checkout is followed, and one that is not there is named", async () => {
  symlinkSync("real.yml", join(workspace, "loadline.yml"));
  expect(await read("loadline.yml")).toBe("app: {}");
  await expect(read("none.yml")).rejects.toMatchObject({
    code: "config-missing",
    message: expect.stringContaining("none.yml cannot be read"),
  });
});
