import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HotspotSettings } from "../model/config.ts";
import type { AttachedProfiler, Profiler, ProfilerSession, RunningService } from "../run/ports.ts";
import { GoProfiler } from "./go/go-profiler.ts";
import { NodeProfiler } from "./node/node-profiler.ts";
import { profilerProblem } from "./profiler-problem.ts";
import { PySpyProfiler } from "./python/py-spy-profiler.ts";
import { createWindowFile, PythonProfiler } from "./python/python-profiler.ts";

export interface ProfilerOptions {
  /** An entry of the same installation: what is loaded into services lies below its folder. */
  readonly generatorUrl: URL;
  /** A folder whose path is short: sockets lie below it. */
  readonly temporary: string;
}

/**
 * Profilers of Node, Python and Go. What a service runs on shows itself: each boot gets what Node and Python need, which
 * is nothing to the other.
 */
export function createProfiler({ generatorUrl, temporary }: ProfilerOptions): Profiler {
  return {
    prepare: async (_arm, settings) => {
      const folder = await mkdtemp(join(temporary, "p-"));
      const python = join(folder, "python-path");
      const preload = join(folder, "preload.cjs");
      const ours = (path: string) => fileURLToPath(new URL(`./profilers/${path}`, generatorUrl));
      await mkdir(python);
      // Copies: Python writes what it compiled beside them.
      await copyFile(ours("node/preload.cjs"), preload);
      await copyFile(ours("python/sitecustomize.py"), join(python, "sitecustomize.py"));
      const state = join(folder, "s");
      await mkdir(state, { mode: 0o700 });
      createWindowFile(state);
      return new Session({ folder, state, preload, python, settings });
    },
  };
}

interface SessionOptions {
  readonly folder: string;
  /** Where profiled processes put their sockets and files. */
  readonly state: string;
  readonly preload: string;
  readonly python: string;
  readonly settings: HotspotSettings;
}

class Session implements ProfilerSession {
  readonly variables: Readonly<Record<string, string>>;
  readonly #options: SessionOptions;
  #node: NodeProfiler | undefined;
  #pySpy: PySpyProfiler | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.variables = {
      LOADLINE_PROFILE_DIR: options.state,
      NODE_OPTIONS: `--require ${quoted(options.preload)}`,
      PYTHONPATH: options.python,
    };
  }

  async attach({ arm, url, pid }: RunningService): Promise<AttachedProfiler> {
    const { state, settings } = this.#options;
    if (settings.pprof !== undefined) return new GoProfiler(url, settings.pprof);
    if (settings.python === "py-spy" && pid !== undefined) {
      this.#pySpy = new PySpyProfiler(pid, state);
      return this.#pySpy;
    }
    const python = await PythonProfiler.attach(state);
    if (python !== undefined) return python;
    this.#node = await NodeProfiler.attach(state);
    if (this.#node !== undefined) return this.#node;
    throw profilerProblem(
      "nothing-to-profile",
      `${arm} runs nothing that can be profiled: neither Node, nor Flask or Django, and hotspots.pprof names no CPU profile of a Go service`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#node?.[Symbol.dispose]();
    await this.#pySpy?.[Symbol.asyncDispose]();
    await rm(this.#options.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** As Node reads NODE_OPTIONS. */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, "\\$&")}"`;
}
