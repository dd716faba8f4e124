import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../model/problem.ts";
import { writeResultFile } from "./result-file.ts";
import { storageProblem } from "./storage-problem.ts";

/** Name, which may have folders before it, and content. */
type File = readonly [name: string, content: string | Uint8Array];

export interface WrittenFolder {
  /** Undefined when no parent could take the files. */
  readonly directory: string | undefined;
  /** Why each parent before it could not. */
  readonly problems: readonly Problem[];
}

/** Writes the files into a new folder in the first of the parents that takes all of them; never throws. */
export async function writeResultFolder(parents: readonly string[], files: readonly File[]): Promise<WrittenFolder> {
  const problems: Problem[] = [];
  for (const parent of parents) {
    const outcome = await writeInto(parent, files);
    if (typeof outcome === "string") return { directory: outcome, problems };
    problems.push(outcome);
  }
  return { directory: undefined, problems };
}

async function writeInto(parent: string, files: readonly File[]): Promise<string | Problem> {
  const prefix = join(parent, "loadline-result-");
  let directory: string | undefined;
  try {
    directory = await mkdtemp(prefix);
    for (const [name, content] of files) await writeResultFile(join(directory, name), content);
    return directory;
  } catch (error) {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
    return storageProblem(directory ?? `${prefix}*`, error);
  }
}
