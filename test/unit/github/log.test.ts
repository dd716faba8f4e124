import fc from "fast-check";
import { expect, test } from "vitest";
import { disarm, printUntrusted } from "../../../src/github/log.ts";
import { commandsIn } from "../../support/runner-commands.ts";

test.each([
  "::error::x",
  "  ::stop-commands::x",
  "fine\n\t::set-output name=a::b",
  "fine\r::error::x",
  "fine\r\n\v\f ::error::x",
  "\u0085::error::x",
  "fine\n \u0085\t::error::x",
  "\u3000\u00A0::error::x",
  "\u200B::error::x",
  ":\u200B:error::x",
  "\u0000:\uFE0F:error::x",
  "tail ##[add-mask]x",
  "##[[error]x",
  "#\u200D#\u00AD[error]x",
  "###[group]x",
])("%j is no command once disarmed", (text) => {
  expect(commandsIn(text)).toHaveLength(1);
  expect(commandsIn(disarm(text))).toEqual([]);
  expect(disarm(text).replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
});

test("no text is a command once disarmed", () => {
  const words = fc.constantFrom(
    ..."::#[]]\r\n\t \u0085\u200B\u2028\uFEFFa",
    "::",
    "##[",
    "error",
    "::error::x",
    "##[error]x",
  );
  let commands = 0;
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      commands += commandsIn(text).length;
      expect(commandsIn(disarm(text))).toEqual([]);
      expect(disarm(disarm(text))).toBe(disarm(text));
    }),
    { seed: 1, numRuns: 5000 },
  );
  expect(commands).toBeGreaterThan(1000);
});

test("a long line of blanks is read once", () => {
  const text = `${"\t\u0085".repeat(50_000)}x\n${"#".repeat(50_000)}${"\u200B".repeat(50_000)}`;
  expect(disarm(text)).toBe(text);
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

test("a runner finds nothing in what was printed that way, and goes on finding commands after it", () => {
  const lines: string[] = [];
  printUntrusted("::error::x\n##[error]y\r::stop-commands::z\n::z::", (line) => lines.push(line));
  expect(commandsIn(`${lines.join("\n")}\n::notice::n\n`)).toEqual(["stop-commands", "notice"]);
});
