import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Host } from "./network.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

export interface CommandRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Seconds from the signal to the end; 0 without one. */
  readonly secondsToEnd: number;
  /** Command lines of processes that it left behind. */
  readonly survivors: readonly string[];
}

export interface CommandOptions {
  readonly cwd: string;
  /** A signal to the command alone, once its stderr matches. */
  readonly interrupt?: { readonly when: RegExp; readonly signal: "SIGINT" | "SIGTERM" };
  /** Where it runs, if not here. */
  readonly on?: Host;
  /** What it takes for the system's folder of temporary files; a short path. */
  readonly temporary?: string;
}

/** Runs the built command as a user would, in CI's manner: no terminal. */
export async function loadline(
  args: readonly string[],
  { cwd, interrupt, on, temporary }: CommandOptions,
): Promise<CommandRun> {
  const marker = `loadline-test-${process.pid}-${Math.floor(performance.now() * 1000)}`;
  const env = {
    ...process.env,
    RUNNER_TRACKING_ID: marker,
    NO_COLOR: "1",
    ...(temporary === undefined ? {} : { TMPDIR: temporary, RUNNER_TEMP: temporary }),
  };
  const [program = "", ...words] = [...(on?.inside ?? []), process.execPath, CLI, ...args];
  const child = spawn(program, words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const signalled = interrupt === undefined ? undefined : signalWhen(child, interrupt);
  const [status] = await once(child, "close");
  const secondsToEnd = signalled?.at === undefined ? 0 : (performance.now() - signalled.at) / 1000;
  return { status, stdout: stdout.text, stderr: stderr.text, secondsToEnd, survivors: processesWith(marker) };
}

function collect(stream: NodeJS.ReadableStream): { text: string } {
  const collected = { text: "" };
  stream.setEncoding("utf8").on("data", (chunk: string) => {
    collected.text += chunk;
  });
  return collected;
}

function signalWhen(child: ChildProcess, { when, signal }: NonNullable<CommandOptions["interrupt"]>): { at?: number } {
  const sent: { at?: number } = {};
  let seen = "";
  child.stderr?.on("data", (chunk: string) => {
    seen += chunk;
    if (sent.at !== undefined || !when.test(seen)) return;
    sent.at = performance.now();
    child.kill(signal);
  });
  return sent;
}

/** The service keeps the variable by which runners find orphans; so does this. */
function processesWith(marker: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const marked = readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker);
        return marked ? [readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ")] : [];
      } catch {
        return [];
      }
    });
}
