import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CallProfile } from "../../../src/model/call-profile.ts";
import { cutCpuProfile, readCpuProfile } from "../../../src/profile-diff/read-cpu-profile.ts";
import type { Reading } from "../../../src/profile-diff/reading.ts";

const frame = (functionName: string, url = "file:///srv/app.js", lineNumber = 9) => ({ functionName, url, lineNumber });

/** handler (2) calls serialize (3), which calls itself (4); 5 is idle. */
const small = {
  nodes: [
    { id: 1, callFrame: frame("(root)", "", -1), children: [2, 5] },
    { id: 2, callFrame: frame("handler"), children: [3] },
    { id: 3, callFrame: frame("serialize"), children: [4] },
    { id: 4, callFrame: frame("serialize") },
    { id: 5, callFrame: frame("(idle)", "", -1) },
  ],
  startTime: 1_000_000,
  samples: [2, 3, 4, 5, 2],
  timeDeltas: [0, 1000, 2000, 4000, 8000],
};

function value<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.value;
}

const costs = ({ functions }: CallProfile) =>
  Object.fromEntries(
    functions.map(({ name, self, inclusive }) => [name, [self, inclusive].map((cost) => Math.round(cost * 1e6))]),
  );

test("a sample stands for the time until the next one; recursion counts once, idling not at all", () => {
  const profile = value(readCpuProfile(JSON.stringify(small)));
  expect(costs(profile)).toEqual({ handler: [1000, 7000], serialize: [6000, 6000] });
  expect(profile.functions[0]).toMatchObject({ file: "/srv/app.js", line: 10, calls: null });
  const edges = profile.edges.map(({ caller, callee, inclusive }) => [caller, callee, Math.round(inclusive * 1e6)]);
  expect(edges).toEqual([
    [0, 1, 6000],
    [1, 1, 4000],
  ]);
});

test("samples that come out of order are put in order", () => {
  const swapped = { ...small, samples: [2, 4, 3, 5, 2], timeDeltas: [0, 3000, -2000, 6000, 8000] };
  expect(costs(value(readCpuProfile(JSON.stringify(swapped))))).toEqual(
    costs(value(readCpuProfile(JSON.stringify(small)))),
  );
});

test("a stretch has the samples that were taken in it", () => {
  const stretches = [
    { from: 1, to: 1.0015 },
    { from: 1.0015, to: 2 },
  ];
  const [first, second] = value(cutCpuProfile(JSON.stringify(small), stretches));
  expect(first && costs(first)).toEqual({ handler: [1000, 3000], serialize: [2000, 2000] });
  expect(second && costs(second)).toEqual({ handler: [0, 4000], serialize: [4000, 4000] });
});

test("what Node writes is reduced as DevTools does: a node has the time from each of its samples to the next", () => {
  const text = readFileSync("test/fixtures/profiles/shop.cpuprofile", "utf8");
  const { nodes, samples, timeDeltas } = JSON.parse(text) as {
    nodes: { id: number; callFrame: { functionName: string } }[];
    samples: number[];
    timeDeltas: number[];
  };
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const expected = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? "";
    expected.set(name, (expected.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0));
  }
  const profile = value(readCpuProfile(text));
  const of = (name: string) =>
    profile.functions.filter((each) => each.name === name).reduce((sum, { self }) => sum + self * 1e6, 0);
  expect(profile.functions.length).toBeGreaterThan(10);
  for (const name of ["fib", "encode", "handler", "(garbage collector)"]) {
    expect(of(name), name).toBeCloseTo(expected.get(name) ?? 0, 3);
    expect(of(name), name).toBeGreaterThan(0);
  }
  expect(profile.functions.find(({ name }) => name === "fib")).toMatchObject({ file: "/srv/shop/shop.js", line: 2 });
});

const node = (id: number, children: number[] = []) => ({ id, callFrame: frame("f"), children });

test.each([
  ["no JSON", "{", "not JSON"],
  ["an object", "{}", "nodes"],
  ["without samples", JSON.stringify({ ...small, samples: undefined }), "samples"],
  ["fewer times than samples", JSON.stringify({ ...small, timeDeltas: [0] }), "timeDeltas"],
  ["a circle", JSON.stringify({ ...small, nodes: [node(1), node(2, [3]), node(3, [2])] }), "circle"],
  ["a child of two", JSON.stringify({ ...small, nodes: [node(1, [3]), node(2, [3]), node(3)] }), "child of two"],
  ["a child that is not there", JSON.stringify({ ...small, nodes: [node(1, [7])] }), "not there"],
  ["an id twice", JSON.stringify({ ...small, nodes: [node(1), node(1)] }), "same id"],
  [
    "a stack without bottom",
    JSON.stringify({ ...small, nodes: Array.from({ length: 5000 }, (_, i) => node(i, i < 4999 ? [i + 1] : [])) }),
    "4096 frames",
  ],
])("%s is refused, with what is wrong", (_, text, reason) => {
  expect(readCpuProfile(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
});
