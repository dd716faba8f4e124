/**
 * How often hotspots name what changed: the profiling pass alone on the services of bench/hotspot-services, with 30 % of
 * CPU per request planted in a helper or in a dependency, and with nothing planted.
 *
 * node bench/hotspots.ts record [runs=10] [plants]   one JSON line per run, every plant in turn; resumable
 * node bench/hotspots.ts judge                       judges the profiles anew that stay in .cache/hotspots
 * node bench/hotspots.ts                             prints the rates, and keeps them
 */
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import type { ProfileComparison } from "../src/model/hotspots.ts";
import type { Result } from "../src/model/result.ts";
import { compareProfiles } from "../src/profile-diff/compare-profiles.ts";
import { tellApart } from "../src/profile-diff/tell-apart.ts";
import { readCounts, readWindows } from "../src/run/profile-windows.ts";
import { type ProfilingPass, profilingPass } from "../src/run/profiling-pass.ts";
import { aResult } from "../test/support/builders.ts";
import { PLANTS, type Plant } from "./hotspot-plants.ts";
import { keepProfiles, keptProfiles } from "./hotspot-profiles.ts";
import { type HotspotRun, leftBehind, placesOf, RUNS_PATH, rates, readRuns } from "./hotspot-rates.ts";
import { cpuOf, type PlantedCpu, type PlantedWorld, plainBlock, plantedWorld } from "./hotspot-world.ts";
import { keep } from "./kept.ts";
import { holdLock } from "./lock.ts";

const PLAIN_SECONDS = 2;

interface Pass {
  /** Without a profiler. */
  readonly cpu: PlantedCpu | null;
  readonly pass: ProfilingPass;
}

const [mode, runs = "10", names] = process.argv.slice(2);
if (mode === "record") await record(Number(runs));
else if (mode === "judge") judge();
else keep("hotspots", rates(readRuns()));

/** Each round of runs plays every plant once, so that all see the same hours of the machine. */
async function record(wanted: number): Promise<void> {
  const chosen = PLANTS.filter(({ name }) => names === undefined || names.split(",").includes(name));
  const version = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  mkdirSync("bench/recordings", { recursive: true });
  await using worlds = new AsyncDisposableStack();
  const opened = new Map<string, PlantedWorld>();
  for (let run = 0; run < wanted; run++) {
    for (const [index, plant] of chosen.entries()) {
      if (readRuns().filter((each) => each.plant === plant.name).length > run) continue;
      await using _lock = await holdLock();
      const world = opened.get(plant.name) ?? worlds.use(await plantedWorld(plant));
      opened.set(plant.name, world);
      const seed = 1000 * (run + 1) + index;
      const { cpu, pass } = await passOf(world, seed);
      if (world.signal.aborted) return;
      const recorded = { version, at: new Date().toISOString(), ...runOf(plant, seed, { cpu, pass }, world) };
      keepProfiles({ plant: plant.name, seed, cpu, pass, roots: rootsOf(world) });
      appendFileSync(RUNS_PATH, `${JSON.stringify(recorded)}\n`);
      console.log(JSON.stringify(recorded));
    }
  }
}

/** The pass as it follows a verdict, after one short block that says what a boot costs. */
async function passOf(world: PlantedWorld, seed: number): Promise<Pass> {
  const { config, prepared, ports, signal } = world;
  const block = await plainBlock(world, seed, PLAIN_SECONDS);
  const measured = aResult();
  const result: Result = { ...measured, measurement: { ...measured.measurement, blocks: [block] } };
  const names = prepared.scenarios.map(({ name }) => name);
  return { cpu: cpuOf(block), pass: await profilingPass({ config, prepared, result, seed, signal }, names, ports) };
}

function rootsOf({ prepared: { base, head } }: PlantedWorld) {
  return { base: base?.checkout.directory ?? "", head: head.checkout.directory };
}

function runOf({ name }: Plant, seed: number, { cpu, pass }: Pass, world: PlantedWorld): HotspotRun {
  const { seconds, boots, problem } = pass;
  const roots = rootsOf(world);
  return {
    plant: name,
    seed,
    cpu,
    seconds,
    boots: boots.length,
    problem: problem?.message ?? null,
    left: leftBehind(Object.values(roots)),
    ...placesOf(comparisonOf(pass, roots)),
  };
}

function comparisonOf({ boots, scenarios }: ProfilingPass, roots: ReturnType<typeof rootsOf>): ProfileComparison {
  const windows = readWindows(boots, roots);
  for (const reason of windows.unreadable) console.error(`a profile cannot be read: ${reason}`);
  const [scenario = ""] = scenarios;
  const counts = readCounts(boots, scenario, roots);
  const { base, head } = tellApart({ base: windows.of(scenario, "base"), head: windows.of(scenario, "head") });
  return compareProfiles(base, head, counts);
}

function judge(): void {
  const kept = keptProfiles().map(({ plant, seed, cpu, pass, roots }): HotspotRun => {
    const { seconds, boots } = pass;
    const run = { plant, seed, cpu, seconds, boots: boots.length, problem: null, left: [] };
    return { ...run, ...placesOf(comparisonOf(pass, roots)) };
  });
  console.log(rates(kept).join("\n"));
}
