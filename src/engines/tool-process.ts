import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Duplex, Readable } from "node:stream";
import { killMarked } from "./marked-processes.ts";

/** Characters of its output that are kept as evidence. */
const TAIL = 4000;
/** Milliseconds for which output is still read once it has ended. */
const LAST_WORDS_MS = 500;
/** Carried by everything that it starts, wherever that goes. */
const MARKER = "LOADLINE_TOOL";

export interface ToolCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it gets a socket at its file descriptor 3; by default it does. */
  readonly hasSocket?: boolean;
  /** Bytes of output after which it is killed; undefined: none. */
  readonly mostOutput?: number;
  /** Gets its error output instead of `output`: untrusted text, in pieces. */
  readonly onError?: (text: string) => void;
}

/** A load tool in a process group of its own, usually with a socket at its file descriptor 3. What it leaves behind when it ends is killed. */
export class ToolProcess implements AsyncDisposable {
  /** How it ended, as a clause: "ended with status 1"; it never rejects. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private readonly marker = randomBytes(8).toString("hex");
  private readonly mostOutput: number;
  private tail = "";
  private printed = 0;
  private over = false;

  constructor({ command, args, directory, environment, hasSocket = true, mostOutput, onError }: ToolCommand) {
    this.mostOutput = mostOutput ?? Number.POSITIVE_INFINITY;
    this.child = spawn(command, args, {
      cwd: directory,
      env: { ...environment, [MARKER]: this.marker },
      detached: true,
      stdio: ["ignore", "pipe", "pipe", hasSocket ? "pipe" : "ignore"],
    });
    this.keepTail(this.child.stdout);
    if (onError === undefined) this.keepTail(this.child.stderr);
    else this.child.stderr?.setEncoding("utf8").on("data", onError);
    this.ended = this.end();
    if (hasSocket) this.socket.on("error", () => undefined);
  }

  /** Undefined when it could not be started. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Its exit status once it has ended; null where it was killed or could not be run. */
  get status(): number | null {
    return this.child.exitCode;
  }

  /** Its end of file descriptor 3. */
  get socket(): Duplex {
    const socket = this.child.stdio[3];
    if (socket === null || socket === undefined || !("write" in socket)) throw new Error("the tool has no socket");
    return socket as Duplex;
  }

  /** The end of what it printed: untrusted text. */
  get output(): string {
    return this.tail.trim();
  }

  /** Whether it printed more than it may, and was killed for it. */
  get floods(): boolean {
    return this.printed > this.mostOutput;
  }

  /** Asks it and all that it started to end, and kills what has not after so many seconds. */
  async stop(graceSeconds: number): Promise<void> {
    if (this.child.pid !== undefined && !this.over) signalGroup(this.child.pid, "SIGTERM");
    await within(graceSeconds * 1000, this.ended);
    await this[Symbol.asyncDispose]();
  }

  /** Closes its socket, by which it ends in good order, and kills what has not after so many seconds. */
  async release(graceSeconds: number): Promise<void> {
    this.socket.destroy();
    await within(graceSeconds * 1000, this.ended);
    await this[Symbol.asyncDispose]();
  }

  /** Kills it with everything that it started. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.child.stdio[3]?.destroy();
    if (this.child.pid === undefined) return;
    if (!this.over) signalGroup(this.child.pid, "SIGKILL");
    await this.ended;
    killMarked(`${MARKER}=${this.marker}`);
  }

  private async end(): Promise<string> {
    const { child } = this;
    const closed = new Promise((resolve) => child.on("close", resolve));
    const how = await new Promise<string>((resolve) => {
      child.on("error", (error) => resolve(`could not be run: ${error.message}`));
      child.on("exit", (status, signal) => resolve(`ended with ${signal ?? `status ${status}`}`));
    });
    this.over = true;
    if (child.pid === undefined) return how;
    // Its group lives on while anything that it started does, and holds its output open.
    signalGroup(child.pid, "SIGKILL");
    await within(LAST_WORDS_MS, closed);
    child.stdout?.destroy();
    child.stderr?.destroy();
    return how;
  }

  private keepTail(stream: Readable | null): void {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      this.tail = (this.tail + text).slice(-TAIL);
      this.printed += text.length;
      if (this.floods && this.child.pid !== undefined && !this.over) signalGroup(this.child.pid, "SIGKILL");
    });
  }
}

async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, late]);
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has just ended by itself.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
