import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { parse, stringify } from "yaml";
import type { Result } from "../../src/model/result.ts";
import { decodeResult } from "../../src/report/json.ts";
import { exitStatusOf } from "../../src/run/conclude.ts";
import { loadline } from "./command.ts";
import { type TempRepo, tempRepo } from "./temp-repo.ts";

const PROFILING_SECONDS = 60;

/** The example in a repository of its own, with one scenario; its second commit plants `head` percent of CPU. */
export function exampleRepository(name: string, scenario: string, { head }: { head: number }): TempRepo {
  const repo = tempRepo(name);
  const folder = join("examples", name);
  cpSync(folder, join(repo.path, folder), {
    recursive: true,
    filter: (path) => !/node_modules|\.venv|__pycache__/.test(path),
  });
  const config = parse(readFileSync(join(folder, "loadline.yml"), "utf8"));
  const hotspots = { when: "auto", "time-limit": `${PROFILING_SECONDS}s` };
  const only = { ...config, effort: "quick", hotspots, scenarios: { [scenario]: config.scenarios[scenario] } };
  const plant = (work: number) =>
    repo.write(join(folder, "loadline.yml"), stringify({ ...only, app: { ...only.app, env: { WORK: work } } }));
  plant(0);
  repo.write(".gitignore", "node_modules/\n.venv\n");
  repo.commit("Before");
  plant(head);
  repo.write("CHANGES", "head\n");
  repo.commit("After");
  return repo;
}

interface MeasuredExample {
  readonly result: Result;
  readonly status: number | null;
  /** Paths of what was kept of profilers. */
  readonly profiles: readonly string[];
}

/** What quick effort finds at its second commit; blocks in which a slow machine answers too seldom for a p95 do not count. */
export async function measureExample(repo: TempRepo, name: string, maxTime = "80s"): Promise<MeasuredExample> {
  const json = join(repo.outer, "result.json");
  const config = join("examples", name, "loadline.yml");
  const args = ["run", "--config", config, "--base", "HEAD^", "--max-time", maxTime, "--json", json];
  const profiles = join(repo.outer, "profiles");
  args.push("--profiles", profiles);
  const run = await loadline(args, { cwd: repo.path, temporary: repo.outer });
  expect([0, 1], run.stdout + run.stderr).toContain(run.status);
  expect(run.survivors).toEqual([]);
  expect(socketsBelow(repo.outer)).toEqual([]);
  const decoded = decodeResult(readFileSync(json, "utf8"));
  if (!decoded.ok) throw new Error(decoded.reason);
  const kept = existsSync(profiles) ? readdirSync(profiles, { recursive: true, encoding: "utf8" }) : [];
  return { result: decoded.result, status: run.status, profiles: kept };
}

/** Sockets below the folder that somebody still holds, such as those of Node's profilers. */
function socketsBelow(folder: string): readonly string[] {
  const sockets = readFileSync("/proc/net/unix", "utf8").split("\n");
  return sockets.filter((line) => line.includes(folder));
}

/** Quick effort may alarm in 5 of 100 unchanged pull requests, so this asserts what must hold whatever the verdict. */
export function expectComplete({ result, status }: { result: Result; status: number | null }): void {
  expect(status).toBe(exitStatusOf(result));
  expect(result.blocks).toBeGreaterThanOrEqual(4);
  const gated = result.findings.filter((finding) => finding.gated);
  expect(new Set(gated.map(({ metric }) => metric))).toEqual(new Set(["p50", "p95", "pooled-mean", "errors"]));
  for (const { change, interval, base, head, verdict } of gated) {
    expect(verdict).not.toBe("invalid");
    expect(base).not.toBeNull();
    expect(head).not.toBeNull();
    expect(interval?.low).toBeLessThanOrEqual(change ?? Number.NaN);
    expect(interval?.high).toBeGreaterThanOrEqual(change ?? Number.NaN);
  }
  expect(gated.find(({ metric }) => metric === "errors")).toMatchObject({ base: 0, head: 0, verdict: "no change" });
}

/** Both revisions were profiled, and the function that was planted stands out, with its file. */
export function expectHotspot(
  { result, profiles }: Pick<MeasuredExample, "result" | "profiles">,
  planted: { readonly scenario: string; readonly name: string; readonly file: string },
): void {
  const { scenario, name, file } = planted;
  expect(result.warnings.filter(({ code }) => code === "hotspots")).toEqual([]);
  expect(result.hotspots).toMatchObject([{ scenario, direction: "growth" }]);
  expect(result.profiling).toMatchObject({ limitSeconds: PROFILING_SECONDS });
  expect(result.profiling?.seconds).toBeLessThanOrEqual(PROFILING_SECONDS);
  const { functions = [], files = [] } = result.hotspots?.[0]?.comparison ?? {};
  expect(functions.find(({ named }) => named)).toMatchObject({ name, file, package: null });
  expect([functions[0], files[0]]).toMatchObject([{ name, file }, { file }]);
  for (const arm of ["base", "head"]) {
    const recorded = profiles.filter((each) => /\.(prof|cpuprofile)$/.test(each) && each.startsWith(`${arm}/boot-`));
    expect(recorded.length).toBeGreaterThanOrEqual(3);
    expect(profiles.some((each) => each.startsWith("callgrind.out.1-") && each.endsWith(`.${arm}`))).toBe(true);
  }
  expect(profiles.some((each) => each.endsWith(".flame-graph.html"))).toBe(true);
}

/** A doubling of the scenario's work is found, in its median too. */
export function expectDoubling({ result, status }: { result: Result; status: number | null }, scenario: string): void {
  expect(result.verdict).toBe("regression");
  expect(status).toBe(1);
  const p50 = result.findings.find((finding) => finding.metric === "p50" && finding.scenario === scenario);
  expect(p50).toMatchObject({ verdict: "regression", gated: true });
  expect(p50?.change).toBeGreaterThan(0.4);
}
