import { dirname, resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { Interruption } from "../compose/interruption.ts";
import { progressDisplay } from "../compose/progress-display.ts";
import { createWorld } from "../compose/run-world.ts";
import { randomSeed } from "../host/digest.ts";
import { readEnvironment } from "../host/environment.ts";
import type { Effort, FailReason } from "../model/config.ts";
import type { Part } from "../model/measurement.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { encodePart } from "../report/part-json.ts";
import { partSummary } from "../report/part-summary.ts";
import { type MeasuredPart, measurePart } from "../run/measure-part.ts";
import { type Comparison, loadConfig, type Measuring, type Overrides, runComparison } from "../run/run-comparison.ts";
import { commandLog } from "./command-log.ts";
import type { Installation } from "./installation.ts";
import { NO_HISTORY, publish } from "./publish.ts";
import { readConfigFile } from "./read-config-file.ts";
import { assertCommitted, readEvidence } from "./read-evidence.ts";
import { saveFile } from "./save-file.ts";

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
  /** Folder for what profilers saw. */
  readonly profiles?: string;
  /** A stored result of the same commits, whose blocks count. */
  readonly addTo?: string;
  /** Measure one share only, to be judged by `judge`. */
  readonly part?: Part;
}

/** Without `--json` a part would be measured for nothing; without commits it could not be put together. */
function assertUsable({ part, json, addTo }: RunOptions): void {
  if (part === undefined || (json !== undefined && addTo === undefined)) return;
  throw new Problem({
    code: "part-lost",
    message:
      json === undefined
        ? "--part needs --json FILE: a part is judged later"
        : "--part and --add-to exclude each other",
    hint: "loadline run --part 1/2 --json part-1.json, then loadline judge part-1.json part-2.json",
    exitStatus: EXIT.usage,
  });
}

/** Measures the working tree against its base and prints the verdict; returns the exit status. */
export async function runCommand(options: RunOptions, { generatorUrl }: Installation): Promise<number> {
  assertUsable(options);
  using interruption = new Interruption();
  const progress = progressDisplay(process.stderr);
  const file = resolve(options.config);
  const config = loadConfig(await readConfigFile(options.config), options.config, overridesOf(options));
  await using world = await createWorld({
    directory: dirname(file),
    generatorUrl,
    log: commandLog(process.stderr),
    progress,
  });
  await interruption.ends(world);
  const { workspace } = world;
  try {
    const configPath = await workspace.pathBelowRoot(file);
    const headLabel = await workspace.describeHead();
    if (options.part !== undefined) assertCommitted("this tree", headLabel);
    const earlier = options.addTo === undefined ? undefined : await readEvidence(options.addTo, headLabel);
    const show = async (comparison: Comparison) => {
      progress.clear();
      await publish(comparison, configPath, options);
    };
    const savePart = async ({ document, valid }: MeasuredPart) => {
      progress.clear();
      process.stdout.write(`${partSummary(document.measurement, valid)}\n`);
      if (options.json !== undefined) await saveFile(options.json, encodePart(document));
    };
    const base = await workspace.resolveBase({ revision: options.base });
    const measuring: Measuring = {
      config,
      configPath,
      head: { kind: "tree", label: headLabel },
      base: "absent" in base ? { kind: "absent", reason: base.absent } : { kind: "commit", ...base },
      ...(options.maxTime === undefined ? {} : { limitSeconds: options.maxTime }),
      seed: options.seed ?? randomSeed(),
      environment: readEnvironment(manifest.version),
      signal: interruption.signal,
    };
    const { part } = options;
    const exitStatus =
      part === undefined
        ? (await runComparison({ ...measuring, history: NO_HISTORY, earlier, publish: show }, world.ports)).exitStatus
        : await measurePart({ ...measuring, part, attempt: 1, publish: savePart }, world.ports);
    return interruption.status ?? exitStatus;
  } catch (error) {
    progress.clear();
    if (interruption.status === undefined) throw error;
    process.stderr.write("loadline: interrupted before anything was measured\n");
    return interruption.status;
  }
}

function overridesOf({ effort, failOn }: RunOptions): Overrides {
  return { ...(effort === undefined ? {} : { effort }), ...(failOn === undefined ? {} : { failOn }) };
}
