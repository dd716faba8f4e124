/**
 * How much CPU per request each planted change of bench/hotspot-services costs, measured as a run measures it, without a
 * profiler: to set the counts in its patch.
 *
 * node bench/hotspot-calibration.ts [blocks=3] [plants]
 */
import { PLANTED_SHARE, PLANTS } from "./hotspot-plants.ts";
import { cpuOf, plainBlock, plantedWorld } from "./hotspot-world.ts";

const SECONDS_PER_ARM = 3;

const [blocks = "3", names] = process.argv.slice(2);
console.log(`${100 * PLANTED_SHARE} % of CPU per request are wanted`);
for (const plant of PLANTS.filter(({ name }) => names === undefined || names.split(",").includes(name))) {
  await using world = await plantedWorld(plant);
  for (let seed = 0; seed < Number(blocks); seed++) {
    const cpu = cpuOf(await plainBlock(world, seed, SECONDS_PER_ARM));
    if (cpu === null) throw new Error(`${plant.name}: no CPU time was measured`);
    const growth = 100 * (cpu.head / cpu.base - 1);
    console.log(`${plant.name}: ${cpu.base.toFixed(3)} to ${cpu.head.toFixed(3)} ms, ${growth.toFixed(1)} %`);
  }
}
