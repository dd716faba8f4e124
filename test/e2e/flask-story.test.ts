import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { MetricId } from "../../src/model/metric.ts";
import type { Finding } from "../../src/model/verdict.ts";
import { inWords } from "../../src/report/in-words.ts";
import { decodeResult } from "../../src/report/json.ts";
import { loadline } from "../support/command.ts";
import { LOCUST_PYTHON } from "../support/locust.ts";
import { repoAt, type TempRepo } from "../support/temp-repo.ts";

beforeAll(() => {
  const previous = process.env.PATH;
  process.env.PATH = `${join(LOCUST_PYTHON, "..")}:${previous}`;
  return () => {
    process.env.PATH = previous;
  };
});

test("an index and a query halve the time of two calls, and it is told in words, with Locust", {
  timeout: 300_000,
}, async () => {
  using repo = story("halved");
  const { findings, hotspots, stdout } = await measure(repo, "loadline.yml", "auto", (calls) => ({
    // Two customers, and neither call of theirs that is fast: else some blocks would have too few calls of a kind.
    ...calls,
    profile: "load",
    users: 2,
    gate: ["pooled-mean"],
  }));
  for (const request of ["GET /products/popular", "GET /orders"]) {
    const call = cell(findings, "pooled-mean", request);
    expect(call).toMatchObject({ verdict: "improvement" });
    expect(inWords(call)).toMatch(/^call time (about )?halved$|^(about )?(1\.[6-9]|2\.[0-5])× as fast$/);
    expect(stdout).toContain(`improvement, ${inWords(call)}`);
  }
  // What asked for a single row: of the sales that are added up once now, among others.
  const fell = hotspots[0]?.comparison.functions.filter(({ named, growth }) => named && growth < 0);
  expect(fell?.at(-1)).toMatchObject({ name: "one", file: "app.py", package: null });
  expect(fell?.at(-1)?.callers[0]).toMatchObject({ name: "popular" });
});

test("twice the workers carry about twice the users, where they wait for others, with Locust", {
  timeout: 300_000,
}, async () => {
  using repo = story("workers");
  const { findings, stdout } = await measure(repo, "loadline-users.yml", "never", (buy) => ({
    ...buy,
    users: "8 to 32",
    growth: "2x",
    step: "1s",
  }));
  const users = cell(findings, "capacity", null);
  expect(users).toMatchObject({ verdict: "improvement", gated: true });
  expect(inWords(users)).toMatch(/^(about )?(1\.[4-9]|2\.[0-9])× as many users$/);
  expect(stdout).toContain(`improvement, ${inWords(users)}`);
});

/** The shop's history, up to a tag. */
function story(tag: string): TempRepo {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "ll-test-")));
  const repo = repoAt(outer, join(outer, "shop"));
  execFileSync(resolve("examples/flask-story/repository.sh"), [repo.path], { stdio: ["ignore", "ignore", "inherit"] });
  repo.git("checkout", "--quiet", tag);
  return repo;
}

/** One question of the story, with a load that answers it sooner. */
async function measure(
  repo: TempRepo,
  config: string,
  hotspots: "auto" | "never",
  sooner: (scenario: object) => object,
) {
  const whole = parse(readFileSync(join(repo.path, config), "utf8"));
  const scenarios = Object.fromEntries(
    Object.entries<object>(whole.scenarios).map(([name, scenario]) => [name, sooner(scenario)]),
  );
  repo.write(config, stringify({ ...whole, hotspots, scenarios }));
  const json = join(repo.outer, "result.json");
  const args = ["run", "--config", config, "--base", "HEAD^", "--max-time", "150s", "--json", json];
  const { status, stdout, stderr, survivors } = await loadline(args, { cwd: repo.path });
  expect(status, stdout + stderr).toBe(0);
  expect(survivors).toEqual([]);
  const decoded = decodeResult(readFileSync(json, "utf8"));
  if (!decoded.ok) throw new Error(decoded.reason);
  return { findings: decoded.result.findings, hotspots: decoded.result.hotspots ?? [], stdout };
}

function cell(findings: readonly Finding[], metric: MetricId, request: string | null): Finding {
  const found = findings.find((finding) => finding.metric === metric && finding.request === request);
  if (found === undefined) throw new Error(`no ${metric} of ${request}`);
  return found;
}
