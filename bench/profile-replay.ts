/** Verdicts of virtual pull requests, drawn from the recorded blocks of each profile. */
import { existsSync, readFileSync } from "node:fs";
import { markdownTable } from "markdown-table";
import { median } from "simple-statistics";
import type { Block } from "../src/model/measurement.ts";
import type { Judgement } from "../src/model/verdict.ts";
import { planLooks } from "../src/plan/looks.ts";
import { seededRandom, shuffle } from "../src/stats/random.ts";
import { judge } from "../src/verdict/judge.ts";
import { decide } from "../src/verdict/stopping.ts";
import { configOf, KINDS, type Kind, LIVE_PATH, pathOf, SUBJECTS, type Subject } from "./profile-subjects.ts";
import { readBlocks } from "./replay.ts";

const PULLS = 200;
const BLOCKS = 10;
const HEAD = ["profile", "planted", "recorded blocks", "metric", "regression", "improvement", "median change", "live"];

/** A markdown table: a row for each profile with nothing and with its change planted. */
export function profileVerdicts(names: readonly string[] = Object.keys(SUBJECTS)): string {
  const live = readLive();
  const rows = Object.entries(SUBJECTS)
    .filter(([name]) => names.includes(name))
    .flatMap(([name, subject]) => KINDS.map((kind) => rowOf(name, subject, kind, live)));
  return markdownTable([HEAD, ...rows]);
}

function rowOf(name: string, subject: Subject, kind: Kind, live: readonly Live[]): string[] {
  const blocks = readBlocks(pathOf(name, kind));
  const runs = name === "soak" ? blocks.map((block) => judged([block], subject, 1)) : drawn(blocks, subject);
  const findings = runs.map((run) => run.findings.filter(({ gated }) => gated));
  const told = (verdict: string) =>
    `${findings.filter((of) => of.some((each) => each.verdict === verdict)).length} of ${runs.length}`;
  const changes = findings.flatMap((of) =>
    of.flatMap(({ metric, change }) => (metric === subject.metric && change !== null ? [change] : [])),
  );
  const seen = live.filter((each) => each.profile === name && each.kind === kind);
  return [
    name,
    kind === "changed" ? subject.planted : "nothing",
    String(blocks.length),
    subject.metric,
    told("regression"),
    told("improvement"),
    changes.length === 0 ? "–" : shown(subject.metric, median(changes)),
    seen
      .map(({ verdict, change }) => `${verdict} (${change == null ? "–" : shown(subject.metric, change)})`)
      .join(", ") || "–",
  ];
}
/** Virtual pull requests at quick effort for which ten blocks fit, drawn without replacement. */
function drawn(blocks: readonly Block[], subject: Subject): Judgement[] {
  if (blocks.length < BLOCKS) return [];
  const random = seededRandom(20261125);
  return Array.from({ length: PULLS }, (_, seed) => {
    const order = shuffle(blocks, random);
    const { looks } = planLooks("quick", BLOCKS);
    const due = looks.find(({ blocks: count, alpha }, index) => {
      const last = index === looks.length - 1;
      return last || decide(evidenceOf(order.slice(0, count), subject, alpha, seed)) === "stop";
    });
    return judged(order.slice(0, due?.blocks), subject, due?.alpha ?? 0, seed);
  });
}

function evidenceOf(blocks: readonly Block[], subject: Subject, alpha: number, seed: number) {
  const look = { blocks: blocks.length, planned: BLOCKS, alpha, familyRate: 0.05, cells: 0 };
  return { scenarios: configOf(subject).scenarios, blocks, look, seed, baseAbsent: null };
}

function judged(blocks: readonly Block[], subject: Subject, alpha: number, seed = 1): Judgement {
  return judge({ ...evidenceOf(blocks, subject, alpha, seed), failOn: [], history: new Map() });
}

function shown(metric: string, change: number): string {
  const value = metric === "rss-slope" ? change / 60e6 : 100 * change;
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)} ${metric === "rss-slope" ? "MB/s" : "%"}`;
}

interface Live {
  readonly profile: string;
  readonly kind: Kind;
  readonly verdict?: string;
  readonly change?: number | null;
}

function readLive(): Live[] {
  if (!existsSync(LIVE_PATH)) return [];
  const lines = readFileSync(LIVE_PATH, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}
