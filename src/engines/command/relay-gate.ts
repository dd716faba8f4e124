import type { Stage } from "../../model/load-stage.ts";
import type { CountCut } from "../equal-counts.ts";
import { Recorder, type Samples } from "../recorder.ts";

/** A slice ends after this many times its drain: room for two requests per user that each end just before their time-out. */
const MOST_DRAINS = 2;
/** Milliseconds between looks at what takes too long. */
const WATCH_MS = 100;

/** A request that has come, on its way to the service or waiting to be let through. */
export interface Held {
  /** Sends it on; `now` in milliseconds of performance.now(). */
  release(now: number): void;
  /** When it was sent on, on the same clock. */
  readonly from: number;
  timeOut(now: number): void;
  /** Gives it up without a sample. */
  abandon(): void;
}

/** What a slice yields. Times in seconds of performance.now(). */
export interface RelaySlice extends Samples {
  readonly opened: number;
  readonly drained: number;
  readonly spoiled: string | undefined;
  readonly limiter: string | undefined;
  readonly notes: readonly string[];
}

interface Play {
  readonly openedMs: number;
  readonly drainMs: number;
  /** From when on it lasts too long, whatever is sent. */
  readonly latestMs: number;
  readonly finished: (slice: RelaySlice) => void;
  readonly timers: NodeJS.Timeout[];
}

/** Lets requests of one arm through while it is open, and holds them while it is closed. */
export class RelayGate {
  /** Requests that came, whether or not they were let through. */
  arrived = 0;
  private readonly timeoutMs: number;
  private readonly held = new Set<Held>();
  private readonly flying = new Set<Held>();
  private readonly recorder = new Recorder();
  private readonly notes = new Set<string>();
  private play: Play | undefined;
  private left = 0;
  private most = Number.POSITIVE_INFINITY;
  private taken = 0;
  private lastTaken = 0;
  private closesAfterNext = false;
  private limiter: string | undefined;

  constructor(timeoutMs: number) {
    this.timeoutMs = timeoutMs;
  }

  get waiting(): number {
    return this.held.size;
  }

  /** Lets requests through and waits until all have ended; spoiled where they do not within `drainSeconds`. */
  async slice({ requests, seconds }: CountCut, drainSeconds: number): Promise<RelaySlice> {
    const slice = this.begin(drainSeconds, 0);
    if (seconds !== null) this.later(seconds, () => this.cutOff());
    this.letThrough(requests, Number.POSITIVE_INFINITY);
    return slice;
  }

  /** As many requests at once as each stage has users, whatever the tool would send. */
  async whole(stages: readonly Stage[], drainSeconds: number): Promise<RelaySlice> {
    const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
    const slice = this.begin(drainSeconds, seconds);
    let at = 0;
    for (const stage of stages) {
      const users = "users" in stage ? stage.users : 0;
      this.later(at, () => this.letThrough(Number.POSITIVE_INFINITY, users));
      at += stage.seconds;
    }
    this.later(seconds, () => this.cutOff());
    return slice;
  }

  /** Ends a slice that is still open; what is in flight is given up with its connections. */
  spoil(reason: string): void {
    if (this.play === undefined) return;
    this.left = 0;
    const flying = [...this.flying];
    this.flying.clear();
    for (const request of flying) request.abandon();
    this.close(reason);
  }

  arrive(request: Held): void {
    this.arrived++;
    this.held.add(request);
    this.admit();
  }

  /** Its sender has gone before it was let through. */
  withdraw(request: Held): void {
    this.held.delete(request);
  }

  /** A request in flight has ended. Milliseconds. */
  done(
    request: Held,
    ended: { readonly name: number; readonly at: number; readonly status: number; readonly ok: boolean },
  ): void {
    if (!this.flying.delete(request)) return;
    const { name, at, status, ok } = ended;
    this.recorder.add(name, request.from / 1000, (at - request.from) / 1000, status, ok);
    this.goOn();
  }

  /** A request in flight that its sender never finished. */
  drop(request: Held): void {
    if (this.flying.delete(request)) this.goOn();
  }

  limited(sign: string | undefined): void {
    this.limiter ??= sign;
  }

  /** Tells something with the slice, once; without figures that differ from slice to slice. */
  note(text: string): void {
    this.notes.add(text);
  }

  /** What there is to tell so far. */
  told(): readonly string[] {
    return [...this.notes];
  }

  private begin(drainSeconds: number, seconds: number): Promise<RelaySlice> {
    if (this.play !== undefined) throw new Error("the gate is already open");
    const { promise, resolve } = Promise.withResolvers<RelaySlice>();
    const openedMs = performance.now();
    const drainMs = drainSeconds * 1000;
    const latestMs = openedMs + seconds * 1000 + MOST_DRAINS * drainMs;
    const watching = setInterval(() => this.watch(), Math.min(WATCH_MS, this.timeoutMs / 4));
    this.recorder.begin(0);
    Object.assign(this, { taken: 0, limiter: undefined, closesAfterNext: false });
    this.lastTaken = openedMs + seconds * 1000;
    this.play = { openedMs, drainMs, latestMs, finished: resolve, timers: [watching] };
    return promise;
  }

  private letThrough(requests: number, most: number): void {
    this.left = requests;
    this.most = most;
    this.admit();
  }

  private admit(): void {
    for (const request of this.held) {
      if (this.left <= 0 || this.flying.size >= this.most) break;
      this.held.delete(request);
      this.flying.add(request);
      this.left = this.closesAfterNext ? 0 : this.left - 1;
      this.taken++;
      const now = performance.now();
      this.lastTaken = Math.max(this.lastTaken, now);
      request.release(now);
    }
  }

  /** The time is over: nothing more is let through, but for the first request of a slice that had none. */
  private cutOff(): void {
    if (this.taken === 0 && this.left > 0) this.closesAfterNext = true;
    else this.left = 0;
    this.goOn();
  }

  private goOn(): void {
    this.admit();
    if (this.left <= 0 && this.flying.size === 0) this.close(undefined);
  }

  private watch(): void {
    const { play } = this;
    if (play === undefined) return;
    const now = performance.now();
    for (const request of [...this.flying]) if (now - request.from >= this.timeoutMs) request.timeOut(now);
    if (this.play !== play || now < Math.min(this.lastTaken + play.drainMs, play.latestMs)) return;
    const seconds = play.drainMs / 1000;
    if (this.taken === 0) this.spoil(`not one request came within ${seconds} s`);
    else this.spoil(`${this.unended()} had not ended ${seconds} s after the last one was sent`);
  }

  private unended(): string {
    const left = Number.isFinite(this.left) ? this.left : 0;
    return `${this.flying.size + left} of ${this.taken + left} requests`;
  }

  private later(seconds: number, act: () => void): void {
    this.play?.timers.push(setTimeout(act, seconds * 1000));
  }

  private close(spoiled: string | undefined): void {
    const { play } = this;
    if (play === undefined) return;
    for (const timer of play.timers) clearInterval(timer);
    this.play = undefined;
    const notes = [...this.notes];
    this.notes.clear();
    play.finished({
      ...this.recorder.samples(),
      opened: play.openedMs / 1000,
      drained: performance.now() / 1000,
      spoiled,
      limiter: this.limiter,
      notes,
    });
  }
}
