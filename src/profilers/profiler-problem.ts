import { EXIT, Problem } from "../model/problem.ts";

/** Why a service could not be profiled. */
export function profilerProblem(code: string, message: string, cause?: unknown): Problem {
  return new Problem({ code, message, exitStatus: EXIT.unmeasured, cause });
}
