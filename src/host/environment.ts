import { arch, availableParallelism, cpus, release, totalmem, type } from "node:os";
import type { Environment } from "../model/measurement.ts";

/**
 * The machine as the kernel describes it, and the runner's image as GitHub's variables do. No variable holds the labels
 * of `runs-on`: LOADLINE_RUNNER_LABEL may name them, else it is "github-hosted" or "self-hosted".
 */
export function readEnvironment(loadline: string, variables: Readonly<NodeJS.ProcessEnv> = process.env): Environment {
  return {
    cpuModel: cpus()[0]?.model.replace(/\s+/g, " ").trim() || "unknown",
    cpus: availableParallelism(),
    arch: arch(),
    os: type(),
    image: imageOf(variables),
    runnerLabel: given(variables.LOADLINE_RUNNER_LABEL) ?? given(variables.RUNNER_ENVIRONMENT) ?? null,
    kernel: release(),
    memoryBytes: totalmem(),
    node: process.versions.node,
    loadline,
  };
}

function imageOf({ ImageOS, ImageVersion }: Readonly<NodeJS.ProcessEnv>): string | null {
  const parts = [given(ImageOS), given(ImageVersion)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(" / ");
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value.trim();
}
