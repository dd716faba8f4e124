import type { Chain } from "./chain.ts";
import type { ProfilingTime, ScenarioHotspots } from "./hotspots.ts";
import type { Environment, Measurement } from "./measurement.ts";
import type { Failure } from "./memory.ts";
import type { Judgement } from "./verdict.ts";

/** What was found of main's stored runs. */
export interface HistorySummary {
  /** Entries read. */
  readonly runs: number;
  /** The newest trusted run that they came from; null: none was found. */
  readonly source: { readonly run: number; readonly sha: string } | null;
  /** Why none was found, or why others could not be used. */
  readonly reason: string | null;
}

/** A judged measurement, as written to disk by `--json` and into the result artifact. */
export interface Result extends Judgement {
  readonly schema: 1;
  readonly history: HistorySummary;
  /** Valid blocks. */
  readonly blocks: number;
  /** Wall-clock seconds of the whole run. */
  readonly seconds: number;
  readonly environment: Environment;
  readonly seed: number;
  readonly measurement: Measurement;
  /** Main's chain of paired changes in the gated cells; absent where it has no link, and in older results. */
  readonly chain?: Chain;
  /** Where the time of scenarios went that changed; absent where nothing was profiled, and in older results. */
  readonly hotspots?: readonly ScenarioHotspots[];
  /** Absent where nothing was profiled, and in older results. */
  readonly profiling?: ProfilingTime;
}

/** What a report needs beside the result; all of it may hold untrusted text. */
export interface ReportContext {
  /** Path of the config below the repository's root, for annotations. */
  readonly configPath: string;
  /** Page of the workflow run; null off GitHub. */
  readonly runUrl: string | null;
  /** Where the full result can be found, e.g. the artifact's name; null: nowhere. */
  readonly resultName: string | null;
  /** 1-based line of each scenario in the config, by the scenario's name; annotations fall back to line 1. */
  readonly scenarioLines?: Readonly<Record<string, number>>;
  /** What failed in earlier runs of the same pull request; what of it is mended is told. */
  readonly remembered?: readonly Failure[];
  /** Where the numbers come from, when another run measured them; absent where this one did. */
  readonly reported?: ReportedRun;
}

/** A run whose result another one reports. */
export interface ReportedRun {
  readonly run: number;
  /** Its code, config and workflow come from another repository. */
  readonly fork: boolean;
}
