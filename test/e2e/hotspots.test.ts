import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProfileComparison } from "../../src/model/hotspots.ts";
import { loadline } from "../support/command.ts";
import { PROFILES } from "../support/profile-fixtures.ts";

const folder = mkdtempSync(join(tmpdir(), "loadline-hotspots-"));
const shop = Object.fromEntries(
  Object.entries(PROFILES).map(([kind, path]) => [kind, resolve(path)]),
) as typeof PROFILES;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A boot of the shop under ProfilerMiddleware, a file for each request. */
function boot(arm: string, index: number, repeats: number): void {
  const args = [
    resolve("test/fixtures/profiles/werkzeug_profiles.py"),
    join(folder, arm, String(index)),
    String(repeats),
    "20",
  ];
  execFileSync(resolve("examples/flask/.venv/bin/python"), args, { stdio: "inherit" });
}

beforeAll(() => {
  for (const index of [1, 2, 3]) {
    boot("base", index, 5);
    boot("head", index, 20);
  }
});

test("from the files of Werkzeug's profiler: what is called four times as often, and the function that it works for", async () => {
  const files = ["--callgrind", "out", "--folded", "folded.txt", "--html", "page.html", "--json", "comparison.json"];
  const run = await loadline(["hotspots", "base", "head", ...files], { cwd: folder });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toMatch(/^(encode|iterencode|dumps) +python\/json\/.* \+\d+ % /m);
  expect(run.stdout).toMatch(/base 36 profiles of 60 requests, head 36 profiles of 60 requests/);
  const comparison = JSON.parse(readFileSync(join(folder, "comparison.json"), "utf8")) as ProfileComparison;
  expect(comparison).toMatchObject({ kind: "pstats", judgedBy: "boots", boots: { base: 3, head: 3 } });
  // How much noise the machine has is not for this test; what is counted is exact.
  const dumps = comparison.functions.find(({ name }) => name === "dumps");
  expect(dumps).toMatchObject({ file: "python/json/__init__.py", package: "Python", calls: { base: 300, head: 1200 } });
  expect(dumps?.within).toEqual({ name: "serialize", file: expect.stringMatching(/werkzeug_profiles\.py$/), line: 23 });
  expect(dumps?.growth).toBeGreaterThan(0);
  for (const arm of ["base", "head"]) {
    const file = join(folder, "out", `callgrind.out.${arm}`);
    const args = ["--threshold=100", file];
    expect(execFileSync("callgrind_annotate", args, { encoding: "utf8" })).toContain("serialize");
  }
  expect(readFileSync(join(folder, "folded.txt"), "utf8")).toMatch(
    /serialize \S*werkzeug_profiles\.py:23.*dumps .* \d+ \d+$/m,
  );
  expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("d3-flame-graph");
});

test("with one file on each side everything is ranked and nothing named", async () => {
  for (const kind of ["cpuprofile", "pprof"] as const) {
    const run = await loadline(["hotspots", shop[kind], shop[kind], "--requests", "100,120"], { cwd: folder });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^Not localised: with a single profile/);
    expect(run.stdout).toContain("base 1 profile of 100 requests, head 1 profile of 120 requests");
  }
});

test.each([
  ["a folder that is not there", ["missing", "base"], /missing cannot be read\nHint: Give a profile/],
  ["a folder without profiles", ["empty", "base"], /empty holds no profile/],
  ["a file that is cut off", ["cut.prof", "base"], /cut\.prof is not a profile that Loadline reads: it ends too early/],
  ["a profile of something else", ["text.prof", "base"], /text\.prof is not a profile/],
  [
    "profiles of two kinds",
    ["mixed", "base"],
    /mixed\/\S+: profiles of several kinds cannot be put together: cpuprofile, pstats|pstats, cpuprofile/,
  ],
  ["two sides of different kinds", [PROFILES.pprof, PROFILES.pstats], /kind pprof in seconds, .* of the kind pstats/],
  [
    "an unknown number of requests",
    [PROFILES.pstats, PROFILES.pstats],
    /do not say how many requests they cover\nHint: .*--requests 400/,
  ],
  [
    "a number of requests that is none",
    [PROFILES.pstats, PROFILES.pstats, "--requests", "many"],
    /Expected the number of requests/,
  ],
])("%s is told, with status 2", async (_, args, message) => {
  mkdirSync(join(folder, "empty"), { recursive: true });
  mkdirSync(join(folder, "mixed"), { recursive: true });
  writeFileSync(join(folder, "cut.prof"), readFileSync(shop.pstats).subarray(0, 500));
  writeFileSync(join(folder, "text.prof"), "no profile at all");
  writeFileSync(join(folder, "mixed", "a.prof"), readFileSync(shop.pstats));
  writeFileSync(join(folder, "mixed", "b.cpuprofile"), readFileSync(shop.cpuprofile));
  const run = await loadline(["hotspots", ...args.map((arg) => (arg in shopPaths ? resolve(arg) : arg))], {
    cwd: folder,
  });
  expect(run.status, run.stdout).toBe(2);
  expect(run.stderr).toMatch(message);
  expect(run.stderr).not.toMatch(/\n +at /);
});

const shopPaths = Object.fromEntries(Object.values(PROFILES).map((path) => [path, true]));
