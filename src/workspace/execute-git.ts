import { spawn } from "node:child_process";

export interface Execution {
  readonly env: NodeJS.ProcessEnv;
  /** Ends the command. */
  readonly signal: AbortSignal | undefined;
  /** Ends the command after this many seconds. */
  readonly limitSeconds: number | undefined;
}

/** How a git command ended; `stderr` is untrusted text. */
export interface Executed {
  /** Null when it was ended by a signal or could not be started. */
  readonly status: number | null;
  /** Why it could not be started. */
  readonly error: NodeJS.ErrnoException | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Lists of files may be long; more than this is no repository that a service lives in. */
const MOST_OUTPUT_BYTES = 256 * 1024 * 1024;
/** Git removes its unfinished files when it gets SIGTERM; what has not ended by then is killed. */
const GRACE_MS = 2000;

/**
 * Runs git in a process group of its own, so that ending it ends what it started too: a transport, a filter, the git
 * that fills a new worktree. Resolves when all of them have ended; never rejects.
 */
export function executeGit(args: readonly string[], { env, signal, limitSeconds }: Execution): Promise<Executed> {
  const child = spawn("git", args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let reason = "";
  let killing: NodeJS.Timeout | undefined;
  const end = (why: string): void => {
    if (killing !== undefined) return;
    reason = why;
    signalGroup(child.pid, "SIGTERM");
    killing = setTimeout(() => {
      signalGroup(child.pid, "SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
    }, GRACE_MS);
  };
  const onAbort = (): void => end("fatal: it was interrupted");
  signal?.addEventListener("abort", onAbort);
  const late = `fatal: it had not ended after ${limitSeconds} s, and was ended`;
  const limit = limitSeconds === undefined ? undefined : setTimeout(() => end(late), limitSeconds * 1000);
  const tooMuch = (): void => end(`fatal: it printed more than ${MOST_OUTPUT_BYTES / 1024 / 1024} MiB`);
  const [stdout, stderr] = [collect(child.stdout, tooMuch), collect(child.stderr, tooMuch)];
  return new Promise((resolve) => {
    let error: NodeJS.ErrnoException | undefined;
    child.once("error", (seen) => {
      error = seen;
    });
    child.once("close", (status) => {
      signal?.removeEventListener("abort", onAbort);
      clearTimeout(limit);
      clearTimeout(killing);
      const failed = error !== undefined || killing !== undefined;
      resolve({ status: failed ? null : status, error, stdout: stdout(), stderr: `${stderr()}\n${reason}`.trim() });
    });
  });
}

function collect(stream: NodeJS.ReadableStream, tooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_OUTPUT_BYTES) tooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // It has ended.
  }
}
