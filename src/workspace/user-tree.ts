import { constants } from "node:fs";
import { copyFile, lstat, mkdir, mkdtemp, readlink, rm, stat, symlink, utimes } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { EXIT, Problem } from "../model/problem.ts";
import type { Log } from "../run/ports.ts";
import { throwIfInterrupted } from "./git.ts";
import type { Repository } from "./repository.ts";

/** Files that differ from HEAD or are not tracked, ignored ones apart. */
export async function countUncommitted({ git }: Repository): Promise<number> {
  const args = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--ignore-submodules=dirty"];
  return (await git.run(args)).split("\0").filter((entry) => entry !== "").length;
}

/**
 * A commit of the user's tracked files as they are now, that no ref points to; HEAD when nothing is changed. Made with
 * a copy of the index, so that the user's own is not even refreshed. Throws a Problem during an unfinished merge.
 */
export async function commitOfTree({ git, root, head }: Repository, temporary: string): Promise<string> {
  const folder = await mkdtemp(join(temporary, "index-"));
  try {
    const indexFile = join(folder, "index");
    await copyIndex(resolve(root, (await git.run(["rev-parse", "--git-path", "index"])).trimEnd()), indexFile);
    if ((await git.run(["ls-files", "--unmerged", "-z"], { indexFile })) !== "") throw unmerged();
    // A file that is only announced to git (add --intent-to-add) would make the stash fail.
    if (await hasAnnounced(git, indexFile)) await git.run(["add", "--update"], { indexFile });
    // Files that were written again with what they held would make the stash fail without a word.
    await git.attempt(["update-index", "-q", "--refresh"], { indexFile });
    return (await git.run(["stash", "create"], { indexFile })).trim() || head;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function hasAnnounced(git: Repository["git"], indexFile: string): Promise<boolean> {
  const args = ["diff-files", "--diff-filter=A", "--name-only", "-z", "--ignore-submodules"];
  return (await git.run(args, { indexFile })) !== "";
}

/** Copies an index file, if there is one, so that git does not trust it more than the original. */
export async function copyIndex(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined);
  if (found === undefined) return;
  await copyFile(from, to);
  // Git trusts an entry only if its file is older than the index: a copy must never look newer than the original.
  await utimes(to, found.atime, Math.floor(found.mtimeMs / 1000));
}

/** Copies the files that git neither tracks nor ignores, with their modes; links stay links. */
export async function copyUntracked({ git, root }: Repository, target: string, log: Log): Promise<void> {
  const listed = await git.run(["ls-files", "--others", "--exclude-standard", "-z"]);
  for (const path of listed.split("\0").filter((name) => name !== "")) {
    throwIfInterrupted(git.signal);
    if (isBelow(join(root, path), dirname(target))) continue;
    if (path.endsWith("/")) log.warn(`${path} is a git repository of its own that is not tracked: it is not measured`);
    else await copyOne(join(root, path), join(target, path));
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  try {
    const found = await lstat(from);
    await mkdir(dirname(to), { recursive: true });
    if (found.isSymbolicLink()) await symlink(await readlink(from), to);
    // The copy takes the mode along; sockets and pipes cannot be copied and belong to no revision.
    else if (found.isFile()) await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    // Gone since it was listed.
    if (codeOf(error) === "ENOENT") return;
    throw notCopied(from, error);
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith("../"));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function notCopied(path: string, cause: unknown): Problem {
  const full = codeOf(cause) === "ENOSPC" || codeOf(cause) === "EDQUOT";
  return new Problem({
    code: full ? "disk-full" : "file-not-copied",
    message: `${path} could not be copied: ${full ? "the disk is full" : (codeOf(cause) ?? "unknown error")}`,
    hint: full ? "Free some space, or add large files to .gitignore." : "Make it readable, or add it to .gitignore.",
    exitStatus: EXIT.unmeasured,
    cause,
  });
}

function unmerged(): Problem {
  return new Problem({
    code: "unfinished-merge",
    message: "the working tree has files with merge conflicts: there is no one version of them to measure",
    hint: "Finish or abort the merge (git status lists the files), then run again.",
    exitStatus: EXIT.usage,
  });
}
