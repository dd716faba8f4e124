import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aFolder, aServiceBench, ask, carriersOf, problemOf } from "../../support/service-bench.ts";

test("a service that wants a terminal is told by its own words that there is none", async () => {
  const { runner } = aServiceBench();
  const start = "test -t 0 || { echo 'stdin is not a terminal'; exit 9; }; exec node server.js";
  const problem = await problemOf(runner.boot(aCheckout(), anApp({ start })));
  expect(problem).toMatchObject({ code: "service-exited", detail: "stdin is not a terminal" });
  expect(problem.message).toContain("exited with code 9");
});

test("a service that reads its stdin gets its end at once, and does not wait for ever", async () => {
  const { runner } = aServiceBench();
  const start = "cat; exec node server.js";
  await using service = await runner.boot(aCheckout(), anApp({ start }));
  expect(service.failure()).toBeUndefined();
});

test("a service that closes its output is measured all the same", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), anApp({ start: "exec node server.js >&- 2>&-" }));
  expect((await ask(`${service.url}/healthz`)).status).toBe(200);
  expect(service.logTail()).toBe("");
});

test("a service with hundreds of children is ended with all of them", async () => {
  const runId = "testcrowd";
  const { runner } = aServiceBench({ runId });
  const start = "i=0; while [ $i -lt 200 ]; do sleep 600 & i=$((i + 1)); done; exec node server.js";
  const service = await runner.boot(aCheckout(), anApp({ start }));
  expect(carriersOf(runId).length).toBeGreaterThan(200);
  await service[Symbol.asyncDispose]();
  expect(carriersOf(runId)).toEqual([]);
});

test("a service that goes on forking while it is being ended is ended", async () => {
  const runId = "testforks";
  const { runner } = aServiceBench({ runId });
  const forking = "while :; do (setsid sleep 600 &); sleep 0.02; done & exec node server.js";
  const service = await runner.boot(aCheckout(), anApp({ start: `trap '' TERM; ${forking}`, stopTimeoutSeconds: 0.3 }));
  await expect.poll(() => carriersOf(runId).length).toBeGreaterThan(10);
  await service[Symbol.asyncDispose]();
  expect(carriersOf(runId)).toEqual([]);
});

test("a service that leaves its process group, its session and its parent is found and ended", async () => {
  const runId = "testdaemon";
  const { runner } = aServiceBench({ runId });
  const service = await runner.boot(aCheckout(), anApp({ start: "(setsid sh -c 'setsid node server.js &' &)" }));
  expect(service.failure()).toBeUndefined();
  await service[Symbol.asyncDispose]();
  expect(carriersOf(runId)).toEqual([]);
});

test("what answers is not HTTP: the service is never ready, and the parser's words say why", async () => {
  const bench = aServiceBench();
  const folder = aFolder(bench, "garbage");
  const program = `require("net").createServer((socket) => socket.on("error", () => {}).end("SSH-2.0-garbage\\r\\n\\r\\n")).listen(process.env.PORT, "127.0.0.1")`;
  writeFileSync(join(folder, "garbage.cjs"), program);
  const app = anApp({ start: "node garbage.cjs", ready: { path: "/", status: [], timeoutSeconds: 4 } });
  const problem = await problemOf(bench.runner.boot(aCheckout("head", folder), app));
  expect(problem).toMatchObject({
    code: "service-not-ready",
    message: expect.stringContaining("last error: Parse Error"),
  });
});

test("an install that does not end says how long it had, and what to look for", async () => {
  const { runner } = aServiceBench({ prepareLimitSeconds: 0.3 });
  const problem = await problemOf(runner.prepare(aCheckout(), anApp({ install: "sleep 600 & sleep 600" })));
  expect(problem).toMatchObject({
    code: "install-failed",
    message: expect.stringContaining("had not ended after 0.3 s"),
    hint: expect.stringContaining("app.install has 0.3 s"),
  });
});
