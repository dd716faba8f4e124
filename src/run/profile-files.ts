import { ARMS, type Arm } from "../model/arm.ts";
import type { ProfileComparison, ProfileWindow } from "../model/hotspots.ts";
import { toCallgrind } from "../profile-diff/callgrind.ts";
import { type ArmProfile, flameFrames } from "../profile-diff/flame-frames.ts";
import { flameGraphPage } from "../profile-diff/flame-graph-page.ts";
import { foldedStacks } from "../profile-diff/folded-stacks.ts";
import { sumProfiles } from "../profile-diff/sum-profiles.ts";
import type { RecordedProfile } from "./ports.ts";
import type { ProfiledArm } from "./profiled-boot.ts";

/** Bytes of profiles that a run keeps. */
const MOST_KEPT = 64 * 1024 * 1024;

/** A file of what was profiled, to be kept beside the result. */
export interface ProfileFile {
  /** Such as "head/boot-1/4711.0.cpuprofile". */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A scenario of which both arms were profiled. */
export interface ComparedScenario {
  readonly scenario: string;
  readonly windows: Readonly<Record<Arm, readonly ProfileWindow[]>>;
  readonly comparison: ProfileComparison;
}

interface RecordedFiles {
  readonly files: readonly ProfileFile[];
  /** How many more there were than may be kept. */
  readonly left: number;
}

/** Profiles as they were written, in folders as `loadline hotspots` reads them: one of each boot. */
export function recordedFiles(boots: readonly (readonly ProfiledArm[])[]): RecordedFiles {
  const all = boots.flatMap((arms, boot) =>
    arms.flatMap(({ arm, profiles }) => profiles.map((profile) => fileOf(`${arm}/boot-${boot + 1}`, profile))),
  );
  let room = MOST_KEPT;
  const files = all.filter(({ bytes }) => {
    if (bytes.length > room) return false;
    room -= bytes.length;
    return true;
  });
  return { files, left: all.length - files.length };
}

function fileOf(folder: string, { process, format, bytes }: RecordedProfile): ProfileFile {
  return { name: `${folder}/${process}.${ENDINGS[format]}`, bytes };
}

const ENDINGS: Readonly<Record<RecordedProfile["format"], string>> = {
  cpuprofile: "cpuprofile",
  prof: "prof",
  pprof: "pb.gz",
  "py-spy": "folded",
};

/**
 * What people look at: of each scenario the flame graph as a page and as folded stacks, and each arm for KCachegrind.
 *
 * @param script draws flame graphs in a browser
 */
export function comparedFiles(scenarios: readonly ComparedScenario[], script: string): readonly ProfileFile[] {
  return scenarios.flatMap(({ scenario, windows }, index) => {
    const arms = { base: armOf(windows.base), head: armOf(windows.head) };
    const frames = flameFrames(arms.base, arms.head);
    const approximate = ARMS.some((arm) => arms[arm].profile.tree === null);
    const title = `${scenario}, base → head`;
    const name = fileNameOf(scenario, index);
    return [
      textFile(`${name}.flame-graph.html`, flameGraphPage({ frames, script, title, approximate })),
      textFile(`${name}.folded`, foldedStacks(frames)),
      ...ARMS.map((arm) =>
        textFile(`callgrind.out.${name}.${arm}`, toCallgrind(arms[arm].profile, `${scenario}, ${arm}`)),
      ),
    ];
  });
}

function armOf(windows: readonly ProfileWindow[]): ArmProfile {
  const [first, ...rest] = windows.map(({ profile }) => profile);
  if (first === undefined) throw new Error("no window to sum");
  return {
    profile: sumProfiles([first, ...rest]),
    requests: windows.reduce((sum, { requests }) => sum + requests, 0),
  };
}

/** Letters and digits of its name, behind its number, so that each file has a name of its own. */
function fileNameOf(scenario: string, index: number): string {
  const words = scenario.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [index + 1, ...words].join("-").slice(0, 60);
}

function textFile(name: string, text: string): ProfileFile {
  return { name, bytes: new TextEncoder().encode(text) };
}
