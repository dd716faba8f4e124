import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CallProfile } from "../model/call-profile.ts";
import type { ProfileWindow } from "../model/hotspots.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { toCallgrind } from "../profile-diff/callgrind.ts";
import { compareProfiles } from "../profile-diff/compare-profiles.ts";
import { findRoots } from "../profile-diff/find-roots.ts";
import { flameFrames } from "../profile-diff/flame-frames.ts";
import { flameGraphPage } from "../profile-diff/flame-graph-page.ts";
import { foldedStacks } from "../profile-diff/folded-stacks.ts";
import { placeProfile } from "../profile-diff/place.ts";
import { sumProfiles } from "../profile-diff/sum-profiles.ts";
import { tellApart } from "../profile-diff/tell-apart.ts";
import { renderHotspots } from "../report/hotspots-terminal.ts";
import { writeResultFile } from "../storage/result-file.ts";
import type { Installation } from "./installation.ts";
import { type FileWindow, readProfiles } from "./read-profiles.ts";
import { terminalStyle } from "./terminal-style.ts";

/** Requests behind the profiles of each arm. */
export interface RequestCounts {
  readonly base: number;
  readonly head: number;
}

/** What `hotspots` was asked to do. */
export interface HotspotsOptions {
  readonly requests?: RequestCounts;
  readonly callgrind?: string;
  readonly folded?: string;
  readonly html?: string;
  readonly json?: string;
}

/** One arm, its profiles placed and summed. */
interface ArmProfiles {
  readonly windows: readonly ProfileWindow[];
  readonly whole: CallProfile;
  readonly requests: number;
}

/** Says where cost per request changed between two sets of profiles on disk; returns the exit status. */
export async function hotspotsCommand(
  basePath: string,
  headPath: string,
  options: HotspotsOptions,
  { flameGraphUrl }: Pick<Installation, "flameGraphUrl">,
): Promise<number> {
  const [base, head] = [await readProfiles(basePath), await readProfiles(headPath)];
  assertAlike([basePath, base], [headPath, head]);
  const roots = findRoots(sumOf(base), sumOf(head), process.cwd());
  const windows = tellApart({
    base: placed(base, roots.base, options.requests?.base, basePath),
    head: placed(head, roots.head, options.requests?.head, headPath),
  });
  const arms = { base: summed(windows.base), head: summed(windows.head) };
  const comparison = compareProfiles(arms.base.windows, arms.head.windows);
  const { width } = terminalStyle(process.stdout);
  process.stdout.write(renderHotspots(comparison, notesOn(arms), width));
  await save(arms, { base: basePath, head: headPath }, options, flameGraphUrl);
  if (options.json !== undefined) await writeResultFile(options.json, `${JSON.stringify(comparison, null, 2)}\n`);
  return EXIT.passed;
}

type Named = readonly [path: string, windows: readonly FileWindow[]];

function assertAlike([basePath, base]: Named, [headPath, head]: Named): void {
  const [before, after] = [base[0]?.profile, head[0]?.profile];
  if (before?.kind === after?.kind && before?.unit === after?.unit) return;
  throw new Problem({
    code: "profiles-differ",
    message: `${basePath} holds profiles of the kind ${before?.kind} in ${before?.unit}, ${headPath} of the kind ${after?.kind} in ${after?.unit}`,
    hint: "Profile both revisions in the same way.",
    exitStatus: EXIT.usage,
  });
}

function placed(
  files: readonly FileWindow[],
  root: string | null,
  given: number | undefined,
  path: string,
): readonly ProfileWindow[] {
  const all = files.reduce((sum, each) => sum + each.files, 0);
  return files.map(({ profile, requests, boot, files: number }): ProfileWindow => {
    const covered = given === undefined ? requests : (given * number) / all;
    if (covered === null) throw requestsUnknown(path);
    return { profile: placeProfile(profile, root), requests: covered, boot };
  });
}

function summed(windows: readonly ProfileWindow[]): ArmProfiles {
  const requests = windows.reduce((sum, window) => sum + window.requests, 0);
  return { windows, whole: sumOf(windows), requests };
}

function sumOf(windows: readonly { readonly profile: CallProfile }[]): CallProfile {
  const [first, ...others] = windows.map(({ profile }) => profile);
  if (first === undefined) throw new Error("no profile to sum");
  return sumProfiles([first, ...others]);
}

function requestsUnknown(path: string): Problem {
  return new Problem({
    code: "requests-unknown",
    message: `the profiles of ${path} do not say how many requests they cover`,
    hint: "Say it with --requests: --requests 400 where both sides answered as many, --requests 400,380 for base and head.",
    exitStatus: EXIT.usage,
  });
}

function notesOn({ base, head }: Record<"base" | "head", ArmProfiles>): readonly string[] {
  const traced = base.whole.tree === null || head.whole.tree === null;
  const single = base.windows.length < 2 || head.windows.length < 2;
  return [
    ...(traced
      ? ["Flame graph and folded stacks: put together from callers, as this profiler keeps no whole stacks."]
      : []),
    ...(single ? ["Give folders with several profiles of each side to have noise judged."] : []),
  ];
}

async function save(
  arms: Record<"base" | "head", ArmProfiles>,
  paths: Record<"base" | "head", string>,
  { callgrind, folded, html }: HotspotsOptions,
  flameGraphUrl: URL,
): Promise<void> {
  if (callgrind !== undefined) {
    for (const arm of ["base", "head"] as const) {
      await writeResultFile(join(callgrind, `callgrind.out.${arm}`), toCallgrind(arms[arm].whole, paths[arm]));
    }
  }
  if (html === undefined && folded === undefined) return;
  const frames = flameFrames(
    { profile: arms.base.whole, requests: arms.base.requests },
    { profile: arms.head.whole, requests: arms.head.requests },
  );
  if (folded !== undefined) await writeResultFile(folded, foldedStacks(frames));
  if (html === undefined) return;
  const approximate = arms.base.whole.tree === null || arms.head.whole.tree === null;
  const script = await readFile(flameGraphUrl, "utf8");
  await writeResultFile(html, flameGraphPage({ frames, script, title: `${paths.base} → ${paths.head}`, approximate }));
}
