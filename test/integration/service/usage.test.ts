import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunningService } from "../../../src/run/ports.ts";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aFolder, aServiceBench, ask, SERVICES } from "../../support/service-bench.ts";

const BURNER = { start: "node burner.js", ready: { ...anApp().ready, path: "/" } };
/** Start-up of a Node process, rounding to ticks, and the service's own work. */
const OVERHEAD_SECONDS = 0.35;

test.each(["/child", "/threads"])("CPU time used by what has ended counts, once: %s", async (path) => {
  await using service = await aServiceBench().runner.boot(aCheckout(), anApp(BURNER));
  await expectCounted(service, path);
});

test("CPU time that was the start command's stays counted when that has ended", async () => {
  const bench = aServiceBench();
  const directory = aFolder(bench, "checkout");
  const app = anApp({
    start: 'node -e "$BURN"; node "$SERVER" & echo $$; while [ ! -e go ]; do sleep 0.05; done',
    env: { BURN: "while (process.cpuUsage().user < 5e5);", SERVER: join(SERVICES, "server.js") },
  });
  await using service = await bench.runner.boot(aCheckout("head", directory), app);
  const before = cpuSeconds(service);
  const leader = /^\d+/.exec(service.logTail())?.[0];
  writeFileSync(join(directory, "go"), "");
  await expect.poll(() => existsSync(`/proc/${leader}`)).toBe(false);
  expect(service.failure()).toBeUndefined();
  expect(before).toBeGreaterThan(0.5);
  expect(cpuSeconds(service)).toBeGreaterThanOrEqual(before);
});

test("a service on several processes: all of them count", async () => {
  await using service = await aServiceBench().runner.boot(aCheckout(), anApp({ start: "node prefork.js" }));
  // Eight Node processes of at least 30 MB each.
  await expect.poll(() => service.usage()?.peakRssBytes).toBeGreaterThan(8 * 30e6);
});

test("the peak of memory is what the kernel says of one process", async () => {
  await using service = await aServiceBench().runner.boot(
    aCheckout(),
    anApp({ start: "echo $$; exec node server.js" }),
  );
  const peak = service.usage()?.peakRssBytes ?? 0;
  const pid = Number.parseInt(service.logTail(), 10);
  const resident = 1024 * Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  expect(peak / resident).toBeGreaterThan(0.8);
  expect(peak / resident).toBeLessThan(1.25);
});

test("the peak of memory counts from its last reset", async () => {
  await using service = await aServiceBench().runner.boot(aCheckout(), anApp({ start: "node prefork.js" }));
  await expect.poll(() => service.usage()?.peakRssBytes).toBeGreaterThan(8 * 30e6);
  await service[Symbol.asyncDispose]();
  expect(service.usage()?.peakRssBytes).toBeGreaterThan(8 * 30e6);
  service.resetPeak();
  expect(service.usage()?.peakRssBytes).toBe(0);
});

test("busy seconds grow with every bit of work and never fall when threads end", async () => {
  await using service = await aServiceBench().runner.boot(aCheckout(), anApp(BURNER));
  const readings = [service.busySeconds() ?? Number.NaN];
  const threads = ask(`${service.url}/threads`);
  for (let pending = true; pending; ) {
    pending = await Promise.race([threads.then(() => false), ask(service.url).then(() => true)]);
    readings.push(service.busySeconds() ?? Number.NaN);
  }
  for (const [index, reading] of readings.entries()) {
    expect(reading).toBeGreaterThanOrEqual(readings[index - 1] ?? 0);
  }
  expect((readings.at(-1) ?? 0) - (readings[0] ?? 0)).toBeGreaterThan(1.2 * 0.9);
});

test("usage can be read when the service has died and after it was stopped", async () => {
  const service = await aServiceBench().runner.boot(aCheckout(), anApp());
  const before = cpuSeconds(service);
  const busyBefore = service.busySeconds();
  expect(busyBefore).toBeGreaterThan(0);
  await expect(ask(`${service.url}/crash`)).rejects.toThrow();
  await expect.poll(() => service.failure()).toBeDefined();
  expect(cpuSeconds(service)).toBeGreaterThanOrEqual(before);
  await service[Symbol.asyncDispose]();
  expect(cpuSeconds(service)).toBeGreaterThanOrEqual(before);
  expect(service.busySeconds()).toBeGreaterThanOrEqual(busyBefore ?? Number.NaN);
});

async function expectCounted(service: RunningService, path: string): Promise<void> {
  const before = cpuSeconds(service);
  const burnt = Number((await ask(`${service.url}${path}`)).body);
  expect(burnt).toBeGreaterThan(0);
  const used = cpuSeconds(service) - before;
  expect(used).toBeGreaterThanOrEqual(burnt - 0.02);
  expect(used).toBeLessThan(burnt + OVERHEAD_SECONDS);
}

function cpuSeconds(service: RunningService): number {
  return service.usage()?.cpuSeconds ?? Number.NaN;
}
