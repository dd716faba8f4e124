import type { UserMessage } from "./messages.ts";

/** Lets a user go on for so many milliseconds. */
export type Release = (milliseconds: number) => void;

interface Parked {
  readonly message: Pick<UserMessage, "vu" | "sends" | "empty" | "lane" | "asks">;
  readonly release: Release;
  /** Seconds for which the gate has to be open first. */
  wait: number;
}

/** Seconds for which what a script makes of its last response may come after it. */
const AFTERMATH = 0.005;

interface Waiting {
  readonly resolve: (spoiled: string | undefined) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * The gate of one arm: its users wait in front of it, are let through for the length of a slice, and come back. Times
 * are seconds of `now`.
 */
export class UserGate {
  /** When the newest slice's last request had ended. */
  drainedAt = 0;
  private readonly users: number;
  private readonly now: () => number;
  private parked: Parked[] = [];
  /** Of each user the lanes on which it may have a request in flight. */
  private readonly active = new Map<number, Set<number>>();
  /** How many messages each user has sent, and how many of them have come. */
  private readonly messages = new Map<number, { newest: number; heard: number }>();
  private readonly known = new Set<number>();
  private late: NodeJS.Timeout[] = [];
  private closing: NodeJS.Timeout | undefined;
  private aftermath: NodeJS.Timeout | undefined;
  private closesAt = 0;
  private isOpen = false;
  private waiting: Waiting | undefined;
  private readonly gathered = Promise.withResolvers<void>();

  constructor(users: number, now: () => number) {
    this.users = users;
    this.now = now;
  }

  /** When all users stand in front of it for the first time. */
  get ready(): Promise<void> {
    return this.gathered.promise;
  }

  /** How many of its users have come so far. */
  get came(): number {
    return this.known.size;
  }

  /** A user says where it is. */
  hear(message: UserMessage, release: Release): void {
    const { kind } = message;
    this.follow(message);
    this.drainedAt = this.now();
    if (kind === "wait") this.park(message, release);
    else release(0);
    this.settle();
  }

  /**
   * Opens for so many seconds. Resolves when all that was sent has ended: with undefined, or with why the slice must not
   * count, where that takes more than `drainSeconds`.
   */
  async open(seconds: number, drainSeconds: number): Promise<string | undefined> {
    this.closesAt = this.now() + seconds;
    this.isOpen = true;
    const before = this.parked;
    this.parked = [];
    for (const each of before) this.admit(each, seconds);
    this.closing = setTimeout(() => this.close(), seconds * 1000);
    return await new Promise((resolve) => {
      const deadline = setTimeout(() => this.giveUp(drainSeconds), (seconds + drainSeconds) * 1000);
      this.waiting = { resolve, deadline };
    });
  }

  /** No more timers; what is waited for stays open. */
  [Symbol.dispose](): void {
    clearTimeout(this.closing);
    clearTimeout(this.aftermath);
    clearTimeout(this.waiting?.deadline);
    for (const timer of this.late) clearTimeout(timer);
  }

  private follow({ vu, seq, kind, lane, asks }: UserMessage): void {
    const before = this.messages.get(vu) ?? { newest: 0, heard: 0 };
    this.messages.set(vu, { newest: Math.max(seq, before.newest), heard: before.heard + 1 });
    const own = this.active.get(vu);
    if (lane > 0) own?.delete(lane);
    // What a later message has overtaken says nothing of the user itself.
    if (seq < before.newest) return;
    // A user that waits does nothing on any lane; who does not ask goes on after a request, until it waits.
    if (kind === "wait" && lane === 0) own?.clear();
    else if (asks) own?.delete(0);
  }

  private park(message: UserMessage, release: Release): void {
    this.known.add(message.vu);
    const parked = { message, release, wait: this.waitOf(message) };
    // An iteration that sends nothing would come again at once.
    if (this.isOpen && !message.empty) this.letThrough(parked);
    else this.parked.push(parked);
    if (this.known.size >= this.users) this.gathered.resolve();
  }

  /** Whose pause ended so long after the last request stands that long behind the others. */
  private waitOf({ asks, sends, lane }: UserMessage): number {
    const since = this.isOpen || this.drainedAt === 0 ? 0 : this.now() - this.drainedAt;
    return asks && sends && lane === 0 ? Math.max(0, since) : 0;
  }

  private admit(parked: Parked, seconds: number): void {
    if (parked.wait === 0) {
      this.letThrough(parked);
      return;
    }
    this.parked.push(parked);
    if (parked.wait < seconds) this.late.push(setTimeout(() => this.letThrough(parked), parked.wait * 1000));
    parked.wait = Math.max(0, parked.wait - seconds);
  }

  private letThrough(parked: Parked): void {
    if (!this.isOpen) return;
    this.parked = this.parked.filter((other) => other !== parked);
    const { vu, asks, sends, lane } = parked.message;
    const own = this.active.get(vu) ?? new Set();
    this.active.set(vu, own);
    if (sends || !asks) own.add(lane);
    parked.release(Math.max(0, this.closesAt - this.now()) * 1000);
  }

  private close(): void {
    this.isOpen = false;
    for (const timer of this.late) clearTimeout(timer);
    this.late = [];
    this.drainedAt = this.now();
    this.settle();
  }

  private settle(): void {
    if (this.isOpen || this.waiting === undefined || this.inFlight() > 0) return;
    clearTimeout(this.aftermath);
    this.aftermath = setTimeout(() => {
      if (this.inFlight() === 0) this.answer(undefined);
    }, AFTERMATH * 1000);
  }

  private inFlight(): number {
    let count = 0;
    for (const [vu, { newest, heard }] of this.messages) {
      if (newest > heard || (this.active.get(vu)?.size ?? 0) > 0) count++;
    }
    return count;
  }

  private giveUp(seconds: number): void {
    const late = this.inFlight();
    this.drainedAt = this.now();
    this.answer(`requests of ${late} of ${this.users} users had not ended ${seconds} s after the gate closed`);
  }

  private answer(spoiled: string | undefined): void {
    const { waiting } = this;
    this.waiting = undefined;
    clearTimeout(waiting?.deadline);
    waiting?.resolve(spoiled);
  }
}
