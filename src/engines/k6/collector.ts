import { NO_STATUS, type Slice } from "../../model/sample.ts";
import type { RequestNames } from "../request-names.ts";
import { ROW, type UserMessage } from "./messages.ts";

interface Sample {
  readonly vu: number;
  readonly start: number;
  readonly latency: number;
  /** As the user itself counts its names. */
  readonly name: number;
  status: number;
  ok: number;
}

/** What the users of one k6 have told since it was last asked. */
export class Collector {
  /** Iterations that have ended, how many of them threw, and requests, over all of its life. */
  iterations = 0;
  thrown = 0;
  requests = 0;
  private readonly names: RequestNames;
  private readonly indexes = new Map<number, number[]>();
  private readonly newest = new Map<number, Sample>();
  private readonly notes = new Set<string>();
  private samples: Sample[] = [];
  /** Seconds of our clock when the clock of the rows was at 0: the smallest delay seen is the nearest to it. */
  private epoch = Number.POSITIVE_INFINITY;

  constructor(names: RequestNames) {
    this.names = names;
  }

  /** Seconds of our clock at which the test began, as far as it is known. */
  get began(): number {
    return this.epoch;
  }

  /** @param heard seconds of our clock */
  add(message: UserMessage, heard: number): void {
    const { vu, rows } = message;
    this.epoch = Math.min(this.epoch, heard - message.at / 1000);
    this.iterations += message.iterations;
    this.thrown += message.thrown;
    for (const note of message.notes) this.notes.add(note);
    if (message.amends) this.amend(vu);
    const indexes = this.indexes.get(vu) ?? [];
    this.indexes.set(vu, indexes);
    for (const [i, name] of message.names.entries()) indexes[message.first + i] = this.names.index(name);
    for (let at = 0; at < rows.length; at += ROW) this.newest.set(vu, this.sample(vu, rows.slice(at, at + ROW)));
  }

  /** The samples so far that were sent at or after a moment, in order of completion, and what is to be told. */
  take(from: number): Pick<Slice, "start" | "latency" | "name" | "status" | "ok" | "names"> & { notes: string[] } {
    const samples = this.samples
      .map((sample) => ({ ...sample, start: sample.start + this.epoch }))
      .filter(({ start }) => start >= from)
      .sort((a, b) => a.start + a.latency - (b.start + b.latency));
    this.samples = [];
    this.newest.clear();
    const notes = [...this.notes, this.names.note() ?? []].flat();
    this.notes.clear();
    return {
      start: Float64Array.from(samples, ({ start }) => start),
      latency: Float64Array.from(samples, ({ latency }) => latency),
      name: Uint16Array.from(samples, ({ vu, name }) => this.indexes.get(vu)?.[name] ?? this.names.index("")),
      status: Uint16Array.from(samples, ({ status }) => status),
      ok: Uint8Array.from(samples, ({ ok }) => ok),
      names: this.names.list,
      notes,
    };
  }

  private sample(vu: number, row: readonly number[]): Sample {
    const [start = 0, latency = 0, name = 0, status = 0, ok = 0] = row;
    const sample = {
      vu,
      start: start / 1000,
      latency: latency / 1000,
      name,
      status,
      ok: ok === 1 ? 1 : 0,
    };
    this.requests++;
    this.samples.push(sample);
    return sample;
  }

  private amend(vu: number): void {
    const sample = this.newest.get(vu);
    if (sample === undefined) {
      this.notes.add("a response was called a failure only after its slice, and counted as a success");
      return;
    }
    // What had failed already did so in its own way.
    if (sample.ok === 0) return;
    sample.status = NO_STATUS.raised;
    sample.ok = 0;
  }
}
