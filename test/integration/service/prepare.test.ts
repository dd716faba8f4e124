import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aFolder, aServiceBench, ask, problemOf } from "../../support/service-bench.ts";

test("install and build run in the app's folder, one after the other", async () => {
  const bench = aServiceBench();
  const directory = aFolder(bench, "checkout");
  const app = anApp({ install: 'echo "$PWD $LOADLINE_ARM" > steps', build: "echo built {{arm}} >> steps" });
  await bench.runner.prepare(aCheckout("base", directory), app);
  expect(readFileSync(join(directory, "steps"), "utf8")).toBe(`${directory} base\nbuilt base\n`);
});

test("nothing to install or build is fine", async () => {
  await aServiceBench().runner.prepare(aCheckout(), anApp());
});

test("a failed install tells its exit code and the end of its output", async () => {
  const bench = aServiceBench();
  const app = anApp({ install: "echo no such package; exit 4", build: "echo never" });
  const problem = await problemOf(bench.runner.prepare(aCheckout(), app));
  expect(problem).toMatchObject({ code: "install-failed", exitStatus: 3, arm: "head", detail: "no such package" });
  expect(problem.message).toBe('app.install: "echo no such package; exit 4" exited with code 4 in head');
  expect(readFileSync(bench.log(), "utf8")).toBe("no such package\n");
});

test("a failed build", async () => {
  const problem = await problemOf(aServiceBench().runner.prepare(aCheckout("base"), anApp({ build: "no-compiler" })));
  expect(problem).toMatchObject({ code: "build-failed", arm: "base" });
  expect(problem.hint).toContain("did not find a command");
});

test("an install that takes too long is ended with its children", async () => {
  const { runner } = aServiceBench({ prepareLimitSeconds: 0.3 });
  const problem = await problemOf(runner.prepare(aCheckout(), anApp({ install: "sleep 600 & sleep 600" })));
  expect(problem.code).toBe("install-failed");
  expect(problem.message).toContain("had not ended after 0.3 s");
});

test("what a build leaves running is ended", async () => {
  await aServiceBench().runner.prepare(aCheckout(), anApp({ build: "(setsid sleep 600 &) ; sleep 600 &" }));
});

test("reset gets the arm and the port, runs before each boot, and sees the service's environment", async () => {
  const bench = aServiceBench();
  const directory = aFolder(bench, "checkout");
  writeFileSync(join(directory, "start.sh"), 'echo "start $PORT" >> order; exec node "$SERVER"');
  const app = anApp({
    reset: "echo reset {{arm}} {{port}} $DATABASE >> order",
    start: "sh start.sh",
    env: { DATABASE: "app_{{arm}}", SERVER: join(import.meta.dirname, "../../fixtures/services/server.js") },
  });
  const ports: string[] = [];
  for (const arm of ["base", "head"] as const) {
    await using service = await bench.runner.boot(aCheckout(arm, directory), app);
    ports.push(new URL(service.url).port);
    expect(JSON.parse((await ask(`${service.url}/env`)).body)).toMatchObject({ DATABASE: `app_${arm}` });
  }
  expect(readFileSync(join(directory, "order"), "utf8")).toBe(
    `reset base ${ports[0]} app_base\nstart ${ports[0]}\nreset head ${ports[1]} app_head\nstart ${ports[1]}\n`,
  );
});

test("a failed reset", async () => {
  const app = anApp({ reset: "echo cannot drop app_{{arm}}; false" });
  const problem = await problemOf(aServiceBench().runner.boot(aCheckout(), app));
  expect(problem).toMatchObject({ code: "reset-failed", detail: "cannot drop app_head", exitStatus: 3 });
});

test("a reset that hangs", async () => {
  const { runner } = aServiceBench({ resetLimitSeconds: 0.3 });
  const problem = await problemOf(runner.boot(aCheckout(), anApp({ reset: "sleep 600" })));
  expect(problem.message).toContain("had not ended after 0.3 s");
});
