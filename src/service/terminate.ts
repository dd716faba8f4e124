import { setTimeout as sleep } from "node:timers/promises";
import type { ProcessFamily } from "./process-family.ts";

const POLL_MS = 15;
/** How long SIGKILL is repeated: a process in an uninterruptible call ends only when that returns. */
const KILL_MS = 2000;

/** The end of a family of processes: SIGTERM to all, then SIGKILL to those that stay. */
export class Termination {
  readonly #family: ProcessFamily;
  #deadline = Number.POSITIVE_INFINITY;
  #ending: Promise<readonly number[]> | undefined;

  constructor(family: ProcessFamily) {
    this.#family = family;
  }

  /**
   * Resolves when none is alive, with those that could not be ended (another user's). Called again while it is ending,
   * it may only shorten the time left.
   */
  end(graceSeconds: number): Promise<readonly number[]> {
    this.#deadline = Math.min(this.#deadline, performance.now() + graceSeconds * 1000);
    this.#ending ??= this.#run();
    return this.#ending;
  }

  async #run(): Promise<readonly number[]> {
    if (this.#family.alive().length > 0) this.#family.signal("SIGTERM");
    while (performance.now() < this.#deadline) {
      if (this.#family.alive().length === 0) return [];
      await sleep(POLL_MS);
    }
    const givenUp = performance.now() + KILL_MS;
    let left = this.#family.alive();
    while (left.length > 0 && performance.now() < givenUp) {
      this.#family.signal("SIGKILL");
      await sleep(POLL_MS);
      left = this.#family.alive();
    }
    return left;
  }
}
