import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, Problem } from "../model/problem.ts";
import type { Exit } from "./exit.ts";
import { LogFile } from "./log-file.ts";
import type { ProcessFamily } from "./process-family.ts";
import { ProcessGroup } from "./process-group.ts";
import { ProcessTree } from "./process-tree.ts";
import { Termination } from "./terminate.ts";

export interface ShellOptions {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Value of the marker variable in the environment. */
  readonly marker: string;
  readonly logPath: string;
  /** Called with the processes that could not be ended. */
  readonly onLeft: (pids: readonly number[]) => void;
}

/** A command that was started. */
export interface Command {
  /** Of its first process; undefined where that could not be started. */
  readonly pid: number | undefined;
  /** Undefined while its first process runs. */
  readonly exit: Exit | undefined;
  readonly exited: Promise<Exit>;
}

/** Runs commands that share a folder, an environment, a log and an end: what any of them leaves behind ends with it. */
export class Shell {
  readonly log: LogFile;
  /** Undefined where there is no /proc. */
  readonly tree: ProcessTree | undefined;
  readonly #options: ShellOptions;
  readonly #family: ProcessFamily;
  readonly #termination: Termination;
  #ended: Promise<void> | undefined;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.log = new LogFile(options.logPath);
    this.tree = process.platform === "linux" ? new ProcessTree(options.marker) : undefined;
    this.#family = this.tree ?? new ProcessGroup();
    this.#termination = new Termination(this.#family);
  }

  /**
   * As the leader of a session of its own, so that a signal reaches all of it and none of ours. Throws a Problem once
   * `end` was called: nobody would end what starts then.
   */
  start(command: string): Command {
    if (this.#ended !== undefined) throw interrupted();
    const { directory, environment } = this.#options;
    const child = spawn("/bin/sh", ["-c", command], {
      cwd: directory,
      env: environment,
      detached: true,
      stdio: ["ignore", this.log.descriptor, this.log.descriptor],
    });
    if (child.pid !== undefined) this.#family.add(child.pid);
    let exit: Exit | undefined;
    const exited = new Promise<Exit>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        exit = { code, signal };
        resolve(exit);
      });
    });
    // Nobody need wait for it; who does is told.
    exited.catch(() => {});
    return {
      pid: child.pid,
      exited,
      get exit() {
        return exit;
      },
    };
  }

  /** Runs a command to its end; undefined: it took too long, and was ended with all that it started. */
  async run(command: string, limitSeconds: number): Promise<Exit | undefined> {
    const running = this.start(command);
    const timer = new AbortController();
    const limit = sleep(limitSeconds * 1000, undefined, { signal: timer.signal }).catch(() => undefined);
    const exit = await Promise.race([running.exited, limit]);
    timer.abort();
    return exit;
  }

  /** Whether anything that came of the commands can still run. */
  isAlive(): boolean {
    return this.#family.alive().length > 0;
  }

  /** Ends everything. Called again while it is ending, it may only shorten the time left. */
  async end(graceSeconds: number): Promise<void> {
    const terminated = this.#termination.end(graceSeconds);
    this.#ended ??= this.#finish(terminated);
    await this.#ended;
  }

  async #finish(terminated: Promise<readonly number[]>): Promise<void> {
    const left = await terminated;
    if (left.length > 0) this.#options.onLeft(left);
    this.#family.close();
    this.log.close();
  }
}

/** Of a command that was not run, or not to its end, because everything is being ended. */
export function interrupted(): Problem {
  return new Problem({ code: "interrupted", message: "the run was interrupted", exitStatus: EXIT.unmeasured });
}
