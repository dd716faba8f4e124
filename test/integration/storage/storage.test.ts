import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeResultFile } from "../../../src/storage/result-file.ts";
import { writeResultFolder } from "../../../src/storage/result-folder.ts";
import { temporaryFolder } from "../../../src/storage/temp-dir.ts";

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "ll-test-")));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a temporary folder is short, private, and gone with all it held", async () => {
  const temporary = await temporaryFolder({});
  expect(temporary.path.length).toBeLessThan(50);
  expect(statSync(temporary.path).mode & 0o777).toBe(0o700);
  mkdirSync(join(temporary.path, "locked", "deeper"), { recursive: true });
  writeFileSync(join(temporary.path, "locked", "deeper", "file"), "x");
  chmodSync(join(temporary.path, "locked", "deeper"), 0o500);
  chmodSync(join(temporary.path, "locked"), 0o500);
  await temporary[Symbol.asyncDispose]();
  await temporary[Symbol.asyncDispose]();
  expect(existsSync(temporary.path)).toBe(false);
});

test("a temporary folder is made in RUNNER_TEMP, through links", async () => {
  mkdirSync(join(folder, "real"));
  symlinkSync("real", join(folder, "link"));
  await using temporary = await temporaryFolder({ RUNNER_TEMP: join(folder, "link") });
  expect(temporary.path.startsWith(join(folder, "real", "ll-"))).toBe(true);
});

test("a temporary folder that cannot be made is a problem", async () => {
  await expect(temporaryFolder({ RUNNER_TEMP: join(folder, "nowhere") })).rejects.toMatchObject({
    code: "not-writable",
    message: expect.stringContaining("nowhere"),
  });
});

test("a result replaces what was there, through links, with folders made, and leaves no other file", async () => {
  const path = join(folder, "out", "deep", "result.json");
  await writeResultFile(path, "one");
  await writeResultFile(path, "two");
  symlinkSync(path, join(folder, "link"));
  await writeResultFile(join(folder, "link"), "three, ü");
  expect(readFileSync(path, "utf8")).toBe("three, ü");
  expect(readdirSync(join(folder, "out", "deep"))).toEqual(["result.json"]);
});

test("a device is written to, not replaced", async () => {
  await writeResultFile("/dev/null", "x");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("a full disk, a folder and a file in the way are problems with a hint", async () => {
  await expect(writeResultFile("/dev/full", "x")).rejects.toMatchObject({ code: "disk-full", exitStatus: 3 });
  await expect(writeResultFile(folder, "x")).rejects.toMatchObject({ code: "not-writable", hint: "Name a file." });
  writeFileSync(join(folder, "file"), "kept");
  await expect(writeResultFile(join(folder, "file", "x"), "x")).rejects.toMatchObject({ code: "not-writable" });
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
});

test("a folder of results goes where all of its files can be written, with what stood in the way", async () => {
  writeFileSync(join(folder, "file"), "");
  const files = [["a.json", "1"]] as const;
  const written = await writeResultFolder([join(folder, "nowhere"), join(folder, "file"), folder], files);
  expect(readFileSync(join(written.directory ?? "", "a.json"), "utf8")).toBe("1");
  expect(written.problems.map(({ code }) => code)).toEqual(["not-writable", "not-writable"]);
  const nowhere = await writeResultFolder([join(folder, "nowhere")], files);
  expect(nowhere.directory).toBeUndefined();
});

test("a temporary folder that is not there is told by the variable that names it", async () => {
  await expect(temporaryFolder({ RUNNER_TEMP: join(folder, "nowhere") })).rejects.toMatchObject({
    message: expect.stringContaining("a folder on the way is not there"),
    hint: expect.stringContaining("TMPDIR"),
  });
});
