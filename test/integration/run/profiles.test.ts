import { afterAll, expect, test } from "vitest";
import { createWorld } from "../../../src/compose/run-world.ts";
import { ARMS, type Arm } from "../../../src/model/arm.ts";
import type { MetricId } from "../../../src/model/metric.ts";
import { planBlock } from "../../../src/plan/block-plan.ts";
import { measureBlock } from "../../../src/run/block.ts";
import type { Checkout, RunPorts } from "../../../src/run/ports.ts";
import { loadConfig } from "../../../src/run/run-comparison.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { silentLog, sourceGenerator } from "../../support/engine-session.ts";

/** One block of each profile with a real service, whose head is changed too much to be missed. */

const KEPT_UP = "the load generator could not keep up";

/** A world of its own for each test, so that they run at once: none of them takes much of the CPU. */
interface Place extends AsyncDisposable {
  readonly ports: RunPorts;
  readonly checkouts: Readonly<Record<Arm, Checkout>>;
}

async function openPlace(): Promise<Place> {
  const progress = { report: () => undefined };
  const world = await createWorld({ directory: ".", generatorUrl: sourceGenerator, log: silentLog, progress });
  const revision = { kind: "tree", label: "HEAD" } as const;
  const base = await world.ports.workspace.checkout("base", revision);
  const head = await world.ports.workspace.checkout("head", revision);
  return {
    ports: world.ports,
    checkouts: { base, head },
    [Symbol.asyncDispose]: async () => {
      await base[Symbol.asyncDispose]();
      await head[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

// One after the other, as they lock the same repository.
const places = { stress: await openPlace(), spike: await openPlace(), soak: await openPlace() };
afterAll(async () => {
  for (const place of Object.values(places)) await place[Symbol.asyncDispose]();
});

test.concurrent("stress: with half the slots, head carries about half the users", async () => {
  const scenario = '{ profile: stress, request: GET /, users: 4 to 160, until: ["p95 > 200 ms"] }';
  const cell = await cellOf(places.stress, scenario, "capacity", { base: { SLOTS: "8" }, head: { SLOTS: "4" } });
  // 200 ms are 10 turns of 20 ms, so 8 slots carry 80 users; on a busy machine fewer, on both.
  expect(cell.base).toBeGreaterThan(30);
  expect(Math.exp(cell.change ?? 0)).toBeGreaterThan(0.3);
  expect(Math.exp(cell.change ?? 0)).toBeLessThan(0.75);
});

test.concurrent("spike: a head that works its backlog off at a third of the speed takes longer to recover", async () => {
  const scenario =
    "{ profile: spike, request: GET /, rate: 40/s, peak: { times: 10x, for: 2s, before: 2s, after: 8s } }";
  const slow = { SLOTS: "4", SLOT_MS: "24" };
  const cell = await cellOf(places.spike, scenario, "recovery", { base: { SLOTS: "8", SLOT_MS: "24" }, head: slow });
  expect(cell.head).toBeGreaterThan(2 * (cell.base ?? 0));
  expect(cell.head).toBeGreaterThan(1);
});

test.concurrent("soak: a leak of 20 MB/s shows in the slope of memory, and its interval lies above base's", async () => {
  const scenario = "{ profile: soak, request: GET /, users: 2, duration: 15s }";
  const slots = { SLOTS: "4", SLOT_MS: "5" };
  const leak = { ...slots, LEAK_BYTES_PER_SECOND: "20000000" };
  const cell = await cellOf(places.soak, scenario, "rss-slope", { base: slots, head: leak });
  expect(cell.change).toBeGreaterThan(300e6);
  expect(cell.within?.change?.low).toBeGreaterThan(0);
});

async function cellOf(
  { ports, checkouts }: Place,
  scenario: string,
  metric: MetricId,
  env: Readonly<Record<Arm, Record<string, string>>>,
) {
  const app = "{ start: exec node test/fixtures/services/slots.js }";
  const config = loadConfig(`app: ${app}\nscenarios:\n  a: ${scenario}\n`, "loadline.yml");
  const armOf = (checkout: Checkout) => ({ checkout, app: { ...config.app, env: env[checkout.arm] } });
  const measure = async () => {
    const { block } = await measureBlock(
      {
        index: 0,
        plan: planBlock(ARMS, config.scenarios, seededRandom(1)),
        arms: [armOf(checkouts.base), armOf(checkouts.head)],
        exclusive: false,
        secondsPerArm: () => 2,
        onRound: () => undefined,
        signal: new AbortController().signal,
      },
      ports,
    );
    return block;
  };
  let block = await measure();
  // A machine that does other things, too, may keep the generator from its schedule: that round says so, and is repeated.
  for (let again = 0; again < 3 && block.rounds[0]?.invalid?.includes(KEPT_UP) === true; again++)
    block = await measure();
  expect(block.invalid).toBeNull();
  const [round] = block.rounds;
  expect(round?.invalid).toBeNull();
  const cell = round?.cells.find((candidate) => candidate.metric === metric);
  if (cell === undefined) throw new Error(`there is no ${metric}`);
  return cell;
}
