import { readFileSync } from "node:fs";
import { MARKER_VARIABLE } from "./environment.ts";
import { numbersIn, ProcFile } from "./proc-file.ts";
import type { ProcessFamily } from "./process-family.ts";
import { isAlive, type ProcessStat, parseProcessStat } from "./process-stat.ts";
import { sendSignal } from "./send-signal.ts";

/** How old the list of processes may be where it is read often. */
const LIST_AGE_MS = 200;

/** A process of the tree; zombies included until they are reaped, as their CPU time counts. */
export class TreeMember {
  readonly pid: number;
  readonly #file: ProcFile;
  #stat: ProcessStat;

  constructor(pid: number, file: ProcFile, stat: ProcessStat) {
    this.pid = pid;
    this.#file = file;
    this.#stat = stat;
  }

  static open(pid: number): TreeMember | undefined {
    const file = ProcFile.open(`/proc/${pid}/stat`);
    const stat = parseProcessStat(file?.read() ?? "");
    if (file !== undefined && stat !== undefined) return new TreeMember(pid, file, stat);
    file?.close();
    return undefined;
  }

  /** As it was when last read. */
  get stat(): ProcessStat {
    return this.#stat;
  }

  /** Undefined once it was reaped. */
  read(): ProcessStat | undefined {
    const stat = parseProcessStat(this.#file.read() ?? "");
    this.#stat = stat ?? this.#stat;
    return stat;
  }

  close(): void {
    this.#file.close();
  }
}

/**
 * The processes of a service on Linux: the commands' sessions, everything that descends from a member, and whatever
 * carries the marker in its environment (a daemon that left both). Each other process is looked at once and remembered
 * as foreign, so that looking again costs one listing of /proc.
 */
export class ProcessTree implements ProcessFamily {
  readonly #marker: string;
  readonly #leaders = new Set<number>();
  #members: readonly TreeMember[] = [];
  #foreign = new Set<number>();
  #listed = Number.NEGATIVE_INFINITY;

  /** The marker's beginning is enough: a run's identifier finds the processes of all its services. */
  constructor(marker: string) {
    this.#marker = `${MARKER_VARIABLE}=${marker}`;
  }

  add(leader: number): void {
    const member = TreeMember.open(leader);
    if (member === undefined) return;
    this.#leaders.add(leader);
    this.#members = [...this.#members, member];
  }

  /** Parents before their children. The list is at most 200 ms old. */
  members(): readonly TreeMember[] {
    if (performance.now() - this.#listed > LIST_AGE_MS) this.#list();
    return this.#members;
  }

  alive(): readonly number[] {
    this.#list();
    if (this.#living().length === 0) this.#listAnew();
    return this.#living().map(({ pid }) => pid);
  }

  signal(signal: NodeJS.Signals): void {
    this.#listAnew();
    const living = this.#living();
    // To a group at once, so that nothing that it forks meanwhile escapes.
    const groups = new Set(living.map(({ stat }) => stat.group).filter((group) => this.#leaders.has(group)));
    for (const group of groups) sendSignal(-group, signal);
    for (const { pid, stat } of living) if (!groups.has(stat.group)) sendSignal(pid, signal);
  }

  close(): void {
    for (const member of this.#members) member.close();
    this.#members = [];
    this.#leaders.clear();
    this.#listed = Number.POSITIVE_INFINITY;
  }

  #living(): TreeMember[] {
    return this.#members.filter((member) => {
      const stat = member.read();
      return stat !== undefined && isAlive(stat);
    });
  }

  /** A number may have passed from a foreign process to one of ours since it was looked at. */
  #listAnew(): void {
    this.#foreign = new Set();
    this.#list();
  }

  #list(): void {
    const pids = new Set(numbersIn("/proc"));
    this.#foreign = this.#foreign.intersection(pids);
    this.#members = this.#members.filter((member) => {
      const present = member.read() !== undefined;
      if (!present) member.close();
      return present;
    });
    const known = new Set(this.#members.map(({ pid }) => pid));
    const unknown = [...pids].filter((pid) => !known.has(pid) && !this.#foreign.has(pid));
    const newcomers = this.#admit(unknown.flatMap((pid) => TreeMember.open(pid) ?? []));
    if (newcomers.length > 0) this.#members = [...this.#members, ...newcomers].sort(byStart);
    this.#listed = performance.now();
  }

  /** Those of the candidates that belong; the others are closed. */
  #admit(candidates: readonly TreeMember[]): TreeMember[] {
    const parents = new Set(this.#members.map(({ pid }) => pid));
    const sessions = new Set(this.#members.map(({ stat }) => stat.session));
    const admitted: TreeMember[] = [];
    let rest = candidates;
    for (let found = true; found; ) {
      const kin = rest.filter(
        ({ pid, stat }) => parents.has(stat.parent) || sessions.has(stat.session) || this.#isMarked(pid, stat),
      );
      for (const { pid, stat } of kin) {
        parents.add(pid);
        sessions.add(stat.session);
      }
      admitted.push(...kin);
      const kinship = new Set(kin);
      rest = rest.filter((candidate) => !kinship.has(candidate));
      found = kin.length > 0;
    }
    for (const other of rest) other.close();
    return admitted;
  }

  #isMarked(pid: number, stat: ProcessStat): boolean {
    if (this.#foreign.has(pid)) return false;
    const environment = environmentOf(pid);
    if (environment?.split("\0").some((entry) => entry.startsWith(this.#marker))) return true;
    // An empty environment may be that of a process in the middle of exec: it is looked at again, unless it cannot have one.
    if (environment !== "" || !isAlive(stat) || isKernelThread(pid, stat)) this.#foreign.add(pid);
    return false;
  }
}

/** A parent starts before its child; within one tick of 10 ms their numbers tell. */
function byStart(a: TreeMember, b: TreeMember): number {
  return a.stat.started - b.stat.started || a.pid - b.pid;
}

function isKernelThread(pid: number, { parent }: ProcessStat): boolean {
  return pid === 2 || parent === 2;
}

/** Undefined where it may not be read. */
function environmentOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return undefined;
  }
}
