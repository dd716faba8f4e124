import { dirname, resolve } from "node:path";
import { Interruption } from "../compose/interruption.ts";
import { progressDisplay } from "../compose/progress-display.ts";
import { createWorld } from "../compose/run-world.ts";
import { METRICS } from "../model/metric.ts";
import { EXIT } from "../model/problem.ts";
import { type CheckOutcome, checkService } from "../run/check-service.ts";
import { loadConfig } from "../run/run-comparison.ts";
import { commandLog } from "./command-log.ts";
import type { Installation } from "./installation.ts";
import { readConfigFile } from "./read-config-file.ts";

/** Validates the config, boots the service once and sends each request; 3 when one was not answered as expected. */
export async function checkCommand(
  { config: path }: { config: string },
  { generatorUrl }: Installation,
): Promise<number> {
  const progress = progressDisplay(process.stderr);
  const file = resolve(path);
  const config = loadConfig(await readConfigFile(path), path);
  using interruption = new Interruption();
  await using world = await createWorld({
    directory: dirname(file),
    generatorUrl,
    log: commandLog(process.stderr),
    progress,
  });
  await interruption.ends(world);
  const { workspace, ports } = world;
  try {
    const head = { kind: "tree", label: await workspace.describeHead() } as const;
    const outcome = await checkService(config, await workspace.pathBelowRoot(file), head, ports);
    process.stdout.write(describe(outcome));
    return outcome.requests.every(({ ok }) => ok) ? EXIT.passed : EXIT.unmeasured;
  } catch (error) {
    if (interruption.status === undefined) throw error;
    return interruption.status;
  }
}

function describe({ bootSeconds, requests, forecasts }: CheckOutcome): string {
  const lines = [`The config is valid. The service was ready after ${bootSeconds.toFixed(1)} s.`, ""];
  for (const { scenario, request, ok, answer, latency } of requests) {
    const verdict = ok ? "ok    " : "FAILED";
    lines.push(`${verdict}  ${scenario}: ${request} → ${answer} in ${(latency * 1000).toFixed(1)} ms`);
  }
  lines.push("");
  for (const { scenario, requests: expected, gating, tooFew, lasts } of forecasts) {
    const label = (ids: typeof gating) => ids.map((id) => METRICS[id].label).join(", ");
    lines.push(
      `${scenario}: about ${expected} requests per arm and block; ${label(gating) || "nothing"} can fail the build.`,
    );
    if (lasts !== undefined) lines.push(`  ${lasts.charAt(0).toUpperCase()}${lasts.slice(1)}.`);
    if (tooFew.length > 0)
      lines.push(`  Too few requests for ${label(tooFew)}: more users or a higher effort would help.`);
  }
  return `${lines.join("\n").replace(/[^\P{C}\n\t]/gu, "?")}\n`;
}
