import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

function shell(script: string) {
  const { status, stderr } = spawnSync("bash", ["-c", script, process.execPath, CLI], { encoding: "utf8" });
  return { status, stderr };
}

test("a reader that closes the pipe early ends in no trace, and in the status that was meant", () => {
  const { status, stderr } = shell('set -o pipefail; "$0" "$1" schema | head -n 1');
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("a closed stdout is survived", () => {
  expect(shell('"$0" "$1" schema >&-')).toMatchObject({ stderr: "" });
});

test("output that the disk does not take is no success", () => {
  const { status, stderr } = shell('"$0" "$1" schema > /dev/full');
  expect(status).toBe(3);
  expect(stderr).toMatch(/^loadline: the output could not be written: .*ENOSPC/);
});

test("a message steers no terminal, whatever it is about", () => {
  const { status, stderr } = shell(`"$0" "$1" check --config "$(printf 'a\\033[2J\\302\\233b')"`);
  expect(status).toBe(2);
  expect(stderr).toContain("a?[2J?b");
  expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
});
