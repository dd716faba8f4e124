import type { Environment, Measurement } from "./measurement.ts";
import type { Judgement } from "./verdict.ts";

/** What was found of main's stored runs. */
export interface HistorySummary {
  /** Entries read. */
  readonly runs: number;
  /** The newest trusted run that they came from; null: none was found, `reason` says why. */
  readonly source: { readonly run: number; readonly sha: string } | null;
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
}
