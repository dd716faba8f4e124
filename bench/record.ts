/**
 * Records blocks of each example with nothing, 5 % and 10 % of planted CPU work, one JSON line per block, in turn, so
 * that all kinds see the same hours of the machine. Resumable: run it again to go on. Takes about 14 s per block.
 *
 * node bench/record.ts [blocks=40]
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import manifest from "../package.json" with { type: "json" };
import { commandLog } from "../src/command/command-log.ts";
import { Interruption } from "../src/compose/interruption.ts";
import { createWorld, type World } from "../src/compose/run-world.ts";
import { readEnvironment } from "../src/host/environment.ts";
import { ARMS } from "../src/model/arm.ts";
import { planBlock } from "../src/plan/block-plan.ts";
import { measureBlock } from "../src/run/block.ts";
import { seededRandom } from "../src/stats/random.ts";
import { holdLock } from "./lock.ts";
import { PLANTED, recordingPath, type Subject, subjects, withWork } from "./subjects.ts";

const SECONDS_PER_ARM = 4;
const wanted = Number(process.argv[2] ?? 40);

mkdirSync("bench/recordings", { recursive: true });
using interruption = new Interruption();
await using world = await createWorld({
  directory: ".",
  generatorUrl: new URL("../src/generator.ts", import.meta.url),
  log: commandLog(process.stderr),
  progress: { report: () => {} },
});
await interruption.ends(world);
const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

const revision = { kind: "tree", label: await world.workspace.describeHead() } as const;
await using base = await world.ports.workspace.checkout("base", revision);
await using head = await world.ports.workspace.checkout("head", revision);
for (const { config } of subjects()) {
  await world.ports.services.prepare(base, config.app);
  await world.ports.services.prepare(head, config.app);
}
for (let index = 0; index < wanted; index++) {
  for (const subject of subjects()) {
    for (const planted of PLANTED) await recordBlock(subject, planted, index, world);
  }
}
writeFileSync("bench/recordings/environment.json", `${JSON.stringify(readEnvironment(manifest.version), null, 2)}\n`);

async function recordBlock(subject: Subject, planted: number, index: number, { ports }: World) {
  const path = recordingPath(subject.name, planted);
  if (count(path) > index) return;
  await using _lock = await holdLock();
  const seed = 1000 * planted + index;
  const { block, failure } = await measureBlock(
    {
      index,
      plan: planBlock(ARMS, [subject.scenario], seededRandom(seed)),
      arms: [
        { checkout: base, app: withWork(subject.config.app, 0) },
        { checkout: head, app: withWork(subject.config.app, planted) },
      ],
      exclusive: false,
      secondsPerArm: () => SECONDS_PER_ARM,
      onRound: () => {},
      signal: interruption.signal,
    },
    ports,
  );
  if (interruption.signal.aborted) throw new Error("interrupted");
  if (failure !== undefined || block.invalid !== null) throw new Error(`${path}: ${block.invalid}`);
  const at = new Date().toISOString();
  appendFileSync(path, `${JSON.stringify({ version, at, seed, secondsPerArm: SECONDS_PER_ARM, block })}\n`);
  const changes = block.rounds[0]?.cells.map(({ metric, change }) => `${metric} ${((change ?? 0) * 100).toFixed(1)}`);
  console.log(`${at} ${subject.name} +${planted} block ${index + 1}/${wanted}: ${changes?.join(", ")}`);
}

function count(path: string): number {
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").length : 0;
}
