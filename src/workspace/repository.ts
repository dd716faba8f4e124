import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { EXIT, Problem } from "../model/problem.ts";
import { createGit, type Git, type GitWorld, OLDEST_GIT } from "./git.ts";

/** The user's checkout. */
export interface Repository {
  /** Git in the checkout's root. */
  readonly git: Git;
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /** Where objects, refs and the records of worktrees are. */
  readonly commonDirectory: string;
  /** Full hash of the checked out commit. */
  readonly head: string;
}

/** Finds the checkout around a folder. Throws a Problem for a folder outside of one, and for one without a commit. */
export async function openRepository({ directory, ...world }: GitWorld): Promise<Repository> {
  await requireFolder(directory);
  const outside = createGit({ directory, ...world });
  await requireRecentGit(outside);
  const found = await outside.attempt(["rev-parse", "--show-toplevel"]);
  if (!found.ok) throw noCheckout(directory, found.stderr);
  const root = withoutNewline(found.stdout);
  const git = createGit({ directory: root, ...world });
  const commonDirectory = resolve(root, withoutNewline(await git.run(["rev-parse", "--git-common-dir"])));
  const head = await git.attempt(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (!head.ok) throw noCommit(root);
  return { git, root, commonDirectory, head: head.stdout.trim() };
}

/** Throws a Problem for a git that lacks what is used here; one that does not say its version is taken as it is. */
async function requireRecentGit(git: Git): Promise<void> {
  const [found, major, minor] = /(\d+)\.(\d+)\S*/.exec(await git.run(["version"])) ?? [];
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_GIT.split(".").map(Number);
  if (found === undefined || Number(major) > wantedMajor) return;
  if (Number(major) === wantedMajor && Number(minor) >= wantedMinor) return;
  throw new Problem({
    code: "git-too-old",
    message: `git ${found} was found: expected ${OLDEST_GIT} or newer`,
    hint: "Install a newer git, or put one first in PATH.",
    exitStatus: EXIT.unmeasured,
  });
}

async function requireFolder(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new Problem({
    code: "no-folder",
    message: `${directory} is ${found === undefined ? "not there" : "no folder"}: expected a folder of a git checkout`,
    hint: "Check the working directory and the path of the config.",
    exitStatus: EXIT.usage,
  });
}

function noCheckout(directory: string, stderr: string): Problem {
  return new Problem({
    code: "not-a-repository",
    message: `${directory} is not inside a git checkout`,
    hint: "Loadline compares two commits. Start it in a git checkout; in a workflow, put actions/checkout before it.",
    detail: stderr,
    exitStatus: EXIT.usage,
  });
}

function noCommit(root: string): Problem {
  return new Problem({
    code: "no-commit",
    message: `the git repository in ${root} has no commit yet`,
    hint: "Commit your work once; uncommitted changes are measured on top of the last commit.",
    exitStatus: EXIT.usage,
  });
}

/** Git ends what it prints with one newline; the path itself may end with another. */
function withoutNewline(text: string): string {
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}
