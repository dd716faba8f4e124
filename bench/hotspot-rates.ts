import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { markdownTable } from "markdown-table";
import type { CostChange, ProfileComparison } from "../src/model/hotspots.ts";
import { PLANTED_SHARE, PLANTS, type Plant } from "./hotspot-plants.ts";

import type { PlantedCpu } from "./hotspot-world.ts";

export const RUNS_PATH = "bench/recordings/hotspots.jsonl";

/** A function or file, and the change of its own cost as a share of all of base's. */
export interface Place extends Pick<CostChange, "name" | "file" | "package" | "growth" | "named"> {
  readonly calls: CostChange["calls"];
}

/** What one pass told of a plant. */
export interface HotspotRun {
  readonly plant: string;
  readonly seed: number;
  /** Without a profiler, in a short block just before. */
  readonly cpu: PlantedCpu | null;
  readonly seconds: number;
  readonly boots: number;
  readonly problem: string | null;
  /** Processes and files that the pass left behind. */
  readonly left: readonly string[];
  /** Change of the whole cost per request under the profiler. */
  readonly total: number;
  /** What grew most, first; everything that is named is among them. */
  readonly functions: readonly Place[];
  readonly files: readonly Place[];
  readonly packages: readonly Place[];
}

export function readRuns(): readonly HotspotRun[] {
  if (!existsSync(RUNS_PATH)) return [];
  return readFileSync(RUNS_PATH, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as HotspotRun);
}

const RANKED = 3;

export function placesOf({ functions, files, packages, total }: ProfileComparison) {
  const told = (changes: readonly CostChange[]) =>
    changes
      .filter(({ named }, rank) => named || rank < RANKED)
      .map(({ name, file, package: owner, growth, named, calls }): Place => {
        return { name, file, package: owner, growth, named, calls };
      });
  return { total: total.change, functions: told(functions), files: told(files), packages: told(packages) };
}

/** Processes that run in the checkouts, and what profilers keep beside them. */
export function leftBehind(checkouts: readonly string[]): readonly string[] {
  const processes = readdirSync("/proc").filter((pid) => {
    const cwd = /^\d+$/.test(pid) ? linkOf(`/proc/${pid}/cwd`) : "";
    return checkouts.some((checkout) => `${cwd}/`.startsWith(`${checkout}/`));
  });
  const folders = new Set(checkouts.map((checkout) => dirname(checkout)));
  const files = [...folders].flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith("p-")));
  return [...processes.map((pid) => `process ${pid}`), ...files];
}

/** Empty where it has ended, or is another user's. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** Counts of runs in which what was planted came first, and in which anything was named where nothing was planted. */
export function rates(runs: readonly HotspotRun[]): readonly string[] {
  const of = (plants: readonly Plant[]) => runs.filter(({ plant }) => plants.some(({ name }) => name === plant));
  const planted = PLANTS.filter(({ kind }) => kind !== "nothing");
  const same = PLANTS.filter(({ kind }) => kind === "nothing");
  const kinds = ["node", "flask"].flatMap((service) =>
    ["helper", "dependency"].map((kind) => planted.filter((plant) => plant.service === service && plant.kind === kind)),
  );
  const found = [
    ["planted", "runs", "CPU planted", "right file first", "and named", "function or callee first", "and named"],
    ...kinds.flatMap((plants) => [
      foundRow(`${plants[0]?.service}, ${plants[0]?.kind}`, plants, of(plants)),
      ...plants.map((plant) => foundRow(`- ${plant.name}`, [plant], of([plant]))),
    ]),
  ];
  const quiet = [
    ["nothing planted", "runs", "function named", "file named", "package named"],
    ...same.map((plant) => namedRow(plant, of([plant]))),
  ];
  return [markdownTable(found), "", markdownTable(quiet), "", ...footnotes(runs), ...misses(planted, runs)];
}

function foundRow(title: string, plants: readonly Plant[], runs: readonly HotspotRun[]): string[] {
  const count = (holds: (run: HotspotRun, plant: Plant) => boolean) =>
    String(runs.filter((run) => plants.some((plant) => plant.name === run.plant && holds(run, plant))).length);
  return [
    title,
    String(runs.length),
    growthOf(runs),
    count(({ files }, plant) => isFile(files[0], plant)),
    count(({ files }, plant) =>
      isFile(
        files.find(({ named }) => named),
        plant,
      ),
    ),
    count(({ functions }, plant) => isFunction(functions[0], plant)),
    count(({ functions }, plant) =>
      isFunction(
        functions.find(({ named }) => named),
        plant,
      ),
    ),
  ];
}

function isFile(place: Place | undefined, { file }: Plant): boolean {
  return place?.file === file;
}

function isFunction(place: Place | undefined, { file, functions }: Plant): boolean {
  return place?.file === file && functions.includes(place?.name ?? "");
}

/** The mean over runs. */
function growthOf(runs: readonly HotspotRun[]): string {
  const growths = runs.flatMap(({ cpu }) => (cpu === null ? [] : [cpu.head / cpu.base - 1]));
  return growths.length === 0 ? "–" : percent(growths.reduce((sum, growth) => sum + growth, 0) / growths.length);
}

function namedRow({ name }: Plant, runs: readonly HotspotRun[]): string[] {
  const count = (level: "functions" | "files" | "packages") =>
    String(runs.filter((run) => run[level].some(({ named }) => named)).length);
  return [name, String(runs.length), count("functions"), count("files"), count("packages")];
}

function footnotes(runs: readonly HotspotRun[]): string[] {
  const seconds = runs.map((run) => run.seconds);
  const boots = runs.map((run) => run.boots);
  const range = (values: readonly number[]) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}`;
  const left = runs.filter((run) => run.left.length > 0).length;
  const cut = runs.filter(({ problem }) => problem !== null).length;
  return [
    `Wanted: ${percent(PLANTED_SHARE)} of CPU per request. A pass took ${range(seconds)} s with ${range(boots)} boots of each revision;`,
    `${cut} ended before their time; ${left} left a process or a file behind.`,
  ];
}

function misses(planted: readonly Plant[], runs: readonly HotspotRun[]): string[] {
  const lines = runs.flatMap((run) => {
    const plant = planted.find(({ name }) => name === run.plant);
    const first = plant === undefined ? run.functions.find(({ named }) => named) : run.functions[0];
    if (first === undefined || (plant !== undefined && isFunction(first, plant))) return [];
    return [
      `${run.plant} (seed ${run.seed}): ${first.name} in ${first.file ?? first.package} ${percent(first.growth)}`,
    ];
  });
  return lines.length === 0 ? [] : ["", "What else came first, or was named with nothing planted:", ...lines];
}

function percent(share: number): string {
  return `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(0)} %`;
}
