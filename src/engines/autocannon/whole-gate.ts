import type { Stage } from "../../model/load-stage.ts";
import { NO_STATUS } from "../../model/sample.ts";
import type { RequestSpec } from "../../model/scenario.ts";
import { Recorder } from "../recorder.ts";
import { Arrivals } from "./arrivals.ts";
import { expectedTable } from "./expected-table.ts";
import type { GatedSlice } from "./gate.ts";
import type { EndedRequest, GatedUser, Gatekeeper } from "./gatekeeper.ts";
import { lackNote, Thinking } from "./thinking.ts";
import type { User } from "./user.ts";

export interface WholeGateOptions {
  readonly requests: readonly Pick<RequestSpec, "name" | "expect">[];
  /** Connections that it may have at most. */
  readonly most: number;
  /** Adds that many users, each of which comes to the gate when it is made. */
  readonly grow: (users: number) => void;
}

/** Milliseconds of waiting for a connection that are worth telling. */
const WAIT_MS = 10;
/** Share of the requests that must have waited before it is told, or held against the generator. */
const WAITED = 0.01;
/** Connections that are added at a time. */
const LEAST_GROWTH = 16;

interface Play {
  readonly began: number;
  readonly finished: (slice: GatedSlice) => void;
}

/**
 * Plays a whole load on one arm: so many users at once, or requests that each go out when they are due, on whichever
 * connection is free. A request that finds none waits for one, and its latency counts from when it was due.
 */
export class WholeGate implements Gatekeeper {
  readonly users: User[] = [];
  private readonly options: WholeGateOptions;
  private readonly expected: readonly Uint8Array[];
  private readonly recorder = new Recorder();
  private readonly parked = new Set<GatedUser>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly arrivals = new Arrivals();
  private readonly notes = new Set<string>();
  private readonly thinking = new Thinking();
  private play: Play | undefined;
  private closedUsers = 0;
  private inFlight = 0;
  private waited = 0;
  private slowestMs = 0;
  private over = false;
  private limiter: string | undefined;

  constructor(options: WholeGateOptions) {
    this.options = options;
    this.expected = options.requests.map(({ expect }) => expectedTable(expect));
  }

  /** Plays the stages and waits until every request has ended, at most `drainSeconds` after the last stage. */
  async whole(stages: readonly Stage[], drainSeconds: number): Promise<GatedSlice> {
    if (this.play !== undefined) throw new Error("the gate is already open");
    const { promise, resolve } = Promise.withResolvers<GatedSlice>();
    await new Promise(setImmediate);
    const began = performance.now();
    this.recorder.begin(0);
    this.arrivals.begin(began, stages);
    this.notes.clear();
    this.thinking.goOn();
    Object.assign(this, { waited: 0, slowestMs: 0, over: false, limiter: undefined });
    this.play = { began, finished: resolve };
    let at = 0;
    for (const stage of stages) {
      this.later(at, () => this.enter(stage));
      at += stage.seconds * 1000;
    }
    this.later(at, () => this.end());
    this.later(at + drainSeconds * 1000, () =>
      this.spoil(`${this.inFlight} requests had not ended ${drainSeconds} s after the last one`),
    );
    return promise;
  }

  /** Ends what is being played, as spoiled. */
  spoil(reason: string): void {
    if (this.play === undefined) return;
    this.over = true;
    this.closedUsers = 0;
    this.arrivals.clear();
    for (const user of this.users) user.abandon();
    this.inFlight = 0;
    this.close(reason);
  }

  take(now: number): number | undefined {
    const due = this.arrivals.next();
    if (due === undefined && this.inFlight >= this.closedUsers) return undefined;
    this.inFlight++;
    if (due !== undefined && now - due > WAIT_MS) this.waited++;
    return due ?? now;
  }

  park(user: GatedUser): void {
    this.parked.add(user);
  }

  unpark(user: GatedUser): void {
    this.parked.delete(user);
  }

  done({ request, from, sentAt, endedAt, status, complete }: EndedRequest): void {
    const ok = complete && this.expected[request]?.[status] === 1;
    const shown = complete || !this.expected[request]?.[status] ? status : NO_STATUS.uncaptured;
    this.recorder.add(request, from / 1000, (endedAt - from) / 1000, shown, ok);
    this.slowestMs = Math.max(this.slowestMs, endedAt - sentAt);
    this.inFlight--;
    this.closeWhenDrained();
  }

  limited(sign: string): void {
    this.limiter ??= sign;
  }

  lacked(request: number, names: readonly string[]): void {
    for (const name of names) this.notes.add(lackNote(this.options.requests[request]?.name ?? "", name));
  }

  think(user: GatedUser, ms: number): void {
    this.thinking.add(user, ms, this.play !== undefined);
  }

  private enter(stage: Stage): void {
    this.closedUsers = "users" in stage ? stage.users : 0;
    if ("users" in stage) this.wake(stage.users - this.inFlight);
    else this.pace();
  }

  /** Sends what is due, then sleeps until the next is. */
  private pace(): void {
    const now = performance.now();
    this.arrivals.collect(now);
    this.wake(this.arrivals.waiting);
    if (this.arrivals.waiting > 0) this.grow(this.arrivals.waiting);
    const next = this.arrivals.nextDue();
    if (next !== undefined) this.later(next - this.began(), () => this.pace());
  }

  private wake(users: number): void {
    let left = users;
    for (const user of this.parked) {
      if (left-- <= 0) break;
      this.parked.delete(user);
      user.next();
    }
  }

  private grow(wanted: number): void {
    const room = this.options.most - this.users.length;
    if (room > 0) this.options.grow(Math.min(room, Math.max(LEAST_GROWTH, wanted)));
  }

  private end(): void {
    this.closedUsers = 0;
    this.over = true;
    this.closeWhenDrained();
  }

  private closeWhenDrained(): void {
    if (this.over && this.inFlight === 0 && this.arrivals.waiting === 0) this.close(undefined);
  }

  private close(spoiled: string | undefined): void {
    const { play } = this;
    if (play === undefined) return;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.thinking.pause();
    this.play = undefined;
    const own = spoiled === undefined ? (this.arrivals.lateness() ?? this.shortOfConnections()) : undefined;
    play.finished({
      ...this.recorder.samples(),
      opened: play.began / 1000,
      drained: performance.now() / 1000,
      spoiled: spoiled ?? own,
      generatorFailed: own !== undefined,
      limiter: this.limiter,
      notes: [
        ...(this.atTheCap() ? [`all ${this.options.most} connections were in use, and requests waited for one`] : []),
        ...this.notes,
      ],
    });
  }

  private atTheCap(): boolean {
    return this.users.length >= this.options.most && this.waited > 0;
  }

  /** By Little's law a service that answers within t needs rate × t connections: with fewer in use, the wait was ours. */
  private shortOfConnections(): string | undefined {
    const { ratePerSecond, sent } = this.arrivals;
    if (this.waited <= WAITED * sent) return undefined;
    const needed = (ratePerSecond * this.slowestMs) / 1000;
    if (needed >= Math.min(this.options.most, LEAST_GROWTH)) return undefined;
    return (
      `the load generator could not keep up: ${this.waited} of ${sent} requests waited for a connection ` +
      `although the service answered within ${this.slowestMs.toFixed(0)} ms`
    );
  }

  private began(): number {
    return this.play?.began ?? 0;
  }

  private later(ms: number, act: () => void): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        act();
      },
      Math.max(0, this.began() + ms - performance.now()),
    );
    this.timers.add(timer);
  }
}
