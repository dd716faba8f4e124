import { type BodyLength, BodyReader, BrokenMessage, HeadReader } from "./framing.ts";

const REQUEST_LINE = /^([!#$%&'*+.^_`|~\w-]{1,40}) (\S+) HTTP\/1\.[01]$/;
const STATUS_LINE = /^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/;
const LENGTHS = /\ncontent-length[ \t]*:([^\r\n]*)/gi;
const CODINGS = /\ntransfer-encoding[ \t]*:([^\r\n]*)/gi;
const RETRY_AFTER = /\nretry-after[ \t]*:[ \t]*([^\r\n]{0,40})/i;
/** Interim answers (100, 103) to one request. */
const MOST_INTERIM = 20;

export interface RequestHead {
  readonly method: string;
  /** As it was sent: usually a path with its query. */
  readonly target: string;
  readonly body: BodyLength;
}

/** Reads a request's head. Throws a BrokenMessage. */
export function parseRequestHead(text: string): RequestHead {
  const [, method, target] = REQUEST_LINE.exec(firstLine(text)) ?? [];
  if (method === undefined || target === undefined) throw new BrokenMessage("it is no HTTP/1.1 request");
  if (method === "CONNECT") throw new BrokenMessage("tunnels (CONNECT) are not relayed");
  const length = lengthOf(text);
  return { method, target, body: length === "until the connection ends" ? 0 : length };
}

/** One answer, found in the pieces that come for it. */
export class ResponseReader {
  /** The HTTP status; 0 before the head of the final answer is complete. */
  status = 0;
  /** "429" or "Retry-After: 1" where it shows a rate limiter. */
  limiter: string | undefined;
  private readonly method: string;
  private readonly head = new HeadReader();
  private body: BodyReader | undefined;
  private interim = 0;

  constructor(method: string) {
    this.method = method;
  }

  get isComplete(): boolean {
    return this.body?.isOver === true;
  }

  /** Whether the connection's end completes it. */
  get endsWithConnection(): boolean {
    return this.body?.endsWithConnection === true;
  }

  /** Takes the next piece; what comes after the answer's end is left alone. Throws a BrokenMessage. */
  read(piece: Buffer): void {
    let at = 0;
    while (this.body === undefined) {
      const head = this.head.read(piece, at);
      if (head === undefined) return;
      at = head.end;
      this.begin(head.text);
    }
    this.body.read(piece, at);
  }

  private begin(text: string): void {
    const status = Number(STATUS_LINE.exec(firstLine(text))?.[1]);
    if (Number.isNaN(status)) throw new BrokenMessage("it is no HTTP/1.1 answer");
    if (status === 101) throw new BrokenMessage("it switches protocols, which is not relayed");
    if (status < 200) {
      if (++this.interim > MOST_INTERIM) throw new BrokenMessage("it has no end of interim answers");
      return;
    }
    this.status = status;
    this.limiter = status === 429 ? "429" : retryAfter(text);
    const hasBody = this.method !== "HEAD" && status !== 204 && status !== 304;
    this.body = new BodyReader(hasBody ? lengthOf(text) : 0);
  }
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? "";
}

/** By RFC 9112, section 6.3: a coding goes before a length, and lengths that differ are an error. */
function lengthOf(text: string): BodyLength {
  const codings = [...text.matchAll(CODINGS)].map(([, value = ""]) => value).join(",");
  if (codings !== "") return /(?:^|,)[ \t]*chunked[ \t]*$/i.test(codings) ? "chunked" : "until the connection ends";
  const lengths = [...text.matchAll(LENGTHS)].flatMap(([, value = ""]) => value.split(","));
  const [length, ...others] = new Set(lengths.map((value) => value.trim()));
  if (length === undefined) return "until the connection ends";
  if (others.length > 0 || !/^\d{1,15}$/.test(length))
    throw new BrokenMessage("its Content-Length is no single number");
  return Number(length);
}

function retryAfter(text: string): string | undefined {
  const value = RETRY_AFTER.exec(text)?.[1];
  return value === undefined ? undefined : `Retry-After: ${value}`;
}
