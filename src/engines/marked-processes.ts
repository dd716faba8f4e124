import { readdirSync, readFileSync } from "node:fs";

/** Kills every process whose environment has this variable; `variable` is NAME=value. Without /proc there are none. */
export function killMarked(variable: string): void {
  for (const pid of processes()) if (environmentOf(pid).includes(variable)) kill(pid);
}

function processes(): readonly number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Nothing where it may not be read: then it is another user's. */
function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
}
