import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { commandLog } from "../src/command/command-log.ts";
import { Interruption } from "../src/compose/interruption.ts";
import { createWorld } from "../src/compose/run-world.ts";
import { ARMS } from "../src/model/arm.ts";
import type { MetricId } from "../src/model/metric.ts";
import { planBlock } from "../src/plan/block-plan.ts";
import { measureBlock } from "../src/run/block.ts";
import type { Checkout } from "../src/run/ports.ts";
import { loadConfig } from "../src/run/run-comparison.ts";
import { readScenarioFiles } from "../src/run/scenario-files.ts";
import { adoptScripts } from "../src/run/script-files.ts";
import { seededRandom, shuffle } from "../src/stats/random.ts";
import { keep } from "./kept.ts";
import { holdLock } from "./lock.ts";

const SECONDS_PER_ARM = 6;
const SHOWN: readonly MetricId[] = ["p50", "p95", "mean", "rps"];

/** Scenarios that are measured on the same boots of the Flask example, as YAML. */
export interface Unchanged {
  /** Names the recording. */
  readonly script: string;
  readonly scenarios: string;
}

interface Line {
  readonly seed: number;
  readonly changes: Readonly<Record<string, Readonly<Partial<Record<MetricId, number | null>>>>>;
}

/**
 * The noise where nothing has changed: the same revision twice, with label, order of boots and order of the arms at
 * random in every block. Appends so many blocks to the recording, and prints what all of it comes to.
 */
export async function measureUnchanged(subject: Unchanged, blocks: number): Promise<void> {
  if (blocks > 0) await record(subject, blocks);
  report(subject.script, readLines(pathOf(subject.script)));
}

function pathOf(script: string): string {
  return `bench/recordings/${script}.jsonl`;
}

function configText(scenarios: string): string {
  return `
app:
  directory: examples/flask
  install: ./setup.sh
  start: exec ./serve.sh
  ready: /healthz
scenarios:
${scenarios}`;
}

async function record({ script, scenarios: written }: Unchanged, blocks: number): Promise<void> {
  const path = pathOf(script);
  mkdirSync("bench/recordings", { recursive: true });
  using interruption = new Interruption();
  await using world = await createWorld({
    directory: ".",
    generatorUrl: new URL("../src/generator.ts", import.meta.url),
    log: commandLog(process.stderr),
    progress: { report: () => {} },
  });
  await interruption.ends(world);
  const { ports, workspace } = world;
  const config = loadConfig(configText(written), "bench");
  const revision = { kind: "tree", label: await workspace.describeHead() } as const;
  await using one = await workspace.checkout("base", revision);
  await using other = await workspace.checkout("head", revision);
  for (const checkout of [one, other]) await ports.services.prepare(checkout, config.app);
  const read = await readScenarioFiles(config.scenarios, one, "loadline.yml", ports.engineOf);
  const scenarios = await adoptScripts(read, ports.engineOf);
  for (let done = readLines(path).length, last = done + blocks; done < last; done++) {
    const random = seededRandom(7000 + done);
    const [base = one, head = other] = shuffle([one, other], random);
    await using _lock = await holdLock();
    const { block } = await measureBlock(
      {
        index: done,
        plan: planBlock(ARMS, scenarios, random),
        arms: [labelled(base, "base"), labelled(head, "head")].map((checkout) => ({ checkout, app: config.app })),
        exclusive: false,
        secondsPerArm: () => SECONDS_PER_ARM,
        onRound: () => {},
        signal: interruption.signal,
      },
      ports,
    );
    if (interruption.signal.aborted) return;
    if (block.invalid !== null) throw new Error(block.invalid);
    const changes = Object.fromEntries(
      block.rounds.map(({ scenario, cells, invalid, notes, pairs, discarded }) => {
        console.log(`${scenario}: ${pairs} pairs, ${discarded} discarded, ${invalid ?? ""} ${notes.join("; ")}`);
        return [scenario, Object.fromEntries(cells.map(({ metric, change }) => [metric, change]))];
      }),
    );
    const line: Line = { seed: 7000 + done, changes };
    appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
    console.log(JSON.stringify(line));
  }
}

function labelled(checkout: Checkout, arm: "base" | "head"): Checkout {
  return { ...checkout, arm, read: checkout.read.bind(checkout), restore: checkout.restore.bind(checkout) };
}

function readLines(path: string): Line[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Mean with its t, spread and rms of each scenario's log-ratios, in per cent. */
function report(script: string, lines: readonly Line[]): void {
  const names = [...new Set(lines.flatMap(({ changes }) => Object.keys(changes)))];
  const rows = SHOWN.flatMap((metric) =>
    names.map((name) => {
      const values = lines.flatMap(({ changes }) => changes[name]?.[metric] ?? []).map((value) => value * 100);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      const rms = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
      const t = mean / (sd / Math.sqrt(values.length));
      const figures = `mean ${mean.toFixed(2)} (t ${t.toFixed(1)}), sd ${sd.toFixed(2)}, rms ${rms.toFixed(2)}`;
      return `${metric.padEnd(5)} ${name.padEnd(12)} ${values.length} blocks: ${figures}`;
    }),
  );
  keep(script, rows);
}
