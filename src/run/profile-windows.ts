import type { Arm } from "../model/arm.ts";
import type { CallProfile } from "../model/call-profile.ts";
import type { ProfileWindow } from "../model/hotspots.ts";
import type { CallCounts } from "../profile-diff/context.ts";
import { mergeProfiles } from "../profile-diff/merge-profiles.ts";
import { placeProfile } from "../profile-diff/place.ts";
import { readCoverage } from "../profile-diff/read-coverage.ts";
import { cutCpuProfile } from "../profile-diff/read-cpu-profile.ts";
import { readPprof } from "../profile-diff/read-pprof.ts";
import { readPstats } from "../profile-diff/read-pstats.ts";
import { readPySpy } from "../profile-diff/read-py-spy.ts";
import type { Reading } from "../profile-diff/reading.ts";
import type { RecordedProfile, RecordedWindow } from "./ports.ts";
import type { CountedCalls, ProfiledArm, ProfiledWindow } from "./profiled-boot.ts";

/** What one process did in one window. */
interface Part {
  readonly recorded: RecordedWindow;
  readonly profile: CallProfile;
}

export interface ReadWindows {
  /** By scenario and arm. */
  of(scenario: string, arm: Arm): readonly ProfileWindow[];
  /** Why profiles could not be read, each reason once. */
  readonly unreadable: readonly string[];
}

/**
 * Reads what profilers recorded, whoever wrote it, into windows that can be compared.
 *
 * @param roots the folder of each arm's checkout
 */
export function readWindows(
  boots: readonly (readonly ProfiledArm[])[],
  roots: Readonly<Record<Arm, string>>,
): ReadWindows {
  const found = new Map<string, ProfileWindow[]>();
  const unreadable = new Set<string>();
  for (const [boot, arms] of boots.entries()) {
    for (const { arm, windows, profiles } of arms) {
      const parts = profiles.flatMap((profile) => partsOf(profile, unreadable));
      for (const window of windows) {
        const own = parts.filter(({ recorded }) => recorded.window === window.window);
        const key = keyOf(window.scenario, arm);
        const seen = windowOf(window, own, boot, roots[arm]);
        if (seen !== undefined) found.set(key, [...(found.get(key) ?? []), seen]);
      }
    }
  }
  return { of: (scenario, arm) => found.get(keyOf(scenario, arm)) ?? [], unreadable: [...unreadable] };
}

/** Exact calls per request by `subjectKey`; undefined where they were not counted of both arms, or cannot be read. */
export function readCounts(
  boots: readonly (readonly ProfiledArm[])[],
  scenario: string,
  roots: Readonly<Record<Arm, string>>,
): CallCounts | undefined {
  const of = (arm: Arm) => {
    const counted = boots.flat().filter((each) => each.arm === arm);
    const found = counted.flatMap(({ counts }) => counts.filter((each) => each.scenario === scenario));
    return found.length === 0 ? undefined : perRequest(found, roots[arm]);
  };
  const [base, head] = [of("base"), of("head")];
  return base === undefined || head === undefined ? undefined : { base, head };
}

function perRequest(counted: readonly CountedCalls[], root: string): ReadonlyMap<string, number | null> | undefined {
  const requests = counted.reduce((sum, each) => sum + each.requests, 0);
  const calls = new Map<string, number | null>();
  for (const text of counted.flatMap(({ texts }) => texts)) {
    const reading = readCoverage(text, root);
    if (!reading.ok || requests === 0) return undefined;
    for (const [key, count] of reading.value) {
      const known = calls.get(key);
      calls.set(key, count === null || known === null ? null : (known ?? 0) + count / requests);
    }
  }
  return calls;
}

function keyOf(scenario: string, arm: Arm): string {
  return `${arm} ${scenario}`;
}

/** Undefined where nothing was answered, or nothing of it was recorded. */
function windowOf(
  window: ProfiledWindow,
  parts: readonly Part[],
  boot: number,
  root: string,
): ProfileWindow | undefined {
  const profile = mergeProfiles(parts.map((part) => part.profile));
  const requests = requestsOf(window, parts);
  if (profile === undefined || requests <= 0) return undefined;
  const cpu = window.cpuSeconds === undefined ? {} : { cpuSeconds: (window.cpuSeconds * requests) / window.requests };
  return { profile: placeProfile(profile, root), requests, boot, ...cpu };
}

/** Requests that the profile covers: those that its profiler counted, or the share that was answered while it ran. */
function requestsOf({ requests, seconds }: ProfiledWindow, parts: readonly Part[]): number {
  const counted = parts.flatMap(({ recorded }) => recorded.requests ?? []);
  if (counted.length > 0) return requests === 0 ? 0 : counted.reduce((sum, each) => sum + each, 0);
  const recorded = parts[0]?.recorded.seconds ?? seconds;
  return seconds > recorded ? (requests * recorded) / seconds : requests;
}

function partsOf(profile: RecordedProfile, unreadable: Set<string>): readonly Part[] {
  const reading = READERS[profile.format](profile);
  if (!reading.ok) {
    unreadable.add(reading.reason);
    return [];
  }
  return reading.value.flatMap((each, index) => {
    const recorded = profile.windows[index];
    return recorded === undefined ? [] : [{ recorded, profile: each }];
  });
}

type Read = (profile: RecordedProfile) => Reading<readonly CallProfile[]>;

const READERS: Readonly<Record<RecordedProfile["format"], Read>> = {
  cpuprofile: ({ bytes, windows }) => {
    const nowhere = { from: 0, to: 0 };
    return cutCpuProfile(
      new TextDecoder().decode(bytes),
      windows.map(({ span = nowhere }) => span),
    );
  },
  prof: ({ bytes }) => oneWindow(readPstats(bytes)),
  pprof: ({ bytes }) => oneWindow(readPprof(bytes)),
  "py-spy": ({ bytes }) => oneWindow(readPySpy(new TextDecoder().decode(bytes))),
};

function oneWindow(reading: Reading<CallProfile>): Reading<readonly CallProfile[]> {
  return reading.ok ? { ok: true, value: [reading.value] } : reading;
}
