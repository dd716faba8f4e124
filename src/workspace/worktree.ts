import { lstat, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { EXIT, Problem } from "../model/problem.ts";
import type { Log } from "../run/ports.ts";
import type { Git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** First word of the reason with which our worktrees are locked; it tells them from the user's own. */
const OWNER = "loadline";

/**
 * A worktree of a commit at `path`, on no branch. Disposing removes it and git's record of it; what cannot be removed
 * is warned about, never thrown.
 */
export async function addWorktree(
  repository: Repository,
  path: string,
  sha: string,
  log: Log,
): Promise<AsyncDisposable> {
  if (await exists(path)) throw occupied(path);
  await using stack = new AsyncDisposableStack();
  stack.defer(() => removeWorktree(repository.git, path, log));
  // Forced: a record of the same path may be left from a run that was killed.
  await insist(repository.git, ["worktree", "add", "--force", "--force", "--detach", path, sha]);
  await insist(repository.git, ["worktree", "lock", "--reason", `${OWNER} ${process.pid} ${hostname()}`, path]);
  return stack.move();
}

/** What git says of the record that another run is just making; a moment later it is whole. */
const HALF_MADE = /failed to read \S*worktrees\/\S+\/commondir/;
const ATTEMPTS = 10;

async function insist(git: Git, command: readonly string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await git.run(command);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Problem) || !HALF_MADE.test(error.message)) throw error;
    }
  }
}

/** Removes the worktrees of runs that were killed. Those of a run that is alive, and the user's own, stay. */
export async function removeStaleWorktrees({ git }: Repository, log: Log): Promise<void> {
  const listed = await git.attempt(["worktree", "list", "--porcelain"]);
  if (!listed.ok) return;
  for (const record of listed.stdout.split("\n\n")) {
    const [, path, pid, host] = OURS.exec(record) ?? [];
    if (path === undefined || !(await isStale(path, Number(pid), host))) continue;
    log.debug(`removing the worktree of a run that was killed: ${path}`);
    await removeWorktree(git, path, log);
  }
}

const OURS = new RegExp(`^worktree (/[^\\n]+)\\n(?:[^\\n]+\\n)*locked ${OWNER} (\\d+) ([^\\n]+)`);

async function isStale(path: string, pid: number, host: string | undefined): Promise<boolean> {
  // A process id of another host, such as another container, says nothing here.
  return host === hostname() ? !isAlive(pid) : !(await exists(path));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function removeWorktree(git: Git, path: string, log: Log): Promise<void> {
  const remove = ["worktree", "remove", "--force", "--force", path];
  if ((await git.attempt(remove, { evenWhenEnding: true })).ok) return;
  // The service may have damaged what git checks before it removes; of a folder that is gone it drops the record.
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
    log.warn(`${path} could not be removed: ${error instanceof Error ? error.message : String(error)}`);
  });
  const again = await git.attempt(remove, { evenWhenEnding: true });
  if (!again.ok && !again.stderr.includes("is not a working tree"))
    log.warn(`git kept its record of ${path}: ${again.stderr}`);
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

function occupied(path: string): Problem {
  return new Problem({
    code: "worktree-occupied",
    message: `${path} is there already: expected an unused path for a worktree`,
    hint: "Remove that folder, or let Loadline choose its temporary folder.",
    exitStatus: EXIT.unmeasured,
  });
}
