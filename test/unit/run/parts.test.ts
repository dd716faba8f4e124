import { describe, expect, test } from "vitest";
import { configIdentity } from "../../../src/config/identity.ts";
import type { Arm } from "../../../src/model/arm.ts";
import type { Measurement, Part } from "../../../src/model/measurement.ts";
import type { PartDocument } from "../../../src/model/part-document.ts";
import { Problem } from "../../../src/model/problem.ts";
import { encodeResult } from "../../../src/report/json.ts";
import { buildReport } from "../../../src/report/model.ts";
import { decodePart, encodePart } from "../../../src/report/part-json.ts";
import { partSummary } from "../../../src/report/part-summary.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { type GivenPart, judgeParts } from "../../../src/run/judge-parts.ts";
import { measurePart } from "../../../src/run/measure-part.ts";
import { type Comparison, loadConfig } from "../../../src/run/run-comparison.ts";
import { anEnvironment, aResult } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";

const CONFIG = `
app: { start: node server.js, ready: /healthz }
effort: quick
scenarios: { list: { request: GET /users, users: 8, gate: [p50] } }
`;

const steady = () => 0.02;
const slow = (arm: Arm) => (arm === "head" ? 0.024 : 0.02);
const LIMIT = 70;

describe("a part", () => {
  test("measures until its time is over, looks at nothing, and says what it is", async () => {
    const world = fakeWorld({ latency: slow });
    const { document, exitStatus, valid } = await measured({ index: 1, of: 2 }, { latency: slow }, world);
    expect(exitStatus).toBe(0);
    expect(world.events.filter(({ kind }) => kind === "look")).toEqual([]);
    expect(document.measurement.blocks.length).toBe(valid);
    expect(valid).toBeGreaterThanOrEqual(2);
    expect(document.measurement).toMatchObject({ part: { index: 1, of: 2 }, attempt: 1 });
    expect(partSummary(document.measurement, valid)).toBe(
      `Loadline: part 1 of 2, ${valid} blocks measured. Nothing is judged here: that is for the step with mode: judge, or loadline judge.`,
    );
  });

  test("whose head fails in every block ends with status 3, and stores why", async () => {
    const failure = (arm: Arm) => (arm === "head" ? "exited with code 1" : undefined);
    const { document, exitStatus, valid } = await measured({ index: 1, of: 2 }, { latency: steady, failure });
    expect([exitStatus, valid]).toEqual([3, 0]);
    expect(partSummary(document.measurement, valid)).toMatch(/of which do not count \(.*exited with code 1/);
  });

  test("of a comparison with stored runs is refused", async () => {
    const config = loadConfig(`${CONFIG}compare: stored\n`, "loadline.yml");
    const part = measured({ index: 1, of: 2 }, { latency: steady }, undefined, config);
    await expect(part).rejects.toMatchObject({ code: "part-alone", exitStatus: 2 });
  });

  test("comes back from its file as it was, and a result is none", async () => {
    const { document } = await measured({ index: 1, of: 2 }, { latency: steady });
    expect(decodePart(encodePart(document))).toEqual({ ok: true, value: document });
    expect(decodePart(encodeResult(aResult()))).toMatchObject({ ok: false });
    const { part: _, ...whole } = document.measurement;
    expect(decodePart(encodePart({ ...document, measurement: whole }))).toEqual({
      ok: false,
      reason: "it does not say which part it is",
    });
  });
});

describe("the parts of a split job", () => {
  test("are judged once, over all blocks, at the whole error rate", async () => {
    const [one, two] = await pair(slow);
    const { result, exitStatus } = judge([two, one]);
    const blocks = one.document.measurement.blocks.length + two.document.measurement.blocks.length;
    expect(exitStatus).toBe(1);
    expect(result).toMatchObject({ verdict: "regression", blocks, look: { blocks, planned: blocks } });
    expect(result.look?.alpha).toBe(result.look?.familyRate);
    expect(result.measurement.blocks.map(({ index }) => index)).toEqual(Array.from({ length: blocks }, (_, i) => i));
    expect(result.measurement.sources?.map(({ part }) => part?.index)).toEqual([1, 2]);
    expect(result.measurement.part).toBeUndefined();
    expect(terminal({ result })).toContain(`over ${blocks} blocks of 2 parts`);
  });

  test("that changed nothing pass", async () => {
    const { exitStatus, result } = judge(await pair(steady));
    expect([exitStatus, result.failed]).toEqual([0, []]);
  });

  test("give the same result in any order", async () => {
    const [one, two] = await pair(slow);
    expect(judge([two, one]).result).toEqual(judge([one, two]).result);
  });

  test("may lack some: the rest is judged, and the missing is told", async () => {
    const [one] = await pair(slow);
    const { result } = judge([one], { unreadable: ["loadline-part-2-of-2: its artifact has expired."] });
    expect(told(result)).toEqual([
      "Part 2 of 2 is missing: its job stored nothing that can be used.",
      "loadline-part-2-of-2: its artifact has expired.",
    ]);
    expect(result.blocks).toBe(one.document.measurement.blocks.length);
  });

  test("of a second attempt are added to the first's, at half the rate", async () => {
    const [one, two] = await pair(slow);
    const again = change(one, { attempt: 2, seed: 99 });
    const { result } = judge([again, one, two]);
    expect(result.measurement.sources?.map(({ attempt, part }) => [attempt, part?.index])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
    expect(result.look?.familyRate).toBe(0.025);
    expect(terminal({ result })).toMatch(/of 2 parts, with \d+ blocks of attempt 1/);
  });

  test("on other kinds of machine tell that values mix them", async () => {
    const [one, two] = await pair(steady);
    const { result } = judge([one, change(two, { environment: anEnvironment({ cpuModel: "Another CPU" }) })]);
    expect(result.warnings.map(({ code }) => code)).toContain("mixed-machines");
  });

  test.each<[string, Partial<Measurement>, RegExp]>([
    ["another head", { head: { sha: "f".repeat(40), label: "x" } }, /it measured ffffffffffff, and head/],
    ["another base", { base: { sha: "f".repeat(40), label: "x" } }, /another base was measured/],
    ["no base", { base: null, baseAbsent: "it broke" }, /there was no base \(it broke\)/],
    ["another config", { configHash: "x" }, /another config, effort or fail-on than this step has/],
    ["another split", { part: { index: 2, of: 3 } }, /it is one of 3 parts and not of 2|it is one of 2 parts/],
    ["the same number", { part: { index: 1, of: 2 } }, /it was given twice/],
    ["no block", { blocks: [] }, /it holds no block/],
    ["another load", { scenarios: [] }, /the scenarios sent other requests/],
  ])("one with %s is left out and told", async (_name, over, reason) => {
    const [one, two] = await pair(steady);
    const { result } = judge([one, change(two, over)]);
    expect(result.measurement.sources).toHaveLength(1);
    expect(told(result).join(" ")).toMatch(reason);
  });

  test("of which none can be used end with status 3 and every reason", async () => {
    const [one] = await pair(steady);
    const none = () => judge([change(one, { configHash: "x" })], { unreadable: ["b: gone."] });
    expect(none).toThrow(Problem);
    expect(none).toThrow(/There is no part to judge\.\nb: gone\.\npart 1 was left out: .*another config/);
    expect(() => judge([])).toThrow(expect.objectContaining({ code: "no-parts", exitStatus: 3 }));
  });

  test("whose head failed in one of them are not passed for the others' sake", async () => {
    const [one, two] = await pair(steady);
    const dead = two.document.measurement.blocks.map((block) => ({
      ...block,
      rounds: [],
      invalid: "head died",
      failed: "head" as const,
    }));
    const { result, exitStatus } = judge([one, change(two, { blocks: dead })]);
    expect([result.verdict, exitStatus]).not.toEqual(["no change", 0]);
    expect(result.verdict).toBe("invalid");
  });
});

async function pair(latency: Behaviour["latency"]): Promise<[GivenPart, GivenPart]> {
  const given = async (index: number): Promise<GivenPart> => {
    const { document } = await measured({ index, of: 2 }, { latency, seed: index });
    return { name: `part ${index}`, document };
  };
  return [await given(1), await given(2)];
}

function change({ name, document }: GivenPart, over: Partial<Measurement>): GivenPart {
  return { name, document: { ...document, measurement: { ...document.measurement, ...over } } };
}

function judge(parts: readonly GivenPart[], over: { readonly unreadable?: readonly string[] } = {}): Comparison {
  return judgeParts({
    config: loadConfig(CONFIG, "loadline.yml"),
    head: "head".padEnd(40, "0"),
    parts,
    unreadable: [],
    history: { entries: [], links: [], summary: { runs: 0, source: null, reason: null } },
    digest,
    ...over,
  });
}

function digest(text: string): string {
  return String(text.length);
}

function told({ measurement }: Comparison["result"]): string[] {
  return measurement.warnings.filter(({ code }) => code === "evidence").map(({ text }) => text);
}

function terminal({ result }: Pick<Comparison, "result">): string {
  const report = buildReport(result, { configPath: "loadline.yml", runUrl: null, resultName: null });
  return renderTerminal(report, { colour: false, width: 400 });
}

interface Measured {
  readonly document: PartDocument;
  readonly valid: number;
  readonly exitStatus: number;
}

async function measured(
  part: Part,
  behaviour: Behaviour,
  world = fakeWorld(behaviour),
  config = loadConfig(CONFIG, "loadline.yml"),
): Promise<Measured> {
  const published: Omit<Measured, "exitStatus">[] = [];
  const exitStatus = await measurePart(
    {
      config,
      configPath: "loadline.yml",
      head: { kind: "tree", label: "HEAD" },
      base: { kind: "commit", sha: "base", label: "main" },
      seed: part.index,
      limitSeconds: LIMIT,
      environment: anEnvironment(),
      signal: new AbortController().signal,
      part,
      attempt: 1,
      publish: async (given) => {
        published.push(given);
      },
    },
    world.ports,
  );
  const [given] = published;
  if (given === undefined) throw new Error("nothing was published");
  expect(given.document.measurement.configHash).toBe(digest(configIdentity(config)));
  return { ...given, exitStatus };
}
