import { type InterruptStatus, onInterrupt } from "../host/signals.ts";

/** What can be told to end all that it started. */
interface Endable {
  endAll(): Promise<void>;
}

/** Listens for SIGINT, SIGTERM and SIGHUP until it is disposed: to be declared before the world that it ends. */
export class Interruption implements Disposable {
  readonly #abort = new AbortController();
  readonly #listening: Disposable;
  #world: Endable | undefined;
  #status: InterruptStatus | undefined;

  constructor() {
    this.#listening = onInterrupt(async (status) => {
      this.#status = status;
      this.#abort.abort();
      await this.#world?.endAll();
    });
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** The status to exit with; undefined while nothing has interrupted. */
  get status(): InterruptStatus | undefined {
    return this.#status;
  }

  /** A signal ends every child of this world; one that has come already does so now. */
  async ends(world: Endable): Promise<void> {
    this.#world = world;
    if (this.signal.aborted) await world.endAll();
  }

  /**
   * Waits for work that may be given up: once interrupted it has `graceSeconds` left. Returns whether it was finished;
   * work that is begun when interrupted already is what the interruption asks for, and is waited for.
   */
  async finish(work: Promise<void>, graceSeconds: number): Promise<boolean> {
    if (this.signal.aborted) return work.then(() => true);
    const { promise: over, resolve } = Promise.withResolvers<boolean>();
    const onAbort = () => setTimeout(resolve, graceSeconds * 1000, false);
    this.signal.addEventListener("abort", onAbort);
    try {
      return await Promise.race([work.then(() => true), over]);
    } finally {
      this.signal.removeEventListener("abort", onAbort);
    }
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
  }
}
