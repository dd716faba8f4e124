import { expect, test } from "vitest";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aServiceBench, ask, problemOf } from "../../support/service-bench.ts";

/** An address of this machine that is not the one that services have by default. */
const OTHER = "127.0.0.2";
const ready = { path: "/healthz", status: [], timeoutSeconds: 20 };

test("a service is reached at the address that the config names", async () => {
  const { runner } = aServiceBench();
  const app = anApp({ start: "exec node server.js", host: OTHER, env: { HOST: OTHER }, ready });
  await using service = await runner.boot(aCheckout(), app);
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.2:\d{5}$/);
  expect(await ask(`${service.url}/healthz`)).toMatchObject({ status: 200 });
  expect(service.failure()).toBeUndefined();
  await ask(`${service.url}/deaf`);
  await service.failed;
  expect(service.failure()).toContain("no longer listens");
});

test("one that listens on loopback alone is told so", async () => {
  const { runner } = aServiceBench();
  const app = anApp({ start: "exec node server.js", host: OTHER, ready: { ...ready, timeoutSeconds: 1 } });
  const problem = await problemOf(runner.boot(aCheckout(), app));
  expect(problem.hint).toMatch(
    /^It listens on 127\.0\.0\.1:\d+: let it take the port from PORT or \{\{port\}\}, on 127\.0\.0\.2 or 0\.0\.0\.0\.$/,
  );
});
