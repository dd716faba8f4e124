import { describe, expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import { Problem } from "../../../src/model/problem.ts";
import type { Result } from "../../../src/model/result.ts";
import { type Comparison, type ComparisonInput, loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { aMeasurement } from "../../support/builders.ts";
import { type Behaviour, type FakeWorld, fakeWorld } from "../../support/fake-world.ts";

const CONFIG = `
app: { start: node server.js, ready: /healthz }
scenarios:
  list users: { request: GET /users, users: 8 }
  one user: { profile: speed, request: GET /users/1 }
`;

const steady = (_arm: Arm) => 0.02;
const slowHead = (arm: Arm) => (arm === "head" ? 0.024 : 0.02);

describe("a run with an imagined service", () => {
  test("finds a slower head and fails", async () => {
    const { result, exitStatus } = await play({ latency: slowHead });
    expect(exitStatus).toBe(1);
    expect(result.verdict).toBe("regression");
    const finding = result.findings.find(({ metric, scenario }) => metric === "p50" && scenario === "list users");
    expect(finding).toMatchObject({ verdict: "regression", gated: true });
    expect(finding?.change).toBeGreaterThan(0.15);
    expect(finding?.change).toBeLessThan(0.25);
  });

  test("passes the same code, and says no change", async () => {
    const { result, exitStatus } = await play({ latency: steady });
    expect(exitStatus).toBe(0);
    expect(result.failed).toEqual([]);
    expect(result.findings.filter(({ gated }) => gated).map(({ verdict }) => verdict)).not.toContain("regression");
  });

  test("proves an improvement", async () => {
    const { result, exitStatus } = await play({ latency: (arm) => (arm === "head" ? 0.01 : 0.02) });
    expect(exitStatus).toBe(0);
    expect(result.findings.find(({ metric }) => metric === "p50")?.verdict).toBe("improvement");
  });

  test("gives the same result, byte for byte, for the same seed", async () => {
    const first = await play({ latency: slowHead });
    const second = await play({ latency: slowHead });
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result));
  });

  test("boots both arms afresh in every block, in varying order, and leaves nothing open", async () => {
    const world = fakeWorld({ latency: steady });
    const { result } = await runComparison(input(), world.ports);
    const blocks = result.measurement.blocks;
    expect(world.boots).toHaveLength(2 * blocks.length);
    expect(new Set(blocks.map(({ arms }) => arms[0])).size).toBe(2);
    expect([...world.open]).toEqual([]);
  });

  test("stays within its time limit", async () => {
    const { result } = await play({ latency: steady }, { limitSeconds: 200 });
    expect(result.seconds).toBeLessThanOrEqual(200);
    expect(result.blocks).toBeGreaterThanOrEqual(6);
  });
});

describe.each(["clock", "none"] as const)("an engine whose slicing is %s", (slicing) => {
  const caps = { slicing };

  test("finds a slower head", async () => {
    const { result } = await play({ caps, latency: slowHead });
    const finding = result.findings.find(({ metric, scenario }) => metric === "p50" && scenario === "list users");
    expect(finding).toMatchObject({ verdict: "regression", gated: true });
    expect(finding?.change).toBeCloseTo(0.2, 1);
  });

  test("passes the same code, with no pair discarded", async () => {
    const { result, exitStatus } = await play({ caps, latency: steady });
    expect(exitStatus).toBe(0);
    const rounds = result.measurement.blocks.flatMap((block) => block.rounds);
    expect(rounds.map(({ discarded, invalid }) => [discarded, invalid])).toEqual(rounds.map(() => [0, null]));
  });
});

