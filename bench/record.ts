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
await using world = await createWorld({
  directory: ".",
  generatorUrl: new URL("../src/generator.ts", import.meta.url),
  log: commandLog(process.stderr),
  progress: { report: () => {} },
});
const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

for (const subject of subjects()) await recordSubject(subject, world);

async function recordSubject(subject: Subject, { ports, workspace }: World): Promise<void> {
  const head = { kind: "tree", label: await workspace.describeHead() } as const;
  await using checkoutA = await ports.workspace.checkout("base", head);
  await using checkoutB = await ports.workspace.checkout("head", head);
  await ports.services.prepare(checkoutA, subject.config.app);
  await ports.services.prepare(checkoutB, subject.config.app);
  for (let index = 0; index < wanted; index++) {
    for (const planted of PLANTED) {
      const path = recordingPath(subject.name, planted);
      if (count(path) > index) continue;
      await using _lock = await holdLock();
      const seed = 1000 * planted + index;
      const { block, failure } = await measureBlock(
        {
          index,
          plan: planBlock(ARMS, [subject.scenario], seededRandom(seed)),
          arms: [
            { checkout: checkoutA, app: withWork(subject.config.app, 0) },
            { checkout: checkoutB, app: withWork(subject.config.app, planted) },
          ],
          exclusive: false,
          secondsPerArm: () => SECONDS_PER_ARM,
          onRound: () => {},
          signal: new AbortController().signal,
        },
        ports,
      );
      if (failure !== undefined || block.invalid !== null) throw new Error(`${path}: ${block.invalid}`);
      const at = new Date().toISOString();
      appendFileSync(path, `${JSON.stringify({ version, at, seed, secondsPerArm: SECONDS_PER_ARM, block })}\n`);
      const changes = block.rounds[0]?.cells.map(
        ({ metric, change }) => `${metric} ${((change ?? 0) * 100).toFixed(1)}`,
      );
      console.log(`${at} ${subject.name} +${planted} block ${index + 1}/${wanted}: ${changes?.join(", ")}`);
    }
  }
  writeFileSync("bench/recordings/environment.json", `${JSON.stringify(readEnvironment(manifest.version), null, 2)}\n`);
}

function count(path: string): number {
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").length : 0;
}
