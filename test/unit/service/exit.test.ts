import { expect, test } from "vitest";
import { describeExit } from "../../../src/service/exit.ts";

test.each([
  [{ code: 1, signal: null }, "exited with code 1"],
  [{ code: 0, signal: null }, "exited with code 0"],
  [{ code: null, signal: "SIGSEGV" } as const, "was killed by SIGSEGV"],
  [{ code: 143, signal: null }, "was killed by SIGTERM"],
  [{ code: 137, signal: null }, "was killed by SIGKILL (perhaps for lack of memory)"],
  [{ code: 255, signal: null }, "exited with code 255"],
])("%j: %s", (exit, text) => {
  expect(describeExit(exit)).toBe(text);
});
