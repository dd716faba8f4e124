import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultConfig } from "../../../src/config/default-config.ts";
import type { Arm } from "../../../src/model/arm.ts";
import type { Measurement } from "../../../src/model/measurement.ts";
import { PROFILES } from "../../../src/model/profile.ts";
import type { Result } from "../../../src/model/result.ts";
import { decodeResult, encodeResult } from "../../../src/report/json.ts";
import { renderComment, renderSummary } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { type ForeignInput, type ForeignVerdict, judgeForeign } from "../../../src/run/judge-foreign.ts";
import { loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { anEnvironment } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";
import { hostileText } from "../../support/hostile-text.ts";

const CONFIG = `
app: { start: node server.js, ready: /healthz }
effort: quick
scenarios:
  list:
    request: GET /users
    users: 8
    gate: [p50]
    budgets: ["p95 < 100 ms"]
`;

const steady = () => 0.02;
const slow = (arm: Arm) => (arm === "head" ? 0.024 : 0.02);

describe("by the same config, a fork's numbers come to the verdict that its own run had", () => {
  test.each([
    ["a regression", slow, 600],
    ["no change", steady, 600],
    ["no change, when time was up", steady, 60],
  ])("%s", async (_name, latency, limitSeconds) => {
    const own = await measured({ latency }, CONFIG, limitSeconds);
    const { warnings: _, ...verdict } = judgement(judged(own));
    // What its profilers saw is not read: no number of main's rules follows from it.
    const { warnings: __, hotspots: ___, profiling: ____, ...expected } = judgement(own);
    expect(verdict).toEqual(expected);
    expect(own.blocks).toBeGreaterThan(3);
  });

  test("whatever verdict the document claims", async () => {
    const own = await measured({ latency: slow });
    const claims = { ...own, verdict: "no change", failed: [], findings: [], budgets: [] } as const;
    expect(judged(claims)).toMatchObject({ verdict: "regression", failed: ["regression"] });
  });

  test("a look without any error rate to spend is not believed", async () => {
    const own = await measured({ latency: slow });
    for (const planned of [0, 1e15, own.blocks]) {
      const look = { blocks: 1, planned, alpha: 0, familyRate: 0, cells: 0 };
      const result = judged({ ...own, look });
      expect(result.verdict).toBe("regression");
      expect(result.look?.alpha).toBeGreaterThan(0.01);
    }
  });

  test("more blocks than any plan has are judged too, at the whole rate", async () => {
    const own = await measured({ latency: slow });
    const [block] = own.measurement.blocks;
    if (block === undefined) throw new Error("nothing was measured");
    const blocks = Array.from({ length: 25 }, (_, index) => ({ ...block, index }));
    for (const effort of ["quick", "standard", "thorough"] as const) {
      const result = judged({ ...own, measurement: { ...own.measurement, blocks, effort } });
      expect(result.verdict).toBe("regression");
      expect(result.look).toMatchObject({ blocks: 25, alpha: effort === "quick" ? 0.05 : 0.01 });
    }
  });
});

describe("main's config decides", () => {
  test("on how is compared: a run cannot choose the weaker comparison", async () => {
    const own = await measured({ latency: slow });
    const claims: readonly Partial<Measurement>[] = [
      { compare: "stored" },
      { baseAbsent: "base could not be booted" },
      { base: null },
      { compare: "stored", base: null, baseAbsent: "head is compared with main's stored runs only" },
    ];
    for (const claim of claims) {
      const result = judged({ ...own, measurement: { ...own.measurement, ...claim } });
      expect(result).toMatchObject({ verdict: "regression", failed: ["regression"] });
      expect(result.measurement).toMatchObject({ compare: "paired", baseAbsent: null, base: { label: "main" } });
    }
  });

  test("a run whose blocks have no base, which its numbers show, has none", async () => {
    const own = await measured({ latency: slow }, `${CONFIG}compare: stored\n`);
    const result = judged(own);
    expect(result.measurement).toMatchObject({ compare: "paired", base: null, baseAbsent: "the run had no base" });
    expect(result).toMatchObject({ verdict: "no baseline", look: null });
    const claims = { ...own.measurement, base: { sha: null, label: "main" }, baseAbsent: null };
    expect(judged({ ...own, measurement: claims })).toMatchObject({ verdict: "invalid", failed: ["invalid"] });
  });

  test("a base that failed in every block is not one that was absent", async () => {
    const own = await measured({ latency: slow });
    const blocks = own.measurement.blocks.map((block) => {
      return { ...block, rounds: [], invalid: "base died", failed: "base" as const };
    });
    const measurement = { ...own.measurement, blocks, base: null, baseAbsent: "base could not be booted" };
    const result = judged({ ...own, measurement });
    expect(result).toMatchObject({ verdict: "invalid", failed: ["invalid"], measurement: { baseAbsent: null } });
  });

  test("with main's stored runs only: then base's numbers do not count", async () => {
    const own = await measured({ latency: slow });
    const main = { config: loadConfig(`${CONFIG}compare: stored\n`, "loadline.yml") };
    const result = judged(own, { main });
    expect(result.measurement).toMatchObject({ compare: "stored", base: null });
    expect(result).toMatchObject({ verdict: "no baseline", failed: [] });
    expect(result.findings.every(({ base, change }) => base === null && change === null)).toBe(true);
    expect(notes(result)).toEqual(["The run compared head with base; by main's config only main's stored runs count."]);
  });

  test("on gates, floors and budgets, whatever head's config loosened", async () => {
    const loosened = CONFIG.replace("gate: [p50]", "gate: [errors]\n    floors: { p50: 90 % }").replace("budgets", "#");
    const own = await measured({ latency: slow }, loosened);
    expect(own.verdict).toBe("no change");
    const result = judged(own);
    expect(result.verdict).toBe("regression");
    expect(result.budgets).toMatchObject([{ text: "p95 < 100 ms", outcome: "met" }]);
  });

  test("on a broken budget, which a measuring run without one did not see", async () => {
    const own = await measured({ latency: () => 0.2 }, CONFIG.replace("budgets", "#"));
    expect(own.failed).toEqual([]);
    expect(judged(own).failed).toEqual(["budget"]);
  });

  test("on what fails, unless the step says more", async () => {
    const own = await measured({ latency: slow });
    expect(judged(own, { main: { config: loadConfig(`${CONFIG}fail-on: [budget]\n`, "x") } }).failed).toEqual([]);
    expect(judged(own, { failOn: ["inconclusive"] }).failed).toEqual([]);
  });

  test("on waivers, on the day on which the run began and not the one that its document says", async () => {
    const expired = `${CONFIG}waivers:
  - { scenario: list, metric: p50, ceiling: 50 %, expires: 2026-01-31, reason: it was wanted }
`;
    const main = { config: loadConfig(expired, "loadline.yml") };
    const own = await measured({ latency: slow });
    expect(own.measurement.startedAt).toMatch(/^2026-01-02/);
    expect(judged(own, { main }).waivers).toMatchObject([{ state: "expired" }]);
  });

  test("the attempt that GitHub tells decides on the error rate, not the one of the document", async () => {
    const own = await measured({ latency: steady });
    const claims = { ...own, measurement: { ...own.measurement, attempt: 40 } };
    expect(judged(claims).look?.familyRate).toBe(0.05);
    expect(judged(own, { run: { ...RUN, attempt: 2 } }).look?.familyRate).toBe(0.025);
  });
});

describe("what differs from main's config is told", () => {
  test("nothing, where the load is main's", async () => {
    expect(notes(judged(await measured({ latency: steady })))).toEqual([]);
  });

  test("a changed load", async () => {
    const own = await measured({ latency: steady }, CONFIG.replace("users: 8", "users: 2"));
    expect(notes(judged(own))).toEqual([
      "list: its load is not that of main's config: other requests, users or settings.",
    ]);
  });

  test("a scenario that main does not know, which is judged by the defaults", async () => {
    const own = await measured({ latency: slow }, CONFIG.replace("list:", "other:"));
    const result = judged(own);
    expect(notes(result)).toEqual([
      "The run did not measure what main's config has: list.",
      "other: main's config does not have this scenario: it is judged by the defaults.",
    ]);
    expect(result.verdict).toBe("regression");
    expect(result.findings.filter(({ gated }) => gated).map(({ metric }) => metric)).toContain("pooled-mean");
    expect(result.findings.filter(({ verdict }) => verdict === "gone")).toMatchObject([{ scenario: "list" }]);
    expect(lead(result)).toContain("The run did not measure what main's config has: list.");
  });

  test("a request that main does not know, and one that is gone", async () => {
    const own = await measured({ latency: steady }, CONFIG.replace("GET /users", "GET /people"));
    const result = judged(own);
    expect(result.findings.some(({ request, gated }) => request === "GET /people" && gated)).toBe(true);
    expect(result.findings.filter(({ verdict }) => verdict === "gone")).toMatchObject([{ request: "GET /users" }]);
    expect(result.verdict).toBe("no change");
  });

  test("another profile, which is judged by that profile's gates", async () => {
    const speed = CONFIG.replace("users: 8", "profile: speed").replace("gate: [p50]", "gate: [errors]");
    const result = judged(await measured({ latency: slow }, speed));
    expect(notes(result)).toEqual([expect.stringContaining("list: its load is not that of main's config")]);
    expect(result.verdict).toBe("regression");
  });

  test("that main has no config, so that the defaults hold", async () => {
    const own = await measured({ latency: slow });
    const result = judged(own, { main: { unusable: "the default branch has no loadline.yml" } });
    expect(notes(result)).toEqual([
      "Everything is judged by the defaults, without budgets, because the default branch has no loadline.yml.",
    ]);
    expect(result).toMatchObject({ verdict: "regression", budgets: [] });
  });

  test("that a run without a base was compared with stored runs only", async () => {
    const own = await measured({ latency: steady }, `${CONFIG}compare: stored\n`);
    expect(notes(judged(own))).toContain(
      "The run compared head with main's stored runs only; main's config asks for base.",
    );
  });

  test("a load with files, which main's newest stored run is asked about", async () => {
    const files = { "head:body.json": "{}" };
    const text = CONFIG.replace("request: GET /users", "request: { method: POST, path: /users, file: body.json }");
    const own = await measured({ latency: steady, files }, text);
    const main = { config: loadConfig(text, "loadline.yml") };
    expect(notes(judged(own, { main }))).toEqual([
      "list: files belong to its load, which could not be compared with that of main's config.",
    ]);
    const [scenario] = own.measurement.scenarios;
    const known = (scenarioHash: string) => ({
      entries: [anEntry(scenarioHash)],
      links: [],
      summary: NO_HISTORY.summary,
    });
    expect(notes(judged(own, { main, history: known(scenario?.hash ?? "") }))).toEqual([]);
    expect(notes(judged(own, { main, history: known("another") }))).toHaveLength(1);
  });
});

describe("a load script", () => {
  const SCRIPT =
    "app: { start: node server.js }\neffort: quick\nscenarios:\n  list: { engine: locust, file: shop.py, gate: [p50], request-budgets: { GET /basket: [p50 < 1 ms] } }\n";
  const played: Behaviour = {
    latency: (arm, request) => (arm === "head" && request === "GET /basket" ? 0.013 : 0.01),
    sends: () => ["GET /items", "GET /basket"],
    files: { "head:shop.py": "", "base:shop.py": "" },
  };

  test("is judged by the requests that it was seen to send, with main's budgets", async () => {
    const stored = decodeResult(encodeResult(await measured(played, SCRIPT)));
    if (!stored.ok) throw new Error(stored.reason);
    const own = stored.result;
    const main = { config: loadConfig(SCRIPT, "loadline.yml") };
    const result = judged(own, { main });
    expect(result.findings).toEqual(own.findings);
    expect(result.findings).toContainEqual(expect.objectContaining({ request: "GET /basket", verdict: "regression" }));
    expect(result.budgets).toMatchObject([{ request: "GET /basket", outcome: "broken" }]);
    expect(notes(result)).toEqual([
      "list: files belong to its load, which could not be compared with that of main's config.",
    ]);
  });

  test("in the place of main's requests is judged by the budgets of those, and so the other way", async () => {
    const listed = SCRIPT.replace(
      /\{ engine.*\}/,
      '{ gate: [p50], requests: [{ path: /basket, budgets: ["p50 < 1 ms"] }] }',
    );
    for (const [text, main] of [
      [SCRIPT, listed],
      [listed, SCRIPT],
    ] as const) {
      const result = judged(await measured(played, text), { main: { config: loadConfig(main, "loadline.yml") } });
      expect(result.findings).toContainEqual(
        expect.objectContaining({ request: "GET /basket", verdict: "regression" }),
      );
      expect(result.budgets).toMatchObject([{ request: "GET /basket", outcome: "broken" }]);
    }
  });

  test("that main does not know is judged by the defaults", async () => {
    const own = await measured(played, SCRIPT.replace("list:", "other:"));
    const result = judged(own);
    expect(result.findings).toContainEqual(expect.objectContaining({ request: "GET /basket", verdict: "regression" }));
  });

  test("that sends more requests than any is refused", async () => {
    const own = await measured(played, SCRIPT);
    const [block] = own.measurement.blocks;
    const [round] = block?.rounds ?? [];
    if (block === undefined || round === undefined) throw new Error("nothing was measured");
    const cells = many(501, (request) => ({
      request,
      metric: "p50" as const,
      base: 1,
      head: 1,
      change: 0,
      gateable: true,
    }));
    const measurement = { ...own.measurement, blocks: [{ ...block, rounds: [{ ...round, cells }] }] };
    expect(verdictOn({ ...own, measurement })).toEqual({ ok: false, reason: "it holds more than 500 requests" });
  });
});

describe("a stranger's words", () => {
  test("are not repeated: warnings, notes, reasons and labels are dropped or are ours", async () => {
    const own = await measured({ latency: steady });
    const words = "APPROVED BY THE MAINTAINERS";
    const { measurement } = own;
    const spoken: Measurement = {
      ...measurement,
      startedAt: words,
      head: { sha: words, label: words },
      base: { sha: words, label: words },
      scenarios: measurement.scenarios.map((scenario) => ({ ...scenario, load: words, hash: words })),
      warnings: [{ code: "loosened", text: words }],
      sources: ["one", "another"].map((image) => {
        const { seconds, seed } = measurement;
        return {
          attempt: 1,
          part: null,
          startedAt: words,
          seconds,
          seed,
          environment: { ...spokenMachine(words), image },
        };
      }),
      blocks: measurement.blocks.map((block, index) => ({
        ...block,
        invalid: index === 0 ? words : null,
        rounds: block.rounds.map((round) => ({
          ...round,
          notes: [words],
          invalid: index === 1 ? words : null,
          failures: [
            { arm: "head", request: "GET /users", kind: words, count: 1 },
            { arm: "head", request: words, kind: "503", count: 1 },
          ],
        })),
      })),
    };
    const result = judged({ ...own, measurement: spoken });
    expect(terminal(result)).not.toContain(words);
    expect(terminal(result)).toContain("the run says that it does not count");
    expect(result.blocks).toBe(own.blocks - 2);
  });

  test("that a machine has for itself are shown as names", async () => {
    const own = await measured({ latency: steady });
    const words = "APPROVED BY THE MAINTAINERS";
    const environment = spokenMachine(words);
    const result = judged({ ...own, measurement: { ...own.measurement, environment } });
    const markdown = renderComment(report(result), { limit: 60_000 });
    expect(markdown).toContain(`Machine: \`${words}\``);
    expect(`${markdown}${renderSummary(report(result))}`.replaceAll(/`[^`]*`/g, "")).not.toContain("APPROVED");
  });

  test("in names are shown as names, and change nothing of the rules", () => {
    const names = fc.uniqueArray(
      hostileText().filter((text) => text !== ""),
      { minLength: 1, maxLength: 3 },
    );
    const profiles = fc.constantFrom(...PROFILES);
    fc.assert(
      fc.property(names, names, profiles, (scenarios, requests, profile) => {
        const foreign = hostile(scenarios, requests, profile);
        const verdict = judgeForeign(input(foreign));
        if (!verdict.ok) throw new Error(verdict.reason);
        expect(verdict.result.failed).toEqual(["invalid"]);
        expect(terminal(verdict.result)).not.toMatch(/^\s*::|##\[/m);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe("a document that no run writes is refused", () => {
  test.each<[string, Partial<Measurement>]>([
    ["it holds no scenario", { scenarios: [] }],
    ["it holds more than 100 scenarios", { scenarios: many(101, (name) => scenarioOf(name, ["GET /"])) }],
    [
      "it holds more than 500 requests",
      {
        scenarios: [
          scenarioOf(
            "list",
            many(501, (name) => name),
          ),
        ],
      },
    ],
    ["it names a scenario twice", { scenarios: [scenarioOf("list", ["a"]), scenarioOf("list", ["b"])] }],
    ["it names a request twice", { scenarios: [scenarioOf("list", ["a", "a"])] }],
  ])("%s", async (reason, over) => {
    const own = await measured({ latency: steady });
    expect(verdictOn({ ...own, measurement: { ...own.measurement, ...over } })).toEqual({ ok: false, reason });
  });

  test("it holds more than 500 blocks", async () => {
    const own = await measured({ latency: steady });
    const [block] = own.measurement.blocks;
    const blocks = Array.from({ length: 501 }, () => block).filter((each) => each !== undefined);
    expect(verdictOn({ ...own, measurement: { ...own.measurement, blocks } })).toEqual({
      ok: false,
      reason: "it holds more than 500 blocks",
    });
  });
});

test.each(PROFILES)("the defaults of %s gate something and have no budgets", (profile) => {
  const { scenarios, failOn } = defaultConfig(profile);
  expect(scenarios).toMatchObject([{ profile, budgets: [] }]);
  expect(scenarios[0]?.gate.length).toBeGreaterThan(0);
  expect(failOn).toEqual(["regression", "budget", "invalid"]);
});

const RUN = {
  attempt: 1,
  startedAt: "2026-11-23T09:00:00Z",
  head: { sha: "a".repeat(40), label: "feature" },
  baseLabel: "main",
};
const NO_HISTORY = { entries: [], links: [], summary: { runs: 0, source: null, reason: null } };

function input(result: Pick<Result, "measurement" | "look">, over: Partial<ForeignInput> = {}): ForeignInput {
  const main = { config: loadConfig(CONFIG, "loadline.yml") };
  return { result, run: RUN, main, failOn: undefined, history: NO_HISTORY, digest, ...over };
}

function verdictOn(result: Pick<Result, "measurement" | "look">, over: Partial<ForeignInput> = {}): ForeignVerdict {
  return judgeForeign(input(result, over));
}

function judged(result: Pick<Result, "measurement" | "look">, over: Partial<ForeignInput> = {}): Result {
  const verdict = verdictOn(result, over);
  if (!verdict.ok) throw new Error(verdict.reason);
  return verdict.result;
}

/** Everything but where it came from. */
function judgement({ measurement: _, environment: __, seconds: ___, ...rest }: Result) {
  return rest;
}

function notes({ measurement }: Result): string[] {
  return measurement.warnings
    .filter(({ code }) => code !== "fewer-blocks")
    .map(({ scenario, text }) => (scenario === undefined ? text : `${scenario}: ${text}`));
}

function lead(result: Result): string {
  return report(result)
    .lead.map((text) => text.map((span) => (typeof span === "string" ? span : span.text)).join(""))
    .join("\n");
}

function terminal(result: Result): string {
  return renderTerminal(report(result), { colour: false, width: 400 });
}

function report(result: Result) {
  const reported = { run: 42, fork: true };
  return buildReport(result, { configPath: "loadline.yml", runUrl: null, resultName: null, reported });
}

/** One block in which everything is far slower, under names that a stranger chose. */
function hostile(scenarios: readonly string[], requests: readonly string[], profile: (typeof PROFILES)[number]) {
  const rounds = scenarios.map((scenario) => ({
    scenario,
    pairs: 1,
    discarded: 0,
    requests: { base: 1e9, head: 1e9 },
    cells: requests.map((request) => {
      return { request, metric: "p50" as const, base: 1e-300, head: 1e300, change: 1e300, gateable: true };
    }),
    failures: [],
    invalid: null,
    notes: [],
    seconds: 1,
    gapSeconds: 0,
    loadSeconds: 1,
  }));
  const block = {
    index: 0,
    arms: ["base", "head"] as const,
    rounds,
    invalid: null,
    bootSeconds: 1,
    warmUpSeconds: 1,
    seconds: 1,
  };
  const measurement: Measurement = {
    schema: 1,
    startedAt: "",
    seconds: 1,
    seed: 1,
    effort: "standard",
    compare: "paired",
    configHash: "",
    head: { sha: null, label: "" },
    base: { sha: null, label: "" },
    baseAbsent: null,
    environment: anEnvironment(),
    scenarios: scenarios.map((name) => ({ ...scenarioOf(name, requests), profile })),
    blocks: [block],
    interrupted: false,
    warnings: [],
  };
  return { measurement, look: null };
}

function spokenMachine(words: string): Measurement["environment"] {
  const said = { cpuModel: words, arch: words, os: words, image: words, runnerLabel: words };
  return anEnvironment({ ...said, kernel: words, node: words, loadline: words });
}

function scenarioOf(name: string, requests: readonly string[]): Measurement["scenarios"][number] {
  return { name, profile: "load", engine: "autocannon", users: 8, requests, hash: "0" };
}

function many<T>(count: number, make: (name: string) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(`n${index}`));
}

function anEntry(scenarioHash: string) {
  const cell = {
    scenario: "list",
    request: null,
    metric: "rss" as const,
    value: 1,
    proven: false,
    scenarioHash,
  };
  return {
    run: 1,
    attempt: 1,
    sha: "b".repeat(40),
    at: "2026-11-01T00:00:00Z",
    environment: anEnvironment(),
    cells: [cell],
  };
}

function digest(text: string): string {
  return text;
}

async function measured(behaviour: Behaviour, text = CONFIG, limitSeconds = 600): Promise<Result> {
  const { ports } = fakeWorld(behaviour);
  const { result } = await runComparison(
    {
      config: loadConfig(text, "loadline.yml"),
      configPath: "loadline.yml",
      head: { kind: "tree", label: "HEAD" },
      base: { kind: "commit", sha: "base", label: "main" },
      limitSeconds,
      seed: 1,
      environment: anEnvironment(),
      history: NO_HISTORY,
      signal: new AbortController().signal,
    },
    { ...ports, digest },
  );
  return result;
}
