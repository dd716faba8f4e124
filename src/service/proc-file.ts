import { closeSync, openSync, readdirSync, readSync } from "node:fs";

// Longer than any line of stat or schedstat; shared, as reading is synchronous.
const buffer = Buffer.allocUnsafe(4096);

/**
 * A small file of /proc, kept open: reading it again costs a third of opening it, and a process that got the number of
 * an ended one is never taken for it.
 */
export class ProcFile {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Undefined where it does not exist or may not be read. */
  static open(path: string): ProcFile | undefined {
    try {
      return new ProcFile(openSync(path, "r"));
    } catch {
      return undefined;
    }
  }

  /** Undefined once the process or thread is gone. */
  read(): string | undefined {
    try {
      const length = readSync(this.#descriptor, buffer, 0, buffer.length, 0);
      return length === 0 ? undefined : buffer.toString("latin1", 0, length);
    } catch {
      return undefined;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The entries of a folder of /proc that are numbers: processes, threads or descriptors; none where it cannot be read. */
export function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}
