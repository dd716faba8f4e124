import type { Environment } from "../model/measurement.ts";

/**
 * Equal for machines whose values may be compared: CPU model, number of CPUs, architecture, operating system, the
 * image's major version and the runner's label. The load has its own identity, the scenario's hash, which covers the
 * engine.
 */
export function machineKey({ cpuModel, cpus, arch, os, image, runnerLabel }: Environment): string {
  return JSON.stringify([cpuModel, cpus, arch, os, majorOf(image), runnerLabel]);
}

/** "ubuntu24" of "ubuntu24 / 20261101.1": what follows is new every week. */
function majorOf(image: string | null): string | null {
  return image === null ? null : (image.split(" / ", 1)[0] ?? null);
}
