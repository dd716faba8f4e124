import { createServer } from "node:net";
import { afterAll, expect, test } from "vitest";
import { NO_STATUS, type Slice } from "../../../src/model/sample.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { type CountingServer, httpServer, rawServer } from "../../fixtures/servers/counting-server.ts";
import { aRequest, aScenario } from "../../support/builders.ts";
import { aSlicePlan, autocannonFromSource, nextSlice, targetsOf, until } from "../../support/engine-session.ts";

/** What autocannon 9.0.0 does wrong by itself; each against the server's own count. */

const engine = autocannonFromSource();
afterAll(() => engine[Symbol.asyncDispose]());

test("1: responses with Connection: close are timed each on its own connection", async () => {
  await using server = await httpServer((_request, response) => {
    setTimeout(() => response.setHeader("connection", "close").end("bye"), 20);
  });
  const [slice] = await slicesOf(server, { users: 4 }, 1);
  expectAllOk(slice, 40);
  expect(server.requests.length).toBe(40);
  expect(server.connections).toBe(40);
  const sorted = slice.latency.toSorted();
  expect(sorted[0]).toBeGreaterThan(0.018);
  expect(sorted[20]).toBeLessThan(0.06);
});

test("2: a server in the manner of Werkzeug's, HTTP/1.1 with Connection: close, goes on being measured", async () => {
  await using server = await rawServer((socket) => {
    socket.end("HTTP/1.1 200 OK\r\nServer: Werkzeug\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
  });
  const slices = await slicesOf(server, { users: 8 }, 5);
  for (const slice of slices) expectAllOk(slice, 40);
  expect(server.requests.length).toBe(200);
  expect(server.connections).toBe(200);
});

test("2: a body that ends with its connection is complete", async () => {
  await using server = await rawServer((socket) => {
    socket.write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhel");
    setTimeout(() => socket.end("lo"), 5);
  });
  const slices = await slicesOf(server, { users: 2 }, 2);
  for (const slice of slices) expectAllOk(slice, 40);
  expect(server.requests.length).toBe(80);
});

test("3: requests that the server closes without an answer are lost, and counted", async () => {
  await using server = await rawServer((socket, path) => {
    if (path === "/fin") socket.end();
    else if (path === "/reset") socket.resetAndDestroy();
    else if (path === "/half") socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
    else socket.write(`HTTP/1.1 ${path === "/ok" ? 200 : 201} OK\r\nContent-Length: 0\r\n\r\n`);
  });
  const requests = ["/ok", "/fin", "/reset", "/half", "/created"].map((path) => aRequest({ path }));
  const expected = [200, NO_STATUS.lost, NO_STATUS.lost, NO_STATUS.lost, 201];
  const [slice] = await slicesOf(server, { requests, users: 2 }, 1);
  expect(slice.spoiled).toBeUndefined();
  expect(slice.status.length).toBe(40);
  slice.status.forEach((status, i) => {
    expect(status).toBe(expected[slice.name[i] ?? 0]);
    expect(slice.ok[i]).toBe(status >= 200 ? 1 : 0);
  });
  expect(server.requests.length).toBe(40);
});

test("4: where nobody listens, users back off, and their requests are refused", async () => {
  const url = `http://127.0.0.1:${await unusedPort()}`;
  await using session = await engine.open(
    [{ arm: "base", url }],
    aScenario({ users: 2 }),
    aSlicePlan({ requests: 12 }),
  );
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect(slice.spoiled).toBeUndefined();
  expect([...slice.status]).toEqual(new Array(12).fill(NO_STATUS.refused));
  // Opening has used up the short pauses: two users make 12 requests at one a second and user.
  expect(slice.drained - slice.opened).toBeGreaterThan(3);
});

test("4: users that back off do not come back after their session was closed", async () => {
  const port = await unusedPort();
  const target = { arm: "base", url: `http://127.0.0.1:${port}` } as const;
  const closed = await engine.open([target], aScenario({ users: 4 }), aSlicePlan());
  await closed[Symbol.asyncDispose]();
  // Its one answer takes longer than the longest pause of a user that backs off.
  await using server = await httpServer(
    (_request, response) => {
      setTimeout(() => response.end(), 1200);
    },
    { port },
  );
  await using session = await engine.open([target], aScenario({ users: 1 }), aSlicePlan({ requests: 1 }));
  expectAllOk(await nextSlice(session.slices()[Symbol.asyncIterator]()), 1);
  expect(server.connections).toBe(1);
});

test("4: a server that hangs up on idle connections is not stormed", async () => {
  await using server = await rawServer(() => undefined);
  const stop = setInterval(() => {
    for (const socket of server.open) socket.destroy();
  }, 1);
  await using session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  await until("it has hung up many times", () => server.connections >= 12);
  const before = performance.now();
  await until("it has hung up some more times", () => server.connections >= 16);
  clearInterval(stop);
  expect(performance.now() - before).toBeGreaterThan(500);
  await session[Symbol.asyncDispose]();
});

test("5: fresh connections carry one request each, and stand only while it lasts", async () => {
  await using server = await httpServer((_request, response) => response.end("once"));
  const slices = await slicesOf(server, { users: 4, connections: "fresh" }, 3, () => {
    expect(server.connections).toBe(0);
  });
  for (const slice of slices) expectAllOk(slice, 40);
  expect(server.requests.length).toBe(120);
  expect(server.connections).toBe(120);
  await until("no connection is left", () => server.open.size === 0);
});

test("6: HEAD, whose responses autocannon waits for in vain, is refused", async () => {
  const scenario = aScenario({ requests: [aRequest({ method: "HEAD", path: "/users" })] });
  await expect(engine.open(targetsOf({ url: "http://127.0.0.1:1" }), scenario, aSlicePlan())).rejects.toMatchObject({
    code: "method-unsupported",
    message:
      "list users: autocannon cannot measure HEAD /users; expected one of GET, POST, PUT, DELETE, OPTIONS, TRACE, PATCH",
    hint: "Measure the GET of the same path.",
  });
});

test("7: options that were not given do not reach autocannon as undefined", async () => {
  const lengths: unknown[] = [];
  await using server = await httpServer((request, response, body) => {
    lengths.push([request.headers["content-length"], request.headers["transfer-encoding"], body]);
    response.end();
  });
  const [slice] = await slicesOf(server, { requests: [aRequest({ method: "POST", body: undefined })], users: 2 }, 1);
  expectAllOk(slice, 40);
  expect(server.requests).toEqual(new Array(40).fill("POST /users"));
  expect(lengths).toEqual(new Array(40).fill(["0", undefined, ""]));
});

test.each(["keep-alive", "fresh"] as const)("8: parked users do not time out (%s)", async (connections) => {
  await using base = await httpServer((_request, response) => response.end("base"));
  // The head slice takes four times the time-out, in which base's users wait.
  await using head = await httpServer((_request, response) => {
    setTimeout(() => response.end("head"), 200);
  });
  const scenario = aScenario({ users: 2, timeoutSeconds: 0.4, connections });
  await using session = await engine.open(targetsOf(base, head), scenario, aSlicePlan({ requests: 16 }));
  const slices = session.slices()[Symbol.asyncIterator]();
  for (let i = 0; i < 3; i++) expectAllOk(await nextSlice(slices), 16);
  expect([base.requests.length, head.requests.length]).toEqual([32, 16]);
  expect([base.connections, head.connections]).toEqual(connections === "fresh" ? [32, 16] : [2, 2]);
});

test("9: a server's short keep-alive costs new connections and no request", async () => {
  await using base = await httpServer((_request, response) => response.end("base"), { keepAliveTimeout: 1 });
  await using head = await httpServer((_request, response) => {
    setTimeout(() => response.end("head"), 300);
  });
  await using session = await engine.open(targetsOf(base, head), aScenario({ users: 2 }), aSlicePlan({ requests: 20 }));
  const slices = session.slices()[Symbol.asyncIterator]();
  expectAllOk(await nextSlice(slices), 20);
  const before = base.connections;
  expectAllOk(await nextSlice(slices), 20);
  expect(base.connections).toBeGreaterThan(before);
  expectAllOk(await nextSlice(slices), 20);
  expect(base.requests.length).toBe(40);
});

/** The first slices of a session on one server; `opened` is called before the first. */
async function slicesOf(
  server: CountingServer,
  overrides: Partial<Scenario>,
  count: number,
  opened: () => void = () => undefined,
): Promise<[Slice, ...Slice[]]> {
  await using session = await engine.open(targetsOf(server), aScenario(overrides), aSlicePlan());
  opened();
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen: [Slice, ...Slice[]] = [await nextSlice(slices)];
  while (seen.length < count) seen.push(await nextSlice(slices));
  return seen;
}

function expectAllOk(slice: Slice, requests: number): void {
  expect(slice.spoiled).toBeUndefined();
  expect([...slice.status]).toEqual(new Array(requests).fill(200));
  expect(slice.ok.every((ok) => ok === 1)).toBe(true);
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
