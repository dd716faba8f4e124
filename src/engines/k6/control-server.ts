import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Bytes of one message beyond which it is none of ours. */
const LONGEST = 64_000_000;

/** Takes a message's text; undefined from it: that was no message. `answer` may come at any later time. */
export type Hear = (text: string, answer: (text: string) => void) => boolean;

/** Where the users of one k6 ask whether they may go on: on loopback, at an address that nobody can guess. */
export class ControlServer implements AsyncDisposable {
  readonly url: string;
  private readonly server: Server;

  private constructor(server: Server, url: string) {
    this.server = server;
    this.url = url;
  }

  static async open(hear: Hear): Promise<ControlServer> {
    const path = `/${randomBytes(16).toString("hex")}`;
    const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
      if (request.url === path && request.method === "POST") receive(request, response, hear);
      else refuse(response);
    });
    server.timeout = 0;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new ControlServer(server, `http://127.0.0.1:${port}${path}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function receive(request: IncomingMessage, response: ServerResponse, hear: Hear): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  request.on("data", (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= LONGEST) pieces.push(piece);
  });
  // A user whose request breaks off has ended; its process tells how.
  request.on("error", () => undefined);
  request.on("end", () => {
    const heard = bytes <= LONGEST && hear(Buffer.concat(pieces).toString(), (text) => response.end(text));
    if (!heard) refuse(response);
  });
}

function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.end();
}
