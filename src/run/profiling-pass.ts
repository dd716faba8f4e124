import { ARMS } from "../model/arm.ts";
import type { Config } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import type { Scenario } from "../model/scenario.ts";
import { planBlock } from "../plan/block-plan.ts";
import {
  bootsToProfile,
  ENDING_SECONDS,
  FEWEST_BOOTS,
  foreseenOverhead,
  loadOfBoot,
  MOST_PROFILED,
} from "../plan/profiling.ts";
import { seededRandom } from "../stats/random.ts";
import { changedMost } from "../verdict/changed-most.ts";
import type { RunPorts } from "./ports.ts";
import type { Prepared, PreparedArm } from "./prepare.ts";
import { type ProfiledArm, profileBoot } from "./profiled-boot.ts";

export interface ProfilingInput {
  readonly config: Config;
  readonly prepared: Prepared;
  /** Which decides what is profiled, and which no profile changes. */
  readonly result: Result;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** What a pass saw. */
export interface ProfilingPass {
  readonly scenarios: readonly string[];
  /** Of each boot its arms, whole boots only. */
  readonly boots: readonly (readonly ProfiledArm[])[];
  readonly seconds: number;
  /** Why it ended before its time, where it did. */
  readonly problem: Problem | undefined;
}

/** Names of the scenarios to be profiled; none where there is nothing to tell. */
export function scenariosToProfile({ config, prepared, result }: ProfilingInput): readonly string[] {
  const { when } = config.hotspots;
  const { interrupted, baseAbsent } = result.measurement;
  if (when === "never" || interrupted || baseAbsent !== null || prepared.base === undefined || result.blocks === 0) {
    return [];
  }
  const changed = changedMost(result.findings).map(({ scenario }) => scenario);
  const all = when === "auto" ? changed : [...new Set([...changed, ...prepared.scenarios.map(({ name }) => name)])];
  return all.slice(0, MOST_PROFILED);
}

/**
 * Boots both arms again and again under a profiler, and alternates their load. After the verdict, so that what a profiler
 * does to a service is in no measured value. Never throws a Problem: what it could not do, it tells.
 */
export async function profilingPass(
  input: ProfilingInput,
  names: readonly string[],
  ports: RunPorts,
): Promise<ProfilingPass> {
  const { config, prepared, result, signal } = input;
  const { clock } = ports;
  const began = clock.now();
  const { limitSeconds } = config.hotspots;
  const scenarios = prepared.scenarios.filter(({ name }) => names.includes(name));
  const boots: (readonly ProfiledArm[])[] = [];
  const over = (problem?: Problem): ProfilingPass => {
    return { scenarios: names, boots, seconds: clock.now() - began, problem };
  };
  const random = seededRandom(input.seed + 1);
  const end = began + limitSeconds;
  const whole = result.measurement.blocks.filter(({ invalid }) => invalid === null);
  let overheadSeconds = foreseenOverhead(whole);
  const timing = () => ({ seconds: end - clock.now(), overheadSeconds, scenarios: scenarios.length });
  const wanted = bootsToProfile(timing());
  if (wanted === undefined) return over(tooShort(limitSeconds));
  try {
    while (boots.length < wanted && !signal.aborted) {
      const loadSeconds = loadOfBoot(timing(), wanted - boots.length);
      if (loadSeconds === undefined) break;
      const bootBegan = clock.now();
      ports.progress.report({ kind: "step", text: `profiling, boot ${boots.length + 1} of ${wanted}` });
      const arms = await bootOnce(
        input,
        scenarios,
        { loadSeconds, random, deadline: end - ENDING_SECONDS, counts: boots.length === 0 },
        ports,
      );
      if (!signal.aborted) boots.push(arms);
      overheadSeconds = clock.now() - bootBegan - 2 * scenarios.length * loadSeconds;
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return over(error);
  }
  return over(boots.length < FEWEST_BOOTS && !signal.aborted ? tooShort(limitSeconds) : undefined);
}

interface BootTiming {
  readonly loadSeconds: number;
  readonly random: () => number;
  readonly deadline: number;
  readonly counts: boolean;
}

/** Side by side, or one after the other where only one revision can run at a time. */
async function bootOnce(
  { config, prepared, signal }: ProfilingInput,
  scenarios: readonly Scenario[],
  { random, ...timing }: BootTiming,
  ports: RunPorts,
): Promise<readonly ProfiledArm[]> {
  const arms: PreparedArm[] = prepared.base === undefined ? [prepared.head] : [prepared.base, prepared.head];
  for (const { checkout } of arms) await checkout.restore();
  const both = planBlock(ARMS, scenarios, random);
  const groups = config.app.exclusive ? both.boots.map((arm) => planBlock([arm], scenarios, random)) : [both];
  const profiled: ProfiledArm[] = [];
  for (const group of groups) {
    const input = { arms, plan: group, settings: config.hotspots, signal, ...timing };
    profiled.push(...(await profileBoot(input, ports)));
  }
  return profiled;
}

function tooShort(limitSeconds: number): Problem {
  return new Problem({
    code: "profiling-too-short",
    message: `${limitSeconds} s (hotspots.time-limit) did not allow ${FEWEST_BOOTS} boots of each revision`,
    exitStatus: EXIT.unmeasured,
  });
}
