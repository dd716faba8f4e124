import { expect, test } from "vitest";
import { progressDisplay } from "../../../src/compose/progress-display.ts";
import type { ProgressEvent } from "../../../src/run/ports.ts";

const HOSTILE = "checking out head (a\x1b[2J\u009b31m\u202eb\r\n::error::x)";

const EVENTS: readonly ProgressEvent[] = [
  { kind: "step", text: "installing and building head" },
  { kind: "block", block: 1, of: 0, secondsLeft: 80 },
  { kind: "round", block: 1, of: 8, scenario: "list\x1b[31m users", secondsLeft: 135.4 },
  { kind: "look", blocks: 8, verdict: "inconclusive", goesOn: true },
];

test("in CI it writes plain lines, one per step and block", () => {
  expect(shown(false)).toBe(
    "installing and building head\nblock 1, at most 1 min 20 s left\nafter 8 blocks: inconclusive, measuring on\n",
  );
});

test("on a terminal it rewrites one line, within its width, and a name cannot steer it", () => {
  const text = shown(true);
  expect(text).toContain("\r\x1b[2Kblock 1 of at most 8: list?[31m users, at most 2");
  expect(text.split("\x1b")).toHaveLength(1 + EVENTS.length);
  for (const line of text.split(/[\r\n]/)) expect(line.replace("\x1b[2K", "").length).toBeLessThan(60);
});

function shown(isTTY: boolean): string {
  const written: string[] = [];
  const display = progressDisplay({ write: (text) => written.push(text), isTTY, columns: 60 });
  for (const event of EVENTS) display.report(event);
  return written.join("");
}

test.each([false, true])("a revision's name steers no terminal and begins no line (terminal: %s)", (isTTY) => {
  const written: string[] = [];
  const display = progressDisplay({ write: (text) => written.push(text), isTTY, columns: 80 });
  display.report({ kind: "step", text: HOSTILE });
  expect(written.at(-1)).toBe("checking out head (a?[2J?31m?b??::error::x)\n");
});
