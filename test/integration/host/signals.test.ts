import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../fixtures/programs/interruptible.ts", import.meta.url));

interface Program extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly line: () => Promise<string | undefined>;
  readonly ended: Promise<unknown[]>;
}

async function start(mode: string): Promise<Program> {
  const child = spawn(process.execPath, [PROGRAM, mode], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value as string | undefined;
  expect(await line()).toBe("ready");
  return {
    child,
    line,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s calls the handler with %i, which decides the exit", async (signal, status) => {
  await using program = await start("finish");
  program.child.kill(signal);
  expect(await program.line()).toBe(`handler ${status}`);
  expect(await program.ended).toEqual([status, null]);
});

test("the same key press arriving twice is one", async () => {
  await using program = await start("echo");
  program.child.kill("SIGINT");
  // 7 is what the program says when it was still there at the second.
  expect(await program.ended).toEqual([7, null]);
});

test("a later signal exits at once", async () => {
  await using program = await start("hang");
  program.child.kill("SIGINT");
  expect(await program.line()).toBe("handler 130");
  let over = false;
  const ended = program.ended.then((result) => {
    over = true;
    return result;
  });
  for (let tries = 0; !over && tries < 200; tries++) {
    program.child.kill("SIGTERM");
    await Promise.race([ended, delay(20)]);
  }
  // One that never ends must fail the test, not outlive it.
  if (!over) program.child.kill("SIGKILL");
  expect(await ended).toEqual([143, null]);
  expect(await program.line()).toBeUndefined();
});

test("a handler that fails ends the process with the signal's status", async () => {
  await using program = await start("fail");
  program.child.kill("SIGTERM");
  expect(await program.ended).toEqual([143, null]);
});

test("after disposal the signal has its usual effect", async () => {
  await using program = await start("dispose");
  program.child.kill("SIGTERM");
  expect(await program.ended).toEqual([null, "SIGTERM"]);
});
