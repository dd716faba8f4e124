import { expect, test } from "vitest";
import { parseSize } from "../../../src/config/size.ts";

test.each([
  ["512B", 512],
  ["1 kB", 1000],
  ["300 MB", 300_000_000],
  ["1.5GB", 1_500_000_000],
  ["4 KiB", 4096],
  ["256MiB", 268_435_456],
  ["2 GiB", 2_147_483_648],
])("reads %j as %d bytes", (text, bytes) => {
  expect(parseSize(text)).toEqual({ ok: true, value: bytes });
});

test.each([
  ["300", "units are B, kB, MB, GB, KiB, MiB, GiB"],
  [300, "units are B, kB, MB, GB, KiB, MiB, GiB"],
  ["300 mb", 'did you mean "MB"?'],
  ["300 Mib", 'did you mean "MiB"?'],
  ["-1 MB", "units are B, kB, MB, GB, KiB, MiB, GiB"],
  ["1 constructor", "units are B, kB, MB, GB, KiB, MiB, GiB"],
  [`${"9".repeat(400)} MB`, 'did you mean "MB"?'],
])("refuses %j", (value, hint) => {
  expect(parseSize(value)).toMatchObject({ ok: false, message: expect.stringContaining("expected a size"), hint });
});
