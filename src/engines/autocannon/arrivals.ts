import type { Stage } from "../../model/load-stage.ts";

/** A request that the generator comes to later than this after it was due … */
const LATE_MS = 20;
/** … must not happen to more than this share of them: the load was then not the one that was asked for. */
const LATE = 0.05;

/**
 * The requests of a whole load that arrive at their own times. Each is picked up as soon as the generator gets to it,
 * within a millisecond or two on a machine that keeps up; its latency counts from then, whenever it is sent. What the
 * generator itself is late is not held against the service: too much of it makes the round invalid.
 */
export class Arrivals {
  private due = new Float64Array(0);
  private picked: number[] = [];
  private first = 0;
  private upcoming = 0;
  private late = 0;
  /** The highest rate among the stages. */
  ratePerSecond = 0;

  /** Times in milliseconds. */
  begin(began: number, stages: readonly Stage[]): void {
    const due: number[] = [];
    this.ratePerSecond = 0;
    let from = began;
    for (const stage of stages) {
      if ("starts" in stage) {
        for (const start of stage.starts) due.push(from + start * 1000);
        this.ratePerSecond = Math.max(this.ratePerSecond, stage.ratePerSecond);
      }
      from += stage.seconds * 1000;
    }
    this.due = Float64Array.from(due);
    this.upcoming = 0;
    this.late = 0;
    this.clear();
  }

  clear(): void {
    this.picked = [];
    this.first = 0;
    if (this.upcoming > 0) this.upcoming = this.due.length;
  }

  /** Picks up what is due. */
  collect(now: number): void {
    for (let due = this.due[this.upcoming]; due !== undefined && due <= now; due = this.due[this.upcoming]) {
      this.upcoming++;
      this.picked.push(now);
      if (now - due > LATE_MS) this.late++;
    }
  }

  /** Requests that are due and not sent. */
  get waiting(): number {
    return this.picked.length - this.first;
  }

  /** Requests that became due so far. */
  get sent(): number {
    return this.upcoming;
  }

  nextDue(): number | undefined {
    return this.due[this.upcoming];
  }

  /** From when the oldest waiting request counts; it is no longer waiting then. */
  next(): number | undefined {
    const from = this.picked[this.first];
    if (from === undefined) return undefined;
    this.first++;
    if (this.first === this.picked.length) {
      this.picked = [];
      this.first = 0;
    }
    return from;
  }

  /** Why the load was not the one that was asked for. */
  lateness(): string | undefined {
    if (this.late <= LATE * this.due.length) return undefined;
    return `the load generator could not keep up: ${this.late} of ${this.due.length} requests were sent more than ${LATE_MS} ms late`;
  }
}
