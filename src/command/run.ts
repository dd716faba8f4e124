import { dirname, resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { progressDisplay } from "../compose/progress-display.ts";
import { createWorld } from "../compose/run-world.ts";
import { randomSeed } from "../host/digest.ts";
import { readEnvironment } from "../host/environment.ts";
import { onInterrupt } from "../host/signals.ts";
import type { Effort, FailReason } from "../model/config.ts";
import { encodeResult } from "../report/json.ts";
import { renderSummary } from "../report/markdown.ts";
import { buildReport } from "../report/model.ts";
import { renderTerminal } from "../report/terminal.ts";
import { type Comparison, loadConfig, type Overrides, runComparison } from "../run/run-comparison.ts";
import { writeResultFile } from "../storage/result-file.ts";
import { commandLog } from "./command-log.ts";
import type { Installation } from "./installation.ts";
import { readConfigFile } from "./read-config-file.ts";
import { terminalStyle } from "./terminal-style.ts";

/** What `run` was asked to do. */
export interface RunOptions {
  readonly config: string;
  readonly base?: string;
  readonly effort?: Effort;
  /** Seconds. */
  readonly maxTime?: number;
  readonly failOn?: readonly FailReason[];
  readonly seed?: number;
  readonly json?: string;
  readonly markdown?: string;
}

/** Measures the working tree against its base and prints the verdict; returns the exit status. */
export async function runCommand(options: RunOptions, { generatorUrl }: Installation): Promise<number> {
  const abort = new AbortController();
  const progress = progressDisplay(process.stderr);
  const file = resolve(options.config);
  const config = loadConfig(await readConfigFile(options.config), options.config, overridesOf(options));
  await using world = await createWorld({
    directory: dirname(file),
    generatorUrl,
    log: commandLog(process.stderr),
    progress,
  });
  let interruptedWith: number | undefined;
  using _ = onInterrupt(async (status) => {
    interruptedWith = status;
    abort.abort();
    await world.endAll();
  });
  const { workspace } = world;
  try {
    const configPath = await workspace.pathBelowRoot(file);
    const base = await workspace.resolveBase({ revision: options.base });
    const { exitStatus } = await runComparison(
      {
        config,
        configPath,
        head: { kind: "tree", label: await workspace.describeHead() },
        base: "absent" in base ? { kind: "absent", reason: base.absent } : { kind: "commit", ...base },
        ...(options.maxTime === undefined ? {} : { limitSeconds: options.maxTime }),
        seed: options.seed ?? randomSeed(),
        environment: readEnvironment(manifest.version),
        history: { entries: [], summary: { runs: 0, source: null, reason: "stored runs are read on GitHub only" } },
        signal: abort.signal,
        publish: async (comparison) => {
          progress.clear();
          await publish(comparison, configPath, options);
        },
      },
      world.ports,
    );
    return interruptedWith ?? exitStatus;
  } catch (error) {
    progress.clear();
    if (interruptedWith === undefined) throw error;
    process.stderr.write("loadline: interrupted before anything was measured\n");
    return interruptedWith;
  }
}

async function publish({ result }: Comparison, configPath: string, { json, markdown }: RunOptions): Promise<void> {
  const report = buildReport(result, { configPath, runUrl: null, resultName: json ?? null });
  process.stdout.write(renderTerminal(report, terminalStyle(process.stdout)));
  if (json !== undefined) await writeResultFile(json, encodeResult(result));
  if (markdown !== undefined) await writeResultFile(markdown, renderSummary(report));
}

function overridesOf({ effort, failOn }: RunOptions): Overrides {
  return { ...(effort === undefined ? {} : { effort }), ...(failOn === undefined ? {} : { failOn }) };
}
