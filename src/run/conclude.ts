import { compareWithHistory } from "../history/compare.ts";
import { toLink } from "../history/link.ts";
import { followChain } from "../history/trend.ts";
import type { Chain } from "../model/chain.ts";
import type { Config } from "../model/config.ts";
import type { HistoryEntry, HistoryLink } from "../model/history.ts";
import type { Measurement } from "../model/measurement.ts";
import { EXIT, type ExitStatus } from "../model/problem.ts";
import type { HistorySummary, Result } from "../model/result.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Judgement } from "../model/verdict.ts";
import type { Warning } from "../model/warning.ts";
import { blockSpread } from "../verdict/block-spread.ts";
import { judge } from "../verdict/judge.ts";
import type { RequestId } from "../verdict/new-requests.ts";
import { validBlocks } from "../verdict/validity.ts";
import type { Measured } from "./measure.ts";
import { mixedMachines } from "./pooled-evidence.ts";

/** What main's stored artifacts hold, and where it came from. */
export interface KnownHistory {
  readonly entries: readonly HistoryEntry[];
  readonly links: readonly HistoryLink[];
  readonly summary: HistorySummary;
  /** Given where this run becomes one of main's. */
  readonly own?: { readonly run: number; readonly attempt: number };
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
    serviceBudgets: config.budgets,
    waived: { waivers: config.waivers, at: measurement.startedAt },
    blocks: measurement.blocks,
    look,
    seed: measurement.seed,
    baseAbsent: measurement.baseAbsent,
    baseRequests,
    stored: measurement.compare === "stored" ? { runs: history.entries.length } : undefined,
    history: compareWithHistory({ entries: history.entries, measurement, runs: config.history.runs }),
  });
  const chain = chainOf(measurement, judgement, history);
  return {
    schema: 1,
    ...judgement,
    warnings: [
      ...measurement.warnings,
      ...exclusiveWarning(config, measurement),
      ...mixedMachines(measurement),
      ...judgement.warnings,
    ],
    history: history.summary,
    blocks: validBlocks(measurement.blocks, scenarios).length,
    seconds: measurement.seconds,
    environment: measurement.environment,
    seed: measurement.seed,
    measurement,
    ...(chain === undefined ? {} : { chain }),
  };
}

/** Main's chain in the cells that may fail the build; a run of main adds its own link first. */
function chainOf(measurement: Measurement, { findings }: Judgement, { links, own }: KnownHistory): Chain | undefined {
  const { head, interrupted, seed } = measurement;
  const stores = own !== undefined && head.sha !== null && !interrupted;
  const link = stores ? toLink({ measurement, findings, ...own, sha: head.sha }) : undefined;
  return followChain({
    links: link === undefined ? links : [...links, link],
    run: own?.run,
    cells: findings.filter(({ gated }) => gated),
    seed,
  });
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
 * 3 when head could not be measured, or there was something to compare it with and yet no cell was comparable; else 1
 * when the gate failed; else 0.
 */
export function exitStatusOf(result: Result): ExitStatus {
  const compared = result.findings.some(({ gated, verdict }) => gated && verdict !== "invalid");
  const { failed, verdict } = result;
  const vacuous = result.measurement.compare === "stored" && verdict === "invalid" && failed.includes("invalid");
  if (result.blocks === 0 || !compared || vacuous) return EXIT.unmeasured;
  return failed.length > 0 ? EXIT.failed : EXIT.passed;
}
