import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Arm } from "../model/arm.ts";
import type { Log } from "../run/ports.ts";
import type { Repository } from "./repository.ts";

/** How a pointer begins, by the specification of Git LFS. */
const POINTER = "version https://git-lfs.github.com/spec/v1";

/** Files looked at: a clone without Git LFS has pointers only. */
const MOST_LOOKED_AT = 20;

/** Warns of a worktree whose large files are only pointers: a service would serve, or choke on, a few lines of text. */
export async function warnOfPointers({ git }: Repository, worktree: string, arm: Arm, log: Log): Promise<void> {
  const listed = await git.attempt(["ls-files", "-z", ":(attr:filter=lfs)"], { directory: worktree });
  const paths = listed.ok ? listed.stdout.split("\0").filter((path) => path !== "") : [];
  for (const path of paths.slice(0, MOST_LOOKED_AT)) {
    if (!(await isPointer(join(worktree, path)))) continue;
    log.warn(
      `${arm}: ${path} is a pointer of Git LFS and not its content (${paths.length} files are in LFS); ` +
        "install git-lfs and, in a workflow, give actions/checkout `lfs: true`",
    );
    return;
  }
}

async function isPointer(path: string): Promise<boolean> {
  try {
    await using file = await open(path, "r");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(POINTER.length), 0, POINTER.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === POINTER;
  } catch {
    return false;
  }
}
