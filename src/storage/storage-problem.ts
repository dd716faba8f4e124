import { EXIT, Problem } from "../model/problem.ts";

interface Reason {
  readonly code: string;
  readonly why: string;
  readonly hint: string;
}

const FULL: Reason = { code: "disk-full", why: "the disk is full", hint: "Free some space and run again." };

const FORBIDDEN: Reason = {
  code: "not-writable",
  why: "writing is not permitted there",
  hint: "Choose a folder that this user may write to.",
};

const REASONS: Readonly<Record<string, Reason>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: FORBIDDEN,
  ENOENT: {
    code: "not-writable",
    why: "a folder on the way is not there",
    hint: "Check the path; for a temporary folder, TMPDIR (on a runner RUNNER_TEMP) says where it is made.",
  },
  EFBIG: { code: "disk-full", why: "files may not become that large here", hint: "Raise the limit (ulimit -f)." },
  EISDIR: { code: "not-writable", why: "that is a folder", hint: "Name a file." },
  ENOTDIR: { code: "not-writable", why: "a part of the path is a file", hint: "Check the path." },
};

/** What a failure to write at `path` means to the user. */
export function storageProblem(path: string, cause: unknown): Problem {
  const errno = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  const { code, why, hint } = REASONS[errno] ?? { code: "not-writable", why: errno, hint: "Check the path." };
  return new Problem({
    code,
    message: `${path} could not be written: ${why}`,
    hint,
    exitStatus: EXIT.unmeasured,
    cause,
  });
}
