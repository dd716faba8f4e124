import { EXIT, Problem } from "../model/problem.ts";

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
