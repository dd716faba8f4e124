import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { smallDisk } from "../../support/small-disk.ts";

const PROGRAM = fileURLToPath(new URL("../../fixtures/programs/save-file.ts", import.meta.url));
const TEXT = "x".repeat(20_000);

let folder: string;
let disk: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ll-test-"));
  disk = join(folder, "disk");
  mkdirSync(disk);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function save(path: string, temporary: string): { stdout: string; problem: Record<string, string> } {
  const env = { ...process.env, TMPDIR: temporary };
  const [program = "", ...args] = [...smallDisk(disk, 8192), process.execPath, PROGRAM, path];
  const { stdout, stderr } = spawnSync(program, args, { env, encoding: "utf8" });
  return { stdout, problem: JSON.parse(stderr) };
}

test("a result for which the disk is full is printed where no other disk takes it", () => {
  const { stdout, problem } = save(join(disk, "result.json"), disk);
  expect(problem).toMatchObject({ code: "disk-full", hint: expect.stringContaining("It was printed instead.") });
  expect(problem.message).toContain(join(disk, "result.json"));
  expect(stdout).toBe(`${TEXT}\n`);
});

test("a result that cannot be written where it was wanted is kept in the temporary folder", () => {
  writeFileSync(join(folder, "file"), "");
  const path = join(folder, "file", "result.json");
  const { stdout, problem } = save(path, folder);
  expect(problem).toMatchObject({
    code: "not-writable",
    message: expect.stringContaining(path),
  });
  const [, kept = ""] = /It is in (\S+)\./.exec(problem.hint ?? "") ?? [];
  expect(kept.startsWith(folder)).toBe(true);
  expect(readFileSync(kept, "utf8")).toBe(TEXT);
  expect(stdout).toBe("");
});
