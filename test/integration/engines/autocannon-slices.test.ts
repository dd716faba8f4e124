import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { NO_STATUS, type Slice } from "../../../src/model/sample.ts";
import { httpServer, rawServer } from "../../fixtures/servers/counting-server.ts";
import { aRequest, aScenario } from "../../support/builders.ts";
import { aSlicePlan, autocannonFromSource, nextSlice, targetsOf, until } from "../../support/engine-session.ts";

const engine = autocannonFromSource();
afterAll(() => engine[Symbol.asyncDispose]());

const hello = () => httpServer((_request, response) => response.end("hello"));

test.each([1, 64])("%i users: slices alternate, have equal counts, and the closed arm gets nothing", async (users) => {
  await using base = await hello();
  await using head = await hello();
  const plan = aSlicePlan({ requests: 130, first: (pair) => (pair % 2 === 0 ? "base" : "head") });
  await using session = await engine.open(targetsOf(base, head), aScenario({ users }), plan);
  // The kernel connects before the server's program learns of it.
  await until("all users are connected", () => base.connections === users && head.connections === users);
  expect([base.requests.length, head.requests.length]).toEqual([0, 0]);

  const slices = session.slices()[Symbol.asyncIterator]();
  const seen: string[] = [];
  for (let i = 0; i < 6; i++) {
    const before = { base: base.requests.length, head: head.requests.length };
    const slice = await nextSlice(slices);
    seen.push(`${slice.pair} ${slice.arm}`);
    expect(slice).toMatchObject({ names: ["GET /users"] });
    expect(slice.spoiled).toBeUndefined();
    expectSound(slice, 130);
    const after = { base: base.requests.length, head: head.requests.length };
    expect({ base: after.base - before.base, head: after.head - before.head }).toEqual({
      base: slice.arm === "base" ? 130 : 0,
      head: slice.arm === "head" ? 130 : 0,
    });
  }
  expect(seen).toEqual(["0 base", "0 head", "1 head", "1 base", "2 base", "2 head"]);
  expect([base.connections, head.connections]).toEqual([users, users]);
});

test("with one target only that arm's slices are produced", async () => {
  await using head = await hello();
  await using session = await engine.open([{ arm: "head", url: head.url }], aScenario({ users: 2 }), aSlicePlan());
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen = [await nextSlice(slices), await nextSlice(slices), await nextSlice(slices)];
  expect(seen.map(({ pair, arm }) => `${pair} ${arm}`)).toEqual(["0 head", "1 head", "2 head"]);
  expect(head.requests.length).toBe(120);
});

test("a list of three requests with bodies and 500s goes on across slices, for each user in its own order", async () => {
  const bodies: string[] = [];
  const order = new Map<unknown, string[]>();
  await using server = await httpServer((request, response, body) => {
    bodies.push(`${request.headers["content-type"]} ${body}`);
    order.set(request.socket, [...(order.get(request.socket) ?? []), String(request.url)]);
    response.statusCode = request.url === "/c" ? 500 : 200;
    response.end();
  });
  const json = { headers: { "content-type": "application/json" } };
  const requests = [
    aRequest({ path: "/a" }),
    aRequest({ path: "/b", method: "POST", ...json, body: { text: '{"ä":1}' } }),
    aRequest({ path: "/c", expect: [200, 404] }),
  ];
  // 20 is not a multiple of 3 × 2: every slice ends in the middle of the users' lists.
  await using session = await engine.open(
    targetsOf(server),
    aScenario({ requests, users: 2 }),
    aSlicePlan({ requests: 20 }),
  );
  const slices = session.slices()[Symbol.asyncIterator]();
  const status = { 0: 200, 1: 200, 2: 500 } as const;
  for (let pair = 0; pair < 3; pair++) {
    const slice = await nextSlice(slices);
    expectSound(slice, 20);
    slice.name.forEach((name, i) => {
      expect(slice.status[i]).toBe(status[name as 0 | 1 | 2]);
      expect(slice.ok[i]).toBe(name === 2 ? 0 : 1);
    });
  }
  expect(server.requests.length).toBe(60);
  expect(bodies.filter((body) => body === 'application/json {"ä":1}').length).toBe(
    server.requests.filter((request) => request === "POST /b").length,
  );
  const cycle = ["/a", "/b", "/c"];
  for (const paths of order.values()) expect(paths).toEqual(paths.map((_path, i) => cycle[i % 3]));
});

test("latencies are those of a service that takes 50 ms", async () => {
  await using server = await httpServer((_request, response) => {
    setTimeout(() => response.end("slow"), 50);
  });
  await using session = await engine.open(targetsOf(server), aScenario({ users: 4 }), aSlicePlan());
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  const sorted = slice.latency.toSorted();
  expect(sorted[0]).toBeGreaterThan(0.045);
  expect(sorted[20]).toBeLessThan(0.08);
  expect(slice.drained - slice.opened).toBeGreaterThan(0.45);
});

test("a hanging request times out as such, and the user goes on with the next one", async () => {
  await using server = await httpServer((request, response) => {
    if (request.url !== "/hang") response.end();
  });
  const requests = [aRequest({ path: "/ok" }), aRequest({ path: "/hang" })];
  const scenario = aScenario({ requests, users: 2, timeoutSeconds: 0.3 });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 8, drainSeconds: 0.9 }));
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect(slice.spoiled).toBeUndefined();
  expectSound(slice, 8);
  const hung = [...slice.name.keys()].filter((i) => slice.name[i] === 1);
  expect(hung.map((i) => slice.status[i])).toEqual([1, 1, 1, 1].map(() => NO_STATUS.timedOut));
  for (const i of hung) expect(slice.latency[i]).toBeGreaterThan(0.29);
  expect([...slice.ok].filter((ok) => ok === 1).length).toBe(4);
  expect(server.requests.filter((request) => request === "GET /hang").length).toBe(4);
});

