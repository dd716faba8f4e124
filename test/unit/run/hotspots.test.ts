import { describe, expect, test } from "vitest";
import { EXIT, Problem } from "../../../src/model/problem.ts";
import { type Comparison, type ComparisonInput, loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { aMeasurement } from "../../support/builders.ts";
import { type Behaviour, type FakeWorld, fakeWorld } from "../../support/fake-world.ts";

const config = (hotspots: string, app = "{ start: node server.js }") => `
hotspots: ${hotspots}
app: ${app}
scenarios:
  list users: { request: GET /users, users: 8 }
  one user: { profile: speed, request: GET /users/1 }
  search: { request: GET /search, users: 8 }
`;

const slowHead: Behaviour = {
  latency: (arm, request) => (arm === "head" && request === "GET /users" ? 0.026 : 0.02),
};
const steady: Behaviour = { latency: () => 0.02 };

describe("after a proven change both revisions are profiled", () => {
  test("three times each at least, in varying order, in the scenario that changed, within the time limit", async () => {
    const { world, comparison } = await play(slowHead, "{ time-limit: 90s }");
    const { boots } = profiled(world);
    expect(boots.length).toBeGreaterThanOrEqual(6);
    expect(new Set(boots.map(({ arm }) => arm))).toEqual(new Set(["base", "head"]));
    const firsts = boots.filter((_, index) => index % 2 === 0).map(({ arm }) => arm);
    expect(new Set(firsts).size).toBe(2);
    expect(comparison.profiles.map(({ name }) => name).sort()).toEqual(
      [
        ...["base", "head"].flatMap((arm) => firsts.map((_, index) => `${arm}/boot-${index + 1}/1.0.cpuprofile`)),
        ...["1-list-users.flame-graph.html", "1-list-users.folded"],
        ...["callgrind.out.1-list-users.base", "callgrind.out.1-list-users.head"],
      ].sort(),
    );
    expect(world.ports.clock.now() - comparison.result.seconds).toBeLessThan(90);
    expect(comparison.result.profiling).toMatchObject({ limitSeconds: 90 });
    expect(comparison.result.profiling?.seconds).toBeGreaterThan(0);
    expect(comparison.result.profiling?.seconds).toBeLessThanOrEqual(90);
    expect([...world.open]).toEqual([]);
  });

  test("and never in a measured block", async () => {
    const { world, comparison } = await play(slowHead);
    const measured = comparison.result.measurement.blocks.flatMap(({ arms }) => arms);
    expect(world.boots.slice(0, measured.length).every(({ added }) => added === undefined)).toBe(true);
    expect(world.boots.length).toBe(measured.length + profiled(world).boots.length);
  });

  test("with what the config sets for it alone", async () => {
    const { world } = await play(slowHead, "{ env: { PROFILE: x } }", "{ start: node server.js, env: { MODE: y } }");
    expect(profiled(world).boots[0]?.app.env).toEqual({ MODE: "y", PROFILE: "x" });
    expect(world.boots[0]?.app.env).toEqual({ MODE: "y" });
  });

  test("and one that is never ready has no longer for it than all of them together", async () => {
    const { world } = await play(slowHead, "{ time-limit: 50s }", "{ start: node server.js, ready: { timeout: 60s } }");
    expect(profiled(world).boots.length).toBeGreaterThanOrEqual(6);
    for (const { app } of profiled(world).boots) expect(app.ready.timeoutSeconds).toBeLessThanOrEqual(50);
    expect(world.boots[0]?.app.ready.timeoutSeconds).toBe(60);
  });

  test("one after the other where only one can run at a time", async () => {
    const { world } = await play(slowHead, "auto", "{ start: node server.js, exclusive: true }");
    expect(profiled(world).boots.length).toBeGreaterThanOrEqual(6);
    expect(profiled(world).mostOpen).toBe(1);
  });
});

describe("what was profiled is compared", () => {
  const others = { "list users.js": 0.3, "parse node_modules/json/index.js": 0.2 };
  const slower = { "list users.js": 0.3 / 1.3, "parse node_modules/json/index.js": 0.2 / 1.3 };
  const noise = (arm: string, boot: number) => 1 + (((boot * 7 + arm.length) % 5) - 2) / 200;

  test("and the function that grew is named, with its file and line", async () => {
    const { comparison } = await play({
      ...slowHead,
      functions: (arm, boot) =>
        arm === "head"
          ? { "serialize users.js": 0.5 * noise(arm, boot), ...slower }
          : { "serialize users.js": 0.3 * noise(arm, boot), ...others },
    });
    const [found, ...rest] = comparison.result.hotspots ?? [];
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ scenario: "list users", direction: "growth" });
    const named = found?.comparison.functions.filter((each) => each.named);
    expect(named).toMatchObject([{ name: "serialize", file: "users.js", line: 7, package: null }]);
    expect(named?.[0]?.growth).toBeGreaterThan(0.2);
    expect(found?.comparison).toMatchObject({ kind: "cpuprofile", judgedBy: "boots" });
  });

  test("and nothing is named where all of it is alike", async () => {
    const { comparison } = await play(
      { ...steady, functions: (arm, boot) => ({ "serialize users.js": 0.3 * noise(arm, boot), ...others }) },
      "always",
    );
    const scenarios = comparison.result.hotspots ?? [];
    expect(scenarios).toHaveLength(2);
    for (const { comparison: found } of scenarios) expect(found.functions.filter(({ named }) => named)).toEqual([]);
  });

  test("and told all the same where the flame graph cannot be drawn", async () => {
    const missing = () => {
      throw new Error("no such file");
    };
    const { comparison } = await play({ ...slowHead, flameGraphScript: missing });
    expect(comparison.result.hotspots).toHaveLength(1);
    expect(comparison.profiles.length).toBeGreaterThanOrEqual(6);
    expect(comparison.profiles.every(({ name }) => name.endsWith(".cpuprofile"))).toBe(true);
    expect(comparison.result.warnings.map(({ text }) => text).join()).toContain("flame graph");
  });

  test("and a profile that cannot be read is told", async () => {
    const { comparison } = await play({ ...slowHead, profile: '{"nodes":[]}' });
    expect(comparison.result.hotspots).toBeUndefined();
    expect(comparison.exitStatus).toBe(1);
    expect(comparison.result.warnings.map(({ text }) => text).join()).toContain("a profile could not be read: nodes");
  });
});

