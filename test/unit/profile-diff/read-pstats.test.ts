import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPstats } from "../../../src/profile-diff/read-pstats.ts";

const bytes = new Uint8Array(readFileSync("test/fixtures/profiles/shop.prof"));

test("a file of cProfile is functions with their calls, and edges with theirs", () => {
  const reading = readPstats(bytes);
  if (!reading.ok) throw new Error(reading.reason);
  const { functions, edges, ...rest } = reading.value;
  expect(rest).toEqual({ kind: "pstats", unit: "seconds", perSample: null, tree: null });
  const fib = functions.findIndex(({ name }) => name === "fib");
  expect(functions[fib]).toMatchObject({ file: "/srv/shop/shop.py", line: 4, calls: 20 * 465 });
  const handler = functions.findIndex(({ name }) => name === "handler");
  const called = edges
    .filter(({ caller }) => caller === handler)
    .map(({ callee, calls }) => [functions[callee]?.name, calls]);
  expect(new Map(called as [string, number][])).toEqual(
    new Map([
      ["fib", 20],
      ["encode", 20],
    ]),
  );
  expect(functions.find(({ name }) => name.includes("builtins.sorted"))).toMatchObject({
    file: null,
    line: 0,
    calls: 20,
  });
});

test.each([
  ["nothing", [], "it ends too early"],
  ["a code object", ["c".charCodeAt(0), 0, 0], 'type "c"'],
  ["a tuple of two billion items", ["(".charCodeAt(0), 255, 255, 255, 127], "it ends too early"],
  ["tuples in tuples", Array.from({ length: 100 }, () => [")".charCodeAt(0), 1]).flat(), "nested too deeply"],
  [
    "a reference to itself",
    [")".charCodeAt(0) | 128, 1, "r".charCodeAt(0), 0, 0, 0, 0],
    "refers to a value that is not there",
  ],
  ["a number without end", ["l".charCodeAt(0), 255, 255, 255, 127], "too large"],
  ["a number", ["i".charCodeAt(0), 1, 0, 0, 0], "no dictionary of functions"],
])("%s is refused, with what is wrong", (_, wrong, reason) => {
  const reading = readPstats(Uint8Array.from(wrong));
  expect(reading).toEqual({ ok: false, reason: expect.stringContaining(reason) });
});
