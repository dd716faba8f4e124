import { spawnSync } from "node:child_process";

/**
 * What to put before a command for which `folder` is to be a disk of so many bytes: a file system of its own, which
 * nobody else sees and which goes with the command. Where mounting is not permitted, no file of the command may grow
 * beyond that.
 */
export function smallDisk(folder: string, bytes: number): readonly string[] {
  const mounted = `mount -t tmpfs -o size=${bytes} tmpfs "$0" && exec "$@"`;
  const mounting = ["env", "unshare", "--mount", "sh", "-c", mounted, folder];
  const tried = spawnSync("env", [...mounting.slice(1), "true"]);
  return tried.status === 0 ? mounting : ["sh", "-c", `ulimit -f ${bytes / 512}; exec "$@"`, folder];
}