describe("nothing is profiled", () => {
  test.each<[string, Behaviour, string]>([
    ["without a change", steady, "auto"],
    ["where the config does not want it", slowHead, "never"],
    ["without a base", { ...slowHead, onPrepare: failing("base") }, "always"],
  ])("%s", async (_, behaviour, when) => {
    const { world, comparison } = await play(behaviour, when);
    expect(profiled(world).boots).toEqual([]);
    expect(comparison.profiles).toEqual([]);
    expect(comparison.result.warnings.filter(({ code }) => code === "hotspots")).toEqual([]);
  });
});

test("where the config always wants it, without a change too: at most two scenarios", async () => {
  const { world, comparison } = await play(steady, "always");
  expect(profiled(world).boots.length).toBeGreaterThanOrEqual(6);
  expect(comparison.result.verdict).not.toBe("regression");
});

describe("a profiler that fails changes neither verdict nor exit status, and is told:", () => {
  const problem = new Problem({ code: "x", message: "no luck", exitStatus: EXIT.unmeasured });
  test.each<[string, Partial<Behaviour>, string]>([
    ["that cannot be attached", { onProfiler: failAt("attach", problem) }, "no luck"],
    ["whose window cannot begin", { onProfiler: failAt("begin", problem) }, "no luck"],
    ["that does not stop", { onProfiler: failAt("stop", problem) }, "no luck"],
    ["that has a bug", { onProfiler: failAt("begin", new Error("undefined is not…")) }, "of a bug in Loadline"],
    ["under which the service does not boot", { onBoot: (_arm, _boot, added) => refuse(added, problem) }, "no luck"],
    ["under which it dies", dying(), "base: ended with status 1"],
  ])("one %s", async (_, behaviour, told) => {
    const plain = await play(slowHead, "never");
    const { comparison, world } = await play({ ...slowHead, ...behaviour });
    const { verdict, findings, failed } = comparison.result;
    expect({ verdict, findings, failed }).toEqual({
      verdict: plain.comparison.result.verdict,
      findings: plain.comparison.result.findings,
      failed: plain.comparison.result.failed,
    });
    expect(comparison.exitStatus).toBe(1);
    const warnings = comparison.result.warnings.filter(({ code }) => code === "hotspots");
    expect(warnings.map(({ text }) => text)).toEqual([expect.stringContaining(told)]);
    expect([...world.open]).toEqual([]);
  });

  test("one for which the time is too short", async () => {
    const { comparison } = await play({ ...slowHead, bootSeconds: 12 }, "{ time-limit: 20s }");
    expect(comparison.exitStatus).toBe(1);
    expect(comparison.result.warnings.map(({ text }) => text).join()).toContain("did not allow 3 boots");
  });
});

test("a run that is interrupted while it is profiled keeps its verdict", async () => {
  const abort = new AbortController();
  const behaviour: Behaviour = {
    ...slowHead,
    onProfiler: (_arm, _boot, moment) => moment === "begin" && abort.abort(),
  };
  const { comparison, world } = await play(behaviour, "auto", undefined, abort.signal);
  expect(comparison.result.verdict).toBe("regression");
  expect(comparison.result.measurement.interrupted).toBe(false);
  expect([...world.open]).toEqual([]);
});

function failing(wanted: string): NonNullable<Behaviour["onPrepare"]> {
  return (arm) => refuse(arm === wanted, new Problem({ code: "x", message: "no", arm, exitStatus: EXIT.unmeasured }));
}

function dying(): Partial<Behaviour> {
  let windows = 0;
  const onProfiler: Behaviour["onProfiler"] = (_arm, _boot, moment) => {
    windows += Number(moment === "begin");
  };
  return { onProfiler, failure: (arm) => (windows > 5 && arm === "base" ? "ended with status 1" : undefined) };
}

function failAt(wanted: string, error: Error): NonNullable<Behaviour["onProfiler"]> {
  return (_arm, _boot, moment) => refuse(moment === wanted, error);
}

function refuse(refused: boolean, error: Error): void {
  if (refused) throw error;
}

/** Boots under a profiler, and how many services were open at once among them. */
function profiled({ boots }: FakeWorld) {
  const found = boots.filter(({ added }) => added !== undefined);
  return { boots: found, mostOpen: Math.max(0, ...found.map(({ open }) => open)) };
}

async function play(
  behaviour: Behaviour,
  hotspots = "auto",
  app?: string,
  signal = new AbortController().signal,
): Promise<{ readonly world: FakeWorld; readonly comparison: Comparison }> {
  const world = fakeWorld(behaviour);
  const input: ComparisonInput = {
    config: loadConfig(config(hotspots, app), "loadline.yml"),
    configPath: "loadline.yml",
    head: { kind: "tree", label: "the working tree" },
    base: { kind: "commit", sha: "b".repeat(40), label: "main" },
    seed: 7,
    environment: aMeasurement().environment,
    history: { entries: [], links: [], summary: { runs: 0, source: null, reason: "none" } },
    signal,
  };
  return { world, comparison: await runComparison(input, world.ports) };
}
