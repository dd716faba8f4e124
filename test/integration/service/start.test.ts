import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import type { App } from "../../../src/model/config.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { anApp } from "../../support/builders.ts";
import { aCheckout, aServiceBench, ask, problemOf } from "../../support/service-bench.ts";

const TCP = { path: undefined, status: [], timeoutSeconds: 30 };

/** For services that never get ready. */
const SHORT = { path: "/healthz", status: [], timeoutSeconds: 4 };

test("a service that is ready has a URL, a boot time and no failure", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout("base"), anApp());
  expect(service.arm).toBe("base");
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d{5}$/);
  expect(service.bootSeconds).toBeGreaterThan(0);
  expect(service.failure()).toBeUndefined();
  expect(await ask(`${service.url}/healthz`)).toEqual({ status: 200, body: "health" });
  expect(service.logTail()).toContain("listening on");
});

test("both arms run side by side", async () => {
  const { runner } = aServiceBench();
  await using base = await runner.boot(aCheckout("base"), anApp());
  await using head = await runner.boot(aCheckout("head"), anApp());
  expect(base.url).not.toBe(head.url);
  expect((await ask(`${base.url}/healthz`)).status).toBe(200);
});

test("without a path the service is ready when it accepts a connection", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), app("node silent.js", { ready: TCP }));
  expect(service.failure()).toBeUndefined();
});

test("a status that the config names counts as ready", async () => {
  const { runner } = aServiceBench();
  const env = { READY_STATUS: "401" };
  await using service = await runner.boot(
    aCheckout(),
    app("node server.js", { env, ready: { ...anApp().ready, status: [401] } }),
  );
  expect(service.failure()).toBeUndefined();
});

test("a start command may put the service into the background", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), app("sh daemon.sh"));
  expect(service.failure()).toBeUndefined();
  await expect(ask(`${service.url}/crash`)).rejects.toThrow();
  await expect.poll(() => service.failure()).toMatch(/no longer listens on port \d+/);
});

test("a service on its way into the background has no environment for a moment, and is not taken for gone", async () => {
  const { runner } = aServiceBench();
  const late = 'sleep 0.1; exec env LOADLINE_RUN="$1" PORT="$2" "$3" server.js';
  const detached = `(setsid env -i /bin/sh -c '${late}' - "$LOADLINE_RUN" "$PORT" "$(command -v node)" &)`;
  await using service = await runner.boot(aCheckout(), app(detached));
  expect(service.failure()).toBeUndefined();
});

test("a start command that does not exist", async () => {
  const problem = await failing(app("no-such-server --fast"));
  expect(problem).toMatchObject({ code: "start-command-not-found", exitStatus: 3, arm: "head" });
  expect(problem.message).toContain('"no-such-server --fast"');
  expect(problem.detail).toContain("not found");
});

test("a service that exits at once", async () => {
  const problem = await failing(app("echo cannot read settings >&2; exit 7"));
  expect(problem).toMatchObject({ code: "service-exited", exitStatus: 3 });
  expect(problem.message).toContain("exited with code 7 before it was ready");
  expect(problem.detail).toBe("cannot read settings");
});

test("a service that is killed while it starts", async () => {
  const problem = await failing(app("kill -KILL $$"));
  expect(problem.message).toContain("was killed by SIGKILL (perhaps for lack of memory)");
});

test("a start command that ends well and leaves nothing running", async () => {
  const problem = await failing(app("true"));
  expect(problem).toMatchObject({ code: "service-exited" });
  expect(problem.hint).toContain("foreground");
});

test("a service that never listens", async () => {
  const problem = await failing(app("echo thinking; sleep 600", { ready: SHORT }));
  expect(problem).toMatchObject({ code: "service-not-ready", exitStatus: 3, detail: "thinking" });
  expect(problem.message).toMatch(/not ready within 4 s \(GET \/healthz on port \d+; nothing listened on the port\)/);
});

test("a service that is ready only with 500s", async () => {
  const problem = await failing(app("node server.js", { env: { READY_STATUS: "500" }, ready: SHORT }));
  expect(problem).toMatchObject({ code: "service-not-ready" });
  expect(problem.message).toContain("last answer: 500");
});

test("a service that accepts and never answers", async () => {
  const problem = await failing(app("node silent.js", { ready: SHORT }));
  expect(problem).toMatchObject({ code: "service-not-ready" });
  expect(problem.message).toContain("no answer within");
});

test("a service that listens elsewhere is told where", async () => {
  const problem = await failing(app("node server.js", { env: { PORT: "0", HOST: "0.0.0.0" }, ready: SHORT }));
  expect(problem.hint).toMatch(/listens on 0\.0\.0\.0:\d+: let it take the port from PORT/);
});

test("a service that listens on IPv6 alone is told so", async () => {
  const problem = await failing(app("node server.js", { env: { HOST: "::1" }, ready: SHORT }));
  expect(problem.hint).toMatch(/listens on \[::1\]:\d+/);
});

test("a fixed port that a stranger holds, with who it is", async () => {
  await using stranger = await aStranger();
  const problem = await failing(app("node server.js", { port: stranger.port }));
  expect(problem).toMatchObject({ code: "port-taken", exitStatus: 3 });
  expect(problem.message).toContain(`app.port: ${stranger.port} is already taken by pid ${process.pid} (`);
});

test("a fixed port that is free", async () => {
  const port = await aFreePort();
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), app("node server.js --port={{port}}", { port }));
  expect(service.url).toBe(`http://127.0.0.1:${port}`);
});

test("a free port that somebody else takes first is replaced by another", async () => {
  await using stranger = await aStranger();
  const free = await aFreePort();
  const ports = [stranger.port, free];
  const { runner } = aServiceBench({ choosePort: () => Promise.resolve(ports.shift() ?? 0) });
  await using service = await runner.boot(aCheckout(), app("node server.js"));
  expect(service.url).toBe(`http://127.0.0.1:${free}`);
});

test("a stranger's answers are not taken for the service's", async () => {
  await using stranger = await aStranger();
  const { runner } = aServiceBench({ choosePort: () => Promise.resolve(stranger.port) });
  const problem = await problemOf(runner.boot(aCheckout(), app("sleep 600", { ready: TCP })));
  expect(problem).toMatchObject({ code: "port-taken" });
  expect(problem.message).toContain(`held by pid ${process.pid}`);
});

test("a folder that a revision does not have", async () => {
  const problem = await failing(app("node server.js", { directory: "backend" }));
  expect(problem.message).toBe('app.directory: head has no folder "backend"');
});

test("a service that dies under load says how", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), app("node server.js"));
  await ask(`${service.url}/exit`);
  await service.failed;
  expect(service.failure()).toContain("exited with code 3");
  expect(service.logTail()).toContain("giving up");
});

test("a service that lives on without listening has failed", async () => {
  const { runner } = aServiceBench();
  await using service = await runner.boot(aCheckout(), app("node server.js"));
  await ask(`${service.url}/deaf`);
  await expect.poll(() => service.failure()).toMatch(/no longer listens on port \d+/);
});

function failing(service: App): Promise<Problem> {
  return problemOf(aServiceBench().runner.boot(aCheckout(), service));
}

function app(start: string, overrides: Partial<App> = {}): App {
  return anApp({ start, ...overrides });
}

async function aStranger() {
  const server = createServer((_, response) => response.end("a stranger's"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}

async function aFreePort(): Promise<number> {
  await using stranger = await aStranger();
  return stranger.port;
}
