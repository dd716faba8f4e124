import { NO_STATUS } from "../../model/sample.ts";
import type { RequestSpec } from "../../model/scenario.ts";
import { Recorder, type Samples } from "../recorder.ts";
import { expectedTable } from "./expected-table.ts";
import type { EndedRequest, GatedUser, Gatekeeper } from "./gatekeeper.ts";
import { lackNote, Thinking } from "./thinking.ts";
import type { User } from "./user.ts";

/** What one opening of the gate yielded. Times in seconds on the clock of performance.now(). */
export interface GatedSlice extends Samples {
  readonly opened: number;
  readonly drained: number;
  readonly spoiled: string | undefined;
  /** Whether it was the generator that spoiled it. */
  readonly generatorFailed: boolean;
  readonly limiter: string | undefined;
  readonly notes: readonly string[];
}

interface Opening {
  readonly requests: number;
  readonly opened: number;
  readonly drainMs: number;
  readonly finished: (slice: GatedSlice) => void;
}

/** A slice ends after this many times its drain: room for two requests per user that each end just before their time-out. */
const MOST_DRAINS = 2;

/**
 * Lets exactly as many requests through as a slice has, whichever user is free for the next one; between slices all
 * users are parked with their connections open.
 */
export class Gate implements Gatekeeper {
  /** Everybody who passes here; each is added when autocannon makes its connection. */
  readonly users: User[] = [];
  private readonly parked = new Set<GatedUser>();
  private readonly recorder = new Recorder();
  private readonly requests: readonly Pick<RequestSpec, "name" | "expect">[];
  private readonly notes = new Set<string>();
  private readonly thinking = new Thinking();
  private readonly expected: readonly Uint8Array[];
  private opening: Opening | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private left = 0;
  private inFlight = 0;
  private lastTaken = 0;
  private limiter: string | undefined;

  constructor(requests: readonly Pick<RequestSpec, "name" | "expect">[]) {
    this.requests = requests;
    this.expected = requests.map(({ expect }) => expectedTable(expect));
  }

  /**
   * Sends `requests` requests and waits until all have ended. The slice is spoiled when nothing could be sent or ended
   * for `drainSeconds` since the last request was sent, or when it has taken twice as long in all; hanging requests are
   * then given up with their connections.
   */
  async slice(requests: number, drainSeconds: number): Promise<GatedSlice> {
    if (this.opening !== undefined) throw new Error("the gate is already open");
    const { promise, resolve } = Promise.withResolvers<GatedSlice>();
    // A connection that the server has just closed must be seen closed before a request is sent on it.
    await new Promise(setImmediate);
    const now = performance.now();
    this.recorder.begin(requests);
    this.limiter = undefined;
    this.notes.clear();
    this.lastTaken = now;
    this.left = requests;
    this.opening = { requests, opened: now / 1000, drainMs: drainSeconds * 1000, finished: resolve };
    this.watch(drainSeconds * 1000);
    this.thinking.goOn();
    const waiting = [...this.parked];
    this.parked.clear();
    for (const user of waiting) user.next();
    return promise;
  }

  /** Ends a slice that is still open, as spoiled. */
  spoil(reason: string): void {
    if (this.opening === undefined) return;
    this.left = 0;
    this.inFlight = 0;
    for (const user of this.users) user.abandon();
    this.close(performance.now(), reason);
  }

  take(now: number): number | undefined {
    if (this.left === 0) return undefined;
    this.left--;
    this.inFlight++;
    this.lastTaken = now;
    return now;
  }

  park(user: GatedUser): void {
    this.parked.add(user);
  }

  unpark(user: GatedUser): void {
    this.parked.delete(user);
  }

  done({ request, from, endedAt, status, complete }: EndedRequest): void {
    const ok = complete && this.expected[request]?.[status] === 1;
    const shown = complete || !this.expected[request]?.[status] ? status : NO_STATUS.uncaptured;
    this.recorder.add(request, from / 1000, (endedAt - from) / 1000, shown, ok);
    this.inFlight--;
    if (this.inFlight === 0 && this.left === 0) this.close(endedAt, undefined);
  }

  limited(sign: string): void {
    this.limiter ??= sign;
  }

  lacked(request: number, names: readonly string[]): void {
    for (const name of names) this.notes.add(lackNote(this.requests[request]?.name ?? "", name));
  }

  think(user: GatedUser, ms: number): void {
    this.thinking.add(user, ms, this.opening !== undefined);
  }

  private watch(ms: number): void {
    this.deadline = setTimeout(() => {
      const { opening } = this;
      if (opening === undefined) return;
      const now = performance.now();
      const cap = opening.opened * 1000 + MOST_DRAINS * opening.drainMs;
      const rest = Math.min(this.lastTaken + opening.drainMs, cap) - now;
      if (rest > 0) return this.watch(Math.ceil(rest));
      const seconds = opening.drainMs / 1000;
      const end = now < cap ? `${seconds} s after the last one was sent` : `${MOST_DRAINS * seconds} s after the first`;
      this.spoil(`${opening.requests - this.recorder.size} of ${opening.requests} requests had not ended ${end}`);
    }, ms);
  }

  private close(now: number, spoiled: string | undefined): void {
    const { opening } = this;
    clearTimeout(this.deadline);
    this.thinking.pause();
    this.opening = undefined;
    opening?.finished({
      ...this.recorder.samples(),
      opened: opening.opened,
      drained: now / 1000,
      spoiled,
      limiter: this.limiter,
      generatorFailed: false,
      notes: [...this.notes],
    });
  }
}
