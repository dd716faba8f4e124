import { afterAll, expect, test } from "vitest";
import { NO_STATUS } from "../../../src/model/sample.ts";
import type { RequestSpec } from "../../../src/model/scenario.ts";
import { type CountingServer, httpServer } from "../../fixtures/servers/counting-server.ts";
import { aRequest, aScenario } from "../../support/builders.ts";
import { aSlicePlan, autocannonFromSource, nextSlice, targetsOf } from "../../support/engine-session.ts";

const engine = autocannonFromSource();
afterAll(() => engine[Symbol.asyncDispose]());

const LOGIN = aRequest({
  name: "log in",
  method: "POST",
  path: "/login",
  headers: { "content-type": "application/json" },
  body: { text: '{"name":"{{name}}"}' },
  capture: [
    { name: "token", from: "json", key: "data.0.token" },
    { name: "cart", from: "header", key: "location" },
    { name: "sid", from: "cookie", key: "sid" },
  ],
});
const CART = aRequest({ name: "cart", path: "{{cart}}?token={{token}}", headers: { cookie: "sid={{sid}}" } });

test("what a response holds is used in the next request, with data of the user's own, across slices", async () => {
  const carts: string[] = [];
  await using server = await shop((token) => JSON.stringify({ data: [{ token }] }), carts);
  const rows = [{ name: "ann" }, { name: 'b"ob' }];
  const scenario = aScenario({ users: 2, requests: [LOGIN, CART], data: { rows } });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 7 }));
  const slices = session.slices()[Symbol.asyncIterator]();
  for (let pair = 0; pair < 4; pair++) {
    const slice = await nextSlice(slices);
    expect([slice.latency.length, [...slice.ok].every((ok) => ok === 1)]).toEqual([7, true]);
  }
  expect(carts.length).toBeGreaterThan(10);
  expect(new Set(carts)).toEqual(
    new Set(["/carts/ann?token=t-ann sid=s-ann", "/carts/b%22ob?token=t-b%22ob sid=s-b%22ob"]),
  );
});

test("a response without the value counts as failed, is told by its name, and the flow begins anew", async () => {
  const carts: string[] = [];
  await using server = await shop(() => "{}", carts);
  const scenario = aScenario({ users: 2, requests: [LOGIN, CART], data: { rows: [{ name: "ann" }] } });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 6 }));
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect([...slice.name]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...slice.ok]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...slice.status]).toEqual(Array.from({ length: 6 }, () => NO_STATUS.uncaptured));
  expect(slice.notes).toEqual([
    "a response of log in had no value for {{token}}, so it counts as failed and its user began anew",
  ]);
  expect(carts).toEqual([]);
});

test("a redirect is an answer, and what a response holds takes no request to another server", async () => {
  await using other = await httpServer((_request, response) => response.end("other"));
  await using server = await httpServer((_request, response) => {
    response.writeHead(302, { location: `${other.url}/elsewhere\tX-Injected: 1` });
    response.end();
  });
  const first = aRequest({ path: "/", expect: [302], capture: [{ name: "next", from: "header", key: "location" }] });
  const second = aRequest({ path: "{{next}}", expect: [302] });
  await using session = await engine.open(
    targetsOf(server),
    aScenario({ users: 2, requests: [first, second] }),
    aSlicePlan({ requests: 20 }),
  );
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  expect([...slice.ok].every((ok) => ok === 1)).toBe(true);
  expect(server.requests.filter((line) => line.includes("/elsewhere%09X-Injected:%201")).length).toBeGreaterThan(5);
  expect([other.requests, other.connections]).toEqual([[], 0]);
});

test("users are parted among flows by weight, and each request keeps its own name", async () => {
  await using server = await httpServer((_request, response) => response.end("ok"));
  const requests = ["/a", "/b", "/c"].map((path): RequestSpec => aRequest({ path }));
  const flows = [
    { name: "browse", weight: 3, first: 0, count: 2 },
    { name: "buy", weight: 1, first: 2, count: 1 },
  ];
  const scenario = aScenario({ users: 8, requests, flows });
  await using session = await engine.open(targetsOf(server), scenario, aSlicePlan({ requests: 400 }));
  const slice = await nextSlice(session.slices()[Symbol.asyncIterator]());
  const counts = [0, 1, 2].map((name) => [...slice.name].filter((of) => of === name).length);
  const received = ["/a", "/b", "/c"].map((path) => server.requests.filter((line) => line === `GET ${path}`).length);
  expect(counts).toEqual(received);
  expect(server.connections).toBe(8);
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0))).toBeLessThanOrEqual(6);
});

test("think time passes only while the arm's gate is open", async () => {
  const at: number[] = [];
  await using base = await httpServer((_request, response) => {
    at.push(performance.now());
    response.end("ok");
  });
  await using head = await httpServer((_request, response) => {
    setTimeout(() => response.end("slow"), 300);
  });
  const scenario = aScenario({ users: 1, thinkSeconds: 0.2 });
  await using session = await engine.open(targetsOf(base, head), scenario, aSlicePlan({ requests: 2 }));
  const slices = session.slices()[Symbol.asyncIterator]();
  await nextSlice(slices);
  await nextSlice(slices);
  const reopened = performance.now();
  await nextSlice(slices);
  // Base's first slice ended with its second answer, so all of the think time after it is left when its gate opens again.
  const [first = 0, second = 0, third = 0] = at;
  expect(second - first).toBeGreaterThan(190);
  expect(third - reopened).toBeGreaterThan(150);
});

/** Gives each name a token, a cart and a session, and notes who asks for which cart. */
async function shop(body: (token: string) => string, carts: string[]): Promise<CountingServer> {
  return await httpServer((request, response, text) => {
    if (request.method === "GET") {
      carts.push(`${request.url} ${request.headers.cookie}`);
      response.end("{}");
      return;
    }
    const name = encodeURIComponent(String((JSON.parse(text) as { name: string }).name));
    response.setHeader("location", `/carts/${name}`);
    response.setHeader("set-cookie", [`theme=dark`, `sid=s-${name}; HttpOnly`]);
    response.end(body(`t-${name}`));
  });
}
