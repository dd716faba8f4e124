import { expect, test } from "vitest";
import { disarm, printUntrusted } from "../../../src/github/log.ts";

/** As the runner finds commands: `::` after leading blanks (.NET's: U+0085 is one), `##[` anywhere. */
const COMMAND = /^[\s\u0085]*::|##\[/m;

test.each([
  "::error::x",
  "  ::stop-commands::x",
  "fine\n\t::set-output name=a::b",
  "\u0085::error::x",
  "fine\n \u0085\t::error::x",
  "tail ##[add-mask]x",
  "##[[error]x",
])("%j is no command once disarmed", (text) => {
  expect(text).toMatch(COMMAND);
  expect(disarm(text)).not.toMatch(COMMAND);
  expect(disarm(text).replaceAll("\u200b", "")).toBe(text);
});

test("ordinary text stays as it is", () => {
  const text = "GET /users: 12 ms, std::vector, ## heading, a[0]";
  expect(disarm(text)).toBe(text);
});

test("untrusted text stands between a word that cannot be guessed", () => {
  const print = () => {
    const lines: string[] = [];
    printUntrusted("::error::x\nmore", (line) => lines.push(line));
    return lines;
  };
  const [first = "", text, last] = print();
  const word = /^::stop-commands::([0-9a-f-]{36})$/.exec(first)?.[1];
  expect([text, last]).toEqual(["::error::x\nmore", `::${word}::`]);
  expect(print()[0]).not.toBe(first);
});
