import { closeSync, openSync, writeSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AttachedProfiler, RecordedProfile } from "../../run/ports.ts";
import { readBounded } from "../bounded-file.ts";
import { profilerProblem } from "../profiler-problem.ts";

const WINDOW_SECONDS = 0.4;
/** Characters of the file in which the open window stands. */
const WINDOW_WIDTH = 8;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_FILES = 4000;
const FILE = /^(\d{1,7})\.(\d{1,10})\.(\d{1,9})\.(\d{1,9})\.prof$/;

/** The file that every process maps: it has to be there before the boot. */
export function createWindowFile(folder: string): void {
  writeWindow(folder, "", "wx");
}

/** cProfile in the processes of a Flask or Django service that have our sitecustomize, or the team's own middleware there. */
export class PythonProfiler implements AttachedProfiler {
  readonly format = "prof";
  /** Profilers of Python see one request at a time. */
  readonly users = 1;
  readonly windowSeconds = WINDOW_SECONDS;
  readonly lags = true;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Undefined where no Flask or Django service has answered a request. */
  static async attach(folder: string): Promise<PythonProfiler | undefined> {
    const told = await readBounded(join(folder, "python"), 100);
    return told === undefined ? undefined : new PythonProfiler(folder);
  }

  async begin(window: number): Promise<void> {
    writeWindow(this.#folder, String(window));
  }

  async end(): Promise<void> {
    writeWindow(this.#folder, "");
  }

  async stop(): Promise<readonly RecordedProfile[]> {
    const profiles: RecordedProfile[] = [];
    for (const file of (await readdir(this.#folder)).slice(0, MOST_FILES)) {
      const [, window, process, requests, overwritten] = FILE.exec(file) ?? [];
      if (window === undefined || process === undefined) continue;
      const bytes = await readBounded(join(this.#folder, file), MOST_BYTES);
      if (bytes === undefined) continue;
      const counts = { requests: Number(requests), overwritten: Number(overwritten) };
      const windows = [{ window: Number(window), ...counts }];
      profiles.push({ format: this.format, bytes, process: `${window}.${process}`, windows });
    }
    if (profiles.length > 0) return profiles;
    throw profilerProblem("python-profiler-empty", "the service's processes wrote no profile; does it profile itself?");
  }
}

function writeWindow(folder: string, window: string, flags = "r+"): void {
  const descriptor = openSync(join(folder, "window"), flags, 0o600);
  try {
    writeSync(descriptor, window.padEnd(WINDOW_WIDTH), 0);
  } finally {
    closeSync(descriptor);
  }
}
