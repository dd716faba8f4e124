import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLog } from "../src/command/command-log.ts";
import { Interruption } from "../src/compose/interruption.ts";
import { createWorld } from "../src/compose/run-world.ts";
import { ARMS } from "../src/model/arm.ts";
import type { Config } from "../src/model/config.ts";
import type { Block } from "../src/model/measurement.ts";
import { planBlock } from "../src/plan/block-plan.ts";
import { measureBlock } from "../src/run/block.ts";
import type { RunPorts } from "../src/run/ports.ts";
import { type Prepared, prepare } from "../src/run/prepare.ts";
import { loadConfig } from "../src/run/run-comparison.ts";
import { seededRandom } from "../src/stats/random.ts";
import { type TempRepo, tempRepo } from "../test/support/temp-repo.ts";
import { type Plant, patchOf } from "./hotspot-plants.ts";

/** A service with a planted change, both revisions installed. Disposing removes all of it. */
export interface PlantedWorld extends AsyncDisposable {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly ports: RunPorts;
  readonly signal: AbortSignal;
}

/** Commits the service as base and with the planted change as head, and installs both. */
export async function plantedWorld(plant: Plant): Promise<PlantedWorld> {
  await using stack = new AsyncDisposableStack();
  const { repo, base, head } = stack.use(repositoryOf(plant));
  const interruption = stack.use(new Interruption());
  const world = stack.use(
    await createWorld({
      directory: repo.path,
      generatorUrl: new URL("../src/generator.ts", import.meta.url),
      log: commandLog(process.stderr),
      progress: { report: () => {} },
    }),
  );
  await interruption.ends(world);
  const path = "loadline.yml";
  const config = loadConfig(readFileSync(join(repo.path, path), "utf8"), path);
  const revision = (sha: string, label: string) => ({ kind: "commit", sha, label }) as const;
  const prepared = stack.use(
    await prepare(
      { config, configPath: path, base: revision(base, "base"), head: revision(head, "head") },
      world.ports,
    ),
  );
  if (prepared.base === undefined) throw new Error(`${plant.name}: ${prepared.baseAbsent}`);
  const owned = stack.move();
  const { signal } = interruption;
  return { config, prepared, ports: world.ports, signal, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

interface PlantedRepository extends Disposable {
  readonly repo: TempRepo;
  readonly base: string;
  readonly head: string;
}

function repositoryOf(plant: Plant): PlantedRepository {
  const repo = tempRepo();
  cpSync(join("bench/hotspot-services", plant.service), repo.path, {
    recursive: true,
    filter: (path) => !/\/(node_modules|\.venv|__pycache__)$/.test(path),
  });
  if (plant.service === "flask") cpSync("examples/flask/find-python.sh", join(repo.path, "find-python.sh"));
  const base = repo.commit("base");
  change(repo, plant);
  return { repo, base, head: repo.commit("head"), [Symbol.dispose]: () => repo[Symbol.dispose]() };
}

function change(repo: TempRepo, plant: Plant): void {
  if (plant.kind === "nothing") repo.write("NOTES", "This changes nothing that runs.\n");
  else if (plant.kind === "dependency") repo.write(`patches/${plant.name}.patch`, patchOf(plant));
  else {
    const file = join(repo.outer, "plant.patch");
    writeFileSync(file, patchOf(plant));
    repo.git("apply", file);
  }
}

/** One block without a profiler. */
export async function plainBlock(world: PlantedWorld, seed: number, secondsPerArm: number): Promise<Block> {
  const { prepared, ports, signal } = world;
  const { block } = await measureBlock(
    {
      index: 0,
      plan: planBlock(ARMS, prepared.scenarios, seededRandom(seed)),
      arms: prepared.base === undefined ? [] : [prepared.base, prepared.head],
      exclusive: false,
      secondsPerArm: () => secondsPerArm,
      onRound: () => {},
      signal,
    },
    ports,
  );
  return block;
}

/** Milliseconds of CPU per request. */
export interface PlantedCpu {
  readonly base: number;
  readonly head: number;
}

/** Null where it was not measured. */
export function cpuOf({ rounds }: Block): PlantedCpu | null {
  const cpu = rounds[0]?.cells.find(({ metric }) => metric === "cpu");
  return cpu?.base == null || cpu.head == null ? null : { base: cpu.base * 1000, head: cpu.head * 1000 };
}
