import fc from "fast-check";
import { expect, test } from "vitest";
import { BodyReader, BrokenMessage, HeadReader } from "../../../../src/engines/command/framing.ts";
import { parseRequestHead, ResponseReader } from "../../../../src/engines/command/messages.ts";

const crlf = (...lines: readonly string[]) => `${lines.join("\r\n")}\r\n\r\n`;
const OK = "HTTP/1.1 200 OK";

/** The text cut at the given places. */
function pieces(text: string, cuts: readonly number[]): Buffer[] {
  const ends = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((from, i) => Buffer.from(text.slice(from, ends[i] ?? text.length), "latin1"));
}

/** Bytes after which the answer was complete; undefined where it was not. */
function completedAt(parts: readonly Buffer[], method = "GET"): number | undefined {
  const reader = new ResponseReader(method);
  let read = 0;
  for (const part of parts) {
    read += part.length;
    reader.read(part);
    if (reader.isComplete) return read;
  }
  return undefined;
}

interface Answer {
  readonly what: string;
  readonly text: string;
  readonly status: number;
  readonly method?: string;
}

const ANSWERS: readonly Answer[] = [
  { what: "a length", text: `${crlf(OK, "Content-Length: 5")}hello`, status: 200 },
  { what: "a length in capitals, and blanks", text: `${crlf(OK, "CONTENT-LENGTH:\t5  ")}hello`, status: 200 },
  { what: "no body by its length", text: crlf(OK, "content-length: 0"), status: 200 },
  {
    what: "chunks",
    text: `${crlf(OK, "Transfer-Encoding: chunked")}5\r\nhello\r\nA;x="1"\r\n0123456789\r\n0\r\n\r\n`,
    status: 200,
  },
  {
    what: "chunks with trailers",
    text: `${crlf(OK, "transfer-encoding: gzip, chunked")}1\r\na\r\n0\r\nexpires: 0\r\nx: y\r\n\r\n`,
    status: 200,
  },
  {
    what: "chunks beside a length, which counts for nothing",
    text: `${crlf(OK, "content-length: 3", "transfer-encoding: chunked")}0\r\n\r\n`,
    status: 200,
  },
  { what: "204 with a length", text: crlf("HTTP/1.1 204 No Content", "content-length: 7"), status: 204 },
  { what: "304 with a length", text: crlf("HTTP/1.1 304 Not Modified", "content-length: 7"), status: 304 },
  { what: "HEAD", text: crlf(OK, "content-length: 700"), status: 200, method: "HEAD" },
  { what: "HEAD with chunks", text: crlf(OK, "transfer-encoding: chunked"), status: 200, method: "HEAD" },
  {
    what: "100 before it",
    text: crlf("HTTP/1.1 100 Continue") + crlf("HTTP/1.1 201 Created", "content-length: 0"),
    status: 201,
  },
  {
    what: "103 before it",
    text: crlf("HTTP/1.1 103 Early Hints", "link: </a>") + crlf(OK, "content-length: 0"),
    status: 200,
  },
  { what: "no reason", text: crlf("HTTP/1.1 200", "content-length: 0"), status: 200 },
  { what: "lines that end with LF alone", text: "HTTP/1.0 200 OK\ncontent-length: 2\n\nhi", status: 200 },
  {
    what: "a length that is given twice, and the same",
    text: `${crlf(OK, "content-length: 2", "content-length: 2")}hi`,
    status: 200,
  },
];

test.each(ANSWERS)(
  "an answer with $what ends with its last byte, however it is cut",
  ({ text, status, method = "GET" }) => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (cuts, singly) => {
        const parts = singly ? [...text].map((byte) => Buffer.from(byte, "latin1")) : pieces(text, cuts);
        expect(
          completedAt(
            parts.filter(({ length }) => length > 0),
            method,
          ),
        ).toBe(text.length);
      }),
      { numRuns: 50, seed: 1 },
    );
    const reader = new ResponseReader(method);
    reader.read(Buffer.from(`${text}and more`, "latin1"));
    expect([reader.isComplete, reader.status]).toEqual([true, status]);
    expect(completedAt([Buffer.from(text.slice(0, -1), "latin1")], method)).toBeUndefined();
  },
);

test.each([
  ["no length", crlf(OK, "connection: close")],
  ["another coding than chunks", crlf(OK, "transfer-encoding: gzip")],
])("an answer with %s ends with its connection", (_, text) => {
  const reader = new ResponseReader("GET");
  reader.read(Buffer.from(text));
  reader.read(Buffer.from("bytes"));
  expect([reader.isComplete, reader.endsWithConnection]).toEqual([false, true]);
});

test("a head that breaks off is no end", () => {
  const reader = new ResponseReader("GET");
  reader.read(Buffer.from("HTTP/1.1 200 OK\r\ncontent-le"));
  expect([reader.isComplete, reader.endsWithConnection, reader.status]).toEqual([false, false, 0]);
});

