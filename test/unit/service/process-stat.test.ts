import { expect, test } from "vitest";
import { isAlive, parseProcessStat } from "../../../src/service/process-stat.ts";

/** As the kernel writes it, with a name that tries to look like the fields after it. */
const LINE =
  "4242 (node) S 1 (x) S 4200 4100 4000 0 -1 4194304 1000 2000 3 4 150 50 30 20 20 0 11 0 987654 1234567890 15000 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0\n";

test("the fields of a line, whatever the name holds", () => {
  expect(parseProcessStat(LINE)).toEqual({
    state: "S",
    parent: 4200,
    group: 4100,
    session: 4000,
    ticks: 250,
    threads: 11,
    started: 987654,
    rssPages: 15000,
  });
});

test("anything else is no line", () => {
  expect(parseProcessStat("")).toBeUndefined();
  expect(parseProcessStat("4242 (node")).toBeUndefined();
});

test.each([
  ["S", 1, true],
  ["R", 4, true],
  ["D", 1, true],
  ["T", 1, true],
  ["Z", 1, false],
  ["X", 0, false],
  ["Z", 3, true],
])("state %s with %i threads: alive %s", (state, threads, expected) => {
  const stat = { state, threads, parent: 1, group: 1, session: 1, ticks: 0, started: 0, rssPages: 0 };
  expect(isAlive(stat)).toBe(expected);
});
