import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Problem } from "../model/problem.ts";
import { writeResultFile } from "../storage/result-file.ts";
import { writeResultFolder } from "../storage/result-folder.ts";

/**
 * Writes what a run came to where the user wanted it. Where that fails it is kept in a temporary folder, or printed
 * where no disk takes it, and a Problem says so: minutes of measuring are not lost for a path.
 */
export async function saveFile(path: string, text: string): Promise<void> {
  try {
    await writeResultFile(path, text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { directory } = await writeResultFolder([tmpdir()], [[basename(path), text]]);
    if (directory === undefined) process.stdout.write(`${text}\n`);
    const kept = directory === undefined ? "It was printed instead." : `It is in ${join(directory, basename(path))}.`;
    const { code, message, hint = "", exitStatus, cause } = error;
    throw new Problem({ code, message, hint: `${kept} ${hint}`.trim(), exitStatus, cause });
  }
}
