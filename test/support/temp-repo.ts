import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A real git repository in a temporary folder; disposing removes the folder with everything beside the repository. */
export interface TempRepo extends Disposable {
  /** A folder that holds the repository and nothing else of interest. */
  readonly outer: string;
  readonly path: string;
  git(...args: string[]): string;
  /** Writes a file below the repository, with its folders. */
  write(path: string, text: string, mode?: number): void;
  link(path: string, target: string): void;
  /** Stages everything and commits; returns the full hash. */
  commit(message?: string): string;
  /** Everything a user could notice: status, refs, stash, index and config bytes, worktrees, HEAD. */
  fingerprint(): string;
}

/** Git's variables for tests: no settings of the machine's, an identity, and clones from folders allowed. */
export function testEnvironment(folder: string): NodeJS.ProcessEnv {
  const config = join(folder, "gitconfig");
  writeFileSync(
    config,
    '[user]\n\tname = Test\n\temail = test@localhost\n[init]\n\tdefaultBranch = main\n[protocol "file"]\n\tallow = always\n',
  );
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: "1" };
}

/** A repository on the branch main, without a commit; `name` may hold spaces. */
export function tempRepo(name = "repo"): TempRepo {
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "ll-test-")));
  const path = join(outer, name);
  mkdirSync(path);
  const repo = repoAt(outer, path);
  repo.git("init", "--quiet");
  return repo;
}

/** An existing repository, such as a clone, in the folder `outer`, which goes when this is disposed. */
export function repoAt(outer: string, path: string): TempRepo {
  const env = testEnvironment(outer);
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", path, ...args], { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  return {
    outer,
    path,
    git,
    write: (file, text, mode = 0o644) => {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
      chmodSync(join(path, file), mode);
    },
    link: (file, target) => symlinkSync(target, join(path, file)),
    commit: (message = "change") => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
    fingerprint: () => fingerprint(path, git),
    [Symbol.dispose]: () => rmSync(outer, { recursive: true, force: true }),
  };
}

function fingerprint(path: string, git: TempRepo["git"]): string {
  const bytes = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(path, ".git", file)))
      .digest("hex");
  return [
    bytes("index"),
    bytes("config"),
    readdirSync(join(path, ".git")).sort().join(" "),
    git("status", "--porcelain=v2", "--branch", "--untracked-files=all", "--ignored"),
    git("for-each-ref"),
    git("stash", "list"),
    git("worktree", "list"),
    git("reflog", "--all"),
  ].join("\n--\n");
}
