import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Milliseconds (median of `runs`) of an empty Node process and of dist/action.js up to its refusal of an unsafe event,
 * which it gives once its inputs and its event are read; in turn.
 */
export function startUp(runs = 15): { readonly node: number; readonly action: number } {
  const folder = mkdtempSync(join(tmpdir(), "loadline-start-"));
  const event = join(folder, "event.json");
  writeFileSync(event, JSON.stringify({ repository: { id: 1, default_branch: "main", full_name: "o/r" } }));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GITHUB_EVENT_NAME: "pull_request_target",
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_WORKSPACE: folder,
    GITHUB_RUN_ID: "1",
    GITHUB_SHA: "0".repeat(40),
    RUNNER_TEMP: folder,
  };
  const time = (args: string[]) => {
    const began = performance.now();
    spawnSync(process.execPath, args, { env, cwd: folder, stdio: "ignore" });
    return performance.now() - began;
  };
  const action = new URL("../dist/action.js", import.meta.url).pathname;
  const pairs = Array.from({ length: runs }, () => ({ node: time(["-e", "0"]), action: time([action]) }));
  rmSync(folder, { recursive: true, force: true });
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  return { node: middle(pairs.map(({ node }) => node)), action: middle(pairs.map((pair) => pair.action)) };
}
