import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DURATION_PATTERN, durationBetween, parseDuration } from "../../../src/config/duration.ts";

describe("parseDuration", () => {
  test.each([
    ["6m", 360],
    ["30s", 30],
    ["500ms", 0.5],
    ["200 ms", 0.2],
    ["1m 30s", 90],
    ["1m30s", 90],
    ["2h 5m 1s 250ms", 7501.25],
    ["1.5 h", 5400],
    ["800 us", 0.0008],
    ["800 µs", 0.0008],
    ["800 μs", 0.0008],
    [" 10s ", 10],
    ["0s", 0],
  ])("reads %j as %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toEqual({ ok: true, value: seconds });
    expect(text.replace("μ", "µ")).toMatch(new RegExp(DURATION_PATTERN, "u"));
  });

  test.each([
    ["fast"],
    [""],
    ["-5s"],
    ["5 s later"],
    ["30s 1m"],
    ["1s 1s"],
    ["1us 1µs"],
    ["5min"],
    ["1e3s"],
    [".5s"],
    ["5S"],
    [`${"9".repeat(400)}s`],
    ["1constructor"],
    [null],
    [{}],
  ])("refuses %j", (value) => {
    const outcome = parseDuration(value);
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^expected a duration such as .*, got /),
    });
  });

  test.each([[10], ["10"], [" 10 "]])("refuses %j without a unit, and says what to write", (value) => {
    expect(parseDuration(value)).toMatchObject({ ok: false, hint: expect.stringContaining("add the unit: ") });
  });

  test("reads what is printed from whole milliseconds, exactly", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 * 3_600_000 }), fc.constantFrom("", " "), (milliseconds, space) => {
        expect(parseDuration(printed(milliseconds, space))).toEqual({
          ok: true,
          value: expect.closeTo(milliseconds / 1000, 9),
        });
      }),
      { seed: 1 },
    );
  });

  test("never throws, and finds no infinite or negative duration", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: fc.constantFrom(..."0123456789.hmsuµ \n-e") }), fc.anything()),
        (value) => {
          const outcome = parseDuration(value);
          if (outcome.ok) expect(outcome.value >= 0 && Number.isFinite(outcome.value)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("durationBetween", () => {
  const parse = durationBetween("100ms", "2m", "10s");

  test.each(["100ms", "2m", "120s"])("allows %s", (text) => {
    expect(parse(text).ok).toBe(true);
  });

  test.each(["99ms", "2m 1ms"])("refuses %s with the range", (text) => {
    const message = `expected a duration from 100ms to 2m such as "10s", got "${text}"`;
    expect(parse(text)).toEqual({ ok: false, message });
  });
});

function printed(milliseconds: number, space: string): string {
  const parts = [
    [Math.floor(milliseconds / 3_600_000), "h"],
    [Math.floor(milliseconds / 60_000) % 60, "m"],
    [Math.floor(milliseconds / 1000) % 60, "s"],
    [milliseconds % 1000, "ms"],
  ] as const;
  const shown = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`);
  return shown.length === 0 ? "0ms" : shown.join(space);
}
