/** Bytes of a head, and of all trailers of a body. */
const MOST_HEAD = 65_536;
/** Characters of a line that gives a chunk's size. */
const MOST_LINE = 1024;
const CR = 13;
const LF = 10;
const TOO_LONG = "its head is longer than 64 KiB";

/** A message that is no HTTP/1.1; its text says why, as a clause. */
export class BrokenMessage extends Error {}

/** A head as it was received; `end` is the index behind it in the piece that completed it. */
export interface Head {
  /** The lines, without what ends the last one. */
  readonly text: string;
  readonly bytes: Buffer;
  readonly end: number;
}

/** Puts a head together from the pieces in which it comes; 64 KiB at most. */
export class HeadReader {
  private buffer = Buffer.alloc(0);
  private length = 0;

  /**
   * The head, once it is complete; the reader is then ready for the next one. Empty lines in front of it are left out.
   * Throws a BrokenMessage.
   */
  read(piece: Buffer, start: number): Head | undefined {
    if (this.length > 0) return this.append(piece, start);
    let from = start;
    while (piece[from] === CR || piece[from] === LF) from++;
    // What speaks something else, as TLS, may never send the end of a head.
    if (from < piece.length && !isPrintable(piece[from])) throw new BrokenMessage("it is no HTTP/1.1");
    const end = endOfHead(piece, from, piece.length);
    if (end === undefined) return from === piece.length ? undefined : this.append(piece, from);
    if (end - from > MOST_HEAD) throw new BrokenMessage(TOO_LONG);
    return { text: piece.toString("latin1", from, end).trimEnd(), bytes: piece.subarray(from, end), end };
  }

  private append(piece: Buffer, from: number): Head | undefined {
    const before = this.length;
    const part = piece.subarray(from, from + MOST_HEAD + 1 - before);
    if (before + part.length > this.buffer.length) {
      const larger = Buffer.alloc(2 * (before + part.length));
      this.buffer.copy(larger, 0, 0, before);
      this.buffer = larger;
    }
    part.copy(this.buffer, before);
    this.length += part.length;
    const end = endOfHead(this.buffer, Math.max(0, before - 3), this.length);
    if (end === undefined) {
      if (this.length > MOST_HEAD) throw new BrokenMessage(TOO_LONG);
      return undefined;
    }
    const bytes = Buffer.from(this.buffer.subarray(0, end));
    this.length = 0;
    return { text: bytes.toString("latin1").trimEnd(), bytes, end: from + end - before };
  }
}

function isPrintable(byte = 0): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** Index behind the empty line that ends it; lines may end with LF alone. */
function endOfHead(buffer: Buffer, from: number, to: number): number | undefined {
  for (let line = buffer.indexOf(LF, from); line !== -1 && line < to; line = buffer.indexOf(LF, line + 1)) {
    if (line + 1 < to && buffer[line + 1] === LF) return line + 2;
    if (line + 2 < to && buffer[line + 1] === CR && buffer[line + 2] === LF) return line + 3;
  }
  return undefined;
}

/** Bytes of a body, or how its end is known. */
export type BodyLength = number | "chunked" | "until the connection ends";

/** Finds where a body ends, piece by piece. */
export class BodyReader {
  private left = 0;
  private part: "data" | "size" | "after data" | "trailers" | "endless" | "over";
  private line = "";
  private trailers = 0;

  constructor(length: BodyLength) {
    if (length === "chunked") this.part = "size";
    else if (typeof length === "number") this.part = length === 0 ? "over" : "data";
    else this.part = "endless";
    this.chunked = length === "chunked";
    if (typeof length === "number") this.left = length;
  }

  private readonly chunked: boolean;

  get isOver(): boolean {
    return this.part === "over";
  }

  /** Whether the end of the connection is its end. */
  get endsWithConnection(): boolean {
    return this.part === "endless";
  }

  /** Index behind what of the piece belongs to the body. Throws a BrokenMessage. */
  read(piece: Buffer, from: number): number {
    if (this.part === "endless") return piece.length;
    let at = from;
    while (at < piece.length && this.part !== "over")
      at = this.part === "data" ? this.data(piece, at) : this.ruled(piece, at);
    return at;
  }

  private data(piece: Buffer, at: number): number {
    const taken = Math.min(this.left, piece.length - at);
    this.left -= taken;
    if (this.left === 0) this.part = this.chunked ? "after data" : "over";
    return at + taken;
  }

  /** A line between the data of chunks. */
  private ruled(piece: Buffer, at: number): number {
    const end = piece.indexOf(LF, at);
    this.line += piece.toString("latin1", at, end === -1 ? piece.length : end);
    if (this.line.length > MOST_LINE && this.part !== "trailers") throw new BrokenMessage("a chunk has no size");
    if (this.trailers + this.line.length > MOST_HEAD) throw new BrokenMessage("its trailers are longer than 64 KiB");
    if (end === -1) return piece.length;
    const line = this.line.endsWith("\r") ? this.line.slice(0, -1) : this.line;
    this.line = "";
    this.follow(line);
    return end + 1;
  }

  private follow(line: string): void {
    if (this.part === "trailers") {
      this.trailers += line.length;
      if (line === "") this.part = "over";
    } else if (this.part === "after data") {
      if (line !== "") throw new BrokenMessage("a chunk is longer than its size");
      this.part = "size";
    } else {
      const size = /^([\da-f]{1,12})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      if (size === undefined) throw new BrokenMessage("a chunk has no size");
      this.left = Number.parseInt(size, 16);
      this.part = this.left === 0 ? "trailers" : "data";
    }
  }
}
