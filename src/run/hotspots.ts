import type { ProfilingTime, ScenarioHotspots } from "../model/hotspots.ts";
import type { Result } from "../model/result.ts";
import type { Warning } from "../model/warning.ts";
import { FEWEST_BOOTS } from "../plan/profiling.ts";
import { compareProfiles } from "../profile-diff/compare-profiles.ts";
import { shortenComparison } from "../profile-diff/shorten-comparison.ts";
import { tellApart } from "../profile-diff/tell-apart.ts";
import { changedMost } from "../verdict/changed-most.ts";
import type { RunPorts } from "./ports.ts";
import type { Prepared } from "./prepare.ts";
import { type ComparedScenario, comparedFiles, type ProfileFile, recordedFiles } from "./profile-files.ts";
import { readCounts, readWindows } from "./profile-windows.ts";
import { type ProfilingInput, type ProfilingPass, profilingPass, scenariosToProfile } from "./profiling-pass.ts";

/** What a run found of where its change came from. */
export interface FoundHotspots {
  /** Empty where nothing was profiled, or nothing of it could be compared. */
  readonly hotspots: readonly ScenarioHotspots[];
  readonly files: readonly ProfileFile[];
  /** Why there is less than there should be. */
  readonly warnings: readonly Warning[];
  /** Absent where nothing was to be profiled. */
  readonly time?: ProfilingTime;
}

/** Profiles what the verdict asks for. It changes no verdict, and never throws: what went wrong is a warning. */
export async function findHotspots(input: ProfilingInput, ports: RunPorts): Promise<FoundHotspots> {
  const names = scenariosToProfile(input);
  if (names.length === 0) return { hotspots: [], files: [], warnings: [] };
  const began = ports.clock.now();
  const found = await lookFor(input, names, ports);
  const { limitSeconds } = input.config.hotspots;
  return { ...found, time: { seconds: ports.clock.now() - began, limitSeconds } };
}

async function lookFor(input: ProfilingInput, names: readonly string[], ports: RunPorts): Promise<FoundHotspots> {
  try {
    const pass = await profilingPass(input, names, ports);
    const { compared, unreadable } = compare(pass, names, input.prepared);
    const hotspots = compared.map(({ scenario, comparison }): ScenarioHotspots => {
      const proven = changedMost(input.result.findings).find((each) => each.scenario === scenario);
      const direction = proven?.direction ?? (comparison.total.change < 0 ? "decline" : "growth");
      return { scenario, direction, comparison: shortenComparison(comparison) };
    });
    const { files, warnings: unkept } = await filesOf(pass, compared, ports);
    const reasons = pass.problem === undefined ? unreadable : [pass.problem.message];
    return { hotspots, files, warnings: [...reasons.map(notProfiled), ...unkept, ...overwritten(pass)] };
  } catch (error) {
    return { hotspots: [], files: [], warnings: [notProfiled(bug(error, ports))] };
  }
}

/** The result with what was found beside the verdict. */
export function withHotspots(result: Result, { hotspots, warnings, time }: FoundHotspots): Result {
  return {
    ...result,
    warnings: [...result.warnings, ...warnings],
    ...(hotspots.length === 0 ? {} : { hotspots }),
    ...(time === undefined ? {} : { profiling: time }),
  };
}

interface Compared {
  readonly compared: readonly ComparedScenario[];
  readonly unreadable: readonly string[];
}

/** Fewer boots than the fewest cannot tell what differs between the revisions. */
function compare({ boots }: ProfilingPass, names: readonly string[], { base, head }: Prepared): Compared {
  if (boots.length < FEWEST_BOOTS || base === undefined) return { compared: [], unreadable: [] };
  const roots = { base: base.checkout.directory, head: head.checkout.directory };
  const read = readWindows(boots, roots);
  const compared = names.flatMap((scenario): ComparedScenario[] => {
    const windows = tellApart({ base: read.of(scenario, "base"), head: read.of(scenario, "head") });
    if (windows.base.length === 0 || windows.head.length === 0) return [];
    const comparison = compareProfiles(windows.base, windows.head, readCounts(boots, scenario, roots));
    return [{ scenario, windows, comparison }];
  });
  const unreadable = read.unreadable.map((reason) => `a profile could not be read: ${reason}`);
  if (compared.length > 0 || unreadable.length > 0) return { compared, unreadable };
  return { compared, unreadable: ["no window of load was recorded"] };
}

/** What can be drawn of it is less than what it says: a failure leaves the rest as it is. */
async function filesOf(
  { boots }: ProfilingPass,
  compared: readonly ComparedScenario[],
  ports: RunPorts,
): Promise<{ readonly files: readonly ProfileFile[]; readonly warnings: readonly Warning[] }> {
  const { files, left } = recordedFiles(boots);
  const warnings = left > 0 ? [notKept(left)] : [];
  try {
    const drawn = compared.length === 0 ? [] : comparedFiles(compared, await ports.flameGraphScript());
    return { files: [...drawn, ...files], warnings };
  } catch (error) {
    const text = `The flame graph and the callgrind files are missing: ${bug(error, ports)}.`;
    return { files, warnings: [...warnings, { code: "profiles-not-kept", text }] };
  }
}

/** Told to teams that read these files themselves. */
function overwritten({ boots }: ProfilingPass): Warning[] {
  const windows = boots.flat().flatMap(({ profiles }) => profiles.flatMap((profile) => profile.windows));
  const count = windows.reduce((sum, window) => sum + (window.overwritten ?? 0), 0);
  const all = windows.reduce((sum, { requests = 0 }) => sum + requests, 0);
  if (count === 0) return [];
  const share = Math.round((100 * count) / all);
  return [
    {
      code: "profiles-overwritten",
      text: `Werkzeug's ProfilerMiddleware overwrote ${share} % of its own files, as their names differ by milliseconds and seconds only; here none was lost. A filename_format with {time:.6f} keeps them.`,
    },
  ];
}

function notProfiled(why: string): Warning {
  return { code: "hotspots", text: `Where the time went could not be found out: ${why}.` };
}

function bug(error: unknown, { log }: RunPorts): string {
  log.debug(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return `of a bug in Loadline: ${String(error)}`;
}

function notKept(left: number): Warning {
  return {
    code: "profiles-not-kept",
    text: `${left} profiles were not kept: all of them together are larger than 64 MiB.`,
  };
}
