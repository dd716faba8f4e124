import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { App } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Checkout, Log } from "../run/ports.ts";
import { passEnvWarnings, serviceEnvironment } from "./environment.ts";
import { describeHolder } from "./ownership.ts";
import { interrupted, Shell } from "./shell.ts";
import type { TemplateValues } from "./template.ts";

/** Grace when the run is interrupted: with SIGKILL and its repetition everything has ended after five seconds. */
const INTERRUPTED_GRACE_SECONDS = 2.5;

export interface ShellsOptions {
  /** The caller's variables, of which the commands get a few. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logDirectory: string;
  readonly log: Log;
  /** Carried by every process that is started, in its environment; random unless given. */
  readonly runId?: string;
}

/** What the commands of one shell get beside the app's own variables. */
export interface ShellVariables {
  readonly port?: number;
  readonly added?: Readonly<Record<string, string>> | undefined;
}

/** The shells of a run, so that all of them can be ended at once. */
export class Shells {
  readonly #options: ShellsOptions;
  readonly #runId: string;
  readonly #open = new Set<Shell>();
  readonly #warned = new Set<string>();
  #count = 0;
  #isEnded = false;

  constructor(options: ShellsOptions) {
    this.#options = options;
    this.#runId = options.runId ?? randomBytes(6).toString("hex");
  }

  /** `step` names the log. Throws a Problem when the app's folder is missing, or after `endAll`. */
  open(checkout: Checkout, app: App, step: string, { port, added }: ShellVariables = {}): Shell {
    const { environment, logDirectory, log } = this.#options;
    if (this.#isEnded) throw interrupted();
    for (const warning of passEnvWarnings(environment, app.passEnv)) this.#warnOnce(warning);
    this.#count += 1;
    const number = String(this.#count).padStart(4, "0");
    // Of one length for all, as it is a part of the environment.
    const marker = `${this.#runId}-${number}`;
    const values: TemplateValues = { arm: checkout.arm, ...(port === undefined ? {} : { port }) };
    const shell = new Shell({
      directory: folderOf(checkout, app),
      environment: serviceEnvironment({ caller: environment, app, marker, added, ...values }),
      marker,
      logPath: join(logDirectory, `${number}-${checkout.arm}-${step}.log`),
      onLeft: (pids) => log.warn(`could not end ${pids.map(describeProcess).join(", ")}, left by ${step}`),
    });
    this.#open.add(shell);
    if (shell.log.lost !== undefined) this.#warnOnce(`the service's output is not kept: ${shell.log.lost}`);
    return shell;
  }

  async close(shell: Shell, graceSeconds: number): Promise<void> {
    await shell.end(graceSeconds);
    this.#open.delete(shell);
  }

  /** A problem that arose while everything was being ended is only that. */
  explain(problem: Problem): Problem {
    return this.#isEnded ? interrupted() : problem;
  }

  /** Ends every command now, within five seconds; none can be started any more. */
  async endAll(): Promise<void> {
    this.#isEnded = true;
    await Promise.all([...this.#open].map((shell) => this.close(shell, INTERRUPTED_GRACE_SECONDS)));
  }

  #warnOnce(warning: string): void {
    const key = warning.replace(/'[^']*'/g, "");
    if (!this.#warned.has(key)) this.#options.log.warn(warning);
    this.#warned.add(key);
  }
}

function describeProcess(pid: number): string {
  return describeHolder({ pid, descriptor: -1, inode: -1 });
}

function folderOf({ arm, directory }: Checkout, app: App): string {
  const folder = join(directory, app.directory);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new Problem({
    code: "app-directory-missing",
    message: `app.directory: ${arm} has no folder "${app.directory}"`,
    hint: "It is relative to the repository's root, and must be committed.",
    arm,
    exitStatus: EXIT.unmeasured,
  });
}