describe("when an arm fails", () => {
  test("a base that cannot be built leaves head alone, and the run says so and passes", async () => {
    const { result, exitStatus } = await play({ latency: steady, onPrepare: failing("base", "build-failed") });
    expect(exitStatus).toBe(0);
    expect(result.measurement.baseAbsent).toContain("could not be prepared: broken");
    expect(result.findings.every(({ verdict }) => verdict === "no baseline")).toBe(true);
  });

  test("a base that cannot boot leaves head alone", async () => {
    const { result, exitStatus } = await play({ latency: steady, onBoot: failing("base", "service-exited") });
    expect(exitStatus).toBe(0);
    expect(result.measurement.base).toBeNull();
    expect(result.measurement.baseAbsent).toContain("could not be booted: broken");
  });

  test("a head that cannot boot ends the run with exit status 3", async () => {
    const run = play({ latency: steady, onBoot: failing("head", "service-exited") });
    await expect(run).rejects.toMatchObject({ code: "service-exited", exitStatus: 3 });
  });

  test("a head that dies under load in every block is invalid, never green", async () => {
    const world = fakeWorld({
      latency: steady,
      failure: (arm) => (arm === "head" ? "exited with code 1" : undefined),
    });
    const { result, exitStatus } = await runComparison(input(), world.ports);
    expect(exitStatus).toBe(3);
    expect(result.verdict).toBe("invalid");
    expect(result.warnings.map(({ text }) => text).join()).toContain("exited with code 1");
    expect(world.untrusted).toEqual(["The end of head's output: the last words of head"]);
  });

  test("a head that dies in two blocks of a run, when base never does, does not pass by the others", async () => {
    const { result, exitStatus } = await play({
      latency: steady,
      failure: (arm, boot) => (arm === "head" && (boot === 3 || boot === 5) ? "exited with code 1" : undefined),
    });
    expect(exitStatus).toBe(1);
    expect(result).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
    expect(result.blocks).toBeGreaterThanOrEqual(7);
    expect(result.warnings.map(({ text }) => text).join("\n")).toMatch(
      /Head failed in 2 of \d+ blocks, and base in none/,
    );
  });

  test("a service that fails now and then on both arms is measured by the blocks that it survives", async () => {
    const { result, exitStatus } = await play({
      latency: steady,
      failure: (arm, boot) => (boot === (arm === "head" ? 3 : 5) ? "exited with code 1" : undefined),
    });
    expect(exitStatus).toBe(0);
    expect(result.verdict).not.toBe("invalid");
  });

  test("a head that answers nothing ends the run after two blocks, whatever else is to be measured", async () => {
    const world = fakeWorld({
      latency: steady,
      errors: (arm) => (arm === "head" ? 1 : 0),
      spoiled: (arm) => (arm === "head" ? "80 of 80 requests had not ended" : undefined),
    });
    const { result, exitStatus } = await runComparison(input(), world.ports);
    expect(exitStatus).toBe(3);
    expect(result.measurement.blocks).toHaveLength(2);
    expect(result.measurement.blocks[0]).toMatchObject({
      failed: "head",
      invalid: expect.stringMatching(/^head: hangs/),
    });
    expect(world.events.filter(({ kind }) => kind === "round")).toHaveLength(2);
  });

  test("one block lost to a failed boot is replaced and told", async () => {
    const { result, exitStatus } = await play({
      latency: steady,
      onBoot: (arm, boot) => {
        if (arm === "head" && boot === 3) failing("head", "service-not-ready")(arm);
      },
    });
    expect(exitStatus).toBe(0);
    expect(result.measurement.blocks.filter(({ invalid }) => invalid !== null)).toHaveLength(1);
    expect(result.blocks).toBeGreaterThanOrEqual(8);
  });

  test("errors on both arms are invalid, not a pass", async () => {
    const { result, exitStatus } = await play({ latency: steady, errors: () => 0.9 });
    expect(result.verdict).toBe("invalid");
    expect(exitStatus).toBe(3);
  });

  test("one request of several that fails on head alone is never green", async () => {
    const text = CONFIG.replace("request: GET /users, users: 8", "requests: [GET /users, GET /b], gate: [p50]");
    const { result, exitStatus } = await play(
      { latency: steady, errors: (arm, request) => (arm === "head" && request === "GET /b" ? 1 : 0) },
      { config: loadConfig(text, "loadline.yml") },
    );
    expect(exitStatus).toBe(1);
    const finding = result.findings.find(({ metric, request }) => metric === "errors" && request === "GET /b");
    expect(finding).toMatchObject({ verdict: "regression", gated: true });
  });

  test("head alone that answers nothing but errors breaks its budget of errors", async () => {
    const text = CONFIG.replace("users: 8 }", "users: 8, budgets: [errors < 1 %] }");
    const { result } = await play(
      { latency: steady, errors: () => 1, onPrepare: failing("base", "build-failed") },
      { config: loadConfig(text, "loadline.yml") },
    );
    expect(result.budgets).toMatchObject([{ outcome: "broken", value: 1 }]);
    expect(result.failed).toContain("budget");
  });

  test("errors that only head has are a regression", async () => {
    const { result } = await play({ latency: steady, errors: (arm) => (arm === "head" ? 0.04 : 0) });
    expect(result.findings.find(({ metric }) => metric === "errors")?.verdict).toBe("regression");
  });

  test("a rate limiter stops the run by name", async () => {
    const run = play({ latency: steady, limiter: "429" });
    await expect(run).rejects.toMatchObject({ code: "rate-limited", message: expect.stringContaining("429") });
  });

  test("an interrupted run keeps the blocks that were complete", async () => {
    const abort = new AbortController();
    const world = fakeWorld({
      latency: steady,
      onSlice: (slices) => {
        if (slices > 800) abort.abort();
      },
    });
    const { result } = await runComparison({ ...input(), signal: abort.signal }, world.ports);
    expect(result.measurement.interrupted).toBe(true);
    expect(result.blocks).toBeGreaterThan(0);
    expect([...world.open]).toEqual([]);
  });
});

