import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { EXIT, Problem } from "../model/problem.ts";

/** A config or a request's body; nothing that is read as text is larger. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The text of a file below `root`; undefined when it is not there. A path that leaves the root or enters git's own
 * folder, where credentials may be, is a Problem, be it by itself or through a symbolic link.
 */
export async function readInside(root: string, path: string): Promise<string | undefined> {
  if (path.includes("\0") || isAbsolute(path) || leaves(relative(root, join(root, path)))) throw refused(path);
  try {
    const real = await realpath(join(root, path));
    if (leaves(relative(await realpath(root), real))) throw refused(path);
    const found = await stat(real);
    if (!found.isFile()) throw unreadable(path, "it is not a file");
    if (found.size > MOST_BYTES) throw unreadable(path, `it has ${found.size} bytes, at most ${MOST_BYTES} are read`);
    return await readFile(real, "utf8");
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw unreadable(path, String(code ?? error), error);
  }
}

function leaves(way: string): boolean {
  return way === ".." || way.startsWith("../") || isAbsolute(way) || way.split("/").includes(".git");
}

function refused(path: string): Problem {
  return new Problem({
    code: "path-outside",
    message: `${JSON.stringify(path)} leads out of the repository's files: expected a path below its root, and not in .git`,
    hint: "Put the file into the repository; symbolic links must stay inside too.",
    exitStatus: EXIT.usage,
  });
}

function unreadable(path: string, why: string, cause?: unknown): Problem {
  return new Problem({
    code: "file-unreadable",
    message: `${JSON.stringify(path)} cannot be read: ${why}`,
    hint: "Expected a text file in the repository.",
    exitStatus: EXIT.usage,
    cause,
  });
}
