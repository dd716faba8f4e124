import type { Arm } from "../model/arm.ts";
import type { RunningService, ServiceUsage } from "../run/ports.ts";
import { describeExit } from "./exit.ts";
import { describeHolder, type Holder, hasEnded, ownershipOf, stillHolds } from "./ownership.ts";
import type { Command, Shell } from "./shell.ts";
import { UsageMeter } from "./usage.ts";

export interface BootedServiceOptions {
  readonly arm: Arm;
  readonly host: string;
  readonly port: number;
  readonly bootSeconds: number;
  readonly shell: Shell;
  readonly command: Command;
  /** Its descriptors of the listening sockets; none where that cannot be known. */
  readonly holders: readonly Holder[];
  readonly end: () => Promise<void>;
}

/** Milliseconds between two looks at whether it still runs. */
const WATCH_MS = 300;
/** Milliseconds that the end of a command may take to be heard of when the process that listened is gone. */
const ENDING_MS = 1000;

/** A service that was seen ready. */
export class BootedService implements RunningService {
  readonly arm: Arm;
  readonly url: string;
  readonly pid: number | undefined;
  readonly bootSeconds: number;
  readonly failed: Promise<void>;
  readonly #options: BootedServiceOptions;
  readonly #meter: UsageMeter | undefined;
  #holders: readonly Holder[];
  #failure: string | undefined;
  /** Since when the processes that listened are gone, on the monotonic clock. */
  #goneSince: number | undefined;
  readonly #watch: NodeJS.Timeout;

  constructor(options: BootedServiceOptions) {
    this.arm = options.arm;
    this.url = `http://${options.host}:${options.port}`;
    this.pid = options.command.pid;
    this.bootSeconds = options.bootSeconds;
    this.#options = options;
    this.#holders = options.holders;
    const { tree } = options.shell;
    this.#meter = tree === undefined ? undefined : new UsageMeter(tree);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.failed = promise;
    this.#watch = setInterval(() => {
      if (this.failure() === undefined) return;
      clearInterval(this.#watch);
      resolve();
    }, WATCH_MS).unref();
  }

  usage(): ServiceUsage | undefined {
    return this.#meter?.usage();
  }

  resetPeak(): void {
    this.#meter?.resetPeak();
  }

  busySeconds(): number | undefined {
    return this.#meter?.busySeconds();
  }

  failure(): string | undefined {
    this.#failure ??= this.#exited() ?? this.#deaf();
    return this.#failure;
  }

  logTail(): string {
    return this.#options.shell.log.tail();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#watch);
    this.#failure ??= "the service was stopped";
    this.#meter?.close();
    await this.#options.end();
  }

  #exited(): string | undefined {
    const { exit } = this.#options.command;
    // A start command may put the service into the background and end well; then the listening process tells.
    if (exit === undefined || (exit.code === 0 && this.#holders.length > 0)) return undefined;
    return `the service ${describeExit(exit)}`;
  }

  #deaf(): string | undefined {
    const { shell, host, port, command } = this.#options;
    if (shell.tree === undefined || this.#holders.length === 0 || this.#holders.some(stillHolds)) return undefined;
    // Workers come and go: another of them may hold the socket by now.
    const alive = shell.tree.alive();
    const { own, foreign } = ownershipOf(host, port, alive);
    // The kernel closes the sockets of a dying process before Node hears of its end, which says more.
    if (own.length === 0 && command.exit === undefined && (alive.length === 0 || this.#isEnding())) return undefined;
    this.#holders = own;
    if (own.length > 0) return undefined;
    // The socket of a process that is just ending may outlive its descriptors for a moment: held by nobody.
    if (foreign?.holder === undefined) return `the service no longer listens on port ${port}`;
    return `port ${port} was taken over by ${describeHolder(foreign.holder)}`;
  }

  /** What listened is gone, and since when is so short that the command may be about to end, too. */
  #isEnding(): boolean {
    if (!this.#holders.every(hasEnded)) return false;
    this.#goneSince ??= performance.now();
    return performance.now() - this.#goneSince < ENDING_MS;
  }
}
