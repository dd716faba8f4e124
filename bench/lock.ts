import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Holds the file that BENCH_LOCK names while something is timed, so that on a shared machine other heavy work (under
 * `flock FILE command`) waits. Without the variable nothing is held.
 */
export async function holdLock(): Promise<AsyncDisposable> {
  const file = process.env.BENCH_LOCK;
  if (file === undefined) return { [Symbol.asyncDispose]: async () => {} };
  const holder = spawn("flock", [file, "sh", "-c", "echo held; read _"], { stdio: ["pipe", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  return {
    [Symbol.asyncDispose]: async () => {
      const gone = once(holder, "exit");
      holder.stdin.end();
      await gone;
    },
  };
}
