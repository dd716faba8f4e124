import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aServiceBench, ask, problemOf } from "../../support/service-bench.ts";

/** A service that somebody else runs. */
async function elsewhere(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")) };
}

const appAt = (url: string, ready = anApp().ready) => anApp({ start: "", url, ready });

test("a service that somebody else runs is awaited, measured as it is, and left running", async () => {
  let asked = 0;
  await using server = await elsewhere((request, response) => {
    asked += 1;
    response.statusCode = request.url === "/healthz" && asked < 3 ? 503 : 200;
    response.end("hello");
  });
  const { runner, log } = aServiceBench();
  await runner.prepare(aCheckout(), appAt(server.url));
  {
    await using service = await runner.boot(aCheckout(), appAt(server.url));
    expect(service).toMatchObject({ arm: "head", url: server.url });
    expect([service.usage(), service.busySeconds(), service.failure()]).toEqual([undefined, undefined, undefined]);
  }
  expect(asked).toBe(3);
  expect(log).toThrow();
  expect(await ask(`${server.url}/`)).toEqual({ status: 200, body: "hello" });
});

test("without a path any answer shows that it is there, with one only what counts as ready", async () => {
  await using server = await elsewhere((_, response) => response.writeHead(404).end());
  const { runner } = aServiceBench();
  const ready = { path: undefined, status: [], timeoutSeconds: 1 };
  await using service = await runner.boot(aCheckout(), appAt(server.url, ready));
  expect(service.bootSeconds).toBeGreaterThan(0);
  const problem = await problemOf(runner.boot(aCheckout(), appAt(server.url, { ...ready, path: "/up" })));
  expect(problem).toMatchObject({ code: "service-not-ready", arm: "head", exitStatus: 3 });
  expect(problem.message).toMatch(/\/up was not ready within 1 s: last answer: 404/);
});

test("one that is not there is a problem that says so", async () => {
  const { runner } = aServiceBench();
  const { url } = await elsewhere(() => {}).then(async (server) => {
    await server[Symbol.asyncDispose]();
    return server;
  });
  const ready = { path: "/up", status: [], timeoutSeconds: 0.5 };
  const problem = await problemOf(runner.boot(aCheckout(), appAt(url, ready)));
  expect(problem.message).toMatch(/was not ready within 0.5 s: last error: .*ECONNREFUSED/);
});

test("an interrupted run waits no longer", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  await using server = await elsewhere((request) => {
    request.socket.unref();
    resolve();
  });
  const { runner } = aServiceBench();
  const booting = problemOf(runner.boot(aCheckout(), appAt(server.url)));
  await asked;
  await runner.endAll();
  expect(await booting).toMatchObject({ code: "interrupted" });
});
