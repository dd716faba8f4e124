import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AttachedProfiler, RecordedProfile, RecordedWindow } from "../../run/ports.ts";
import { profilerProblem } from "../profiler-problem.ts";
import { ThreadConnection } from "./thread-connection.ts";

const WINDOW_SECONDS = 0.5;
/** Processes and threads of one service that are profiled. */
const MOST_THREADS = 64;
const SOCKET = /^(\d{1,10}\.\d{1,10})\.sock$/;

interface Thread {
  readonly name: string;
  readonly connection: ThreadConnection;
}

/**
 * V8's own profiler in every process and thread of a Node service that has the preload. One profile of each, from its
 * beginning on; windows are stretches of it.
 */
export class NodeProfiler implements AttachedProfiler, Disposable {
  readonly format = "cpuprofile";
  readonly users = undefined;
  readonly windowSeconds = WINDOW_SECONDS;
  readonly lags = false;
  readonly #threads: readonly Thread[];
  readonly #windows: RecordedWindow[] = [];
  #began = 0;

  private constructor(threads: readonly Thread[]) {
    this.#threads = threads;
  }

  /** Undefined where no process has the preload. */
  static async attach(folder: string): Promise<NodeProfiler | undefined> {
    const threads: Thread[] = [];
    for (const file of (await readdir(folder)).slice(0, MOST_THREADS)) {
      const name = SOCKET.exec(file)?.[1];
      if (name === undefined) continue;
      const connection = await ThreadConnection.open(join(folder, file));
      if (connection !== undefined) threads.push({ name, connection });
    }
    if (threads.length === 0) return undefined;
    const profiler = new NodeProfiler(threads);
    try {
      await profiler.#all((connection) => connection.ask("ready"));
      return profiler;
    } catch (error) {
      profiler[Symbol.dispose]();
      throw error;
    }
  }

  async begin(): Promise<void> {
    this.#began = monotonicSeconds();
  }

  async end(window: number): Promise<void> {
    this.#windows.push({ window, span: { from: this.#began, to: monotonicSeconds() } });
  }

  async stop(): Promise<readonly RecordedProfile[]> {
    const answers = await this.#all((connection) => connection.ask("stop"));
    return answers.map(({ name, answer }) => ({
      format: this.format,
      bytes: Buffer.from(contentOf(answer), "utf8"),
      process: name,
      windows: this.#windows,
    }));
  }

  async countCalls(load: () => Promise<void>): Promise<readonly string[]> {
    await this.#all((connection) => connection.ask("count"));
    await load();
    const answers = await this.#all((connection) => connection.ask("counted"));
    return answers.map(({ answer }) => contentOf(answer));
  }

  [Symbol.dispose](): void {
    for (const { connection } of this.#threads) connection[Symbol.dispose]();
  }

  async #all(ask: (connection: ThreadConnection) => Promise<string>) {
    return await Promise.all(
      this.#threads.map(async ({ name, connection }) => ({ name, answer: await ask(connection) })),
    );
  }
}

/** The clock of V8's profiles. */
function monotonicSeconds(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}

/** What `{"ok":…}` holds, without being read: whoever reads it must do so with care anyway. */
function contentOf(answer: string): string {
  const [, content] = /^\{"ok":(.*)\}\s*$/s.exec(answer) ?? [];
  if (content !== undefined) return content;
  throw profilerProblem("node-profiler-failed", `a thread of the service gave no profile: ${answer.slice(0, 200)}`);
}
