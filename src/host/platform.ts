import { EXIT, Problem } from "../model/problem.ts";

/** The oldest Node.js that the bundles run on. */
const OLDEST_NODE = 24;

/** Why nothing can be measured on this platform (`process.platform`); undefined where it can. */
export function unsupportedPlatform(platform: string): Problem | undefined {
  if (platform !== "win32") return undefined;
  return new Problem({
    code: "unsupported-platform",
    message: "Loadline does not run on Windows yet: it starts and ends services as process groups, which Windows lacks",
    hint: "Run it on Linux or macOS, in WSL, or in a workflow with runs-on: ubuntu-latest.",
    exitStatus: EXIT.usage,
  });
}

/** Why this Node.js (`process.versions.node`) is too old; undefined where it is not. */
export function unsupportedNode(version: string): Problem | undefined {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return undefined;
  return new Problem({
    code: "unsupported-node",
    message: `Loadline needs Node.js ${OLDEST_NODE} or newer, got ${version}`,
    hint: `Install Node.js ${OLDEST_NODE}; in a workflow, use actions/setup-node with node-version: ${OLDEST_NODE}.`,
    exitStatus: EXIT.usage,
  });
}
