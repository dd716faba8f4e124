import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ProfileWindow } from "../../../src/model/hotspots.ts";
import { compareProfiles } from "../../../src/profile-diff/compare-profiles.ts";
import { placeProfile } from "../../../src/profile-diff/place.ts";
import { readCpuProfile } from "../../../src/profile-diff/read-cpu-profile.ts";
import { tellApart } from "../../../src/profile-diff/tell-apart.ts";
import { readOrThrow } from "../../support/profile-fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "ll-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three callbacks without a name, of which the second does `work` units, and so many lines of comment above. */
const program = (comment: number, work: number) => `${"// moved\n".repeat(comment)}
const spin = (n) => { let sum = 0; for (let i = 0; i < n; i++) sum += i % 7; return sum; };
const routes = new Map();
routes.set("/a", () => { let sum = 0; for (let i = 0; i < 3e5; i++) sum += i % 3; return sum; });
routes.set("/b", () => { let sum = 0; for (let i = 0; i < ${work}e5; i++) sum += i % 5; return sum; });
function filler() { return spin(3e5); }
routes.set("/c", () => { let sum = 0; for (let i = 0; i < 3e5; i++) sum += i % 11; return sum; });
for (let request = 0; request < 40; request++) { for (const route of routes.values()) route(); filler(); }
`;

/** Of one arm: a boot of real Node for each. */
function windows(arm: string, comment: number, work: number): readonly ProfileWindow[] {
  const directory = join(folder, arm);
  mkdirSync(directory);
  writeFileSync(join(directory, "routes.cjs"), program(comment, work));
  return [0, 1, 2].map((boot): ProfileWindow => {
    const profiles = join(directory, `boot-${boot}`);
    const flags = ["--no-turbo-inlining", "--no-maglev-inlining", "--cpu-prof", "--cpu-prof-interval=200"];
    execFileSync(process.execPath, [...flags, `--cpu-prof-dir=${profiles}`, "routes.cjs"], { cwd: directory });
    const [file = ""] = readdirSync(profiles);
    const profile = readOrThrow(readCpuProfile(readFileSync(join(profiles, file), "utf8")));
    return { profile: placeProfile(profile, directory), requests: 40, boot };
  });
}

test("of functions without a name in profiles of Node, the one that grew is told by its line in head", () => {
  const sides = tellApart({ base: windows("base", 0, 3), head: windows("head", 4, 12) });
  const { functions } = compareProfiles(sides.base, sides.head);
  const nameless = functions.filter(({ name, file }) => name === "(anonymous)" && file === "routes.cjs");
  expect(nameless.map(({ line }) => line).sort()).toEqual(expect.arrayContaining([11, 8, 9]));
  const [most] = nameless.toSorted((a, b) => b.head - b.base - (a.head - a.base));
  expect(most).toMatchObject({ line: 9 });
  expect(nameless.every(({ together }) => together === undefined)).toBe(true);
});
