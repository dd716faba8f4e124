/**
 * Each profile against a service whose planted change is of the profile's own kind, and against the same service twice.
 *
 * node bench/profiles.ts record [blocks=12] [profiles=speed,load,rate,stress,spike,soak]   one JSON line per block; resumable
 * node bench/profiles.ts live [profiles] [unchanged|changed]   one whole run of each at quick effort
 * node bench/profiles.ts replay              prints verdicts of virtual pull requests drawn from what was recorded
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import manifest from "../package.json" with { type: "json" };
import { commandLog } from "../src/command/command-log.ts";
import { Interruption } from "../src/compose/interruption.ts";
import { createWorld, type World } from "../src/compose/run-world.ts";
import { readEnvironment } from "../src/host/environment.ts";
import { ARMS, type Arm } from "../src/model/arm.ts";
import type { App } from "../src/model/config.ts";
import type { Block } from "../src/model/measurement.ts";
import { planBlock } from "../src/plan/block-plan.ts";
import { measureBlock } from "../src/run/block.ts";
import type { Checkout, RunPorts } from "../src/run/ports.ts";
import { runComparison } from "../src/run/run-comparison.ts";
import { seededRandom } from "../src/stats/random.ts";
import { holdLock } from "./lock.ts";
import { profileVerdicts } from "./profile-replay.ts";
import { configOf, KINDS, type Kind, LIVE_PATH, pathOf, SUBJECTS, type Subject } from "./profile-subjects.ts";
import { readBlocks } from "./replay.ts";

const SECONDS_PER_ARM = 4;

const [mode = "replay", ...rest] = process.argv.slice(2);
const words = rest.filter((text) => /^[a-z,]+$/.test(text));
const kinds = KINDS.filter((kind) => words.includes(kind));
const names = (words.find((text) => !KINDS.some((kind) => kind === text)) ?? Object.keys(SUBJECTS).join(",")).split(
  ",",
);
const chosen = Object.entries(SUBJECTS).filter(([name]) => names.includes(name));
if (mode === "record") await record(Number(rest.find((text) => /^\d+$/.test(text)) ?? 12));
else if (mode === "live") await live();
else console.log(profileVerdicts(chosen.map(([name]) => name)));

function appOf(app: App, { env, changed }: Subject, kind: Kind, arm: Arm): App {
  return { ...app, env: { ...app.env, ...(arm === "head" && kind === "changed" ? changed : env) } };
}

async function world(interruption: Interruption): Promise<World> {
  const made = await createWorld({
    directory: ".",
    generatorUrl: new URL("../src/generator.ts", import.meta.url),
    log: commandLog(process.stderr),
    progress: { report: () => {} },
  });
  await interruption.ends(made);
  return made;
}

async function record(blocks: number): Promise<void> {
  mkdirSync("bench/recordings", { recursive: true });
  using interruption = new Interruption();
  await using made = await world(interruption);
  const revision = { kind: "tree", label: await made.workspace.describeHead() } as const;
  await using base = await made.ports.workspace.checkout("base", revision);
  await using head = await made.ports.workspace.checkout("head", revision);
  const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const cells = chosen.flatMap(([name, subject]) => KINDS.map((kind) => ({ name, subject, kind })));
  const wanted = Array.from({ length: blocks }, (_, index) => cells.map((cell) => ({ ...cell, index }))).flat();
  for (const { name, subject, kind, index } of wanted) {
    const path = pathOf(name, kind);
    if (readBlocks(path).length > index) continue;
    await using _lock = await holdLock();
    const block = await recordBlock({ base, head, subject, kind, index }, made.ports, interruption.signal);
    if (interruption.signal.aborted) return;
    const at = new Date().toISOString();
    appendFileSync(path, `${JSON.stringify({ version, at, secondsPerArm: SECONDS_PER_ARM, block })}\n`);
    const cell = block.rounds[0]?.cells.find(({ metric }) => metric === subject.metric);
    console.log(`${at} ${name} ${kind} block ${index + 1}/${blocks}: ${subject.metric} ${cell?.base} ${cell?.head}`);
  }
}

interface Recorded {
  readonly base: Checkout;
  readonly head: Checkout;
  readonly subject: Subject;
  readonly kind: Kind;
  readonly index: number;
}

async function recordBlock(
  { base, head, subject, kind, index }: Recorded,
  ports: RunPorts,
  signal: AbortSignal,
): Promise<Block> {
  const { app, scenarios } = configOf(subject);
  const armOf = (checkout: Checkout) => ({ checkout, app: appOf(app, subject, kind, checkout.arm) });
  const { block } = await measureBlock(
    {
      index,
      plan: planBlock(ARMS, scenarios, seededRandom(1000 * index + KINDS.indexOf(kind))),
      arms: [armOf(base), armOf(head)],
      exclusive: false,
      secondsPerArm: () => SECONDS_PER_ARM,
      onRound: () => {},
      signal,
    },
    ports,
  );
  return scenarios[0]?.soak === undefined ? block : { ...block, soak: true };
}

async function live(): Promise<void> {
  for (const [name, subject] of chosen) {
    for (const kind of kinds.length > 0 ? kinds : KINDS) {
      using interruption = new Interruption();
      await using made = await world(interruption);
      await using _lock = await holdLock();
      const head = { kind: "tree", label: await made.workspace.describeHead() } as const;
      const boot: RunPorts["services"]["boot"] = (checkout, app) =>
        made.ports.services.boot(checkout, appOf(app, subject, kind, checkout.arm));
      const { result } = await runComparison(
        {
          config: configOf(subject),
          configPath: "bench.yml",
          head,
          base: head,
          seed: 1,
          environment: readEnvironment(manifest.version),
          history: { entries: [], links: [], summary: { runs: 0, source: null, reason: null } },
          signal: interruption.signal,
        },
        {
          ...made.ports,
          services: { ...made.ports.services, prepare: made.ports.services.prepare.bind(made.ports.services), boot },
        },
      );
      const finding = result.findings.find(({ metric }) => metric === subject.metric);
      const line = { profile: name, kind, verdict: finding?.verdict, change: finding?.change, blocks: result.blocks };
      appendFileSync(LIVE_PATH, `${JSON.stringify(line)}\n`);
      console.log(JSON.stringify(line));
      if (interruption.signal.aborted) return;
    }
  }
}
