import { digest } from "../host/digest.ts";
import type { Effort, FailReason } from "../model/config.ts";
import { judgeParts } from "../run/judge-parts.ts";
import { loadConfig } from "../run/run-comparison.ts";
import { NO_HISTORY, publish } from "./publish.ts";
import { readConfigFile } from "./read-config-file.ts";
import { readPart } from "./read-evidence.ts";

/** What `judge` was asked to do. */
export interface JudgeOptions {
  readonly config: string;
  readonly effort?: Effort;
  readonly failOn?: readonly FailReason[];
  readonly json?: string;
  readonly markdown?: string;
}

/** Puts stored parts of one measurement together and judges them once; returns the exit status. */
export async function judgeCommand(files: readonly string[], options: JudgeOptions): Promise<number> {
  const config = loadConfig(await readConfigFile(options.config), options.config, options);
  const parts = await Promise.all(files.map(readPart));
  const comparison = judgeParts({ config, head: null, parts, unreadable: [], history: NO_HISTORY, digest });
  await publish(comparison, options.config, options);
  return comparison.exitStatus;
}
