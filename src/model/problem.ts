import type { Arm } from "./arm.ts";

/** Exit statuses of the command; 130 and 143 belong to signals. */
export const EXIT = { passed: 0, failed: 1, usage: 2, unmeasured: 3 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

interface ProblemDetails {
  /** Stable kebab-case name, e.g. "service-not-ready". */
  readonly code: string;
  /** What, the value seen, and what was expected. */
  readonly message: string;
  /** What to do. */
  readonly hint?: string;
  /** Longer evidence such as the tail of a log; untrusted text. */
  readonly detail?: string;
  /** The arm whose service or commands failed, where it was one's. */
  readonly arm?: Arm;
  readonly exitStatus: ExitStatus;
  readonly cause?: unknown;
}

/** An expected failure that ends the run or a part of it. Anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly detail: string | undefined;
  readonly arm: Arm | undefined;
  readonly exitStatus: ExitStatus;

  constructor({ code, message, hint, detail, arm, exitStatus, cause }: ProblemDetails) {
    super(message, { cause });
    this.name = "Problem";
    this.code = code;
    this.hint = hint;
    this.detail = detail;
    this.arm = arm;
    this.exitStatus = exitStatus;
  }
}
