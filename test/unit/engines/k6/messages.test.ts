import { describe, expect, test } from "vitest";
import { LogReader } from "../../../../src/engines/k6/log-lines.ts";
import { decodeMessage, decodeSummary } from "../../../../src/engines/k6/messages.ts";

const MESSAGE = {
  kind: "wait",
  vu: 3,
  seq: 7,
  at: 12.5,
  sends: true,
  empty: false,
  lane: 0,
  asks: false,
  amends: false,
  iterations: 1,
  thrown: 0,
  first: 0,
  names: ["GET /"],
  rows: [1.5, 20.25, 0, 200, 1],
  notes: ["a note"],
};

test("a message of a user is read", () => {
  expect(decodeMessage(JSON.stringify({ ...MESSAGE, more: 1 }))).toEqual(MESSAGE);
});

describe("what is no message is told apart", () => {
  test.each([
    ["nothing", ""],
    ["no JSON", '{"kind": "wait"'],
    ["a list", "[]"],
    ["null", "null"],
    ["another kind", JSON.stringify({ ...MESSAGE, kind: "open" })],
    ["no user", JSON.stringify({ ...MESSAGE, vu: -1 })],
    ["a time that is none", JSON.stringify({ ...MESSAGE, at: "now" })],
    ["half a row", JSON.stringify({ ...MESSAGE, rows: [1, 2, 0, 200] })],
    ["a latency that is none", JSON.stringify({ ...MESSAGE, rows: [1, null, 0, 200, 1] })],
    ["a status beyond 16 bits", JSON.stringify({ ...MESSAGE, rows: [1, 2, 0, 70_000, 1] })],
    ["a name below the first", JSON.stringify({ ...MESSAGE, rows: [1, 2, -1, 200, 1] })],
    ["a name that is no text", JSON.stringify({ ...MESSAGE, names: [{}] })],
    ["a flag that is none", JSON.stringify({ ...MESSAGE, asks: 1 })],
    ["more iterations than there are", JSON.stringify({ ...MESSAGE, iterations: 1e300 })],
  ])("%s", (_what, text) => {
    expect(decodeMessage(text)).toBeUndefined();
  });
});

test("notes are few and short, whatever the script threw", () => {
  const notes = Array.from({ length: 500 }, () => "x".repeat(10_000));
  const read = decodeMessage(JSON.stringify({ ...MESSAGE, notes }))?.notes ?? [];
  expect([read.length, read[0]?.length]).toEqual([20, 500]);
});

test("a summary is read, and what is none is told apart", () => {
  const outcome = { metric: "checks{loadline:user}", type: "rate", text: "rate>0.9", ok: false };
  const summary = { thresholds: [outcome], checks: ["a"], dropped: 2, iterations: 9 };
  expect(decodeSummary(JSON.stringify({ kind: "summary", ...summary }))).toEqual(summary);
  for (const wrong of [{}, { kind: "summary" }, { kind: "summary", ...summary, thresholds: [{ ...outcome, ok: 1 }] }]) {
    expect(decodeSummary(JSON.stringify(wrong))).toBeUndefined();
  }
});

describe("lines of k6's log", () => {
  const console_ = JSON.stringify({ level: "info", msg: "hello", source: "console" });
  const failure = JSON.stringify({ level: "warning", msg: "Request Failed", error: "refused" });

  test("are put together from pieces", () => {
    const reader = new LogReader();
    expect(reader.read(console_.slice(0, 10))).toEqual([]);
    expect(reader.read(`${console_.slice(10)}\n${failure}\n`)).toEqual([
      { level: "info", text: "hello", console: true },
      { level: "warning", text: "Request Failed: refused", console: false },
    ]);
  });

  test("may be anything else: a panic's, half a JSON, markup", () => {
    const lines = ["goroutine 1 [running]:", '{"level": "info"', '{"level": 3, "msg": []}', "[1]"];
    const read = new LogReader().read(`${lines.join("\n")}\n\n`);
    expect(read).toEqual(lines.map((text) => ({ level: "output", text, console: false })));
  });

  test("a line without an end is not kept for ever", () => {
    const reader = new LogReader();
    for (let i = 0; i < 10; i++) reader.read("x".repeat(1_000_000));
    expect(reader.read("\n")[0]?.text.length).toBe(4_000_000);
  });
});
