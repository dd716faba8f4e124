import { EXIT, Problem } from "../model/problem.ts";
import { type Executed, executeGit } from "./execute-git.ts";
import { gitEnvironment, withSettings } from "./git-environment.ts";

/** What a git command came to; `stderr` is untrusted text. */
export type GitOutcome =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly status: number | null; readonly stderr: string };

export interface GitOptions {
  /** The command's folder; by default that of the `Git`. */
  readonly directory?: string;
  /** Settings for this command and its children, after the user's own. */
  readonly config?: Readonly<Record<string, string>>;
  /** An index to use instead of the user's. */
  readonly indexFile?: string;
  /** For what cleans up: the command runs although everything is being ended. */
  readonly evenWhenEnding?: boolean;
}

/** Git in one folder, without a shell, without the repository's hooks. */
export interface Git {
  readonly directory: string;
  /** Ends all commands; a command ended by it, or begun after it, throws the Problem "interrupted". */
  readonly signal: AbortSignal | undefined;
  /** What the command printed. A failure is a Problem with git's words as detail. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /**
   * For a command that may fail. Throws a Problem only where no command could work: git missing, a foreign owner, the
   * run interrupted.
   */
  attempt(args: readonly string[], options?: GitOptions): Promise<GitOutcome>;
}

export interface GitWorld {
  readonly directory: string;
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  /** Aborted when the run is interrupted. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds that a command may take that asks a remote; default 10 minutes. */
  readonly networkLimitSeconds?: number;
}

/** The first that takes settings by the environment, and keeps quiet about FETCH_HEAD. */
export const OLDEST_GIT = "2.31";

const NETWORK_LIMIT_SECONDS = 10 * 60;
/** The commands that may ask a remote. */
const NETWORK = new Set(["fetch", "submodule"]);

/** Nothing of the repository's or the user's that would run beside the command or outlive it. */
const QUIET = [
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "submodule.recurse=false",
  "fetch.recurseSubmodules=false",
  "advice.detachedHead=false",
].flatMap((setting) => ["-c", setting]);

export function createGit({
  directory,
  environment,
  signal,
  networkLimitSeconds = NETWORK_LIMIT_SECONDS,
}: GitWorld): Git {
  const variables = gitEnvironment(environment);
  const attempt = async (args: readonly string[], options: GitOptions = {}): Promise<GitOutcome> => {
    const folder = options.directory ?? directory;
    const ending = options.evenWhenEnding === true ? undefined : signal;
    throwIfInterrupted(ending);
    const executed = await executeGit(["-C", folder, ...QUIET, ...args], {
      env: withOptions(variables, options),
      signal: ending,
      limitSeconds: NETWORK.has(args[0] ?? "") ? networkLimitSeconds : undefined,
    });
    const { status, stdout, stderr } = executed;
    if (status === 0) return { ok: true, stdout };
    throwIfInterrupted(ending);
    const fatal = fatalProblem(executed, folder);
    if (fatal !== undefined) throw fatal;
    return { ok: false, status, stderr };
  };
  const run = async (args: readonly string[], options: GitOptions = {}): Promise<string> => {
    const outcome = await attempt(args, options);
    if (outcome.ok) return outcome.stdout;
    throw gitProblem(args, outcome.stderr);
  };
  return { directory, signal, run, attempt };
}

/** Throws the Problem "interrupted" once the signal is aborted. */
export function throwIfInterrupted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new Problem({ code: "interrupted", message: "the run was interrupted", exitStatus: EXIT.unmeasured });
}

/** Settings go by the environment: a submodule's name may hold the "=" that would end a `-c` key. */
function withOptions(variables: NodeJS.ProcessEnv, { config = {}, indexFile }: GitOptions): NodeJS.ProcessEnv {
  const set = withSettings(variables, config);
  return indexFile === undefined ? set : { ...set, GIT_INDEX_FILE: indexFile };
}

function fatalProblem({ error, stderr }: Executed, directory: string): Problem | undefined {
  if (error?.code === "ENOENT") {
    return new Problem({
      code: "git-missing",
      message: "git was not found: expected a program named git in PATH",
      hint: `Install git (${OLDEST_GIT} or newer), or start Loadline where git can be found.`,
      exitStatus: EXIT.unmeasured,
      cause: error,
    });
  }
  if (!/detected dubious ownership/.test(stderr)) return undefined;
  const [, owned = directory] = /dubious ownership in repository at '([^\n]+)'/.exec(stderr) ?? [];
  return new Problem({
    code: "git-dubious-ownership",
    message: `git refuses to work in ${owned}: the folder belongs to another user than the one running Loadline`,
    hint: `If you trust that folder: git config --global --add safe.directory ${quoted(owned)}`,
    detail: stderr,
    exitStatus: EXIT.unmeasured,
  });
}

function gitProblem(args: readonly string[], stderr: string): Problem {
  const command = args
    .slice(0, args[0] === "worktree" || args[0] === "submodule" || args[0] === "stash" ? 2 : 1)
    .join(" ");
  // Of a checkout that fills the disk git names the file, and not always the reason.
  const full = /No space left on device|Disk quota exceeded|unable to write file/i.test(stderr);
  return new Problem({
    code: full ? "disk-full" : "git-failed",
    message: full
      ? `git ${command} failed: the disk is full, or files may not become that large`
      : `git ${command} failed: ${lastLine(stderr)}`,
    hint: full ? "Free some space; both arms need a copy of the repository's files." : hintFor(stderr),
    detail: stderr,
    exitStatus: EXIT.unmeasured,
  });
}

function hintFor(stderr: string): string {
  if (/smudge filter|git-lfs/.test(stderr)) return LFS_HINT;
  return READ_ONLY.test(stderr) ? READ_ONLY_HINT : HINT;
}

const LFS_HINT =
  "Git LFS could not fetch a file: give actions/checkout `lfs: true`, or set GIT_LFS_SKIP_SMUDGE=1 if the service does not need it.";
const READ_ONLY = /Permission denied|Read-only file system/i;
const READ_ONLY_HINT =
  "Loadline's worktrees are recorded in the repository: its .git folder must be writable. The checkout itself is only read.";
const HINT = "Loadline only reads your checkout; run the same git command by hand to see what stands in its way.";

function lastLine(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.findLast((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1) ?? "it gave no reason";
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
