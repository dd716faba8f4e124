import { afterAll, expect, test } from "vitest";
import { createWorld } from "../../../src/compose/run-world.ts";
import { ARMS } from "../../../src/model/arm.ts";
import { planBlock } from "../../../src/plan/block-plan.ts";
import { measureBlock } from "../../../src/run/block.ts";
import type { Checkout } from "../../../src/run/ports.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { silentLog, sourceGenerator } from "../../support/engine-session.ts";
import { TOOLS_PATH } from "../../support/load-tools.ts";

const CONFIG = `
app: { start: exec node test/fixtures/services/slots.js }
scenarios:
  wrk: { engine: command, users: 4, command: "wrk -t 1 -c {{users}} -d {{seconds}} {{url}}/" }
  hey: { engine: command, users: 4, command: "hey -c {{users}} -z {{seconds}}s {{url}}/" }
  hey climbs: { engine: command, profile: stress, users: 4 to 64, until: ["p95 > 100 ms"], command: "hey -c {{users}} -z {{seconds}}s {{url}}/" }
  wrk spikes: { engine: command, profile: spike, users: 2, peak: { times: 10x, for: 1s, before: 1s, after: 2s }, command: "wrk -t 1 -c {{users}} -d {{seconds}} {{url}}/" }
`;

const path = process.env.PATH;
process.env.PATH = TOOLS_PATH;
const world = await createWorld({
  directory: ".",
  generatorUrl: sourceGenerator,
  log: silentLog,
  progress: { report: () => undefined },
});
const base = await world.ports.workspace.checkout("base", { kind: "tree", label: "HEAD" });
const head = await world.ports.workspace.checkout("head", { kind: "tree", label: "HEAD" });
afterAll(async () => {
  await base[Symbol.asyncDispose]();
  await head[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  process.env.PATH = path;
});

test("a head that takes six times as long is seen by wrk and by hey, in slices, steps and whole loads", async () => {
  const config = loadConfig(CONFIG, "loadline.yml");
  const armOf = (checkout: Checkout, slotMs: string) => ({
    checkout,
    app: { ...config.app, env: { SLOTS: "8", SLOT_MS: slotMs } },
  });
  const { block } = await measureBlock(
    {
      index: 0,
      plan: planBlock(ARMS, config.scenarios, seededRandom(1)),
      arms: [armOf(base, "10"), armOf(head, "60")],
      exclusive: false,
      secondsPerArm: () => 1.5,
      onRound: () => undefined,
      signal: new AbortController().signal,
    },
    world.ports,
  );
  expect([block.invalid, ...block.rounds.map(({ invalid }) => invalid)]).toEqual(Array(5).fill(null));
  const cell = (scenario: string, metric: string) =>
    block.rounds
      .find((round) => round.scenario === scenario)
      ?.cells.find((each) => each.metric === metric && (each.request === null || each.request === "GET /"));
  for (const tool of ["wrk", "hey"]) {
    expect(cell(tool, "p50")?.base).toBeGreaterThan(0.0095);
    expect(cell(tool, "p50")?.head).toBeGreaterThan(0.0595);
    expect(Math.exp(cell(tool, "p50")?.change ?? 0)).toBeGreaterThan(2);
    expect(cell(tool, "errors")).toMatchObject({ base: 0, head: 0 });
  }
  expect(Math.exp(cell("hey climbs", "capacity")?.change ?? 0)).toBeLessThan(0.7);
  expect(Math.exp(cell("wrk spikes", "peak-p99")?.change ?? 0)).toBeGreaterThan(1.3);
});