test("files that git tracks and a service changes are told once per arm, with a few of their names", async () => {
  const changed = ["a", "b", "c", "d"].map((name) => `data/${name}.json`);
  const { result } = await play({ latency: steady, restored: (arm) => (arm === "head" ? changed : []) });
  expect(result.warnings.filter(({ code }) => code === "tree-restored")).toMatchObject([
    { text: expect.stringMatching(/^The service of head .* \(data\/a.json, data\/b.json, data\/c.json and 1 more\)/) },
  ]);
});

test("an exclusive service runs one arm at a time, with equal slices", async () => {
  const config = loadConfig(CONFIG.replace("ready: /healthz", "ready: /healthz, exclusive: true"), "loadline.yml");
  const world = fakeWorld({ latency: slowHead });
  const { result } = await runComparison({ ...input(), config }, world.ports);
  expect(result.verdict).toBe("regression");
  expect(result.findings.find(({ metric }) => metric === "p50")?.change).toBeCloseTo(0.2, 1);
  expect(result.measurement.blocks.flatMap(({ rounds }) => rounds).every(({ discarded }) => discarded === 0)).toBe(
    true,
  );
  expect(result.warnings.find(({ code }) => code === "exclusive")?.text).toMatch(/varied by \d+\.\d %/);
});

test("the base is started as its own config says, the scenarios come from head", async () => {
  const files = { "base:loadline.yml": CONFIG.replace("node server.js", "node old.js") };
  const world: FakeWorld = fakeWorld({ latency: steady, files });
  await runComparison(input(), world.ports);
  expect(world.boots.find(({ arm }) => arm === "base")?.app.start).toBe("node old.js");
  expect(world.boots.find(({ arm }) => arm === "head")?.app.start).toBe("node server.js");
});

test("what head's config loosens against base's own is told, and an override is not taken for it", async () => {
  const strict = CONFIG.replace("users: 8 }", "users: 8, floors: { p50: 1% } }");
  const world = fakeWorld({ latency: steady, files: { "base:loadline.yml": strict, "head:loadline.yml": CONFIG } });
  const config = loadConfig(CONFIG, "loadline.yml", { failOn: ["regression"] });
  const { result } = await runComparison({ ...input(), config }, world.ports);
  expect(result.warnings.filter(({ code }) => code === "loosened").map(({ text }) => text)).toEqual([
    "This run is judged by head's config, which raises floors: list users: floor of p50 1 % → 2 %.",
  ]);
});

test("where base has no config under that name, nobody can say what head's loosens, and that is told", async () => {
  const world = fakeWorld({ latency: steady, files: { "head:loadline.yml": CONFIG } });
  const { result } = await runComparison(input(), world.ports);
  expect(result.warnings.filter(({ code }) => code === "loosened").map(({ text }) => text)).toEqual([
    "The base commit has no loadline.yml: what head's config loosens, if anything, is not known.",
  ]);
});

test("a config with problems is refused with all of them", () => {
  const load = () => loadConfig("app: { strat: x }\nscenarios: { a: { userz: 3 } }\n", "loadline.yml");
  expect(load).toThrow(Problem);
  expect(load).toThrow(/strat[\s\S]*userz/);
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

function failing(failed: Arm, code: string): (arm: Arm) => void {
  return (arm) => {
    if (arm === failed) throw new Problem({ code, message: "broken", arm, exitStatus: 3 });
  };
}
