import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Result } from "../../src/model/result.ts";
import { decodeResult } from "../../src/report/json.ts";
import { exitStatusOf } from "../../src/run/conclude.ts";
import { loadline } from "../support/command.ts";
import { type TempRepo, tempRepo } from "../support/temp-repo.ts";

const EXAMPLES = [
  { name: "express", scenario: "list users" },
  { name: "flask", scenario: "list items" },
];

test.each(EXAMPLES)("a planted doubling is found in examples/$name", async ({ name, scenario }) => {
  using repo = repository(name, scenario, { head: 100 });
  const { result, status } = await measure(repo, name);
  expect(result.verdict).toBe("regression");
  expect(status).toBe(1);
  const p50 = result.findings.find((finding) => finding.metric === "p50" && finding.scenario === scenario);
  expect(p50).toMatchObject({ verdict: "regression", gated: true });
  expect(p50?.change).toBeGreaterThan(0.4);
});

/** Quick effort may alarm in 5 of 100 unchanged pull requests, so this asserts what must hold whatever the verdict. */
test.each(EXAMPLES)(
  "examples/$name against itself is measured completely and consistently",
  async ({ name, scenario }) => {
    using repo = repository(name, scenario, { head: 0 });
    const { result, status } = await measure(repo, name);
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
  },
);

/** The example in a repository of its own, with one scenario; its second commit plants `head` percent of CPU. */
function repository(name: string, scenario: string, { head }: { head: number }): TempRepo {
  const repo = tempRepo(name);
  const folder = join("examples", name);
  cpSync(folder, join(repo.path, folder), {
    recursive: true,
    filter: (path) => !/node_modules|\.venv|__pycache__/.test(path),
  });
  const config = parse(readFileSync(join(folder, "loadline.yml"), "utf8"));
  const only = { ...config, effort: "quick", scenarios: { [scenario]: config.scenarios[scenario] } };
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

async function measure(repo: TempRepo, name: string): Promise<{ result: Result; status: number | null }> {
  const json = join(repo.outer, "result.json");
  const config = join("examples", name, "loadline.yml");
  const args = ["run", "--config", config, "--base", "HEAD^", "--max-time", "80s", "--json", json];
  const run = await loadline(args, { cwd: repo.path });
  expect([0, 1], run.stdout + run.stderr).toContain(run.status);
  expect(run.survivors).toEqual([]);
  const decoded = decodeResult(readFileSync(json, "utf8"));
  if (!decoded.ok) throw new Error(decoded.reason);
  return { result: decoded.result, status: run.status };
}
