import { EXIT, Problem } from "../model/problem.ts";
import type { GitOutcome } from "./git.ts";
import type { Repository } from "./repository.ts";
import { copyIndex } from "./user-tree.ts";

export interface TreeKeeperOptions {
  readonly repository: Repository;
  /** The worktree. */
  readonly directory: string;
  /** A file of our own for what is remembered. */
  readonly indexFile: string;
}

/**
 * Remembers a worktree's tracked files, and puts back those that a service has changed, deleted or replaced since. It
 * works with an index of its own and with the repository's directory, so that neither what the service commits nor what
 * it does to the worktree's link to its repository matters. What git does not track is left alone.
 */
export class TreeKeeper {
  readonly #options: TreeKeeperOptions;
  /** Path of the worktree's own index, asked for while nobody can have damaged it. */
  readonly #worktreeIndex: string;
  #remembered = false;

  private constructor(options: TreeKeeperOptions, worktreeIndex: string) {
    this.#options = options;
    this.#worktreeIndex = worktreeIndex;
  }

  static async of(options: TreeKeeperOptions): Promise<TreeKeeper> {
    const { repository, directory } = options;
    const path = await repository.git.run(["rev-parse", "--path-format=absolute", "--git-path", "index"], {
      directory,
    });
    return new TreeKeeper(options, path.trimEnd());
  }

  /**
   * The first call remembers the files as they are, as an install or a build has left them. Every later one puts them
   * back to that and returns the paths of those that had changed.
   */
  async restore(): Promise<readonly string[]> {
    if (!this.#remembered) {
      await this.#remember();
      return [];
    }
    await this.#git(["update-index", "-q", "--refresh"]);
    const changed = (await this.#run(["diff-files", "--name-only", "-z", "--ignore-submodules"])).split("\0");
    const paths = changed.filter((path) => path !== "");
    if (paths.length > 0) await this.#run(["checkout-index", "--force", "--all", "--index", "--quiet"]);
    return paths;
  }

  async #remember(): Promise<void> {
    await copyIndex(this.#worktreeIndex, this.#options.indexFile);
    await this.#run(["add", "--update", "--", "."]);
    this.#remembered = true;
  }

  async #run(args: readonly string[]): Promise<string> {
    const outcome = await this.#git(args);
    if (outcome.ok) return outcome.stdout;
    throw new Problem({
      code: "tree-not-restored",
      message: `the files of ${this.#options.directory} that git tracks could not be kept as they were before the service ran`,
      hint: "The service may have taken away the right to write there; let it write elsewhere.",
      detail: outcome.stderr,
      exitStatus: EXIT.unmeasured,
    });
  }

  #git(args: readonly string[]): Promise<GitOutcome> {
    const { repository, directory, indexFile } = this.#options;
    const place = [`--git-dir=${repository.commonDirectory}`, `--work-tree=${directory}`];
    return repository.git.attempt([...place, ...args], { directory, indexFile });
  }
}
