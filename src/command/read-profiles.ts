import { readFile } from "node:fs/promises";
import type { CallProfile } from "../model/call-profile.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { readProfile, requestsIn } from "../profile-diff/read-profile.ts";
import { sumProfiles } from "../profile-diff/sum-profiles.ts";
import { profileFiles } from "./profile-files.ts";

/** A few profiles that were written one after the other, summed. */
export interface FileWindow {
  readonly profile: CallProfile;
  readonly files: number;
  /** Null where the profiles do not say. */
  readonly requests: number | null;
  readonly boot: number;
}

/** Windows that the profiles of one boot are put together to: enough to see the noise, and few enough to see it well. */
const WINDOWS = 12;

/** Reads all profiles of one arm; throws a Problem with the file's name where one cannot be read or is of another kind. */
export async function readProfiles(path: string): Promise<readonly FileWindow[]> {
  const windows: FileWindow[] = [];
  for (const [boot, files] of (await profileFiles(path)).entries()) {
    for (const part of inParts(files, WINDOWS)) windows.push(await windowOf(part, boot));
  }
  const kinds = new Set(windows.map(({ profile }) => profile.kind));
  if (kinds.size > 1) throw mixed(path, [...kinds]);
  return windows;
}

/** As many parts as asked for, or as there are items, of nearly equal sizes and in their order. */
function inParts<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const number = Math.min(most, items.length);
  return Array.from({ length: number }, (_, index) => {
    return items.slice(Math.floor((index * items.length) / number), Math.floor(((index + 1) * items.length) / number));
  });
}

async function windowOf(files: readonly string[], boot: number): Promise<FileWindow> {
  let sum: CallProfile | undefined;
  let requests: number | null = 0;
  for (const file of files) {
    const profile = await readOne(file);
    if (sum !== undefined && sum.kind !== profile.kind) throw mixed(file, [sum.kind, profile.kind]);
    const covered = requestsIn(profile);
    requests = requests === null || covered === null ? null : requests + covered;
    sum = sum === undefined ? profile : sumProfiles([sum, profile]);
  }
  if (sum === undefined) throw new Error("a window without files");
  return { profile: sum, files: files.length, requests, boot };
}

async function readOne(file: string): Promise<CallProfile> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new Problem({ code: "profile-unreadable", message: `${file} cannot be read`, exitStatus: EXIT.usage, cause });
  });
  const reading = readProfile(bytes);
  if (!reading.ok) {
    throw new Problem({
      code: "profile-invalid",
      message: `${file} is not a profile that Loadline reads: ${reading.reason}`,
      hint: "It reads what Python's cProfile writes (.prof), V8's .cpuprofile, pprof's CPU profiles, and py-spy's stacks (--format raw). A file that is cut off can be deleted.",
      exitStatus: EXIT.usage,
    });
  }
  if (reading.value.functions.some(({ self }) => self > 0)) return reading.value;
  throw new Problem({
    code: "profile-empty",
    message: `${file} has no function that took any time`,
    hint: "Profile the service while it answers requests.",
    exitStatus: EXIT.usage,
  });
}

function mixed(path: string, kinds: readonly string[]): Problem {
  return new Problem({
    code: "profiles-mixed",
    message: `${path}: profiles of several kinds cannot be put together: ${kinds.join(", ")}`,
    hint: "Keep the files of each profiler in a folder of their own.",
    exitStatus: EXIT.usage,
  });
}
