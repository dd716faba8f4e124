import { describe, expect, test } from "vitest";
import { toEntry } from "../../../src/history/entry.ts";
import type { Arm } from "../../../src/model/arm.ts";
import type { HistoryEntry } from "../../../src/model/history.ts";
import type { Result } from "../../../src/model/result.ts";
import { headlineOf } from "../../../src/report/headline.ts";
import { renderComment } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import { type Comparison, type ComparisonInput, loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { aMeasurement } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";

const CONFIG = `
app: { start: node server.js, ready: /healthz }
scenarios:
  list users: { request: GET /users, users: 8 }
  one user: { profile: speed, request: GET /users/1 }
`;

const steady = (_arm: Arm) => 0.02;
const slowHead = (arm: Arm) => (arm === "head" ? 0.024 : 0.02);

describe("waivers and budgets of the config", () => {
  const waiving = (ceiling: string, expires = "2026-01-02") => {
    const cells = ["list users", "one user"].flatMap((scenario) =>
      ["mean", "p50", "p95"].map(
        (metric) =>
          `  - { scenario: ${scenario}, metric: ${metric}, ceiling: ${ceiling}, expires: ${expires}, reason: moved }`,
      ),
    );
    return loadConfig(`${CONFIG}waivers:\n${cells.join("\n")}\n`, "loadline.yml");
  };

  test("a proven regression that is waived passes, is told, and stays a regression", async () => {
    const { result, exitStatus } = await play({ latency: slowHead }, { config: waiving("40%") });
    expect(exitStatus).toBe(0);
    expect(result).toMatchObject({ verdict: "regression", failed: [] });
    expect(result.waivers.filter(({ state }) => state === "active").length).toBeGreaterThan(2);
    expect(result.findings.find(({ metric }) => metric === "p50")).toMatchObject({
      verdict: "regression",
      waiver: { state: "active", reason: "moved" },
    });
  });

  test.each<[string, ComparisonInput["config"]]>([
    ["that is waived", waiving("40%")],
    ["that is none of fail-on's reasons", loadConfig(`${CONFIG}fail-on: [budget, invalid]\n`, "loadline.yml")],
  ])("a regression %s does not let a head pass that dies where base does not", async (_, config) => {
    const failure = (arm: Arm, boot: number) => (arm === "head" && (boot === 3 || boot === 5) ? "exited" : undefined);
    const { result, exitStatus } = await play({ latency: slowHead, failure }, { config });
    expect(result.findings.map(({ verdict }) => verdict)).toContain("regression");
    expect(result).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
    expect(exitStatus).toBe(1);
  });

  test("beyond its ceiling it fails", async () => {
    const { result, exitStatus } = await play({ latency: slowHead }, { config: waiving("10%") });
    expect(exitStatus).toBe(1);
    expect(result.waivers.map(({ state }) => state)).toContain("exceeded");
  });

  test("on the day after its last it fails: the measurement's date decides", async () => {
    const { result, exitStatus } = await play({ latency: slowHead }, { config: waiving("40%", "2026-01-01") });
    expect(exitStatus).toBe(1);
    expect(new Set(result.waivers.map(({ state }) => state))).toEqual(new Set(["expired"]));
  });

  test("the same code needs none", async () => {
    const { result, exitStatus } = await play({ latency: steady }, { config: waiving("40%") });
    expect(exitStatus).toBe(0);
    expect(new Set(result.waivers.map(({ state }) => state))).toEqual(new Set(["unused"]));
  });

  test("a budget of the service is judged on every scenario, its memory on the whole", async () => {
    const config = loadConfig(`${CONFIG}budgets: [p50 < 1 ms, rss < 10 MB]\n`, "loadline.yml");
    const { result, exitStatus } = await play({ latency: steady }, { config });
    expect(exitStatus).toBe(1);
    expect(result.failed).toEqual(["budget"]);
    expect(result.budgets.map(({ scenario, outcome }) => [scenario, outcome])).toEqual([
      ["list users", "broken"],
      ["one user", "broken"],
      [null, "broken"],
    ]);
  });
});

describe("compare: stored", () => {
  const config = loadConfig(`${CONFIG}compare: stored\n`, "loadline.yml");

  /** What runs of main leave, whose machines are faster or slower by these logs. */
  async function mainRuns(machines: readonly number[]): Promise<ComparisonInput["history"]> {
    const entries: HistoryEntry[] = [];
    for (const [index, log] of machines.entries()) {
      const { result } = await play({ latency: () => 0.02 * Math.exp(log), seed: index + 5 }, { config });
      entries.push(toEntry({ ...result, run: index + 1, attempt: 1, sha: "a".repeat(40) }));
    }
    return {
      entries,
      links: [],
      summary: { runs: entries.length, source: { run: 1, sha: "a".repeat(40) }, reason: null },
    };
  }

  const SIX = [-0.08, -0.05, 0, 0.03, 0.05, 0.07];

  test("checks out, installs and boots head alone, for as many blocks as the first look has", async () => {
    const world = fakeWorld({ latency: steady });
    const { result, exitStatus } = await runComparison({ ...input(), config }, world.ports);
    expect(new Set([...world.checkouts, ...world.boots.map(({ arm }) => arm)])).toEqual(new Set(["head"]));
    expect(result.measurement).toMatchObject({ compare: "stored", base: null });
    expect(result.blocks).toBe(8);
    expect(exitStatus).toBe(0);
  });

  test("a first run has nothing to compare with, says so first, and its budgets judge", async () => {
    const budgeted = loadConfig(`${CONFIG}compare: stored\nbudgets: [p50 < 1 ms]\n`, "loadline.yml");
    const { result, exitStatus } = await play({ latency: steady }, { config: budgeted });
    expect(exitStatus).toBe(1);
    expect(result.failed).toEqual(["budget"]);
    expect(headlineOf(result).text).toMatch(/^Loadline: nothing was compared \(0 of 5 stored runs\), 2 budgets broken/);
  });

  test("a head far off main's runs is suspected, which warns and fails only if asked to", async () => {
    const history = await mainRuns(SIX);
    const slow = { latency: () => 0.04 };
    const { result, exitStatus } = await play(slow, { config, history });
    expect([result.verdict, exitStatus, result.failed]).toEqual(["suspected", 0, []]);
    expect(headlineOf(result).text).toMatch(/\d+ suspected, .*could only have seen \d+( to \d+)? % or more/);
    const strict = { ...config, failOn: ["suspected" as const] };
    expect((await play(slow, { config: strict, history })).exitStatus).toBe(1);
  });

  test("a suspicion within a waiver's ceiling does not fail either", async () => {
    const waivers = ["list users", "one user"].flatMap((scenario) =>
      ["mean", "p50", "p95"].map(
        (metric) =>
          `  - { scenario: ${scenario}, metric: ${metric}, ceiling: 150%, expires: 2027-01-31, reason: moved }`,
      ),
    );
    const text = `${CONFIG}compare: stored\nfail-on: [suspected]\nwaivers:\n${waivers.join("\n")}\n`;
    const waived = { config: loadConfig(text, "loadline.yml"), history: await mainRuns(SIX) };
    const { result, exitStatus } = await play({ latency: () => 0.04 }, waived);
    expect([result.verdict, exitStatus]).toEqual(["suspected", 0]);
    expect(result.waivers.map(({ state }) => state)).toContain("active");
  });

  test("a head within them is not suspected, one that is better is not called proven", async () => {
    const history = await mainRuns(SIX);
    const usual = await play({ latency: () => 0.0204 }, { config, history });
    expect([usual.result.verdict, usual.exitStatus]).toEqual(["not suspected", 0]);
    const fast = await play({ latency: () => 0.009 }, { config, history });
    expect(fast.result.findings.find(({ metric }) => metric === "p50")?.verdict).toBe("seems better");
    expect(fast.result.verdict).not.toBe("improvement");
  });

  test("fewer than five runs make no test", async () => {
    const { result, exitStatus } = await play(
      { latency: () => 0.04 },
      { config, history: await mainRuns(SIX.slice(2)) },
    );
    expect([result.verdict, exitStatus]).toEqual(["no baseline", 0]);
    expect(result.findings.find(({ metric }) => metric === "p50")?.reason).toBe("4 of 5 stored runs");
  });

  test("a load that this pull request changes is new, and passes", async () => {
    const history = await mainRuns(SIX);
    const other = { ...config, scenarios: config.scenarios.map((each) => ({ ...each, timeoutSeconds: 1.25 })) };
    const { result, exitStatus } = await play({ latency: () => 0.04 }, { config: other, history });
    expect([result.verdict, exitStatus]).toEqual(["new", 0]);
  });

  test("names that none of main's runs knows compare nothing, and that is never green", async () => {
    const history = await mainRuns(SIX);
    const renamed = { ...config, scenarios: config.scenarios.map((each) => ({ ...each, name: `${each.name}!` })) };
    const { result, exitStatus } = await play({ latency: steady }, { config: renamed, history });
    expect([result.verdict, exitStatus]).toEqual(["invalid", 3]);
    const allowed = { ...renamed, failOn: ["regression" as const] };
    expect((await play({ latency: steady }, { config: allowed, history })).exitStatus).toBe(0);
  });

  test("switching to it is told, although base is not checked out", async () => {
    const files = { "base:loadline.yml": CONFIG, "head:loadline.yml": `${CONFIG}compare: stored\n` };
    const world = fakeWorld({ latency: steady, files });
    const { result } = await runComparison({ ...input(), config }, world.ports);
    expect(world.checkouts).toEqual(["head"]);
    const told = "This run is judged by head's config, which proves less: compare paired → stored.";
    const report = buildReport(result, { configPath: "loadline.yml", runUrl: null, resultName: null });
    expect(renderComment(report)).toContain(`\n\n${told}\n\n`);
    expect(report.footnotes).toEqual([]);
  });

  test("head that answers nothing but errors is invalid, not unsuspected", async () => {
    const { result, exitStatus } = await play(
      { latency: steady, errors: () => 1 },
      { config, history: await mainRuns(SIX) },
    );
    expect([result.verdict, exitStatus]).toEqual(["invalid", 3]);
  });

  test("a few per cent of errors after runs without any are suspected", async () => {
    const { result } = await play({ latency: steady, errors: () => 0.03 }, { config, history: await mainRuns(SIX) });
    const errors = result.findings.filter(({ metric }) => metric === "errors");
    expect(errors.map(({ verdict }) => verdict)).toEqual(["suspected", "suspected"]);
  });
});

async function play(behaviour: Behaviour, over: Partial<ComparisonInput> = {}): Promise<Comparison> {
  return await runComparison({ ...input(), ...over }, fakeWorld(behaviour).ports);
}

function input(): ComparisonInput {
  return {
    config: loadConfig(CONFIG, "loadline.yml"),
    configPath: "loadline.yml",
    head: { kind: "tree", label: "HEAD" },
    base: { kind: "commit", sha: "b".repeat(40), label: "main" },
    seed: 7,
    environment: aMeasurement().environment,
    history: { entries: [], links: [], summary: { runs: 0, source: null, reason: "none" } satisfies Result["history"] },
    signal: new AbortController().signal,
  };
}
