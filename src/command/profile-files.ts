import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, Problem } from "../model/problem.ts";

/** Files that profilers write, by the ends of their names. */
const NAMES = /\.(prof|pstats|cpuprofile|pprof|pb|pb\.gz|folded)$/;

/** More files than that are no profile of a service. */
const MOST_FILES = 50_000;

/** Paths of the profiles of one boot, in the order in which they were written. */
export type BootFiles = readonly string[];

/**
 * The profiles of one arm, by boot: one file, or all of a folder, in which each folder is a boot of its own. Throws a
 * Problem where there are none.
 */
export async function profileFiles(path: string): Promise<readonly BootFiles[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Problem({
      code: "profiles-missing",
      message: `${path} cannot be read`,
      hint: "Give a profile (.prof, .cpuprofile, pprof, py-spy's stacks) or a folder of profiles for base, and one for head.",
      exitStatus: EXIT.usage,
      cause,
    });
  });
  if (!found.isDirectory()) return [[path]];
  const entries = await readdir(path, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name));
  const boots = [await filesIn(path), ...(await Promise.all(folders.sort().map(filesIn)))];
  const known = boots.filter((files) => files.length > 0);
  if (known.length === 0) throw noProfiles(path);
  if (known.flat().length > MOST_FILES) throw tooMany(path, known.flat().length);
  return known;
}

async function filesIn(folder: string): Promise<BootFiles> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && NAMES.test(entry.name))
    .map(({ name }) => join(folder, name));
  const times = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
  return times.sort((a, b) => a.at - b.at || (a.path < b.path ? -1 : 1)).map(({ path }) => path);
}

function noProfiles(path: string): Problem {
  return new Problem({
    code: "profiles-missing",
    message: `${path} holds no profile: no file in it or in a folder of it is called .prof, .pstats, .cpuprofile, .pprof, .pb or .pb.gz`,
    hint: "Werkzeug's ProfilerMiddleware writes .prof files to its profile_dir, node --cpu-prof writes .cpuprofile files.",
    exitStatus: EXIT.usage,
  });
}

function tooMany(path: string, number: number): Problem {
  return new Problem({
    code: "profiles-too-many",
    message: `${path} holds ${number} profiles, at most ${MOST_FILES} are read`,
    hint: "Some hundred requests say as much: keep fewer files.",
    exitStatus: EXIT.usage,
  });
}
