import { expect, test } from "vitest";
import { Collector } from "../../../../src/engines/k6/collector.ts";
import type { UserMessage } from "../../../../src/engines/k6/messages.ts";
import { scriptFault } from "../../../../src/engines/k6/script-faults.ts";
import { RequestNames } from "../../../../src/engines/request-names.ts";
import { NO_STATUS } from "../../../../src/model/sample.ts";

const message = (more: Partial<UserMessage>): UserMessage => ({
  ...{ kind: "wait", vu: 1, seq: 1, at: 0, sends: false, empty: false, lane: 0, asks: false, amends: false },
  ...{ iterations: 0, thrown: 0, first: 0, names: [], rows: [], notes: [], ...more },
});

test("samples are on one clock, in order of completion, under the names of all users", () => {
  const names = new RequestNames();
  const collector = new Collector(names);
  // A late message says less of the offset between the clocks than a quick one.
  collector.add(message({ vu: 1, at: 1000, names: ["a", "b"], rows: [500, 100, 1, 200, 1] }), 101.5);
  collector.add(message({ vu: 2, at: 2000, names: ["b"], rows: [400, 50.5, 0, 503, 0] }), 102);
  const { start, latency, name, status, ok } = collector.take(0);
  expect(collector.began).toBe(100);
  expect([...start]).toEqual([100.4, 100.5]);
  expect([...latency]).toEqual([0.0505, 0.1]);
  expect([...name].map((index) => names.list[index])).toEqual(["b", "b"]);
  expect([[...status], [...ok]]).toEqual([
    [503, 200],
    [0, 1],
  ]);
  expect(collector.take(0).latency.length).toBe(0);
});

test("what was sent before the slice belongs to one that was given up", () => {
  const collector = new Collector(new RequestNames());
  collector.add(message({ at: 0, names: ["a"], rows: [1000, 5, 0, 200, 1, 3000, 5, 0, 200, 1] }), 10);
  expect([...collector.take(12).start]).toEqual([13]);
});

test("an exception makes the newest response of its user a failure, and is told where that has been counted", () => {
  const collector = new Collector(new RequestNames());
  collector.add(message({ vu: 1, names: ["a"], rows: [1, 5, 0, 200, 1, 2, 5, 0, 200, 1] }), 0);
  collector.add(message({ vu: 2, names: ["a"], rows: [3, 5, 0, 200, 1] }), 0);
  collector.add(message({ vu: 1, amends: true }), 0);
  expect([...collector.take(0).status]).toEqual([200, NO_STATUS.raised, 200]);
  collector.add(message({ vu: 1, amends: true }), 0);
  expect(collector.take(0).notes).toEqual([
    "a response was called a failure only after its slice, and counted as a success",
  ]);
});

test("an index without a name is none of another user's", () => {
  const names = new RequestNames();
  const collector = new Collector(names);
  collector.add(message({ vu: 1, names: ["a"] }), 0);
  collector.add(message({ vu: 2, rows: [1, 2, 0, 200, 1] }), 0);
  expect([...collector.take(0).name].map((index) => names.list[index])).toEqual(["(no name)"]);
});

test("a script fails where all arms throw in every iteration, or none sends anything", () => {
  const arm = (arm: "base" | "head", iterations: number, thrown: number, requests: number) => ({
    ...{ arm, collector: { iterations, thrown, requests }, notes: [`${arm} said`] },
  });
  const code = (...arms: ReturnType<typeof arm>[]) => scriptFault("shop", arms)?.code;
  expect(code(arm("base", 9, 9, 9), arm("head", 9, 9, 0))).toBe("k6-script-throws");
  expect(scriptFault("shop", [arm("base", 9, 9, 9), arm("head", 9, 9, 0)])?.detail).toBe("base said\nhead said");
  expect(code(arm("base", 9, 0, 9), arm("head", 9, 9, 9))).toBeUndefined();
  expect(code(arm("base", 9, 0, 0), arm("head", 9, 9, 0))).toBe("k6-no-requests");
  expect(code(arm("base", 9, 0, 0), arm("head", 3, 0, 0))).toBeUndefined();
  expect(code(arm("base", 9, 8, 9), arm("head", 9, 9, 9))).toBeUndefined();
});
