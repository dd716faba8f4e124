import { constants } from "node:os";

/** How a command ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** "exited with code 1", "was killed by SIGKILL …". */
export function describeExit({ code, signal }: Exit): string {
  const name = signal ?? signalOfCode(code ?? 0);
  if (name === undefined) return `exited with code ${code}`;
  const cause = name === "SIGKILL" ? " (perhaps for lack of memory)" : "";
  return `was killed by ${name}${cause}`;
}

/** A shell tells of a killed command by 128 and the signal's number. */
function signalOfCode(code: number): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
}
