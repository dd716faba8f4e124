import { describe, expect, test } from "vitest";
import type { Arm } from "../../../src/model/arm.ts";
import { loadConfig, runComparison } from "../../../src/run/run-comparison.ts";
import { aMeasurement } from "../../support/builders.ts";
import { type Behaviour, fakeWorld } from "../../support/fake-world.ts";
import { problemOf } from "../../support/service-bench.ts";

const FILES = {
  "head:load/locustfile.py": "import helpers",
  "base:load/locustfile.py": "import helpers",
  "head:load/helpers.py": "SIZE = 3",
  "base:load/helpers.py": "SIZE = 3",
};

/** What a shop's users do: mostly browse; they log in once. */
const SHOP = ["GET /items", "POST /basket"];

async function play(behaviour: Partial<Behaviour>, scenario = "{ engine: locust, file: load/locustfile.py }") {
  const text = `app: { start: node server.js }\neffort: quick\nscenarios:\n  shop: ${scenario}\n`;
  return await runComparison(
    {
      config: loadConfig(text, "loadline.yml"),
      configPath: "loadline.yml",
      head: { kind: "tree", label: "HEAD" },
      base: { kind: "commit", sha: "b".repeat(40), label: "main" },
      seed: 7,
      environment: aMeasurement().environment,
      history: { entries: [], links: [], summary: { runs: 0, source: null, reason: "none" } },
      signal: new AbortController().signal,
    },
    fakeWorld({
      latency: () => 0.01,
      sends: () => SHOP,
      files: FILES,
      imports: () => [["load/helpers.py"]],
      ...behaviour,
    }).ports,
  );
}

describe("the requests of a script are those that it was seen to send", () => {
  test("each is judged on its own", async () => {
    const latency = (arm: Arm, request: string) => (arm === "head" && request === "POST /basket" ? 0.013 : 0.01);
    const { result, exitStatus } = await play({ latency });
    const p50 = result.findings.filter(({ metric }) => metric === "p50");
    expect(p50.map(({ request, verdict }) => [request, verdict])).toEqual([
      ["GET /items", "no change"],
      ["POST /basket", "regression"],
    ]);
    expect(exitStatus).toBe(1);
    expect(result.measurement.scenarios).toMatchObject([{ engine: "locust", requests: ["load/locustfile.py"] }]);
  });

  test("one that fails on head alone is a regression", async () => {
    const errors = (arm: Arm, request: string) => (arm === "head" && request === "POST /basket" ? 0.2 : 0);
    const { result, exitStatus } = await play({ errors });
    const found = result.findings.filter(({ verdict }) => verdict === "regression" || verdict === "invalid");
    expect(found.map(({ request }) => request)).toContain("POST /basket");
    expect(exitStatus).not.toBe(0);
  });

  test("one that is sent seldom is told to be too few, and does not fail the run", async () => {
    let slices = 0;
    const onSlice = (count: number) => {
      slices = count;
    };
    const sends = () => (slices % 60 < 2 ? ["GET /items", "GET /items", "POST /login"] : ["GET /items"]);
    const { result, exitStatus } = await play({ onSlice, sends });
    expect(result.findings.filter(({ verdict }) => verdict === "invalid")).toEqual([]);
    expect(result.warnings.map(({ text }) => text).join("\n")).toMatch(
      /of POST \/login cannot fail the build: there are too few/,
    );
    expect(exitStatus).toBe(0);
  });

  test("one that head's users never come to is no pass", async () => {
    const { result, exitStatus } = await play({ sends: (arm) => (arm === "head" ? ["GET /items"] : SHOP) });
    const ofBasket = result.findings.filter(({ request }) => request === "POST /basket");
    expect(ofBasket.length).toBeGreaterThan(0);
    expect(ofBasket).toEqual(
      ofBasket.map((finding) => ({
        ...finding,
        verdict: "invalid",
        reason: "base's users sent it in every round and head's never: head leads them elsewhere",
      })),
    );
    expect(exitStatus).not.toBe(0);
  });

  test("one that only head's users come to is new", async () => {
    const { result, exitStatus } = await play({ sends: (arm) => (arm === "base" ? ["GET /items"] : SHOP) });
    const ofBasket = result.findings.filter(({ request }) => request === "POST /basket");
    expect(new Set(ofBasket.map(({ verdict }) => verdict))).toEqual(new Set(["new"]));
    expect(exitStatus).toBe(0);
  });

  test("a budget holds for each, and one on a request that was never sent is told", async () => {
    const budgets = "budgets: [p50 < 8 ms], request-budgets: { GET /items: [p50 < 1 s], GET /x: [p50 < 1 s] }";
    const { result, exitStatus } = await play({}, `{ engine: locust, file: load/locustfile.py, ${budgets} }`);
    expect(result.budgets.map(({ request, outcome }) => [request, outcome])).toEqual([
      ["GET /items", "broken"],
      ["GET /x", "unknown"],
      ["POST /basket", "broken"],
    ]);
    expect(exitStatus).toBe(1);
  });
});

test("a script that is not in head's tree is told before anything runs", async () => {
  const problem = await problemOf(play({ files: {} }));
  expect(problem.code).toBe("script-missing");
  expect(problem.message).toBe("shop: the load script load/locustfile.py is not in the head commit or tree");
});

test("where base's own script is another, head's is played to both, and that is told", async () => {
  const { result } = await play({ files: { ...FILES, "base:load/helpers.py": "SIZE = 2" } });
  expect(result.warnings.filter(({ code }) => code === "script-differs")).toEqual([
    {
      code: "script-differs",
      scenario: "shop",
      text: "Base's own load/helpers.py differs: head's is the load of both revisions.",
    },
  ]);
});

test("another text of the script is another load, for which older runs are no evidence", async () => {
  const hashOf = async (text: string) => {
    const { result } = await play({ files: { ...FILES, "head:load/helpers.py": text } });
    return result.measurement.scenarios[0]?.hash;
  };
  expect(await hashOf("SIZE = 3")).not.toBe(await hashOf("SIZE = 4000"));
});

test("what the engine tells when a load has ended stands in every round, once", async () => {
  const { result } = await play({ atEnd: ["head failed a check", "head failed a check"] });
  const rounds = result.measurement.blocks.flatMap((block) => block.rounds);
  expect(rounds.length).toBeGreaterThan(0);
  expect(rounds.map(({ notes }) => notes)).toEqual(rounds.map(() => ["head failed a check"]));
});
