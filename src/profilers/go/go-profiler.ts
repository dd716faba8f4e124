import type { AttachedProfiler, RecordedProfile } from "../../run/ports.ts";
import { profilerProblem } from "../profiler-problem.ts";

/** net/http/pprof takes whole seconds; a window's load fits into one. */
const PROFILE_SECONDS = 1;
const WINDOW_SECONDS = 0.9;
const ANSWER_MS = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** The CPU profile of a Go service that gives it at a path of its own, as net/http/pprof does. */
export class GoProfiler implements AttachedProfiler {
  readonly format = "pprof";
  readonly users = undefined;
  readonly windowSeconds = WINDOW_SECONDS;
  readonly lags = false;
  readonly #url: URL;
  readonly #profiles: RecordedProfile[] = [];
  #asked: Promise<Uint8Array> | undefined;

  /** @param origin of the service */
  constructor(origin: string, path: string) {
    this.#url = new URL(path, origin);
    this.#url.searchParams.set("seconds", String(PROFILE_SECONDS));
  }

  async begin(): Promise<void> {
    this.#asked = fetchProfile(this.#url);
    // Whoever ends the window is told.
    this.#asked.catch(() => {});
  }

  async end(window: number): Promise<void> {
    const bytes = await this.#asked;
    if (bytes === undefined) return;
    const windows = [{ window, seconds: PROFILE_SECONDS }];
    this.#profiles.push({ format: this.format, bytes, process: String(window), windows });
  }

  async stop(): Promise<readonly RecordedProfile[]> {
    return this.#profiles;
  }
}

async function fetchProfile(url: URL): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(ANSWER_MS) });
    if (response.status !== 200) throw new Error(`it answered ${response.status}`);
    return await readBody(response);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw profilerProblem("go-profiler-failed", `no CPU profile at ${url.pathname} (hotspots.pprof): ${why}`, error);
  }
}

async function readBody({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
  }
  return Buffer.concat(parts);
}
