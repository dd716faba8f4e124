/**
 * Complete live verdicts of each example with nothing, 5 % and 10 % planted, as a standard run gives them; one JSON
 * line each in bench/recordings/live.jsonl. Resumable.
 *
 * node bench/live.ts [runs=3] [examples=express,flask]
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import manifest from "../package.json" with { type: "json" };
import { commandLog } from "../src/command/command-log.ts";
import { Interruption } from "../src/compose/interruption.ts";
import { createWorld } from "../src/compose/run-world.ts";
import { readEnvironment } from "../src/host/environment.ts";
import type { Result } from "../src/model/result.ts";
import type { RunPorts } from "../src/run/ports.ts";
import { runComparison } from "../src/run/run-comparison.ts";
import { holdLock } from "./lock.ts";
import { PLANTED, type Subject, subjects, withWork } from "./subjects.ts";

const LIVE = "bench/recordings/live.jsonl";

/** What is kept of a live run: verdicts, and where its seconds went. */
export interface LiveRun {
  readonly subject: string;
  readonly planted: number;
  readonly seed: number;
  readonly verdict: string;
  readonly p50Change: number | null;
  readonly blocks: number;
  readonly seconds: number;
  readonly shares: Shares;
}

/** Shares of a run's seconds; they add up to 1. */
export interface Shares {
  readonly load: number;
  readonly gaps: number;
  readonly warmUp: number;
  readonly boot: number;
  readonly rest: number;
}

export function readLive(): LiveRun[] {
  if (!existsSync(LIVE)) return [];
  return readFileSync(LIVE, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LiveRun);
}

/** Where the seconds of a run went. */
export function sharesOf({ measurement }: Result): Shares {
  const { seconds, blocks } = measurement;
  const rounds = blocks.flatMap((block) => block.rounds);
  const share = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / seconds;
  const load = share(rounds.map(({ loadSeconds }) => loadSeconds));
  const gaps = share(rounds.map(({ gapSeconds }) => gapSeconds));
  const warmUp = share(blocks.map(({ warmUpSeconds }) => warmUpSeconds));
  const boot = share(blocks.map(({ bootSeconds }) => bootSeconds));
  return { load, gaps, warmUp, boot, rest: 1 - load - gaps - warmUp - boot };
}

async function runLive(subject: Subject, planted: number, seed: number): Promise<LiveRun> {
  using interruption = new Interruption();
  await using world = await createWorld({
    directory: ".",
    generatorUrl: new URL("../dist/generator.js", import.meta.url),
    log: commandLog(process.stderr),
    progress: { report: () => {} },
  });
  await interruption.ends(world);
  const head = { kind: "tree", label: await world.workspace.describeHead() } as const;
  const services: RunPorts["services"] = {
    prepare: (checkout, app) => world.ports.services.prepare(checkout, app),
    boot: (checkout, app) => world.ports.services.boot(checkout, withWork(app, checkout.arm === "head" ? planted : 0)),
  };
  await using _lock = await holdLock();
  const { result } = await runComparison(
    {
      config: { ...subject.config, effort: "standard", scenarios: [subject.scenario] },
      configPath: `examples/${subject.name}/loadline.yml`,
      head,
      base: head,
      limitSeconds: 150,
      seed,
      environment: readEnvironment(manifest.version),
      history: { entries: [], links: [], summary: { runs: 0, source: null, reason: null } },
      signal: interruption.signal,
    },
    { ...world.ports, services },
  );
  if (interruption.signal.aborted) throw new Error("interrupted");
  const p50 = result.findings.find(({ metric, gated }) => metric === "p50" && gated);
  const { verdict, blocks, seconds } = result;
  const shares = sharesOf(result);
  return { subject: subject.name, planted, seed, verdict, p50Change: p50?.change ?? null, blocks, seconds, shares };
}

if (import.meta.main) {
  const runs = Number(process.argv[2] ?? 3);
  const names = (process.argv[3] ?? "express,flask").split(",");
  const done = readLive();
  for (let seed = 1; seed <= runs; seed++) {
    for (const subject of subjects().filter(({ name }) => names.includes(name))) {
      for (const planted of PLANTED) {
        if (done.some((run) => run.subject === subject.name && run.planted === planted && run.seed === seed)) continue;
        const run = await runLive(subject, planted, seed);
        appendFileSync(LIVE, `${JSON.stringify(run)}\n`);
        console.log(JSON.stringify(run));
      }
    }
  }
}
