/** Prints Loadline's own figures and keeps them in bench/RESULTS.md; see bench/README.md for what records them. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { markdownTable } from "markdown-table";
import { sampleStandardDeviation } from "simple-statistics";
import manifest from "../package.json" with { type: "json" };
import { readEnvironment } from "../src/host/environment.ts";
import type { Environment } from "../src/model/measurement.ts";
import { judgingSeconds } from "./judging.ts";
import { keptPath } from "./kept.ts";
import { readLive } from "./live.ts";
import { holdLock } from "./lock.ts";
import { profileVerdicts } from "./profile-replay.ts";
import { readBlocks, replay } from "./replay.ts";
import { startUp } from "./start-up.ts";
import { PLANTED, recordingPath, subjects } from "./subjects.ts";

const PULLS = 200;
const KEPT = [
  { title: "(g) Noise of Locust with no change, beside autocannon's", script: "locust-aa" },
  { title: "(h) Noise of k6 with no change, beside autocannon's", script: "k6-aa" },
  { title: "(i) What Locust's wrapper costs", script: "locust-cost" },
  { title: "(j) Stalls: requests at a rate", script: "stalls" },
  { title: "(k) What the relay costs", script: "relay-cost" },
  { title: "(l) How often hotspots name what changed", script: "hotspots" },
] as const;

const environment = readEnvironment(manifest.version);
const sections = [
  describeMachine(environment),
  verdictQuality(),
  noise(),
  liveRuns(),
  await generatorCost(),
  shares(),
  await timings(environment),
  profiles(),
  ...kept(),
];
const text = `# Results\n\nWritten by \`npm run bench\`. Ratios travel between machines, absolute times do not.\n\n${sections.join("\n\n")}\n`;
writeFileSync("bench/RESULTS.md", text);
console.log(text);

function describeMachine({ cpuModel, cpus, memoryBytes, os, kernel, node }: Environment): string {
  const gib = Math.round(memoryBytes / 2 ** 30);
  return `Machine: ${cpuModel}, ${cpus} vCPUs, ${gib} GiB, ${os} ${kernel}, Node ${node}; a shared virtual machine.`;
}

function verdictQuality(): string {
  const rows = subjects().flatMap(({ name, scenario }) =>
    PLANTED.map((planted) => {
      const blocks = readBlocks(recordingPath(name, planted));
      if (blocks.length < 16) return [name, `+${planted} %`, String(blocks.length), "–", "–", "–", "–", "–"];
      const truth = planted === 0 ? 0 : Number.NaN;
      const seen = replay(blocks, scenario, PULLS, truth);
      const covered = planted === 0 ? `${seen.covered} of ${seen.intervals}` : "–";
      return [
        name,
        `+${planted} %`,
        String(blocks.length),
        `${seen.regressions} of ${PULLS}`,
        `${seen.improvements} of ${PULLS}`,
        percent(seen.estimate),
        seen.meanBlocks.toFixed(1),
        covered,
      ];
    }),
  );
  const head = [
    "example",
    "planted CPU",
    "recorded blocks",
    "regression",
    "improvement",
    "p50",
    "mean blocks",
    "covered",
  ];
  return `## (a) Verdicts, replayed\n\nStandard effort (looks at 8, 12 and 16 blocks, 1 %), one scenario, default floors; virtual pull requests drawn
without replacement from the recorded blocks (the draws share blocks, so the counts are indications). With nothing
planted a regression or improvement is a false alarm; "covered" counts the gated intervals that contain 0.\n\n${markdownTable([head, ...rows])}`;
}

function noise(): string {
  const rows = subjects().flatMap(({ name }) =>
    PLANTED.map((planted) => {
      const cells = readBlocks(recordingPath(name, planted)).flatMap(({ rounds }) =>
        rounds.flatMap((round) => round.cells),
      );
      return [
        name,
        `+${planted} %`,
        ...["p50", "p95", "pooled-mean", "mean", "rps", "cpu"].map((metric) => {
          const changes = cells.flatMap((cell) =>
            cell.metric === metric && cell.change !== null ? [cell.change] : [],
          );
          if (changes.length < 2) return "–";
          const mean = changes.reduce((sum, value) => sum + value, 0) / changes.length;
          return `${percent(mean)} ± ${(100 * sampleStandardDeviation(changes)).toFixed(1)} %`;
        }),
      ];
    }),
  );
  const head = ["example", "planted CPU", "p50", "p95", "mean with stalls", "mean", "requests/s", "CPU/request"];
  return `## A block's log-ratio, mean ± sd over the recorded blocks\n\n${markdownTable([head, ...rows])}`;
}

function liveRuns(): string {
  const rows = readLive().map(({ subject, planted, seed, verdict, p50Change, blocks, seconds }) => [
    subject,
    `+${planted} %`,
    String(seed),
    verdict,
    p50Change === null ? "–" : percent(p50Change),
    String(blocks),
    `${Math.round(seconds)} s`,
  ]);
  const head = ["example", "planted CPU", "run", "verdict", "p50", "blocks", "time"];
  return `## (a) Verdicts, live\n\nComplete runs at standard effort, one scenario, at most 150 s of measuring.\n\n${markdownTable([head, ...rows])}`;
}

async function generatorCost(): Promise<string> {
  await using _lock = await holdLock();
  const output = execFileSync(process.execPath, ["bench/generator-cost.ts"], { encoding: "utf8" });
  return `## (b) The generator's CPU per request\n\n\`\`\`\n${output.trim()}\n\`\`\``;
}

function shares(): string {
  const rows = readLive().map(({ subject, planted, seed, shares: part }) => [
    `${subject} +${planted} % run ${seed}`,
    ...[part.load, part.gaps, part.warmUp, part.boot, part.rest].map(percentOf),
  ]);
  return `## (c) Where the seconds of a run go\n\n${markdownTable([["run", "load", "gaps", "warm-up", "boot", "rest"], ...rows])}`;
}

async function timings(machine: Environment): Promise<string> {
  await using _lock = await holdLock();
  const { node, action } = startUp();
  const judging = judgingSeconds(machine);
  return `## (d) Start-up of the action

An empty Node process: ${node.toFixed(0)} ms; dist/action.js until it has read its inputs and its event: ${action.toFixed(0)} ms (medians of 15).

## (e) Judging

100 scenarios × 20 blocks against 100 stored runs: ${judging.toFixed(2)} s (median of 5).`;
}

function profiles(): string {
  return `## (f) Profiles, replayed and live

Quick effort (5 %), ten blocks of those recorded per virtual pull request, 200 of them; a soak is judged by one block, so each
of its blocks is one. "nothing" is the same service twice: whatever is told of it is a false alarm.

${profileVerdicts()}`;
}

/** What longer benchmarks printed when they were last run, each with the command that repeats it. */
function kept(): string[] {
  return KEPT.flatMap(({ title, script }) => {
    const path = keptPath(script);
    if (!existsSync(path)) return [];
    return [
      `## ${title}\n\n\`node bench/${script}.ts\` printed:\n\n\`\`\`\n${readFileSync(path, "utf8").trim()}\n\`\`\``,
    ];
  });
}

function percent(value: number): string {
  const shown = (Math.abs(value) * 100).toFixed(1);
  return `${value < 0 ? "−" : "+"}${shown} %`;
}

function percentOf(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
