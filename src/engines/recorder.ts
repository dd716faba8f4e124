/** The samples of one slice, in order of completion; see Slice for the meaning of each array. */
export interface Samples {
  readonly start: Float64Array<ArrayBuffer>;
  readonly latency: Float64Array<ArrayBuffer>;
  readonly name: Uint16Array<ArrayBuffer>;
  readonly ok: Uint8Array<ArrayBuffer>;
  readonly status: Uint16Array<ArrayBuffer>;
}

/** Collects samples, allocating only where a slice is longer than `begin` was told: the arrays are used again. */
export class Recorder {
  private buffer = allocate(1024);
  private count = 0;

  /** Forgets the samples so far and makes room for `capacity` new ones. */
  begin(capacity: number): void {
    this.count = 0;
    if (capacity > this.buffer.start.length) this.buffer = allocate(capacity);
  }

  get size(): number {
    return this.count;
  }

  /** Times in seconds. */
  add(name: number, start: number, latency: number, status: number, ok: boolean): void {
    if (this.count === this.buffer.start.length) this.grow();
    const { buffer, count } = this;
    buffer.start[count] = start;
    buffer.latency[count] = latency;
    buffer.name[count] = name;
    buffer.status[count] = status;
    buffer.ok[count] = ok ? 1 : 0;
    this.count = count + 1;
  }

  private grow(): void {
    const old = this.buffer;
    this.buffer = allocate(2 * old.start.length);
    this.buffer.start.set(old.start);
    this.buffer.latency.set(old.latency);
    this.buffer.name.set(old.name);
    this.buffer.ok.set(old.ok);
    this.buffer.status.set(old.status);
  }

  /** Copies of what was recorded since `begin`. */
  samples(): Samples {
    const { buffer, count } = this;
    return {
      start: buffer.start.slice(0, count),
      latency: buffer.latency.slice(0, count),
      name: buffer.name.slice(0, count),
      ok: buffer.ok.slice(0, count),
      status: buffer.status.slice(0, count),
    };
  }
}

function allocate(capacity: number): Samples {
  return {
    start: new Float64Array(capacity),
    latency: new Float64Array(capacity),
    name: new Uint16Array(capacity),
    ok: new Uint8Array(capacity),
    status: new Uint16Array(capacity),
  };
}
