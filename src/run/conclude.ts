import { compareWithHistory } from "../history/compare.ts";
import type { Config } from "../model/config.ts";
import type { HistoryEntry } from "../model/history.ts";
import type { Measurement } from "../model/measurement.ts";
import { EXIT, type ExitStatus } from "../model/problem.ts";
import type { HistorySummary, Result } from "../model/result.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Warning } from "../model/warning.ts";
import { blockSpread } from "../verdict/block-spread.ts";
import { judge } from "../verdict/judge.ts";
import type { RequestId } from "../verdict/new-requests.ts";
import { validBlocks } from "../verdict/validity.ts";
import type { Measured } from "./measure.ts";

/** What main's stored artifacts hold, and where it came from. */
export interface KnownHistory {
  readonly entries: readonly HistoryEntry[];
  readonly summary: HistorySummary;
}

export interface ConcludeInput {
  readonly config: Config;
  readonly scenarios: readonly Scenario[];
  readonly measured: Measured;
  /** Requests of base's own config; undefined where it has none. */
  readonly baseRequests?: readonly RequestId[] | undefined;
  readonly history: KnownHistory;
}

/** The final judgement over everything that was measured. Pure: the same input gives the same result, byte for byte. */
export function conclude({ config, scenarios, measured, baseRequests, history }: ConcludeInput): Result {
  const { measurement, look } = measured;
  const judgement = judge({
    scenarios,
    failOn: config.failOn,
    blocks: measurement.blocks,
    look,
    seed: measurement.seed,
    baseAbsent: measurement.baseAbsent,
    baseRequests,
    history: compareWithHistory({ entries: history.entries, measurement, runs: config.history.runs }),
  });
  return {
    schema: 1,
    ...judgement,
    warnings: [...measurement.warnings, ...exclusiveWarning(config, measurement), ...judgement.warnings],
    history: history.summary,
    blocks: validBlocks(measurement.blocks, scenarios).length,
    seconds: measurement.seconds,
    environment: measurement.environment,
    seed: measurement.seed,
    measurement,
  };
}

/** Arms that do not run side by side see different moments of the machine; the reader is told how much that shows. */
function exclusiveWarning({ app }: Config, { blocks, baseAbsent }: Measurement): Warning[] {
  if (!app.exclusive || baseAbsent !== null) return [];
  const spread = blockSpread(blocks);
  const shown = spread === undefined ? "" : `: from block to block p50 varied by ${(100 * spread).toFixed(1)} %`;
  const text = `The service runs one revision at a time (app.exclusive), which is noisier than side by side${shown}.`;
  return [{ code: "exclusive", text }];
}

/**
 * 3 when head could not be measured, or base could and yet no cell was comparable; else 1 when the gate failed; else 0.
 */
export function exitStatusOf(result: Result): ExitStatus {
  const compared = result.findings.some(({ gated, verdict }) => gated && verdict !== "invalid");
  if (result.blocks === 0 || !compared) return EXIT.unmeasured;
  return result.failed.length > 0 ? EXIT.failed : EXIT.passed;
}
