import { chmod, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storageProblem } from "./storage-problem.ts";

export interface TemporaryFolder extends AsyncDisposable {
  /** Absolute, symbolic links resolved. */
  readonly path: string;
}

/** Longer parents leave too little for what programs build on them: a Unix socket's path has at most 107 bytes. */
const LONG = 40;

/**
 * A new folder that only this user may enter, removed with everything in it when disposed. It is made in RUNNER_TEMP,
 * which the runner empties after a job, else in the system's folder, else in /tmp where that folder's path is long.
 * Throws a Problem when nothing can be made there, e.g. on a full disk.
 */
export async function temporaryFolder(variables: Readonly<NodeJS.ProcessEnv>): Promise<TemporaryFolder> {
  const system = tmpdir();
  const parent = variables.RUNNER_TEMP || (system.length > LONG ? "/tmp" : system);
  const path = await make(parent);
  return { path, [Symbol.asyncDispose]: () => removeTree(path) };
}

async function make(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(await realpath(parent), "ll-"));
  } catch (error) {
    throw storageProblem(join(parent, "ll-*"), error);
  }
}

/** Never throws: a folder that stays is no reason to lose a result. */
async function removeTree(path: string): Promise<void> {
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 3 });
  try {
    // Some package managers take the right to write away from the folders they fill.
    await remove().catch(() => unlock(path).then(remove));
  } catch (error) {
    process.emitWarning(`${path} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function unlock(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await unlock(join(folder, entry.name));
  }
}
