import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { NamedSlice } from "../../../../src/engines/command/protocol.ts";
import { RelaySession } from "../../../../src/engines/command/relay-session.ts";
import { NO_STATUS } from "../../../../src/model/sample.ts";
import { type CountingServer, httpServer, rawServer } from "../../../fixtures/servers/counting-server.ts";
import { until } from "../../../support/engine-session.ts";
import { freePort } from "../../../support/locust.ts";

interface Bench extends AsyncDisposable {
  readonly port: number;
  readonly session: RelaySession;
  /** Lets so many requests through and waits for them. */
  slice(requests: number, drainSeconds?: number): Promise<NamedSlice>;
}

async function relayTo(server: Pick<CountingServer, "url">, timeoutSeconds = 5): Promise<Bench> {
  const session = new RelaySession();
  const [base] = await session.open([{ arm: "base", url: server.url }], timeoutSeconds);
  return {
    port: base?.port ?? 0,
    session,
    slice: (requests, drainSeconds = 8) => session.slice("base", { requests, seconds: null }, drainSeconds),
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

/** A client that writes bytes and collects what comes back. */
class RawClient {
  received = "";
  isClosed = false;
  readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.setEncoding("latin1").on("data", (piece) => {
      this.received += piece;
    });
    this.socket
      .on("error", () => undefined)
      .on("close", () => {
        this.isClosed = true;
      });
  }

  send(...lines: readonly string[]): this {
    this.socket.write(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
    return this;
  }
}

const GET = (path: string) => [`GET ${path} HTTP/1.1`, "host: x"];
const answered = (slice: NamedSlice) => [...slice.status].map((status, i) => [slice.ok[i] === 1, status]);

test("requests wait until the gate opens, and no more pass than the slice has", async () => {
  await using server = await httpServer((_request, response) => response.end("hello"));
  await using relay = await relayTo(server);
  const clients = Array.from({ length: 3 }, () => new RawClient(relay.port).send(...GET("/a")));
  expect(await relay.session.await("base", 3, 5)).toMatchObject({ kind: "arrived", requests: 3, connections: 3 });
  expect(server.connections).toBe(0);
  const slice = await relay.slice(2);
  expect(answered(slice)).toEqual([
    [true, 200],
    [true, 200],
  ]);
  expect(slice.names).toEqual(["GET /a"]);
  expect(server.requests).toEqual(["GET /a", "GET /a"]);
  const rest = await relay.slice(1);
  expect([rest.status.length, rest.names]).toEqual([1, []]);
  await until("all have their answers", () => clients.every(({ received }) => received.endsWith("hello")));
});

test("a client of keep-alive connections gets every answer as the service gave it", async () => {
  const big = "x".repeat(3_000_000);
  await using server = await httpServer((incoming, response, body) => {
    if (incoming.url === "/big") response.end(big);
    else if (incoming.url === "/empty") response.writeHead(204).end();
    else if (incoming.url === "/same") response.writeHead(304).end();
    else if (incoming.url === "/chunks") response.write(body, () => response.end("end"));
    else response.writeHead(404, { "content-length": 2 }).end("no");
  });
  await using relay = await relayTo(server);
  const slice = relay.slice(6);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (method: string, path: string, body?: string) => {
    const sent = request({ port: relay.port, method, path, agent });
    if (body !== undefined) sent.setHeader("transfer-encoding", "chunked");
    sent.end(body);
    const [response] = await once(sent, "response");
    return [response.statusCode, await text(response)];
  };
  expect(await ask("GET", "/big")).toEqual([200, big]);
  expect(await ask("GET", "/empty")).toEqual([204, ""]);
  expect(await ask("GET", "/same")).toEqual([304, ""]);
  expect(await ask("POST", "/chunks", big)).toEqual([200, `${big}end`]);
  expect(await ask("GET", "/none")).toEqual([404, "no"]);
  expect(await ask("HEAD", "/big")).toEqual([200, ""]);
  expect(answered(await slice)).toEqual([200, 204, 304, 200, 404, 200].map((status) => [status < 400, status]));
  expect(server.connections).toBe(1);
  agent.destroy();
});

test("100-continue passes, and the answer is the one after it", async () => {
  await using server = await httpServer((_request, response, body) => response.end(`got ${body}`));
  await using relay = await relayTo(server);
  const slice = relay.slice(1);
  const client = new RawClient(relay.port).send(
    "POST / HTTP/1.1",
    "host: x",
    "expect: 100-continue",
    "content-length: 4",
  );
  await until("the service wants the body", () => client.received.startsWith("HTTP/1.1 100 Continue"));
  client.socket.write("body");
  expect(answered(await slice)).toEqual([[true, 200]]);
  await until("the answer is there", () => client.received.endsWith("got body"));
});

test("a service that closes after each answer: the tool sees it, and each request has a sample", async () => {
  await using server = await httpServer((_request, response) => response.setHeader("connection", "close").end("bye"));
  await using relay = await relayTo(server);
  const slice = relay.slice(2);
  const first = new RawClient(relay.port).send(...GET("/1"));
  await until("the connection is closed", () => first.isClosed);
  const second = new RawClient(relay.port).send(...GET("/2"));
  expect(answered(await slice)).toEqual([
    [true, 200],
    [true, 200],
  ]);
  await until("the connection is closed", () => second.isClosed);
  expect([first.received, second.received].every((received) => received.endsWith("bye"))).toBe(true);
});

test("an answer without a length ends when its connection does", async () => {
  await using server = await rawServer((socket) => socket.end("HTTP/1.0 200 OK\r\n\r\nall of it"));
  await using relay = await relayTo(server);
  const slice = relay.slice(1);
  const client = new RawClient(relay.port).send("GET / HTTP/1.0");
  expect(answered(await slice)).toEqual([[true, 200]]);
  await until("the client has it", () => client.isClosed && client.received.endsWith("all of it"));
});

test.each([
  ["hangs up without an answer", (socket: Socket) => socket.destroy(), NO_STATUS.lost],
  ["breaks off in the head", (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-le"), NO_STATUS.lost],
  [
    "breaks off in the body",
    (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"),
    NO_STATUS.lost,
  ],
  [
    "breaks off in a chunk",
    (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nabc"),
    NO_STATUS.lost,
  ],
  ["answers with something else", (socket: Socket) => socket.write("SSH-2.0\r\n\r\n"), NO_STATUS.lost],
  [
    "sends a head without end",
    (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(50_000)}`),
    NO_STATUS.lost,
  ],
  [
    "switches protocols",
    (socket: Socket) => socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n"),
    NO_STATUS.lost,
  ],
  ["never answers", () => undefined, NO_STATUS.timedOut],
])("a service that %s: a failed request, and its connection is closed", async (_, answer, status) => {
  await using server = await rawServer(answer);
  await using relay = await relayTo(server, 0.4);
  const slice = relay.slice(1);
  const client = new RawClient(relay.port).send(...GET("/"));
  expect(answered(await slice)).toEqual([[false, status]]);
  await until("the connection is closed", () => client.isClosed);
  await until("the service's is, too", () => server.open.size === 0);
});

test("a service that refuses connections: failed requests", async () => {
  await using relay = await relayTo({ url: `http://127.0.0.1:${await freePort()}` });
  const slice = relay.slice(1);
  new RawClient(relay.port).send(...GET("/"));
  expect(answered(await slice)).toEqual([[false, NO_STATUS.refused]]);
});

test("requests that are sent ahead pass one at a time, in order", async () => {
  await using server = await httpServer((incoming, response) => response.end(incoming.url));
  await using relay = await relayTo(server);
  const client = new RawClient(relay.port).send(
    ...GET("/1"),
    "",
    ...GET("/2"),
    "",
    "POST /3 HTTP/1.1",
    "host: x",
    "content-length: 0",
  );
  const first = await relay.slice(1);
  expect(answered(first)).toEqual([[true, 200]]);
  expect(server.requests).toEqual(["GET /1"]);
  expect((await relay.slice(2)).status.length).toBe(2);
  expect(server.requests).toEqual(["GET /1", "GET /2", "POST /3"]);
  await until("it has all answers", () => client.received.includes("/3"));
});

test("a service that closes an idle connection costs a waiting request nothing", async () => {
  await using server = await rawServer((socket, path) => {
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
    if (path === "/1") idle = socket;
  });
  let idle: Socket | undefined;
  await using relay = await relayTo(server);
  const slice = relay.slice(1);
  const client = new RawClient(relay.port).send(...GET("/1"));
  expect(answered(await slice)).toEqual([[true, 200]]);
  client.send(...GET("/2"));
  await relay.session.await("base", 2, 5);
  idle?.end("HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n");
  await until("the service has hung up", () => server.open.size === 0);
  expect(answered(await relay.slice(1))).toEqual([[true, 200]]);
  expect(client.received).not.toContain("408");
});

test("a tool that gives a request up: the answer is waited for and counted, and it is told", async () => {
  const waiting: (() => void)[] = [];
  await using server = await httpServer((_request, response) => waiting.push(() => response.end()));
  await using relay = await relayTo(server);
  const slice = relay.slice(1);
  const client = new RawClient(relay.port).send(...GET("/"));
  await until("the request is under way", () => waiting.length === 1);
  client.socket.destroy();
  await until("the tool has gone", () => client.isClosed);
  waiting[0]?.();
  const { notes, ...rest } = await slice;
  expect(answered({ notes, ...rest })).toEqual([[true, 200]]);
  expect(notes).toEqual(["the command gave requests up before they were answered; their answers were waited for"]);
});

test("a tool that goes away while its request waits leaves none to the service", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using relay = await relayTo(server);
  const gone = new RawClient(relay.port).send(...GET("/gone"));
  await relay.session.await("base", 1, 5);
  gone.socket.destroy();
  await until("it has gone", () => gone.isClosed);
  new RawClient(relay.port).send(...GET("/stays"));
  await relay.session.await("base", 2, 5);
  expect((await relay.slice(1)).names).toContain("GET /stays");
  expect(server.requests).toEqual(["GET /stays"]);
});

test.each([
  ["TLS", "\u0016\u0003\u0001\u0002\u0000\u0001", "it is no HTTP/1.1"],
  ["a tunnel", "CONNECT a:443 HTTP/1.1\r\n\r\n", "tunnels (CONNECT) are not relayed"],
  ["a head without end", `GET / HTTP/1.1\r\n${"x: y\r\n".repeat(50_000)}`, "its head is longer than 64 KiB"],
])("a tool that sends %s is told so, and reaches no service", async (_, bytes, why) => {
  await using server = await httpServer((_request, response) => response.end());
  await using relay = await relayTo(server);
  const client = new RawClient(relay.port);
  client.socket.write(bytes, "latin1");
  await until("it is closed", () => client.isClosed);
  const notes = [`the command sent a request that cannot be relayed: ${why}`];
  expect(await relay.session.await("base", 0, 0)).toMatchObject({ requests: 0, notes });
  expect(server.connections).toBe(0);
});

test("a slice to which nobody comes is spoiled when its drain is over", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using relay = await relayTo(server);
  expect((await relay.slice(4, 0.2)).spoiled).toBe("not one request came within 0.2 s");
});

test("requests that hang beyond the drain are given up with their connections", async () => {
  await using server = await httpServer(() => undefined);
  await using relay = await relayTo(server, 30);
  const clients = [1, 2].map((id) => new RawClient(relay.port).send(...GET(`/${id}`)));
  expect((await relay.slice(3, 0.3)).spoiled).toBe("3 of 3 requests had not ended 0.3 s after the last one was sent");
  await until("all connections are closed", () => clients.every(({ isClosed }) => isClosed) && server.open.size === 0);
});

test("a slice by time ends with what has come; one that had nothing waits for its first request", async () => {
  await using server = await httpServer((_request, response) => response.end());
  await using relay = await relayTo(server);
  const cut = { requests: 1000, seconds: 0.1 };
  const slice = relay.session.slice("base", cut, 5);
  const client = new RawClient(relay.port).send(...GET("/1"));
  expect((await slice).status.length).toBe(1);
  const late = relay.session.slice("base", cut, 5);
  const isOver = late.then(() => true);
  await until(
    "its time is over",
    (
      (began) => () =>
        performance.now() > began + 200
    )(performance.now()),
  );
  client.send(...GET("/2"));
  expect((await late).status.length).toBe(1);
  expect(await isOver).toBe(true);
});

test("whole loads: as many at once as the stage has users, whatever the tool sends", async () => {
  let now = 0;
  const most: number[] = [];
  await using server = await httpServer((_request, response) => {
    now++;
    most.push(now);
    setTimeout(() => {
      now--;
      response.end();
    }, 20);
  });
  await using relay = await relayTo(server);
  const agent = new Agent({ keepAlive: true });
  const users = Array.from({ length: 12 }, async () => {
    for (;;) {
      const sent = request({ port: relay.port, agent }).end();
      const [response] = await once(sent, "response");
      await text(response);
    }
  });
  const ended = Promise.allSettled(users);
  const stages = [
    { seconds: 0.4, users: 2 },
    { seconds: 0.4, users: 10 },
    { seconds: 0.4, users: 2 },
  ];
  const slice = await relay.session.whole("base", stages, 5);
  expect(slice.spoiled).toBeUndefined();
  const inStage = (from: number, to: number) =>
    most.filter((_, i) => (slice.start[i] ?? 0) - slice.opened >= from && (slice.start[i] ?? 0) - slice.opened < to);
  expect(Math.max(...most)).toBe(10);
  expect(Math.max(...inStage(0, 0.35))).toBeLessThanOrEqual(2);
  await relay.session[Symbol.asyncDispose]();
  await ended;
  agent.destroy();
});
