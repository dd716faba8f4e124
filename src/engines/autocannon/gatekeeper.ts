import type { FlowState } from "./flow-state.ts";

/** What a user needs of the gate in front of it. */
export interface Gatekeeper {
  /**
   * Whether a request may be sent now; if so it counts as in flight, and the answer is the time from which its latency
   * counts. Milliseconds.
   */
  take(now: number): number | undefined;
  /** The user waits for the next opening. */
  park(user: GatedUser): void;
  /** The user cannot be asked to send until it parks again. */
  unpark(user: GatedUser): void;
  /** A request in flight has ended. Milliseconds on the clock of performance.now(). */
  done(ended: EndedRequest): void;
  /** A response lacked a value that later requests of its user need. */
  lacked(request: number, names: readonly string[]): void;
  /** The user thinks for that long while the gate is open, and then wants to go on. */
  think(user: GatedUser, ms: number): void;
  /** A rate limiter showed itself. */
  limited(sign: string): void;
}

/** A request that was in flight. */
export interface EndedRequest {
  /** Its index in the user's list. */
  readonly request: number;
  /** From when its latency counts, when it was sent, and when it ended: milliseconds of performance.now(). */
  readonly from: number;
  readonly sentAt: number;
  readonly endedAt: number;
  /** The HTTP status, or a value of NO_STATUS. */
  readonly status: number;
  /** Whether the response had everything that was to be captured from it. */
  readonly complete: boolean;
}

export interface UserOptions {
  /** A new connection for each request. */
  readonly fresh: boolean;
  readonly timeoutMs: number;
  /** Index of its flow's first request in the scenario. */
  readonly firstRequest: number;
  readonly flow: FlowState | undefined;
  /** Milliseconds that it waits after each response. */
  readonly thinkMs: number;
}

/** What a gate does with a user. */
export interface GatedUser {
  /** Sends the next request of the user's list if the gate has room, else parks. */
  next(): void;
}
