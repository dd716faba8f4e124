import { readFileSync } from "node:fs";
import type { ServiceUsage } from "../run/ports.ts";
import { numbersIn, ProcFile } from "./proc-file.ts";
import type { ProcessStat } from "./process-stat.ts";
import type { ProcessTree } from "./process-tree.ts";

/** USER_HZ: the unit of times in /proc on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** How old the list of threads may be: younger than a slice, older than the step of the gap between two. */
const THREAD_LIST_AGE_MS = 20;

/** What a service's process tree has used. CPU time never falls. */
export class UsageMeter {
  readonly #tree: ProcessTree;
  readonly #threads = new Map<number, Thread>();
  #threadsListed = Number.NEGATIVE_INFINITY;
  #ticks = 0;
  /** Of processes that ended without being reaped by a member, which no other process accounts for. */
  #lostTicks = 0;
  #peakPages = 0;
  #endedNanoseconds = 0;

  constructor(tree: ProcessTree) {
    this.#tree = tree;
  }

  /**
   * CPU time of all members and of the children that they reaped, in ticks of 10 ms, and the largest sum of resident
   * memory seen in any call since the last `resetPeak`; pages that members share count once for each.
   */
  usage(): ServiceUsage {
    let now = this.#sum();
    // A child that was reaped between the reading of its parent and its own stands in neither: the next sum has it.
    if (now.ticks + this.#lostTicks < this.#ticks) now = this.#sum();
    this.#lostTicks = Math.max(this.#lostTicks, this.#ticks - now.ticks);
    this.#ticks = now.ticks + this.#lostTicks;
    this.#peakPages = Math.max(this.#peakPages, now.pages);
    const bytes = pageBytes();
    return {
      cpuSeconds: this.#ticks / TICKS_PER_SECOND,
      peakRssBytes: this.#peakPages * bytes,
      rssBytes: now.pages * bytes,
    };
  }

  resetPeak(): void {
    this.#peakPages = 0;
  }

  /** Scheduler time of the threads in seconds, to the nanosecond; undefined where the kernel does not account for it. */
  busySeconds(): number | undefined {
    if (performance.now() - this.#threadsListed > THREAD_LIST_AGE_MS) this.#listThreads();
    let nanoseconds = this.#endedNanoseconds;
    for (const [id, thread] of this.#threads) {
      if (thread.read()) nanoseconds += thread.nanoseconds;
      else nanoseconds += this.#end(id, thread);
    }
    return nanoseconds === 0 ? undefined : nanoseconds / 1e9;
  }

  close(): void {
    for (const [id, thread] of this.#threads) this.#end(id, thread);
    this.#threadsListed = Number.POSITIVE_INFINITY;
  }

  #sum(): { ticks: number; pages: number } {
    const stats = this.#tree.members().flatMap((member): ProcessStat[] => {
      const stat = member.read();
      return stat === undefined ? [] : [stat];
    });
    return {
      ticks: stats.reduce((sum, { ticks }) => sum + ticks, 0),
      pages: stats.reduce((sum, { rssPages }) => sum + rssPages, 0),
    };
  }

  #listThreads(): void {
    for (const { pid } of this.#tree.members()) {
      for (const id of numbersIn(`/proc/${pid}/task`)) {
        if (this.#threads.has(id)) continue;
        const file = ProcFile.open(`/proc/${pid}/task/${id}/schedstat`);
        if (file !== undefined) this.#threads.set(id, new Thread(file));
      }
    }
    this.#threadsListed = performance.now();
  }

  #end(id: number, thread: Thread): number {
    thread.close();
    this.#threads.delete(id);
    this.#endedNanoseconds += thread.nanoseconds;
    return thread.nanoseconds;
  }
}

class Thread {
  nanoseconds = 0;
  readonly #file: ProcFile;

  constructor(file: ProcFile) {
    this.#file = file;
  }

  /** False once it has ended. */
  read(): boolean {
    const text = this.#file.read();
    if (text === undefined) return false;
    this.nanoseconds = Number.parseInt(text, 10);
    return true;
  }

  close(): void {
    this.#file.close();
  }
}

let knownPageBytes: number | undefined;

/** AT_PAGESZ (6) of the auxiliary vector: pairs of a 64-bit key and value; getauxval(3). */
function pageBytes(): number {
  if (knownPageBytes !== undefined) return knownPageBytes;
  const vector = readFileSync("/proc/self/auxv");
  let bytes = 4096;
  for (let at = 0; at + 16 <= vector.length; at += 16) {
    if (vector.readBigUInt64LE(at) === 6n) bytes = Number(vector.readBigUInt64LE(at + 8));
  }
  knownPageBytes = bytes;
  return bytes;
}
