import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readZipped, type ZipLimits } from "../../../src/github/unzip.ts";

const LIMITS: ZipLimits = { maxBytes: 10_000, maxZippedBytes: 5000, maxRatio: 50, maxEntries: 3 };

/** Text that hardly compresses. */
const noise = (length: number) => Array.from({ length }, (_, index) => ((index * 7919) % 9973).toString(36)).join("");

test("one file's text, compressed or stored", () => {
  const text = `{"naïve":${JSON.stringify(noise(100))}}`;
  for (const level of [0, 9] as const) {
    const archive = zipSync({ "other.json": strToU8("{}"), "a.json": strToU8(text) }, { level });
    expect(readZipped(archive, "a.json", LIMITS)).toBe(text);
  }
});

test.each<[string, Record<string, Uint8Array>, string]>([
  ["another name", { "b.json": strToU8("{}") }, "the archive holds no a.json"],
  ["a path that ends with the name", { "../a.json": strToU8("{}") }, "the archive holds no a.json"],
  ["nothing", {}, "the archive holds no a.json"],
  ["too much", { "a.json": strToU8(noise(5000)) }, "a.json is 14336 bytes long, at most 10000 are read"],
  ["too dense a file", { "a.json": new Uint8Array(10_000) }, "a.json is compressed more than 50 times"],
  ["too many", { a: strToU8(""), b: strToU8(""), c: strToU8(""), d: strToU8("") }, "more than 3 files"],
])("an archive with %s is refused", (_case, files, reason) => {
  expect(() => readZipped(zipSync(files), "a.json", LIMITS)).toThrow(reason);
});

test("a file that takes too much of the archive is refused", () => {
  const archive = zipSync({ "a.json": strToU8(noise(2000)) }, { level: 0 });
  expect(() => readZipped(archive, "a.json", LIMITS)).toThrow(/bytes in the archive, at most 5000 are read/);
});
