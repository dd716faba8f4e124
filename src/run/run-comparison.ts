import { formatProblems } from "../config/config-problem.ts";
import { parseConfig } from "../config/parse-config.ts";
import type { Config, Effort, FailReason } from "../model/config.ts";
import type { Environment } from "../model/measurement.ts";
import { EXIT, type ExitStatus, Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import { EFFORTS } from "../plan/timing.ts";
import { type EarlierAttempts, goOn } from "./again.ts";
import { conclude, exitStatusOf, type KnownHistory } from "./conclude.ts";
import { findHotspots, withHotspots } from "./hotspots.ts";
import { measure } from "./measure.ts";
import type { Revision, RunPorts } from "./ports.ts";
import { prepare } from "./prepare.ts";
import type { ProfileFile } from "./profile-files.ts";
import { subjectOf } from "./subject.ts";

/** What the caller says over the config's head. */
export interface Overrides {
  readonly effort?: Effort;
  readonly failOn?: readonly FailReason[];
  /** Seconds that measuring may take; by default what the effort says. */
  readonly limitSeconds?: number;
}

export interface ComparisonInput {
  readonly config: Config;
  /** Path below the repository's root. */
  readonly configPath: string;
  readonly head: Revision;
  readonly base: Revision | { readonly kind: "absent"; readonly reason: string };
  readonly limitSeconds?: number;
  readonly seed: number;
  readonly environment: Environment;
  readonly history: KnownHistory;
  readonly signal: AbortSignal;
  /** Given on a re-run. */
  readonly earlier?: EarlierAttempts | undefined;
  /** Called with the outcome before worktrees are removed: an interrupted run may not live to see the end of that. */
  readonly publish?: (comparison: Comparison) => Promise<void>;
}

/** What is measured, however it is judged. */
export type Measuring = Omit<ComparisonInput, "history" | "earlier" | "publish">;

export interface Comparison {
  readonly result: Result;
  /** Of both revisions, where they were profiled, and what was drawn of them. */
  readonly profiles: readonly ProfileFile[];
  readonly exitStatus: ExitStatus;
}

/** Reads a config's text; throws one Problem that lists everything wrong with it. */
export function loadConfig(text: string, path: string, { effort, failOn }: Overrides = {}): Config {
  const parsed = parseConfig(text, path);
  if (parsed.ok) {
    return { ...parsed.config, effort: effort ?? parsed.config.effort, failOn: failOn ?? parsed.config.failOn };
  }
  const count = parsed.problems.length;
  throw new Problem({
    code: "config-invalid",
    message: `${path} has ${count === 1 ? "a problem" : `${count} problems`}:\n${formatProblems(parsed.problems, path)}`,
    exitStatus: EXIT.usage,
  });
}

/** The whole of a run: check out, install, measure, judge, and profile what the verdict is on. */
export async function runComparison(input: ComparisonInput, ports: RunPorts): Promise<Comparison> {
  const { config, configPath, head, base, seed, environment, history, signal } = input;
  await using prepared = await prepare({ config, configPath, head, base }, ports);
  const limitSeconds = input.limitSeconds ?? EFFORTS[config.effort].limitSeconds;
  const again = input.earlier && goOn(input.earlier, subjectOf({ ...prepared, config, prepared }, ports.digest));
  const measured = await measure({ config, prepared, limitSeconds, seed, environment, signal, again }, ports);
  const judged = conclude({ ...prepared, config, measured, history });
  const found = await findHotspots({ config, prepared, result: judged, seed, signal }, ports);
  const result = withHotspots(judged, found);
  const comparison = { result, profiles: found.files, exitStatus: exitStatusOf(judged) };
  await input.publish?.(comparison);
  return comparison;
}
