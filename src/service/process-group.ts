import type { ProcessFamily } from "./process-family.ts";
import { sendSignal } from "./send-signal.ts";

/** What can be known of a service where there is no /proc: whether the process groups of its commands still exist. */
export class ProcessGroup implements ProcessFamily {
  readonly #leaders: number[] = [];

  add(leader: number): void {
    this.#leaders.push(leader);
  }

  alive(): readonly number[] {
    return this.#leaders.filter((leader) => sendSignal(-leader, 0));
  }

  signal(signal: NodeJS.Signals): void {
    for (const leader of this.#leaders) sendSignal(-leader, signal);
  }

  close(): void {
    this.#leaders.length = 0;
  }
}
