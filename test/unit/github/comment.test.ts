import fc from "fast-check";
import { expect, test } from "vitest";
import { COMMENT_LIMIT, markLine, readMark } from "../../../src/github/comment.ts";

test("a mark is read as it was written, whatever the key", () => {
  const mark = fc.record({ key: fc.string({ unit: "grapheme", maxLength: 100 }), run: fc.nat(), attempt: fc.nat() });
  fc.assert(
    fc.property(mark, (given) => {
      const line = markLine(given);
      expect(readMark(`${line}\nbody`)).toEqual(given);
      expect(line.slice(0, -3)).not.toMatch(/-->|\n/);
    }),
    { seed: 1 },
  );
});

test.each(["", "body", " <!-- loadline:v1 key=a run=1 attempt=1 -->", "<!-- loadline:v2 key=a run=1 attempt=1 -->"])(
  "%j has no mark",
  (body) => {
    expect(readMark(body)).toBeUndefined();
  },
);

test("a mark with a key that nothing encodes is no error", () => {
  expect(readMark("<!-- loadline:v1 key=%zz run=1 attempt=2 -->")).toEqual({ key: "%zz", run: 1, attempt: 2 });
});

test("the longest mark and the longest text fit into a comment", () => {
  const mark = markLine({ key: "\u4e00".repeat(100), run: Number.MAX_SAFE_INTEGER, attempt: 999 });
  expect(mark.length + 1 + COMMENT_LIMIT).toBeLessThanOrEqual(65_536);
});
