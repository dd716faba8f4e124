import { expect, test } from "vitest";
import { readCoverage } from "../../../src/profile-diff/read-coverage.ts";

const called = (functionName: string, count: number) => ({
  functionName,
  isBlockCoverage: false,
  ranges: [{ startOffset: 0, endOffset: 10, count }],
});

test("calls are counted by function and file, wherever the checkout lies, unless several functions share them", () => {
  const scripts = [
    { scriptId: "1", url: "file:///tmp/head/src/a%20b.js", functions: [called("", 1), called("f", 7), called("f", 0)] },
    { scriptId: "2", url: "file:///tmp/head/node_modules/x/index.js", functions: [called("f", 2)] },
    { scriptId: "4", url: "file:///tmp/head/b.js", functions: [called("", 4), called("", 2), called("", 0)] },
    { scriptId: "3", url: "", functions: [called("hidden", 9)] },
  ];
  const reading = readCoverage(JSON.stringify(scripts), "/tmp/head");
  expect(reading.ok && Object.fromEntries(reading.value)).toEqual({
    '["(anonymous)","src/a b.js",null]': 1,
    '["f","src/a b.js",null]': 7,
    '["f","node_modules/x/index.js","x"]': 2,
    '["(anonymous)","b.js",null]': null,
  });
});

test.each([
  ["no JSON", "{"],
  ["another document", '{"nodes":[]}'],
  ["a count that is none", JSON.stringify([{ url: "a.js", functions: [called("f", -1)] }])],
  ["a function without a range", JSON.stringify([{ url: "a.js", functions: [{ functionName: "f", ranges: [] }] }])],
])("%s is refused", (_, text) => {
  expect(readCoverage(text, null)).toEqual({ ok: false, reason: "it is no coverage of V8's" });
});
