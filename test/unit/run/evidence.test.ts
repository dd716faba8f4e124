import { describe, expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import type { Measurement } from "../../../src/model/measurement.ts";
import { Problem } from "../../../src/model/problem.ts";
import { decodeResult, encodeResult } from "../../../src/report/json.ts";
import { buildReport } from "../../../src/report/model.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import type { EarlierAttempts } from "../../../src/run/again.ts";
import type { RunPorts } from "../../../src/run/ports.ts";
import { type Comparison, loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { anEnvironment } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";

const CONFIG = `
app: { start: node server.js, ready: /healthz }
effort: quick
scenarios: { list: { request: GET /users, users: 8, gate: [p50] } }
`;

const steady = () => 0.02;

describe("a re-run of the same commits and config", () => {
  test("adds its blocks to the first attempt's and judges them together at half the rate", async () => {
    const first = await attempt(1, { latency: steady });
    const second = await attempt(2, { latency: steady, seed: 2 }, first.result.measurement);
    const { measurement, look } = second.result;
    const before = first.result.measurement.blocks.length;
    expect(before).toBeGreaterThanOrEqual(6);
    expect(measurement.blocks.length).toBeGreaterThan(before);
    expect(measurement.blocks.map(({ index }) => index)).toEqual(measurement.blocks.map((_, index) => index));
    expect(measurement.blocks.slice(0, before).map(({ rounds }) => rounds)).toEqual(
      first.result.measurement.blocks.map(({ rounds }) => rounds),
    );
    expect(measurement.blocks.map(({ source }) => source)).toEqual(
      measurement.blocks.map((_, index) => (index < before ? 0 : 1)),
    );
    expect(measurement.sources?.map(({ attempt: of }) => of)).toEqual([1, 2]);
    expect(look).toMatchObject({ blocks: measurement.blocks.length, familyRate: 0.025 });
    expect(second.result.blocks).toBe(measurement.blocks.length);
  });

  test("says whose blocks it has, and what all attempts may spend", async () => {
    const first = await attempt(1, { latency: steady });
    const second = await attempt(2, { latency: steady }, first.result.measurement);
    const text = terminal(second);
    expect(text).toContain(`with ${first.result.blocks} blocks of attempt 1`);
    expect(text).toContain("This is attempt 2");
    expect(text).toContain("in at most 10 % of pull requests");
    expect(terminal(first)).not.toContain("attempt");
  });

  test("of a third attempt holds the blocks of all", async () => {
    const first = await attempt(1, { latency: steady });
    const second = await attempt(2, { latency: steady }, stored(first));
    const third = await attempt(3, { latency: steady }, stored(second));
    expect(third.result.measurement.sources?.map(({ attempt: of }) => of)).toEqual([1, 2, 3]);
    expect(third.result.look).toMatchObject({ blocks: third.result.measurement.blocks.length, familyRate: 0.0125 });
  });

  test("confirms a slowdown with more blocks", async () => {
    const slow = (arm: Arm) => (arm === "head" ? 0.024 : 0.02);
    const first = await attempt(1, { latency: slow });
    expect(first.exitStatus).toBe(1);
    const again = await attempt(2, { latency: slow, seed: 7 }, first.result.measurement);
    expect(again).toMatchObject({ exitStatus: 1, result: { verdict: "regression" } });
  });

  test("that adds no valid block says so and ends with status 3", async () => {
    const first = await attempt(1, { latency: steady });
    const onBoot = (arm: Arm) => {
      if (arm === "base") {
        throw new Problem({ code: "service-exited", message: "base broke", arm, exitStatus: 3 });
      }
    };
    const again = attempt(2, { latency: steady, onBoot }, first.result.measurement);
    await expect(again).rejects.toMatchObject({ code: "nothing-added", exitStatus: 3 });
    await expect(again).rejects.toThrow(/added no valid block to the \d+ of earlier attempts: base broke/);
  });

  test("on another kind of machine tells that values mix them", async () => {
    const first = await attempt(1, { latency: steady });
    const environment = anEnvironment({ cpuModel: "Another CPU" });
    const { result } = await attempt(2, { latency: steady }, { ...first.result.measurement, environment });
    expect(result.warnings.find(({ code }) => code === "mixed-machines")?.text).toMatch(/2 kinds of machine .*Another/);
    expect(result.measurement.sources?.map(({ environment: { cpuModel } }) => cpuModel)[0]).toBe("Another CPU");
  });
});

describe("blocks that are no evidence are told and left out, at the halved rate all the same:", () => {
  const commit = (sha: string) => ({ sha, label: "main" });
  test.each<[string, (measured: Measurement) => EarlierAttempts["found"], RegExp]>([
    [
      "another head",
      (m) => ({ ...m, head: commit("f".repeat(40)) }),
      /another head was measured, ffffffffffff and not head/,
    ],
    [
      "no head commit",
      (m) => ({ ...m, head: { sha: null, label: "x" } }),
      /another head was measured, none and not head/,
    ],
    [
      "another base",
      (m) => ({ ...m, base: commit("f".repeat(40)) }),
      /another base was measured, ffffffffffff and not base/,
    ],
    ["no base", (m) => ({ ...m, base: null, baseAbsent: "it broke" }), /there was no base \(it broke\)/],
    ["another config", (m) => ({ ...m, configHash: "x" }), /the config, the effort or fail-on was another/],
    ["another effort", (m) => ({ ...m, effort: "standard" }), /the effort was standard and not quick/],
    [
      "another load",
      (m) => ({ ...m, scenarios: m.scenarios.map((s) => ({ ...s, hash: "x" })) }),
      /sent other requests/,
    ],
    ["a later attempt", (m) => ({ ...m, attempt: 2 }), /they are of attempt 2/],
    ["a part", (m) => ({ ...m, part: { index: 1, of: 2 } }), /one part of a split job/],
    ["nothing stored", () => ({ missing: "its artifact has expired" }), /because its artifact has expired/],
  ])("%s", async (_name, change, reason) => {
    const first = await attempt(1, { latency: steady });
    const { result } = await play({ latency: steady }, { attempt: 2, found: change(first.result.measurement) });
    expect(result.measurement.sources).toBeUndefined();
    expect(result.look?.familyRate).toBe(0.025);
    const [told] = result.measurement.warnings.filter(({ code }) => code === "evidence");
    expect(told?.text).toMatch(/^This is attempt 2, judged on its own blocks at a smaller error rate/);
    expect(told?.text).toMatch(reason);
  });
});

test("evidence that was asked for and does not fit ends the run with status 2, before anything boots", async () => {
  const { result } = await attempt(1, { latency: steady });
  const found = { ...result.measurement, configHash: "x" };
  const world = fakeWorld({ latency: steady });
  await expect(runIn(world.ports, { attempt: 2, found, required: true })).rejects.toMatchObject({
    code: "evidence-differs",
    exitStatus: 2,
  });
  expect(world.boots).toEqual([]);
});

async function attempt(number: number, behaviour: Behaviour, found?: Measurement): Promise<Comparison> {
  if (number === 1) return await play(behaviour);
  return await play(behaviour, { attempt: number, found: found ?? { missing: "none was stored" } });
}

/** As it comes back from a file. */
function stored({ result }: Comparison): Measurement {
  const decoded = decodeResult(encodeResult(result));
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.result.measurement;
}

function terminal({ result }: Comparison): string {
  const report = buildReport(result, { configPath: "loadline.yml", runUrl: null, resultName: null });
  return renderTerminal(report, { colour: false, width: 400 });
}

async function play(behaviour: Behaviour, earlier?: EarlierAttempts): Promise<Comparison> {
  return await runIn(fakeWorld(behaviour).ports, earlier);
}

async function runIn(ports: RunPorts, earlier?: EarlierAttempts): Promise<Comparison> {
  return await runComparison(
    {
      config: loadConfig(CONFIG, "loadline.yml"),
      configPath: "loadline.yml",
      head: { kind: "tree", label: "HEAD" },
      base: { kind: "commit", sha: "base", label: "main" },
      seed: 5,
      environment: anEnvironment(),
      history: { entries: [], links: [], summary: { runs: 0, source: null, reason: null } },
      signal: new AbortController().signal,
      earlier,
    },
    ports,
  );
}