test("a slice that does not drain is spoiled, and the next one is clean", async () => {
  let hang = 3;
  await using server = await httpServer((_request, response) => {
    if (hang-- <= 0) response.end();
  });
  await using session = await engine.open(
    targetsOf(server),
    aScenario({ users: 8 }),
    aSlicePlan({ drainSeconds: 0.3 }),
  );
  const slices = session.slices()[Symbol.asyncIterator]();
  const spoiled = await nextSlice(slices);
  expect(spoiled.spoiled).toBe("3 of 40 requests had not ended 0.3 s after the last one was sent");
  expectSound(spoiled, 37);
  await until("the hanging connections are replaced", () => server.open.size === 8 && server.connections === 11);
  const clean = await nextSlice(slices);
  expect(clean.spoiled).toBeUndefined();
  expectSound(clean, 40);
  expect(server.requests.length).toBe(80);
  expect(clean.start.every((start) => start >= clean.opened)).toBe(true);
});

test("a server killed within a slice: every request is accounted for, and its successor is measured", async () => {
  const first = await mortalServer(0);
  await using session = await engine.open(
    [{ arm: "base", url: `http://127.0.0.1:${first.port}` }],
    aScenario({ users: 4 }),
    aSlicePlan({ requests: 30 }),
  );
  const slices = session.slices()[Symbol.asyncIterator]();
  expectSound(await nextSlice(slices), 30);
  const pending = nextSlice(slices);
  // It answers after 20 ms each, so the slice is under way when its first request has arrived.
  await once(first.child, "message");
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const broken = await pending;
  expectSound(broken, 30);
  expect(broken.spoiled).toBeUndefined();
  const failed = [...broken.status].filter((status) => status !== 200);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every((status) => status === NO_STATUS.lost || status === NO_STATUS.refused)).toBe(true);
  expect(failed).toContain(NO_STATUS.refused);

  const second = await mortalServer(first.port);
  try {
    let slice = await nextSlice(slices);
    for (let i = 0; i < 5 && slice.ok.includes(0); i++) slice = await nextSlice(slices);
    expectSound(slice, 30);
    expect(slice.ok.every((ok) => ok === 1)).toBe(true);
  } finally {
    second.child.kill("SIGKILL");
  }
});

test.each([
  ["429", 429, {}, "429"],
  ["Retry-After", 503, { "retry-after": "7" }, "Retry-After: 7"],
])("a rate limiter's %s is seen", async (_sign, status, headers, limiter) => {
  await using server = await httpServer((_request, response) => {
    response
      .writeHead(server.requests.length === 50 ? status : 200, server.requests.length === 50 ? headers : {})
      .end();
  });
  await using session = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  const slices = session.slices()[Symbol.asyncIterator]();
  const seen = [await nextSlice(slices), await nextSlice(slices), await nextSlice(slices)];
  expect(seen.map((slice) => slice.limiter)).toEqual([undefined, limiter, undefined]);
});

test("early hints, empty 304s and responses nobody asked for are not mistaken for answers", async () => {
  await using server = await rawServer((socket, path) => {
    if (path === "/hints") socket.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    if (path === "/304") socket.write("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n");
    else socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  });
  const requests = [aRequest({ path: "/hints" }), aRequest({ path: "/304", expect: [304] })];
  await using session = await engine.open(targetsOf(server), aScenario({ requests, users: 2 }), aSlicePlan());
  const slices = session.slices()[Symbol.asyncIterator]();
  expectAllOk(await nextSlice(slices), 40);
  for (const socket of server.open) socket.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
  await until("both connections are replaced", () => server.connections === 4 && server.open.size === 2);
  expectAllOk(await nextSlice(slices), 40);
  expect(server.requests.length).toBe(80);
});

test("several sessions share a generator, and a closed one leaves no connection", async () => {
  await using server = await hello();
  const one = await engine.open(targetsOf(server), aScenario({ users: 2 }), aSlicePlan());
  await using two = await engine.open(targetsOf(server), aScenario({ users: 3 }), aSlicePlan());
  expectAllOk(await nextSlice(one.slices()[Symbol.asyncIterator]()), 40);
  expectAllOk(await nextSlice(two.slices()[Symbol.asyncIterator]()), 40);
  await one[Symbol.asyncDispose]();
  await until("the first session's connections are gone", () => server.open.size === 3);
  expectAllOk(await nextSlice(two.slices()[Symbol.asyncIterator]()), 40);
});

async function mortalServer(port: number): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(new URL("../../fixtures/servers/mortal-server.ts", import.meta.url), [String(port)]);
  const [listening] = await once(child, "message");
  return { child, port: Number(listening) };
}

function expectAllOk(slice: Slice, requests: number): void {
  expectSound(slice, requests);
  expect(slice.spoiled).toBeUndefined();
  expect(slice.ok.every((ok) => ok === 1)).toBe(true);
}

/** As many samples as requests, each within its slice. */
function expectSound(slice: Slice, requests: number): void {
  const { start, latency, name, ok, status } = slice;
  expect([start, latency, name, ok, status].map(({ length }) => length)).toEqual([1, 2, 3, 4, 5].map(() => requests));
  for (let i = 0; i < requests; i++) {
    expect(start[i]).toBeGreaterThanOrEqual(slice.opened);
    expect(latency[i]).toBeGreaterThan(0);
    expect((start[i] ?? 0) + (latency[i] ?? 0)).toBeLessThanOrEqual(slice.drained + 1e-6);
  }
}
