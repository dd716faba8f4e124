import { expect, test } from "vitest";
import { encodeCommand, FrameReader, unpackRows } from "../../../../src/engines/locust/frames.ts";

function frame(head: string, rows: Buffer = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(head);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(text.length, 0);
  sizes.writeUInt32LE(rows.length, 4);
  return Buffer.concat([sizes, text, rows]);
}

function row(start: number, latency: number, name: number, status: number, ok: number): Buffer {
  const bytes = Buffer.alloc(21);
  bytes.writeDoubleLE(start, 0);
  bytes.writeDoubleLE(latency, 8);
  bytes.writeUInt16LE(name, 16);
  bytes.writeUInt16LE(status, 18);
  bytes.writeUInt8(ok, 20);
  return bytes;
}

test("frames are whole however they arrive", () => {
  const bytes = Buffer.concat([frame('{"kind":"alive"}'), frame('{"kind":"ä"}', row(1, 0.25, 3, 200, 1)), frame("{}")]);
  for (const size of [1, 7, 20, bytes.length]) {
    const reader = new FrameReader();
    const frames = [];
    for (let at = 0; at < bytes.length; at += size) frames.push(...(reader.read(bytes.subarray(at, at + size)) ?? []));
    expect(frames.map(({ head }) => head)).toEqual([{ kind: "alive" }, { kind: "ä" }, {}]);
    expect(frames[1]?.rows.length).toBe(21);
  }
});

test.each([
  ["what somebody printed", Buffer.from("Traceback (most recent call last):\n")],
  ["a head that is no JSON", frame("{kind}")],
  ["a head that is no object", frame('"slice"')],
  ["half a row", frame("{}", Buffer.alloc(20))],
])("%s is no frame", (_, bytes) => {
  expect(new FrameReader().read(bytes)).toBeUndefined();
});

test("rows are seconds, statuses and names that count over all sessions", () => {
  const rows = Buffer.concat([row(10.5, 0.125, 0, 200, 1), row(11, 0.5, 1, 503, 0)]);
  const samples = unpackRows(rows, (own) => own + 40);
  expect([...samples.start]).toEqual([10.5, 11]);
  expect([...samples.latency]).toEqual([0.125, 0.5]);
  expect([...samples.name]).toEqual([40, 41]);
  expect([...samples.status]).toEqual([200, 503]);
  expect([...samples.ok]).toEqual([1, 0]);
});

test("a command is its length and JSON", () => {
  const bytes = encodeCommand({ arm: "base" });
  expect(bytes.readUInt32LE(0)).toBe(bytes.length - 4);
  expect(JSON.parse(bytes.toString("utf8", 4))).toEqual({ arm: "base" });
});
