import type { Arm } from "../model/arm.ts";
import type { RunningService, ServiceUsage } from "../run/ports.ts";
import { describeExit } from "./exit.ts";
import { describeHolder, type Holder, ownershipOf, stillHolds } from "./ownership.ts";
import type { Command, Shell } from "./shell.ts";
import { UsageMeter } from "./usage.ts";

export interface BootedServiceOptions {
  readonly arm: Arm;
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

/** A service that was seen ready. */
export class BootedService implements RunningService {
  readonly arm: Arm;
  readonly url: string;
  readonly bootSeconds: number;
  readonly failed: Promise<void>;
  readonly #options: BootedServiceOptions;
  readonly #meter: UsageMeter | undefined;
  #holders: readonly Holder[];
  #failure: string | undefined;
  readonly #watch: NodeJS.Timeout;

  constructor(options: BootedServiceOptions) {
    this.arm = options.arm;
    this.url = `http://127.0.0.1:${options.port}`;
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
    const { shell, port } = this.#options;
    if (shell.tree === undefined || this.#holders.length === 0 || this.#holders.some(stillHolds)) return undefined;
    // Workers come and go: another of them may hold the socket by now.
    const { own, foreign } = ownershipOf(port, shell.tree.alive());
    this.#holders = own;
    if (own.length > 0) return undefined;
    // The socket of a process that is just ending may outlive its descriptors for a moment: held by nobody.
    if (foreign?.holder === undefined) return `the service no longer listens on port ${port}`;
    return `port ${port} was taken over by ${describeHolder(foreign.holder)}`;
  }
}
