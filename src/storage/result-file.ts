import { mkdir, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { storageProblem } from "./storage-problem.ts";

/**
 * Writes a file so that it holds either all of it or what it held before; folders on the way are made. What is no
 * regular file, such as /dev/stdout, is written to as it is. A failure is a Problem.
 */
export async function writeResultFile(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) await mkdir(dirname(path), { recursive: true });
    if (found === undefined || found.isFile())
      await replace(found === undefined ? path : await realpath(path), content);
    else await writeFile(path, content);
  } catch (error) {
    throw storageProblem(path, error);
  }
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await using file = await open(temporary, "w");
    await file.writeFile(content);
    // Without it a crash of the machine can leave an empty file under the final name.
    await file.sync();
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
