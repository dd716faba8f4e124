import { expect, test } from "vitest";
import { PERCENTAGE_PATTERN, POINTS_PATTERN, parsePercentage, parsePoints } from "../../../src/config/percentage.ts";

test.each([
  ["3%", 0.03],
  ["8.1 %", 0.081],
  [" 0.5% ", 0.005],
])("reads %j as the fraction %d", (text, fraction) => {
  expect(parsePercentage(text)).toEqual({ ok: true, value: fraction });
  expect(text).toMatch(new RegExp(PERCENTAGE_PATTERN));
});

test.each([
  ["0.5 points", 0.005],
  ["1 point", 0.01],
  ["0.5%", 0.005],
])("reads %j as a difference of %d", (text, fraction) => {
  expect(parsePoints(text)).toEqual({ ok: true, value: fraction });
  expect(text).toMatch(new RegExp(POINTS_PATTERN));
});

test.each(["3", "%", "3 percent", "-3%", "3%%", "0.5 points", `${"9".repeat(400)}%`, null])("refuses %j", (value) => {
  expect(parsePercentage(value)).toMatchObject({
    ok: false,
    message: expect.stringContaining("expected a percentage"),
  });
});

test("asks what a bare number means", () => {
  expect(parsePercentage(3)).toEqual({
    ok: false,
    message: 'expected a percentage such as "3%", got 3',
    hint: 'write "3%" or "300%", as you mean it',
  });
});
