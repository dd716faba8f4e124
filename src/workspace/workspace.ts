import { realpath, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Arm } from "../model/arm.ts";
import type { Checkout, Log, Revision, Workspace } from "../run/ports.ts";
import { type BaseRevision, resolveBase } from "./base-revision.ts";
import { ensureCommit, firstParent, parentsOfHead } from "./commits.ts";
import { withSettings } from "./git-environment.ts";
import { warnOfPointers } from "./lfs.ts";
import { readAt } from "./read-at.ts";
import { readInside } from "./read-inside.ts";
import { openRepository, type Repository } from "./repository.ts";
import { updateSubmodules } from "./submodules.ts";
import { TreeKeeper } from "./tree-keeper.ts";
import { commitOfTree, copyUntracked, countUncommitted } from "./user-tree.ts";
import { addWorktree, removeStaleWorktrees } from "./worktree.ts";

export interface WorkspaceOptions {
  /** Any folder inside the user's git checkout. */
  readonly directory: string;
  /** A folder of ours; the worktrees are `one` and `two` in it. */
  readonly temporary: string;
  /** Base gets the second folder: to be drawn for each run, so that no arm profits from where it lies. */
  readonly swapped?: boolean;
  readonly log: Log;
  /** Variables for git; the process's own by default. */
  readonly environment?: Readonly<NodeJS.ProcessEnv>;
  /** The checkout may belong to another user, as in a job's container: who called us has made it. */
  readonly trusted?: boolean;
  /** Ends what is under way, except for removing worktrees: the methods then throw the Problem "interrupted". */
  readonly signal?: AbortSignal;
}

/** The user's git checkout. Every method throws a Problem where git is missing, refuses, or knows no checkout here. */
export interface GitWorkspace extends Workspace {
  /** Absolute path of the checkout's root, symbolic links resolved. */
  root(): Promise<string>;
  /** An existing file's path below the root, with symbolic links resolved; begins with ".." for a file elsewhere. */
  pathBelowRoot(file: string): Promise<string>;
  /** What a local run compares with: the revision asked for, else what base-revision.ts says. */
  resolveBase(options?: { readonly revision?: string | undefined }): Promise<BaseRevision>;
  /** Fetches a commit that the clone lacks; a Problem if it cannot be had. */
  ensureCommit(sha: string): Promise<void>;
  /** HEAD's first parent, fetched where the clone is too shallow; undefined for a first commit. */
  firstParent(): Promise<string | undefined>;
  /** Full hashes, as HEAD names them; the clone need not hold them. */
  parentsOfHead(): Promise<readonly string[]>;
  /** Full hash of HEAD. */
  headSha(): Promise<string>;
  /** "HEAD", or "HEAD + 3 uncommitted files". */
  describeHead(): Promise<string>;
}

/** Opens the checkout at the first call of a method. The user's tree, index, branches and stash are only read. */
export function createWorkspace({
  directory,
  temporary,
  swapped = false,
  log,
  environment = process.env,
  trusted = false,
  signal,
}: WorkspaceOptions): GitWorkspace {
  let opening: Promise<Repository> | undefined;
  const repository = (): Promise<Repository> => {
    // Git takes this setting from the user's files and from here, never from the repository.
    const own = trusted ? withSettings(environment, { "safe.directory": "*" }) : environment;
    opening ??= openRepository({ directory, environment: own, signal });
    return opening;
  };
  let cleaning: Promise<void> | undefined;
  return {
    checkout: async (arm, revision) => {
      const opened = await repository();
      cleaning ??= removeStaleWorktrees(opened, log);
      await cleaning;
      return checkOut({
        repository: opened,
        arm,
        revision,
        temporary: await realpath(temporary),
        folder: (arm === "base") === swapped ? "two" : "one",
        log,
      });
    },
    readAt: async (sha, path) => readAt(await repository(), sha, path),
    root: async () => (await repository()).root,
    pathBelowRoot: async (file) => relative((await repository()).root, await realpath(file)),
    resolveBase: async ({ revision } = {}) => resolveBase(await repository(), revision),
    ensureCommit: async (sha) => ensureCommit(await repository(), sha),
    firstParent: async () => firstParent(await repository()),
    parentsOfHead: async () => parentsOfHead(await repository()),
    headSha: async () => (await repository()).head,
    describeHead: async () => {
      const files = await countUncommitted(await repository());
      return files === 0 ? "HEAD" : `HEAD + ${files} uncommitted ${files === 1 ? "file" : "files"}`;
    },
  };
}

interface CheckOut {
  readonly repository: Repository;
  readonly arm: Arm;
  readonly revision: Revision;
  readonly temporary: string;
  readonly folder: string;
  readonly log: Log;
}

async function checkOut({ repository, arm, revision, temporary, folder, log }: CheckOut): Promise<Checkout> {
  const tree = revision.kind === "tree";
  if (!tree) await ensureCommit(repository, revision.sha);
  const commit = tree ? await commitOfTree(repository, temporary) : revision.sha;
  const directory = join(temporary, folder);
  await using stack = new AsyncDisposableStack();
  stack.use(await addWorktree(repository, directory, commit, log));
  if (tree) await copyUntracked(repository, directory, log);
  await updateSubmodules(repository, directory);
  await warnOfPointers(repository, directory, arm, log);
  const keeper = await TreeKeeper.of({ repository, directory, indexFile: `${directory}.index` });
  stack.defer(() => rm(`${directory}.index`, { force: true }));
  const owned = stack.move();
  return {
    arm,
    directory,
    sha: tree ? repository.head : revision.sha,
    label: revision.label,
    read: async (path) => readInside(directory, path),
    restore: () => keeper.restore(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