const BROKEN: readonly (readonly [string, string])[] = [
  ["is no answer", "SSH-2.0-OpenSSH_9.6\r\n\r\n"],
  ["is of HTTP/2", "HTTP/2 200\r\n\r\n"],
  ["has a status below 100", crlf("HTTP/1.1 099 Odd")],
  ["has two lengths", crlf(OK, "content-length: 2", "content-length: 3")],
  ["has two lengths in one", crlf(OK, "content-length: 2, 3")],
  ["has a negative length", crlf(OK, "content-length: -1")],
  ["has a length beyond any number", crlf(OK, `content-length: ${"9".repeat(30)}`)],
  ["has a length that is none", crlf(OK, "content-length: 0x10")],
  ["switches protocols", crlf("HTTP/1.1 101 Switching Protocols", "upgrade: websocket")],
  ["has a chunk without a size", `${crlf(OK, "transfer-encoding: chunked")}\r\nhello`],
  ["has a chunk of a size that is none", `${crlf(OK, "transfer-encoding: chunked")}-5\r\nhello`],
  ["has a chunk of a size beyond any number", `${crlf(OK, "transfer-encoding: chunked")}fffffffffffff\r\n`],
  ["has a chunk that is longer than its size", `${crlf(OK, "transfer-encoding: chunked")}2\r\nhello\r\n0\r\n\r\n`],
  ["has a chunk size without end", `${crlf(OK, "transfer-encoding: chunked")}1;${"x".repeat(5000)}`],
  ["has trailers without end", `${crlf(OK, "transfer-encoding: chunked")}0\r\n${"a: b\r\n".repeat(20_000)}`],
  ["has interim answers without end", crlf("HTTP/1.1 100 Continue").repeat(30)],
  ["has a head without end", `${OK}\r\n${"x: y\r\n".repeat(20_000)}`],
  ["has a line without end", `${OK}\r\nx: ${"y".repeat(100_000)}`],
];

test.each(BROKEN)("an answer that %s is broken, however it is cut", (_, text) => {
  const read = (parts: readonly Buffer[]) => () => completedAt(parts);
  expect(read([Buffer.from(text)])).toThrow(BrokenMessage);
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 8 }), (cuts) => {
      expect(read(pieces(text, cuts))).toThrow(BrokenMessage);
    }),
    { numRuns: 20, seed: 2 },
  );
});

test("no bytes make a reader throw anything but that it is broken, or keep more than 64 KiB", () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...ANSWERS.map(({ text }) => Buffer.from(text)), ...BROKEN.map(([, text]) => Buffer.from(text))),
    fc.constantFrom("\r\n", "\n\n", "0\r\n\r\n", "HTTP/1.1 ", "content-length: ").map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 20 }), (parts) => {
      for (const read of [() => completedAt(parts), () => requests(Buffer.concat(parts))]) {
        try {
          read();
        } catch (error) {
          expect(error).toBeInstanceOf(BrokenMessage);
        }
      }
    }),
    { numRuns: 2000, seed: 3 },
  );
});

/** The requests that follow each other in the bytes. */
function requests(bytes: Buffer): string[] {
  const reader = new HeadReader();
  const seen: string[] = [];
  for (let at = 0; ; ) {
    const head = reader.read(bytes, at);
    if (head === undefined) return seen;
    const { method, target, body } = parseRequestHead(head.text);
    seen.push(`${method} ${target}`);
    const end = new BodyReader(body).read(bytes, head.end);
    if (end === bytes.length) return seen;
    at = end;
  }
}

test("requests that follow each other are told apart by their bodies", () => {
  const text = [
    `${crlf("POST /a HTTP/1.1", "content-length: 20")}GET /no HTTP/1.1\r\n\r\n`,
    crlf("GET /b HTTP/1.1", "host: x"),
    `\r\n${crlf("PUT /c HTTP/1.1", "transfer-encoding: chunked")}3\r\nabc\r\n0\r\n\r\n`,
    crlf("HEAD http://127.0.0.1:80/d HTTP/1.0"),
  ].join("");
  expect(requests(Buffer.from(text))).toEqual(["POST /a", "GET /b", "PUT /c", "HEAD http://127.0.0.1:80/d"]);
});

test.each([
  ["speaks TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"],
  ["speaks HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["asks for a tunnel", crlf("CONNECT a:443 HTTP/1.1")],
  ["has blanks in its path", crlf("GET /a b HTTP/1.1")],
  ["has a length that is none", crlf("POST / HTTP/1.1", "content-length: ten")],
])("a request that %s is broken", (_, text) => {
  expect(() => requests(Buffer.from(text, "latin1"))).toThrow(BrokenMessage);
});

test("signs of a rate limiter are seen in the head alone", () => {
  const sign = (text: string) => {
    const reader = new ResponseReader("GET");
    reader.read(Buffer.from(text));
    return reader.limiter;
  };
  expect(sign(crlf("HTTP/1.1 429 Too Many Requests", "content-length: 0"))).toBe("429");
  expect(sign(crlf("HTTP/1.1 503 Busy", "RETRY-AFTER: 3", "content-length: 0"))).toBe("Retry-After: 3");
  expect(sign(`${crlf(OK, "content-length: 20")}\r\nretry-after: 3`)).toBeUndefined();
});
