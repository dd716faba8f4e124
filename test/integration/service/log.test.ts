import { readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aServiceBench, ask } from "../../support/service-bench.ts";

const LAST_LINE = "line 1638399";

test("a service that writes 100 MB goes on, and its log stays small", async () => {
  const bench = aServiceBench();
  const start = { start: "node chatty.js", ready: { ...anApp().ready, path: "/" } };
  const service = await bench.runner.boot(aCheckout(), anApp(start));
  expect((await ask(`${service.url}/chat`)).status).toBe(200);
  await expect.poll(() => service.logTail()).toContain(LAST_LINE);
  await expect.poll(() => statSync(bench.log()).size).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect((await ask(service.url)).status).toBe(200);
  expect(service.failure()).toBeUndefined();
  expect(service.logTail().length).toBeLessThanOrEqual(8 * 1024);
  await service[Symbol.asyncDispose]();
  const kept = readFileSync(bench.log(), "utf8");
  expect(kept.length).toBeLessThan(600 * 1024);
  expect(kept).toMatch(/^the first line\nline 0\./);
  expect(kept).toContain(LAST_LINE);
  const dropped = Number(/\[… about (\d+) bytes were dropped here …\]/.exec(kept)?.[1]);
  expect(dropped / (100 * 1024 * 1024)).toBeGreaterThan(0.9);
  expect(dropped / (100 * 1024 * 1024)).toBeLessThan(1);
});

test("stdout and stderr stand in one order, without colours", async () => {
  const { runner } = aServiceBench();
  const start = "echo one; echo two >&2; printf '\\033[31mthree\\033[0m\\n'; exec node server.js";
  await using service = await runner.boot(aCheckout(), anApp({ start }));
  expect(service.logTail()).toMatch(/^one\ntwo\nthree\nlistening on /);
});

test("a service can open /dev/stdout", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(
    aCheckout(),
    anApp({ start: "echo opened >> /dev/stdout; exec node server.js" }),
  );
  expect(service.logTail()).toMatch(/^opened\nlistening on /);
});

test("a disk that takes no log costs the log, told once, and not the service", async () => {
  const bench = aServiceBench({ logDirectory: "/dev/null/logs" });
  await bench.runner.prepare(aCheckout(), anApp({ build: "echo built" }));
  await using service = await bench.runner.boot(aCheckout(), anApp({ start: "node server.js" }));
  expect((await ask(`${service.url}/healthz`)).status).toBe(200);
  expect(service.logTail()).toBe("");
  expect(bench.warnings).toEqual([expect.stringMatching(/^the service's output is not kept: ENOTDIR/)]);
});
