import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ProcessGroup } from "../../../src/service/process-group.ts";
import { Shell } from "../../../src/service/shell.ts";
import { Termination } from "../../../src/service/terminate.ts";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aFolder, aServiceBench, ask, carriersOf, problemOf } from "../../support/service-bench.ts";

test("disposing ends the service; twice is once", async () => {
  const runId = "testdispose";
  const { runner } = aServiceBench({ runId });
  const service = await runner.boot(aCheckout(), anApp());
  expect(carriersOf(runId)).not.toEqual([]);
  await Promise.all([service[Symbol.asyncDispose](), service[Symbol.asyncDispose]()]);
  await service[Symbol.asyncDispose]();
  expect(carriersOf(runId)).toEqual([]);
  expect(service.failure()).toBe("the service was stopped");
  expect(service.logTail()).toContain("listening on");
});

test("a service may clean up after SIGTERM", async () => {
  const bench = aServiceBench();
  const start = "trap 'sleep 0.3; echo cleaned up; exit' TERM; node server.js & wait";
  const service = await bench.runner.boot(aCheckout(), anApp({ start }));
  await service[Symbol.asyncDispose]();
  expect(service.logTail()).toContain("cleaned up");
});

test("a service that ignores SIGTERM is killed after the time that it has", async () => {
  const { runner } = aServiceBench();
  const service = await runner.boot(aCheckout(), anApp({ start: "node stubborn.js", stopTimeoutSeconds: 0.5 }));
  await service[Symbol.asyncDispose]();
  expect(service.logTail()).toContain("not yet");
  await expect(ask(service.url)).rejects.toThrow();
});

test("descendants that outlive the service are ended, in whatever session", async () => {
  const runId = "testbrood";
  const { runner } = aServiceBench({ runId });
  const service = await runner.boot(aCheckout(), anApp({ start: "node brood.js", stopTimeoutSeconds: 0.5 }));
  await expect.poll(() => carriersOf(runId).filter((line) => line.includes("sleep 600"))).toHaveLength(3);
  const hidden = await hiddenSleep(service);
  await service[Symbol.asyncDispose]();
  expect(isRunning(hidden)).toBe(false);
});

test("descendants of a service that has crashed are ended", async () => {
  const { runner } = aServiceBench();
  const service = await runner.boot(aCheckout(), anApp({ start: "node brood.js", stopTimeoutSeconds: 0.5 }));
  const hidden = await hiddenSleep(service);
  await expect(ask(`${service.url}/crash`)).rejects.toThrow();
  await expect.poll(() => service.failure()).toBeDefined();
  await service[Symbol.asyncDispose]();
  expect(isRunning(hidden)).toBe(false);
});

test("what reset leaves in the background lives as long as the service", async () => {
  const runId = "testreset";
  const { runner } = aServiceBench({ runId });
  const service = await runner.boot(aCheckout(), anApp({ reset: "(setsid sleep 601 &)" }));
  expect(carriersOf(runId).filter((line) => line.includes("sleep 601"))).toHaveLength(1);
  await service[Symbol.asyncDispose]();
});

test("endAll ends everything, also what is being booted or stopped, and lets nothing start", async () => {
  const { runner } = aServiceBench();
  const running = await runner.boot(aCheckout("base"), anApp({ start: "node stubborn.js", stopTimeoutSeconds: 60 }));
  const booting = problemOf(runner.boot(aCheckout("head"), anApp({ start: "sleep 600" })));
  const stopping = running[Symbol.asyncDispose]();
  await runner.endAll();
  await stopping;
  expect((await booting).code).toBe("interrupted");
  expect((await problemOf(runner.boot(aCheckout(), anApp()))).code).toBe("interrupted");
});

test("endAll ends an install command", async () => {
  const bench = aServiceBench();
  const installing = problemOf(bench.runner.prepare(aCheckout(), anApp({ install: "echo begun; sleep 600" })));
  await expect.poll(() => readFileSync(bench.log(), "utf8")).toBe("begun\n");
  await bench.runner.endAll();
  expect((await installing).code).toBe("interrupted");
});

test("a shell that is ending starts no command that nobody would end", async () => {
  const bench = aServiceBench();
  const directory = aFolder(bench, "ended");
  const shell = new Shell({
    directory,
    environment: { PATH: process.env.PATH ?? "" },
    marker: "testended",
    logPath: join(directory, "log"),
    onLeft: () => {},
  });
  const ending = shell.end(0);
  expect(() => shell.start("sleep 600")).toThrow(expect.objectContaining({ code: "interrupted" }));
  await ending;
  await expect(shell.run("sleep 600", 1)).rejects.toMatchObject({ code: "interrupted" });
});

test("without /proc the process group is ended", async () => {
  const bench = aServiceBench();
  const directory = aFolder(bench, "group");
  const shell = new Shell({
    directory,
    environment: { PATH: process.env.PATH ?? "" },
    marker: "testgroup",
    logPath: join(directory, "log"),
    onLeft: () => {},
  });
  const command = shell.start("trap '' TERM; echo $$; exec sleep 600");
  await expect.poll(() => shell.log.tail()).toMatch(/^\d+$/);
  const family = new ProcessGroup();
  family.add(Number(shell.log.tail()));
  expect(family.alive()).toHaveLength(1);
  await new Termination(family).end(0.2);
  expect((await command.exited).signal).toBe("SIGKILL");
  expect(family.alive()).toEqual([]);
  await shell.end(0);
});

/** The number of the descendant that has no marker. */
async function hiddenSleep(service: { logTail(): string }): Promise<number> {
  await expect.poll(() => service.logTail()).toMatch(/hidden: \d+/);
  return Number(/hidden: (\d+)/.exec(service.logTail())?.[1]);
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
