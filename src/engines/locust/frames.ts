import type { Slice } from "../../model/sample.ts";
import { isRecord } from "../envelope.ts";

/** Bytes of one packed sample: start, latency (seconds, doubles), name, status (16 bits each), success (8 bits). */
const ROW_BYTES = 21;
/** More than any slice holds: a header beyond this is no frame. */
const MOST_BYTES = 1 << 30;

/** What comes from loadline_locust.py: a JSON object, and packed samples behind it. */
export interface Frame {
  readonly head: Readonly<Record<string, unknown>>;
  readonly rows: Buffer;
}

/** Puts frames together from the pieces in which they arrive. */
export class FrameReader {
  private pending: Buffer = Buffer.alloc(0);

  /** The frames that the piece completes; undefined when it can be no frame of ours. */
  read(piece: Buffer): readonly Frame[] | undefined {
    this.pending = Buffer.concat([this.pending, piece]);
    const frames: Frame[] = [];
    while (this.pending.length >= 8) {
      const headBytes = this.pending.readUInt32LE(0);
      const rowBytes = this.pending.readUInt32LE(4);
      const end = 8 + headBytes + rowBytes;
      if (end > MOST_BYTES) return undefined;
      if (this.pending.length < end) break;
      const head = parseHead(this.pending.toString("utf8", 8, 8 + headBytes));
      if (head === undefined || rowBytes % ROW_BYTES !== 0) return undefined;
      frames.push({ head, rows: this.pending.subarray(8 + headBytes, end) });
      this.pending = this.pending.subarray(end);
    }
    return frames;
  }
}

/** A command as loadline_locust.py reads it. */
export function encodeCommand(command: object): Buffer {
  const text = Buffer.from(JSON.stringify(command));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  return Buffer.concat([size, text]);
}

/** The samples of a slice; `indexOf` gives each of its names the index that it has over all slices. */
export function unpackRows(
  rows: Buffer,
  indexOf: (name: number) => number,
): Pick<Slice, "start" | "latency" | "name" | "status" | "ok"> {
  const count = rows.length / ROW_BYTES;
  const samples = {
    start: new Float64Array(count),
    latency: new Float64Array(count),
    name: new Uint16Array(count),
    status: new Uint16Array(count),
    ok: new Uint8Array(count),
  };
  for (let i = 0, at = 0; i < count; i++, at += ROW_BYTES) {
    samples.start[i] = rows.readDoubleLE(at);
    samples.latency[i] = rows.readDoubleLE(at + 8);
    samples.name[i] = indexOf(rows.readUInt16LE(at + 16));
    samples.status[i] = rows.readUInt16LE(at + 18);
    samples.ok[i] = rows.readUInt8(at + 20);
  }
  return samples;
}

function parseHead(text: string): Frame["head"] | undefined {
  try {
    const head: unknown = JSON.parse(text);
    return isRecord(head) ? head : undefined;
  } catch {
    return undefined;
  }
}
