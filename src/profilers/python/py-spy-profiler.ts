import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { AttachedProfiler, RecordedProfile } from "../../run/ports.ts";
import { readBounded } from "../bounded-file.ts";
import { profilerProblem } from "../profiler-problem.ts";

/** py-spy takes whole seconds; a window's load fits into one. */
const PROFILE_SECONDS = 1;
const WINDOW_SECONDS = 0.9;
/** It falls behind at more, and slows the service. */
const SAMPLES_PER_SECOND = 500;
/** Until it samples, and for writing once its second is over. */
const LONGEST_SECONDS = 8;
const MOST_BYTES = 32 * 1024 * 1024;
const TAIL = 2000;
const ALLOW = "sudo sysctl kernel.yama.ptrace_scope=0";

/**
 * py-spy from PATH, which samples a Python service and its children from outside, one recording for each window. Only
 * threads that hold the interpreter's lock: without it most samples are of threads that wait.
 */
export class PySpyProfiler implements AttachedProfiler, AsyncDisposable {
  readonly format = "py-spy";
  readonly users = undefined;
  readonly windowSeconds = WINDOW_SECONDS;
  readonly lags = false;
  readonly #pid: number;
  readonly #folder: string;
  readonly #profiles: RecordedProfile[] = [];
  #recording: Recording | undefined;

  constructor(pid: number, folder: string) {
    this.#pid = pid;
    this.#folder = folder;
  }

  async begin(window: number): Promise<void> {
    this.#recording = new Recording(this.#pid, join(this.#folder, `${window}.folded`));
    await this.#recording.sampling;
  }

  async end(window: number): Promise<void> {
    const bytes = await this.#recording?.finished();
    this.#recording = undefined;
    if (bytes === undefined || bytes.length === 0) return;
    const windows = [{ window, seconds: PROFILE_SECONDS }];
    this.#profiles.push({ format: this.format, bytes, process: String(window), windows });
  }

  async stop(): Promise<readonly RecordedProfile[]> {
    if (this.#profiles.length > 0) return this.#profiles;
    throw profilerProblem(
      "py-spy-empty",
      "py-spy saw no thread at work (hotspots.python); does the service run on Python?",
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#recording?.[Symbol.asyncDispose]();
  }
}

/** One run of py-spy. */
class Recording implements AsyncDisposable {
  /** Settles once it samples; rejects with a Problem where it cannot. */
  readonly sampling: Promise<void>;
  readonly #path: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #output = "";

  constructor(pid: number, path: string) {
    this.#path = path;
    const what = ["--pid", String(pid), "--subprocesses", "--gil"];
    const how = ["--rate", String(SAMPLES_PER_SECOND), "--duration", String(PROFILE_SECONDS)];
    const form = ["--format", "raw", "--function", "--full-filenames", "--output", path];
    this.#child = spawn("py-spy", ["record", ...what, ...how, ...form], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.sampling = promise;
    promise.catch(() => {});
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#output = (this.#output + text).slice(-TAIL);
        if (/Sampling process/.test(this.#output)) resolve();
      });
    }
    const { promise: ended, resolve: end } = Promise.withResolvers<number | null>();
    this.#ended = ended;
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), LONGEST_SECONDS * 1000);
    this.#child.on("error", (error) => {
      clearTimeout(timer);
      reject(couldNotStart(error));
      end(null);
    });
    this.#child.on("close", (status) => {
      clearTimeout(timer);
      reject(this.#failed(status));
      end(status);
    });
  }

  /** What it wrote; undefined where that cannot be read. Throws a Problem where it failed. */
  async finished(): Promise<Uint8Array | undefined> {
    await this.sampling;
    const status = await this.#ended;
    if (status !== 0) throw this.#failed(status);
    return await readBounded(this.#path, MOST_BYTES);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #failed(status: number | null) {
    const words = this.#output.trim();
    if (/permission denied|operation not permitted/i.test(words)) {
      return profilerProblem(
        "py-spy-refused",
        `py-spy may not look into the service (hotspots.python); allow it: ${ALLOW}`,
      );
    }
    // With --subprocesses it says the same of processes that it may not look into.
    if (/no python processes found/i.test(words)) {
      return profilerProblem(
        "py-spy-refused",
        `py-spy (hotspots.python) found no Python in the service; if it runs on Python, py-spy may not look into it; allow it: ${ALLOW}`,
      );
    }
    const how = status === null ? `was killed after ${LONGEST_SECONDS} s` : `ended with status ${status}`;
    return profilerProblem("py-spy-failed", `py-spy (hotspots.python) ${how}: ${words.slice(-300)}`);
  }
}

function couldNotStart(error: Error) {
  const missing = "code" in error && error.code === "ENOENT";
  const why = missing ? "is not on PATH; install it: pip install py-spy" : `could not be run: ${error.message}`;
  return profilerProblem("py-spy-missing", `py-spy (hotspots.python) ${why}`, error);
}
