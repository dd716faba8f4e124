import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toCallgrind } from "../../../src/profile-diff/callgrind.ts";
import { placeProfile } from "../../../src/profile-diff/place.ts";
import { readProfile } from "../../../src/profile-diff/read-profile.ts";
import { PROFILES, profileBytes, readOrThrow } from "../../support/profile-fixtures.ts";

const KINDS = Object.keys(PROFILES) as (keyof typeof PROFILES)[];
const folder = mkdtempSync(join(tmpdir(), "loadline-kcachegrind-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Opens every file in a KCachegrind of its own, all on one display, and waits until each but the refused one has a window
 * with the file in its title, and one says "Error". Prints the titles, and what was complained of while files were read.
 */
const OPEN_ALL = `
export XDG_RUNTIME_DIR="$PWD"
pids=
for file in "$@"; do
  kcachegrind "$PWD/$file" 2> "$file.log" > /dev/null &
  pids="$pids $!"
done
for _ in $(seq 300); do
  xwininfo -root -tree | grep -o '"[^"]* — KCachegrind"' > titles
  [ "$(grep -c -e 'callgrind.out' -e '"Error' titles)" -ge "$#" ] && break
  sleep 0.2
done
kill $pids
wait
cat titles
grep '^Loading ' *.log
true
`;

let output = "";

beforeAll(() => {
  for (const kind of KINDS) {
    const profile = placeProfile(readOrThrow(readProfile(profileBytes(kind))), "/srv/shop");
    writeFileSync(join(folder, `callgrind.out.${kind}`), toCallgrind(profile, kind));
  }
  const intact = toCallgrind(readOrThrow(readProfile(profileBytes("pstats"))), "pstats");
  writeFileSync(
    join(folder, "callgrind.out.broken"),
    intact.replace(/^# callgrind[\s\S]*?^events: ns$/m, "no profile"),
  );
  writeFileSync(join(folder, "callgrind.out.unnamed"), intact.replaceAll(/^cfn=.*$/gm, "cfn=(999)"));
  const files = [...KINDS, "broken", "unnamed"].map((name) => `callgrind.out.${name}`);
  const args = ["-a", "dbus-run-session", "--", "sh", "-c", OPEN_ALL, "sh", ...files];
  output = execFileSync("xvfb-run", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
});

const opened = (name: string) => output.includes(`/callgrind.out.${name} — KCachegrind"`);
const complaints = (name: string) =>
  output.split("\n").filter((line) => line.startsWith(`callgrind.out.${name}.log:Loading `));

test.each(KINDS)("KCachegrind opens what was made of a %s, and complains of nothing in it", (kind) => {
  expect(opened(kind), output).toBe(true);
  expect(complaints(kind)).toEqual([]);
});

test("KCachegrind refuses a file without a header", () => {
  expect(opened("broken"), output).toBe(false);
  expect(output).toContain('"Error — KCachegrind"');
});

test("KCachegrind complains of a name that was never spelt out", () => {
  expect(complaints("unnamed"), output).not.toEqual([]);
});
