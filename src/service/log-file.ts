import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { stripVTControlCharacters } from "node:util";

const KEPT_BYTES = 256 * 1024;
const LIMIT_BYTES = 2 * 1024 * 1024;
const CHECK_MS = 50;
const TAIL_BYTES = 8 * 1024;
const TAIL_LINES = 40;

/**
 * What a command writes, in a bounded file: the first and the last 256 kB stay, the rest is dropped and counted.
 *
 * The command writes straight into the file. Through a pipe, each of its lines would wake this process (10,000 times a
 * second for an access log under load), a full pipe would block it, and one that its grandchildren hold would never
 * end. The file is shortened when it has grown past 2 MiB, looked at 20 times a second.
 *
 * A disk that takes no file costs the log and nothing else: what the command writes is then dropped.
 */
export class LogFile {
  readonly path: string;
  /** For the command's stdout and stderr. */
  readonly descriptor: number;
  /** Why nothing is kept; undefined where it is. */
  readonly lost: string | undefined;
  readonly #timer: NodeJS.Timeout;
  #head: Buffer | undefined;
  #tail = Buffer.alloc(0);
  #droppedBytes = 0;
  #closed = false;

  constructor(path: string) {
    this.path = path;
    const opened = open(path);
    this.descriptor = opened.descriptor;
    this.lost = opened.lost;
    this.#timer = setInterval(() => this.#shorten(LIMIT_BYTES), CHECK_MS).unref();
  }

  /** The last lines, at most 40 and 8 kB, without colours. */
  tail(): string {
    const bytes = this.#closed ? this.#tail : Buffer.concat([this.#tail, this.#readEnd(TAIL_BYTES)]);
    const text = stripVTControlCharacters(bytes.subarray(-TAIL_BYTES).toString("utf8").replaceAll("\0", ""));
    const lines = text.trimEnd().split("\n");
    // The first line of a text that was cut is not a whole one.
    const whole = bytes.length > TAIL_BYTES && lines.length > 1 ? lines.slice(1) : lines;
    return whole.slice(-TAIL_LINES).join("\n");
  }

  /** Idempotent; the tail can still be read. */
  close(): void {
    if (this.#closed) return;
    clearInterval(this.#timer);
    this.#shorten(2 * KEPT_BYTES);
    const rest = Buffer.concat([this.#tail, this.#readEnd(KEPT_BYTES)]);
    this.#tail = rest.subarray(-KEPT_BYTES);
    this.#droppedBytes += rest.length - this.#tail.length;
    this.#closed = true;
    closeSync(this.descriptor);
    if (this.#head === undefined) return;
    const gap = `\n[… about ${this.#droppedBytes} bytes were dropped here …]\n`;
    try {
      writeFileSync(this.path, Buffer.concat([this.#head, Buffer.from(gap), this.#tail]));
    } catch {
      // The disk is full: its end is still in memory, which is what is shown of it.
    }
  }

  #shorten(limitBytes: number): void {
    if (heldBytes(this.descriptor) <= limitBytes) return;
    const before = this.#tail.length + (this.#head?.length ?? 0);
    this.#head ??= this.#read(0, KEPT_BYTES);
    this.#tail = this.#readEnd(KEPT_BYTES);
    // What the command writes between these two calls is lost without being counted.
    const written = heldBytes(this.descriptor);
    ftruncateSync(this.descriptor, 0);
    this.#droppedBytes += before + written - this.#head.length - this.#tail.length;
  }

  #readEnd(bytes: number): Buffer<ArrayBuffer> {
    const { size } = fstatSync(this.descriptor);
    return this.#read(Math.max(0, size - bytes), bytes);
  }

  #read(position: number, bytes: number): Buffer<ArrayBuffer> {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(this.descriptor, buffer, 0, bytes, position));
  }
}

function open(path: string): { descriptor: number; lost: string | undefined } {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
    // Appending, so that what is written after the file was shortened stands at its new end.
    return { descriptor: openSync(path, "a+"), lost: undefined };
  } catch (error) {
    return { descriptor: openSync("/dev/null", "r+"), lost: error instanceof Error ? error.message : String(error) };
  }
}

/** A program that opened the file anew writes at a place of its own, past a hole: blocks tell what it really takes. */
function heldBytes(descriptor: number): number {
  const { blocks, size } = fstatSync(descriptor);
  return Math.min(blocks * 512, size);
}
